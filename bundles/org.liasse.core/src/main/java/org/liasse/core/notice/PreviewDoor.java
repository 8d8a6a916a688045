package org.liasse.core.notice;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Conversations;
import org.liasse.api.dossier.Deadlines;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Oversight.What;
import org.liasse.api.dossier.Participants;
import org.liasse.api.dossier.Types.Known;
import org.liasse.api.letter.Draft;
import org.liasse.api.notice.Previews;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Directory;
import org.liasse.api.people.Principal;
import org.liasse.api.spi.Wording;
import org.liasse.api.type.Declarations.Notice;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.core.audit.AccessLog;
import org.liasse.core.dossier.ActPart;
import org.liasse.core.dossier.Acting;
import org.liasse.core.dossier.Audiences;
import org.liasse.core.dossier.CaseFile;
import org.liasse.core.dossier.CaseFiles;
import org.liasse.core.dossier.Changes;
import org.liasse.core.dossier.Performing;
import org.liasse.core.dossier.ReadAhead;
import org.liasse.core.letter.Phrasing;
import org.liasse.core.letter.Site;
import org.liasse.core.notice.Onlooker.Asker;
import org.liasse.core.notice.Recaps.Due;
import org.liasse.core.people.KnownAccounts;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The door to what would be told. */
@Component(service = Previews.class)
public final class PreviewDoor implements Previews {

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final CaseFiles files;
    private final Acting acting;
    private final KnownAccounts accounts;
    private final Directory directory;
    private final Reminding reminding;
    private final Recaps recaps;
    private final RecapLetter letter;
    private final AccessLog accesses;
    private final SupposedAct supposed;
    private final Rehearsal rehearsal;
    private final Clock clock;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Wording wording;

    @Activate
    public PreviewDoor(
            @Reference Transactions transactions,
            @Reference Catalogue catalogue,
            @Reference CaseFiles files,
            @Reference Acting acting,
            @Reference ReadAhead ahead,
            @Reference Changes changes,
            @Reference Dossiers dossiers,
            @Reference Conversations conversations,
            @Reference Participants participants,
            @Reference KnownAccounts accounts,
            @Reference Directory directory,
            @Reference Deadlines deadlines,
            @Reference Recaps recaps,
            @Reference RecapLetter letter,
            @Reference AccessLog accesses,
            @Reference Site site,
            @Reference Clock clock,
            @Reference Phrasing phrasing) {
        this(
                transactions,
                catalogue,
                files,
                acting,
                accounts,
                directory,
                deadlines,
                recaps,
                letter,
                accesses,
                new SupposedAct(
                        new Performing(acting, ahead, changes),
                        dossiers,
                        conversations,
                        participants),
                new Rehearsal(transactions, catalogue, files, site, clock, phrasing),
                clock,
                null);
    }

