package org.liasse.core.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.letter.Draft;
import org.liasse.api.letter.Letters;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.type.Declarations.Digest;
import org.liasse.api.type.Declarations.Notice.Delivery;
import org.liasse.core.dossier.Audiences;
import org.liasse.core.letter.LetterBox;
import org.liasse.core.letter.Site;
import org.liasse.core.list.Lists;
import org.liasse.core.notice.Recaps.Due;
import org.liasse.core.people.KnownAccounts;
import org.liasse.core.store.Json;
import org.liasse.core.store.Lease;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.store.Work;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * One person's recap: his lines become a letter and are gone, in one transaction. It lists what he
 * may see and wants to hear of when it is made; where that is nothing, there is no letter.
 */
@Component(service = RecapLetter.class)
public final class RecapLetter {

    /** Lines that one transaction takes; what is beyond is counted, not listed. */
    private static final int MOST_LINES = 400;

    /** The template of letters that recaps make. */
    static final Key TEMPLATE = new Key("recap");

    private final Transactions transactions;
    private final KnownAccounts accounts;
    private final LetterBox letters;
    private final Lists lists;
    private final Site site;

    @Activate
    public RecapLetter(
            @Reference Transactions transactions,
            @Reference KnownAccounts accounts,
            @Reference LetterBox letters,
            @Reference Lists lists,
            @Reference Site site) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.letters = letters;
        this.lists = lists;
        this.site = site;
    }

    record Line(
            String event, String dossier, String context, Key notice, String audience, long at) {}

    /**
     * @param onlooker who reads it before it is made, and what he does not see is left out; {@code
     *     null}: nobody
     */
    record Addressee(Caller caller, String name, String email, Language language, Caller onlooker) {

        Addressee before(Caller eyes) {
            return new Addressee(caller, name, email, language, eyes);
        }
    }

    void write(Due due, String person, Lease lease) {
        Optional<Addressee> addressee = transactions.read(sql -> addressee(sql, person));
        boolean isMore = true;
        for (boolean isFirst = true; isMore; isFirst = false) {
            boolean first = isFirst;
            isMore =
                    transactions.write(
                            work -> {
                                if (!lease.renew(work)) {
                                    throw new Telling.Lost();
                                }
                                if (first && isWritten(work.sql(), due, person)) {
                                    // what came too late for it is for the next one
                                    return false;
                                }
                                List<Line> lines = lines(work.sql(), due, person);
                                if (first && addressee.isPresent()) {
                                    draft(work.sql(), due, addressee.get(), lines)
                                            .ifPresent(d -> letters.postAll(work, List.of(d)));
                                }
                                clear(work, due, person, lines);
                                return lines.size() == MOST_LINES;
                            });
        }
    }

    static boolean isWritten(Sql sql, Due due, String person) {
        return sql.number(
                        "select count(*) from letter where cause = ? and person = ? and"
                                + " channel = ?",
                        due.cause(),
                        person,
                        Letters.MAIL)
                > 0;
    }

    private Optional<Addressee> addressee(Sql sql, String person) {
        Principal principal = Principal.parse(person);
        if (principal.kind() == Principal.Kind.ACCOUNT) {
            return accounts.caller(principal.id())
                    .flatMap(
                            caller ->
                                    sql.first(
                                            "select name, email, language from account where id ="
                                                    + " ? and email is not null",
                                            row -> addressee(caller, row),
                                            principal.id()));
        }
        Caller holder = new Caller(null, "", Set.of(principal), Language.FR, null);
        return sql.first(
                "select name, email, language from personal_link where id = ?",
                row -> addressee(holder, row),
                principal.id());
    }

    private static Addressee addressee(Caller caller, ResultSet row) throws SQLException {
        return new Addressee(
                caller,
                row.getString(1),
                row.getString(2),
                Language.valueOf(row.getString(3)),
                null);
    }

    /** The newest first. */
    private static List<Line> lines(Sql sql, Due due, String person) {
        return sql.list(
                "select event_id, dossier_id, context_id, notice_key, audience, happened_at from"
                        + " recap_line where type_key = ? and digest_key = ? and person = ? and"
                        + " happened_at < ? order by happened_at desc, event_id fetch first "
                        + MOST_LINES
                        + " rows only",
                row ->
                        new Line(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                new Key(row.getString(4)),
                                row.getString(5),
                                row.getLong(6)),
                due.type().key(),
                due.digest().key(),
                person,
                due.until().toEpochMilli());
    }

    private static void clear(Work work, Due due, String person, List<Line> lines) {
        work.sql()
                .batch(
                        "delete from recap_line where event_id = ? and person = ? and digest_key ="
                                + " ?",
                        lines.stream()
                                .map(
                                        line ->
                                                List.<Object>of(
                                                        line.event(), person, due.digest().key()))
                                .toList());
    }

    /**
     * What it would say now, while nothing is written; empty where that is nothing.
     *
     * @param onlooker before whose eyes, or {@code null} for the person's own
     */
    Optional<Draft> ahead(Sql sql, Due due, String person, Caller onlooker) {
        return addressee(sql, person)
                .map(addressee -> addressee.before(onlooker))
                .flatMap(addressee -> draft(sql, due, addressee, lines(sql, due, person)));
    }

    /** Empty where there is nothing to say. */
    private Optional<Draft> draft(Sql sql, Due due, Addressee addressee, List<Line> lines) {
        List<Line> told = stillSeen(sql, addressee.caller(), wanted(sql, due, addressee, lines));
        if (addressee.onlooker() != null) {
            told = administered(sql, addressee.onlooker(), told);
        }
        told = within(sql, due, addressee, told);
        if (told.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Draft(
                        due.cause(),
                        Person.orRefused(addressee.caller()),
                        addressee.name(),
                        addressee.email(),
                        addressee.language(),
                        Letters.MAIL,
                        TEMPLATE,
                        new RecapContent(site, due, addressee, told).values(sql),
                        null));
    }

    private static List<Line> wanted(Sql sql, Due due, Addressee addressee, List<Line> lines) {
        Set<String> contexts = lines.stream().map(Line::context).collect(Collectors.toSet());
        Principal person = Person.orRefused(addressee.caller());
        Wishes wishes = Wishes.of(sql, List.of(person), due.type().key(), contexts);
        Set<String> leftOut = leftOut(sql, due.digest(), contexts);
        return lines.stream()
                .filter(line -> !leftOut.contains(line.context()))
                .filter(line -> isWanted(wishes, person, due, line))
                .toList();
    }

    private static boolean isWanted(Wishes wishes, Principal person, Due due, Line line) {
        Digest digest = due.digest();
        if (!digest.of().isEmpty()) {
            return wishes.wants(person, digest, line.context());
        }
        Delivery rhythm = digest.rhythm();
        return due.type()
                .notice(line.notice())
                .filter(n -> wishes.of(person, n, line.context(), null, Set.of()) == rhythm)
                .isPresent();
    }

    /** The contexts that say so themselves. */
    private static Set<String> leftOut(Sql sql, Digest digest, Set<String> contexts) {
        if (digest.unless() == null || contexts.isEmpty()) {
            return Set.of();
        }
        String[] path = digest.unless().split("\\.", 2);
        var arguments = new ArrayList<Object>();
        arguments.add(path[0]);
        arguments.addAll(contexts);
        return sql
                .list(
                        "select dossier_id, content from section where section_key = ? and"
                                + " dossier_id in ("
                                + Sql.marks(contexts)
                                + ")",
                        row -> Map.entry(row.getString(1), Json.read(row.getString(2))),
                        arguments)
                .stream()
                .filter(context -> Boolean.TRUE.equals(context.getValue().get(path[1])))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Of the dossiers of the offices that somebody administers, those that he sees. */
    private static List<Line> administered(Sql sql, Caller caller, List<Line> lines) {
        Set<String> dossiers = lines.stream().map(Line::dossier).collect(Collectors.toSet());
        List<String> offices = TextGround.offices(caller);
        if (dossiers.isEmpty() || offices.isEmpty()) {
            return List.of();
        }
        var arguments = new ArrayList<Object>(dossiers);
        arguments.addAll(offices);
        Set<String> own =
                Set.copyOf(
                        sql.list(
                                "select id from dossier where id in ("
                                        + Sql.marks(dossiers)
                                        + ") and office_id in ("
                                        + Sql.marks(offices)
                                        + ")",
                                row -> row.getString(1),
                                arguments));
        return stillSeen(
                sql, caller, lines.stream().filter(l -> own.contains(l.dossier())).toList());
    }

    private static List<Line> stillSeen(Sql sql, Caller caller, List<Line> lines) {
        Map<String, Set<Key>> roles =
                RecapContent.roles(sql, caller, lines.stream().map(Line::dossier).toList());
        return lines.stream()
                .filter(
                        line ->
                                Audiences.include(
                                        line.audience(),
                                        roles.getOrDefault(line.dossier(), Set.of())))
                .toList();
    }

    private List<Line> within(Sql sql, Due due, Addressee addressee, List<Line> lines) {
        if (due.digest().within().isEmpty() || lines.isEmpty()) {
            return lines;
        }
        List<String> dossiers = lines.stream().map(Line::dossier).distinct().toList();
        Set<String> there =
                lists.within(sql, addressee.caller(), due.type(), due.digest().within(), dossiers);
        return lines.stream().filter(line -> there.contains(line.dossier())).toList();
    }
}
