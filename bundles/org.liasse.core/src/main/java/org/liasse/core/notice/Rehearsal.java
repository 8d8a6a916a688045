package org.liasse.core.notice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.letter.Draft;
import org.liasse.api.notice.Previews;
import org.liasse.api.notice.Previews.Mail;
import org.liasse.api.notice.Previews.Outlook;
import org.liasse.api.notice.Previews.Told;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.spi.Wording;
import org.liasse.api.spi.Wording.Words;
import org.liasse.api.type.Declarations.Notice;
import org.liasse.api.type.DossierType;
import org.liasse.core.dossier.CaseFile;
import org.liasse.core.dossier.CaseFiles;
import org.liasse.core.letter.Phrasing;
import org.liasse.core.letter.Site;
import org.liasse.core.notice.Onlooker.Asker;
import org.liasse.core.store.Json;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.store.Work;
import org.liasse.core.types.Catalogue;

/**
 * Has something happen in a transaction that is taken back, and tells its events to nobody but
 * whoever asked: by the code that tells them for good, so that what is shown is what would go.
 */
final class Rehearsal {

    /** People looked at for one answer; each takes a few statements a hundred. */
    private static final int MOST_EXAMINED = 5_000;

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final CaseFiles files;
    private final Site site;
    private final Clock clock;
    private final Phrasing phrasing;

