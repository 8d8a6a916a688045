package org.liasse.core.notice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.people.Principal;
import org.liasse.api.type.Declarations.Notice;
import org.liasse.api.type.DossierType;
import org.liasse.core.letter.LetterBox;
import org.liasse.core.letter.Site;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Lease;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.store.Work;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells people of one thing that happened: by the notices of its type, to whoever holds the role
 * and may see it, as each wants it. A page of people is one transaction; telling all of it again
 * adds nothing.
 */
@Component(service = Telling.class)
public final class Telling {

    private static final String NOTIFICATION =
            "insert into notification (id, event_id, person, dossier_id, type_key, notice_key,"
                    + " kind, actor_name, audience, happened_at) values (?, ?, ?, ?, ?, ?, ?, ?,"
                    + " ?, ?)";
    private static final String LINE =
            "insert into recap_line (event_id, person, digest_key, type_key, notice_key,"
                    + " dossier_id, context_id, kind, audience, happened_at) values (?, ?, ?, ?,"
                    + " ?, ?, ?, ?, ?, ?)";

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final LetterBox letters;
    private final Site site;
    private final Clock clock;

    @Activate
    public Telling(
            @Reference Transactions transactions,
            @Reference Catalogue catalogue,
            @Reference LetterBox letters,
            @Reference Site site,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.letters = letters;
        this.site = site;
        this.clock = clock;
    }

    /** Another node has taken over: nothing more is written here. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Lost() {
            super("another node tells now", null, false, false);
        }
    }

    /**
     * @param lease that each transaction must still hold
     * @throws Lost where it does not
     */
    void tell(Happening happening, Lease lease) {
        if (!happening.isAct()) {
            return;
        }
        DossierType type = catalogue.find(happening.type()).orElseThrow().type();
        List<Notice> due = due(type, happening);
        if (due.isEmpty()) {
            return;
        }
        transactions
                .read(sql -> Subject.read(sql, type, happening.dossier()))
                .ifPresent(subject -> due.forEach(n -> tell(happening, subject, n, due, lease)));
    }

    /** The notices of a type that something makes, in their order. */
    static List<Notice> due(DossierType type, Happening happening) {
        return type.notices().stream().filter(notice -> isDue(notice, type, happening)).toList();
    }

    /** Those among them that whoever is mentioned hears in the place of this one. */
    static List<Notice> instead(Notice notice, List<Notice> due) {
        return notice.isForMentioned()
                ? List.of()
                : due.stream().filter(Notice::isForMentioned).toList();
    }

    private static boolean isDue(Notice notice, DossierType type, Happening happening) {
        return notice.on().stream().anyMatch(on -> happening.isOf(on, type))
                && (notice.doneBy().isEmpty()
                        || !Collections.disjoint(notice.doneBy(), happening.actorRoles()));
    }

    private void tell(
            Happening happening, Subject subject, Notice notice, List<Notice> due, Lease lease) {
        List<Notice> instead = instead(notice, due);
        Content content =
                transactions.read(
                        sql -> new Content(sql, site, clock.zone(), subject, happening, notice));
        new Candidates(transactions, subject)
                .of(
                        notice,
                        happening.payload(),
                        page ->
                                transactions.write(
                                        work -> {
                                            if (!lease.renew(work)) {
                                                throw new Lost();
                                            }
                                            tell(
                                                    work, happening, subject, notice, instead,
                                                    content, page);
                                            return null;
                                        }));
    }

    private void tell(
            Work work,
            Happening happening,
            Subject subject,
            Notice notice,
            List<Notice> instead,
            Content content,
            List<Principal> page) {
        Sql sql = work.sql();
        List<Outcome> outcomes =
                Outcome.of(sql, happening, subject, notice, instead, content, page, work.millis());
        if (outcomes.isEmpty()) {
            return;
        }
        letters.postAll(
                work, outcomes.stream().map(Outcome::letter).filter(Objects::nonNull).toList());
        notify(
                sql,
                happening,
                notice,
                outcomes.stream().filter(Outcome::isShown).map(Outcome::person).toList());
        lines(sql, happening, subject, notice, outcomes);
    }

    private static void notify(Sql sql, Happening happening, Notice notice, List<Person> people) {
        Set<String> there =
                there(sql, "select person from notification where event_id = ?", happening, people);
        sql.batch(
                NOTIFICATION,
                people.stream()
                        .map(person -> person.principal().toString())
                        .filter(person -> !there.contains(person))
                        .map(
                                person ->
                                        List.<Object>of(
                                                Ids.next(),
                                                happening.id(),
                                                person,
                                                happening.dossier(),
                                                happening.type(),
                                                notice.key(),
                                                happening.kind(),
                                                happening.actorName(),
                                                happening.audience(),
                                                happening.at().toEpochMilli()))
                        .toList());
    }

    /** Of these people those who have such a row of this event. */
    private static Set<String> there(
            Sql sql, String select, Happening happening, List<Person> people) {
        if (people.isEmpty()) {
            return Set.of();
        }
        var arguments = new ArrayList<Object>();
        arguments.add(happening.id());
        people.forEach(person -> arguments.add(person.principal()));
        return new HashSet<>(
                sql.list(
                        select + " and person in (" + Sql.marks(people) + ")",
                        row -> row.getString(1),
                        arguments));
    }

    /** What recaps are to say of it. */
    private static void lines(
            Sql sql, Happening happening, Subject subject, Notice notice, List<Outcome> outcomes) {
        Set<String> there =
                there(
                        sql,
                        "select digest_key || ' ' || person from recap_line where event_id = ?",
                        happening,
                        outcomes.stream().map(Outcome::person).toList());
        var rows = new ArrayList<List<Object>>();
        for (Outcome outcome : outcomes) {
            Principal who = outcome.person().principal();
            outcome.recaps().stream()
                    .filter(digest -> !there.contains(digest + " " + who))
                    .forEach(digest -> rows.add(line(happening, subject, notice, who, digest)));
        }
        sql.batch(LINE, rows);
    }

    private static List<Object> line(
            Happening happening, Subject subject, Notice notice, Principal who, Key digest) {
        return List.of(
                happening.id(),
                who,
                digest,
                happening.type(),
                notice.key(),
                happening.dossier(),
                subject.place(),
                happening.kind(),
                happening.audience(),
                happening.at().toEpochMilli());
    }
}