    PreviewDoor(
            Transactions transactions,
            Catalogue catalogue,
            CaseFiles files,
            Acting acting,
            KnownAccounts accounts,
            Directory directory,
            Deadlines deadlines,
            Recaps recaps,
            RecapLetter letter,
            AccessLog accesses,
            SupposedAct supposed,
            Rehearsal rehearsal,
            Clock clock,
            Wording wording) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.files = files;
        this.acting = acting;
        this.accounts = accounts;
        this.directory = directory;
        this.reminding =
                new Reminding(transactions, catalogue, files, acting, deadlines, rehearsal);
        this.recaps = recaps;
        this.letter = letter;
        this.accesses = accesses;
        this.supposed = supposed;
        this.rehearsal = rehearsal;
        this.clock = clock;
        this.wording = wording;
    }

    /** The dossier, for somebody who may see what would be told of it. */
    private CaseFile ground(Caller asker, String dossier) {
        CaseFile seen =
                transactions.read(
                        sql -> {
                            CaseFile file = files.read(sql, asker, dossier);
                            if (!TextGround.isHis(sql, files, asker, file)) {
                                throw TextGround.notYours();
                            }
                            return file;
                        });
        accesses.note(asker, dossier, What.DOSSIER, null);
        return seen;
    }

    @Override
    public Outlook of(Caller asker, Supposed wanted) {
        CaseFile file = ground(asker, wanted.dossier());
        DossierType type = living(file);
        Notice only =
                wanted.notice() == null
                        ? null
                        : type.notice(wanted.notice()).orElseThrow(Problem::notFound);
        Caller actor = actor(asker, file, type, wanted.by());
        Act act = SupposedAct.named(type, wanted.act(), only);
        boolean isHisOwn = asker.equals(actor);
        Set<Key> roles = file.rolesOf(asker);
        boolean isToldOfIt =
                ActPart.audience(file, act)
                        .filter(audience -> Audiences.include(audience, roles))
                        .isPresent();
        if (!ActPart.isThere(file, act, roles) || !(isHisOwn || isToldOfIt)) {
            throw Problem.notFound();
        }
        var deed =
                isHisOwn
                        ? supposed.of(file, actor, wanted, act)
                        : supposed.heard(overheard(asker, file), actor, wanted, act);
        return rehearsal
                .play(TextDoor.there(wording), asker, file, actor, wanted.notice(), deed)
                .outlook();
    }

    private Overheard overheard(Caller asker, CaseFile file) {
        Set<Key> roles = file.rolesOf(asker);
        return new Overheard(file, roles, acting.explain(file, roles, clock.now()));
    }

    /** As its variant has it at this moment. */
    private DossierType living(CaseFile file) {
        Key type = file.header().type();
        return catalogue
                .find(type)
                .filter(Known::present)
                .map(Known::type)
                .orElseThrow(() -> Problem.typeAway(type));
    }

    private Caller actor(Caller asker, CaseFile file, DossierType type, String account) {
        if (account == null || asker.accountId().filter(account::equals).isPresent()) {
            return asker;
        }
        return Optional.of(account)
                .filter(Ids::isId)
                .filter(
                        id ->
                                transactions.read(
                                        sql ->
                                                isKnown(
                                                        sql,
                                                        asker,
                                                        file,
                                                        type,
                                                        Principal.account(id))))
                .flatMap(accounts::caller)
                .orElseThrow(
                        () ->
                                Problem.invalid(
                                        "/by",
                                        "Cette personne n’a pas de rôle ici, à ce que vous pouvez"
                                                + " savoir.",
                                        "This person has no role here, as far as you may know."));
    }

    private boolean isKnown(
            Sql sql, Caller asker, CaseFile file, DossierType type, Principal person) {
        Acquaintance known = new Acquaintance(sql, files, asker, file, false);
        return Subject.read(sql, type, file.header().id())
                .map(s -> s.before(Asker.of(file, asker), known.of(s.seats())))
                .stream()
                .flatMap(s -> Person.of(sql, s, List.of(person), Long.MAX_VALUE).stream())
                .anyMatch(one -> !one.roles().isEmpty());
    }

    @Override
    public List<Reminder> reminders(Caller asker, String dossier) {
        CaseFile file = ground(asker, dossier);
        return reminding.of(TextDoor.there(wording), asker, file, living(file));
    }

    @Override
    public List<Recap> recaps(Caller asker, String account) {
        Principal self = Person.orRefused(asker);
        boolean isOwn = account == null || Principal.account(account).equals(self);
        if (!isOwn) {
            if (TextGround.offices(asker).isEmpty()) {
                throw TextGround.notYours();
            }
            directory.find(asker, account);
        }
        String person = (isOwn ? self : Principal.account(account)).toString();
        Caller onlooker = isOwn ? null : asker;
        Wording words = TextDoor.there(wording);
        // a text that fails is noted where it stands when a mail is sent, not when it is looked at
        return transactions.tentatively(
                work -> {
                    Sql sql = work.settled();
                    Map<Due, Draft> drafts = new LinkedHashMap<>();
                    recaps.ahead(
                            sql,
                            person,
                            due ->
                                    letter.ahead(sql, due, person, onlooker)
                                            .filter(draft -> drafts.put(due, draft) == null)
                                            .isPresent());
                    return drafts.entrySet().stream()
                            .map(one -> recap(words, one.getKey(), one.getValue(), isOwn))
                            .sorted(Comparator.comparing(Recap::at))
                            .toList();
                });
    }

    private Recap recap(Wording words, Due due, Draft draft, boolean isOwn) {
        return new Recap(
                due.type().key(),
                due.digest().key(),
                due.digest().label(),
                recaps.at(due),
                rehearsal.mail(words, draft, isOwn ? List.of() : RecapContent.RECKONED));
    }
}