    Rehearsal(
            Transactions transactions,
            Catalogue catalogue,
            CaseFiles files,
            Site site,
            Clock clock,
            Phrasing phrasing) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.files = files;
        this.site = site;
        this.clock = clock;
        this.phrasing = phrasing;
    }

    /**
     * @param obstacles that kept the deed from being done
     */
    record Played(List<Key> obstacles, Outlook outlook) {}

    /**
     * @param file the dossier as the asker sees it now
     * @param actor who does it
     * @param only this notice, or {@code null}
     * @param deed does it, or answers what stands in its way
     */
    Played play(
            Wording wording,
            Caller asker,
            CaseFile file,
            Caller actor,
            Key only,
            Function<Work, List<Key>> deed) {
        Map<String, CaseFile> seen = new HashMap<>();
        seen.put(file.header().id(), file);
        Take take = take(wording, asker, actor, only, seen, deed);
        // what else it touches must be seen as it is before, which only shows once it is undone
        boolean isMoreSeen =
                transactions.read(
                        sql -> {
                            take.others.forEach(
                                    id -> look(sql, asker, id).forEach(f -> seen.put(id, f)));
                            return seen.size() > 1;
                        });
        Take last = isMoreSeen ? take(wording, asker, actor, only, seen, deed) : take;
        return new Played(last.obstacles, new Outlook(List.copyOf(last.told), last.isMore));
    }

    /** The dossier, where the asker sees it and looks after its words. */
    private List<CaseFile> look(Sql sql, Caller asker, String dossier) {
        return TextGround.seen(sql, files, asker, dossier).stream()
                .filter(file -> TextGround.isHis(sql, files, asker, file))
                .toList();
    }

    private Take take(
            Wording wording,
            Caller asker,
            Caller actor,
            Key only,
            Map<String, CaseFile> seen,
            Function<Work, List<Key>> deed) {
        return transactions.tentatively(
                work -> {
                    Take take = new Take(work, wording, asker, actor, only, seen);
                    take.obstacles = deed.apply(work);
                    take.tell();
                    return take;
                });
    }

    /** A draft in words, as it would be when it is sent. */
    Mail mail(Wording wording, Draft draft, List<String> withheld) {
        try {
            Words words =
                    phrasing.words(
                            wording,
                            draft.template(),
                            draft.language(),
                            Json.read(Json.write(draft.values())));
            return new Mail(
                    draft.language(),
                    words.subject(),
                    words.text(),
                    words.html(),
                    draft.files().stream().map(Draft.File::name).toList(),
                    withheld);
        } catch (IllegalArgumentException e) {
            throw Problem.of(
                            Problem.Kind.NOT_READY,
                            "Il n’y a pas de mots pour ce courrier : " + e.getMessage(),
                            "There are no words for this mail: " + e.getMessage())
                    .because("text-broken");
        }
    }

    /** There is enough to show. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("enough", null, false, false);
        }
    }

    /** One time that it is played. */
    private final class Take {

        private final Work work;
        private final Wording wording;
        private final Caller asker;
        private final Caller actor;
        private final Key only;
        private final Map<String, CaseFile> seen;
        final Set<String> others = new HashSet<>();
        final List<Told> told = new ArrayList<>();
        List<Key> obstacles = List.of();
        boolean isMore;
        private int examined;

        /** What was said to whom of the event at hand: each thing once, by the first notice. */
        private final Set<String> said = new HashSet<>();

        Take(
                Work work,
                Wording wording,
                Caller asker,
                Caller actor,
                Key only,
                Map<String, CaseFile> seen) {
            this.work = work;
            this.wording = wording;
            this.asker = asker;
            this.actor = actor;
            this.only = only;
            this.seen = seen;
        }

        void tell() {
            Sql sql = work.settled();
            try {
                for (Happening happening : Happening.of(sql, work.events())) {
                    if (happening.isAct()) {
                        said.clear();
                        tell(sql, happening);
                    }
                }
            } catch (Enough e) {
                isMore = true;
            }
        }

        private void tell(Sql sql, Happening happening) {
            CaseFile before = seen.get(happening.dossier());
            if (before == null) {
                others.add(happening.dossier());
                return;
            }
            Asker eyes = Asker.of(before, asker);
            DossierType type = catalogue.find(happening.type()).orElseThrow().type();
            List<Notice> due = Telling.due(type, happening);
            if (due.isEmpty() || !eyes.sees(happening.audience())) {
                return;
            }
            Acquaintance known = new Acquaintance(sql, files, asker, before, asker.equals(actor));
            Subject.read(sql, type, happening.dossier())
                    .map(subject -> subject.before(eyes, known.of(subject.seats())))
                    .ifPresent(s -> due.forEach(notice -> tell(sql, happening, s, notice, due)));
        }

        private void tell(
                Sql sql, Happening happening, Subject subject, Notice notice, List<Notice> due) {
            Content content = new Content(sql, site, clock.zone(), subject, happening, notice);
            List<Notice> instead = Telling.instead(notice, due);
            new Candidates(transactions, subject)
                    .of(
                            notice,
                            happening.payload(),
                            page ->
                                    Outcome.of(
                                                    sql,
                                                    happening,
                                                    subject,
                                                    notice,
                                                    instead,
                                                    content,
                                                    count(page),
                                                    work.millis())
                                            .forEach(one -> show(subject, notice, content, one)));
        }

        private List<Principal> count(List<Principal> page) {
            examined += page.size();
            if (examined > MOST_EXAMINED) {
                throw new Enough();
            }
            return page;
        }

        private void show(Subject subject, Notice notice, Content content, Outcome outcome) {
            Person person = outcome.person();
            String who = " " + person.principal();
            if (!said.add(notice.key() + " of" + who)) {
                return;
            }
            boolean isMailed = outcome.letter() != null && said.add("mail" + who);
            boolean isShown = outcome.isShown() && said.add("notification" + who);
            List<Key> recaps =
                    outcome.recaps().stream().filter(r -> said.add("recap " + r + who)).toList();
            if (only != null && !only.equals(notice.key())) {
                return;
            }
            if (told.size() == Previews.MOST) {
                throw new Enough();
            }
            told.add(
                    new Told(
                            subject.id(),
                            subject.number(),
                            subject.type().key(),
                            notice.key(),
                            notice.label(),
                            person.principal(),
                            person.name(),
                            person.roles(),
                            outcome.delivery(),
                            isShown,
                            recaps,
                            isMailed ? mail(wording, outcome.letter(), content.withheld()) : null));
        }
    }
}
