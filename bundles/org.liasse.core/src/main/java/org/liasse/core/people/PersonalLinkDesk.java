package org.liasse.core.people;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Clock;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Participants;
import org.liasse.api.dossier.PersonalLinks;
import org.liasse.api.letter.Draft;
import org.liasse.api.letter.Letters;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.letter.Site;
import org.liasse.core.store.Hash;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.store.Work;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes personal links: a row, a participant and a letter, or none of them. */
@Component
public final class PersonalLinkDesk implements PersonalLinks {

    private final Transactions transactions;
    private final Participants participants;
    private final Letters letters;
    private final Site site;
    private final Clock clock;

    @Activate
    public PersonalLinkDesk(
            @Reference Transactions transactions,
            @Reference Participants participants,
            @Reference Letters letters,
            @Reference Site site,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.participants = participants;
        this.letters = letters;
        this.site = site;
        this.clock = clock;
    }

    /** What is written of a dossier on the letter. */
    private record Header(String number, String title) {}

    @Override
    public String make(Caller caller, String dossier, NewLink link) {
        NewLink checked = checked(link);
        return transactions.write(
                caller,
                work -> {
                    String id = Ids.next();
                    String secret = Hash.random();
                    Instant expiresAt = work.now().plus(java.time.Duration.ofDays(link.days()));
                    insert(work, id, secret, dossier, checked, expiresAt);
                    // here it is asked whether he may
                    participants.invite(caller, dossier, Principal.link(id), link.role(), null);
                    write(work, id, secret, dossier, checked, expiresAt, caller.name());
                    return id;
                });
    }

    @Override
    public Principal invite(Caller caller, String dossier, NewLink link) {
        NewLink checked = checked(link);
        String holder =
                transactions.write(
                        caller,
                        work ->
                                Persons.byEmail(work.sql(), checked.email())
                                        .filter(id -> !Persons.isInvited(work.sql(), id))
                                        .map(id -> name(caller, dossier, id, checked.role()))
                                        .orElseGet(
                                                () ->
                                                        Principal.link(
                                                                make(caller, dossier, checked)))
                                        .toString());
        return Principal.parse(holder);
    }

    @Override
    public boolean isHeldBy(Caller caller, String dossier, Set<Key> roles, String email) {
        return transactions.read(
                sql -> {
                    Set<Principal> holders =
                            participants.list(caller, dossier).stream()
                                    .filter(participant -> roles.contains(participant.role()))
                                    .map(Participants.Participant::principal)
                                    .collect(toSet());
                    return isOf(sql, "account", Principal.Kind.ACCOUNT, holders, email)
                            || isOf(sql, "personal_link", Principal.Kind.LINK, holders, email);
                });
    }

    private static boolean isOf(
            Sql sql, String table, Principal.Kind kind, Set<Principal> holders, String email) {
        var arguments = new ArrayList<Object>();
        holders.stream().filter(h -> h.kind() == kind).map(Principal::id).forEach(arguments::add);
        if (arguments.isEmpty()) {
            return false;
        }
        String marks = Sql.marks(arguments);
        arguments.add(email.strip());
        return !sql.list(
                        "select id from "
                                + table
                                + " where id in ("
                                + marks
                                + ") and lower(email) = lower(?)",
                        row -> row.getString(1),
                        arguments)
                .isEmpty();
    }

    private Principal name(Caller caller, String dossier, String account, Key role) {
        Principal known = Principal.account(account);
        participants.invite(caller, dossier, known, role, null);
        return known;
    }

    private static NewLink checked(NewLink link) {
        List<InputError> errors = new ArrayList<>();
        String name = noting(errors, () -> Words.checked("/name", link.name(), 200));
        String email = noting(errors, () -> Words.neededEmail(link.email()));
        if (link.days() < 1 || link.days() > LONGEST.toDays()) {
            errors.add(InputError.at("/days", "On attend de 1 à 365.", "1 to 365 are expected."));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        Language language = link.language() == null ? Language.FR : link.language();
        return new NewLink(link.role(), name, email, language, link.days());
    }

    private static String noting(
            List<InputError> errors, java.util.function.Supplier<String> check) {
        try {
            return check.get();
        } catch (Problem problem) {
            errors.addAll(problem.errors());
            return null;
        }
    }

    private static void insert(
            Work work, String id, String secret, String dossier, NewLink link, Instant expiresAt) {
        work.sql()
                .update(
                        "insert into personal_link (id, secret_hash, dossier_id, name, email,"
                                + " language, created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?,"
                                + " ?)",
                        id,
                        Hash.of(secret),
                        dossier,
                        link.name(),
                        link.email(),
                        link.language(),
                        work.millis(),
                        expiresAt.toEpochMilli());
    }

    private void write(
            Work work,
            String id,
            String secret,
            String dossier,
            NewLink link,
            Instant expiresAt,
            String inviter) {
        Header header =
                work.sql()
                        .first(
                                "select number, title from dossier where id = ?",
                                row -> new Header(row.getString(1), row.getString(2)),
                                dossier)
                        .orElseThrow(Problem::notFound);
        letters.post(
                new Draft(
                        "dossier:" + dossier + "/link:" + id,
                        Principal.link(id),
                        link.name(),
                        link.email(),
                        link.language(),
                        Letters.MAIL,
                        new Key("personal-link"),
                        Map.of(
                                "name",
                                link.name(),
                                "inviter",
                                inviter,
                                "number",
                                header.number(),
                                "title",
                                header.title(),
                                "until",
                                day(expiresAt, link.language()),
                                "link",
                                site.link("link", secret)),
                        expiresAt));
    }

    private String day(Instant instant, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(LocalDate.ofInstant(instant, clock.zone()));
    }
}
