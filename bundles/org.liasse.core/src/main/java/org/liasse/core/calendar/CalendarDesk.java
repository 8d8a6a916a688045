package org.liasse.core.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.Text;
import org.liasse.api.calendar.CalendarEvent;
import org.liasse.api.calendar.CalendarText;
import org.liasse.api.calendar.Calendars;
import org.liasse.api.people.Caller;
import org.liasse.core.letter.Site;
import org.liasse.core.people.KnownAccounts;
import org.liasse.core.store.Hash;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Where calendars are read by a secret: with the rights that its owner has at that moment. What is
 * kept of a secret is its hash.
 */
@Component
public final class CalendarDesk implements Calendars {

    /** How long a program may keep what it read. */
    private static final Duration REFRESH = Duration.ofMinutes(30);

    private static final Text NAME = new Text("Liasse – rendez-vous", "Liasse – appointments");

    private final Transactions transactions;
    private final KnownAccounts accounts;
    private final Catalogue catalogue;
    private final Site site;
    private final Clock clock;

    @Activate
    public CalendarDesk(
            @Reference Transactions transactions,
            @Reference KnownAccounts accounts,
            @Reference Catalogue catalogue,
            @Reference Site site,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.catalogue = catalogue;
        this.site = site;
        this.clock = clock;
    }

    /** An appointment in a calendar, by one of the seats of its reader. */
    private record Found(Entry entry, Seat seat) {

        static Found read(ResultSet row) throws SQLException {
            return new Found(
                    Entry.read(row),
                    new Seat(
                            row.getString(Entry.WIDTH + 1),
                            row.getString(Entry.WIDTH + 2),
                            row.getInt(Entry.WIDTH + 3) == 1,
                            row.getInt(Entry.WIDTH + 4) == 1));
        }
    }

    private static String account(Caller caller) {
        if (!caller.isSignedIn()) {
            throw Problem.of(
                    Problem.Kind.NOT_SIGNED_IN, "Il faut s’identifier.", "Please sign in.");
        }
        return caller.accountId()
                .orElseThrow(
                        () ->
                                Problem.of(
                                        Problem.Kind.NOT_YOUR_ROLE,
                                        "Il faut un compte pour avoir un agenda.",
                                        "One needs an account to have a calendar."));
    }

    @Override
    public String subscribe(Caller caller) {
        String account = account(caller);
        String secret = Hash.random();
        transactions.write(
                work -> {
                    remove(work.sql(), account);
                    return work.sql()
                            .update(
                                    "insert into calendar_feed (secret_hash, account_id, made_at)"
                                            + " values (?, ?, ?)",
                                    Hash.of(secret),
                                    account,
                                    work.millis());
                });
        return secret;
    }

    @Override
    public Optional<Instant> subscribedAt(Caller caller) {
        String account = account(caller);
        return transactions.read(
                sql ->
                        sql.first(
                                "select made_at from calendar_feed where account_id = ?",
                                row -> Instant.ofEpochMilli(row.getLong(1)),
                                account));
    }

    @Override
    public void unsubscribe(Caller caller) {
        String account = account(caller);
        transactions.write(work -> remove(work.sql(), account));
    }

    private static int remove(Sql sql, String account) {
        return sql.update("delete from calendar_feed where account_id = ?", account);
    }

    @Override
    public String read(String secret) {
        String hash = Hash.of(secret);
        Caller owner =
                transactions
                        .read(
                                sql ->
                                        sql.first(
                                                "select account_id from calendar_feed where"
                                                        + " secret_hash = ?",
                                                row -> row.getString(1),
                                                hash))
                        .flatMap(accounts::caller)
                        .orElseThrow(Problem::notFound);
        List<CalendarEvent> events = transactions.read(sql -> events(sql, owner));
        return CalendarText.feed(NAME.in(owner.language()), REFRESH, events);
    }

    private List<CalendarEvent> events(Sql sql, Caller owner) {
        // an appointment that he has by several seats is one
        Map<String, List<Seat>> seats = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Found found : found(sql, owner)) {
            String id = found.entry().dossier() + " " + found.entry().appointment();
            List<Seat> his = seats.computeIfAbsent(id, key -> new ArrayList<>());
            if (his.isEmpty() && entries.size() < MOST) {
                entries.add(found.entry());
            }
            his.add(found.seat());
        }
        var words = new Events(site, clock.zone(), owner.language());
        return new Diary(catalogue, sql, owner)
                .shown(entries).stream()
                        .flatMap(
                                shown ->
                                        event(
                                                words,
                                                shown,
                                                seats.get(
                                                        shown.entry().dossier()
                                                                + " "
                                                                + shown.entry().appointment()))
                                                .stream())
                        .toList();
    }

    private static Optional<CalendarEvent> event(
            Events words, Diary.Shown shown, List<Seat> seats) {
        Set<Key> roles = shown.roles();
        List<Seat> held = seats.stream().filter(seat -> seat.isHeldBy(roles)).toList();
        return held.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        words.event(
                                shown.entry(),
                                shown.on(),
                                shown.declared(),
                                shown.entry().changedAt(),
                                shown.place(),
                                held.stream().anyMatch(Seat::comes),
                                true));
    }

    /** What is to come, the next first, and then what was, the last first. */
    private List<Found> found(Sql sql, Caller owner) {
        Set<String> principals = Mine.principals(sql, owner);
        Instant now = clock.now();
        Instant today = now.minus(Duration.ofDays(1));
        var found =
                new ArrayList<>(
                        found(
                                sql,
                                principals,
                                today,
                                now.plus(Duration.ofDays(DAYS_AHEAD)),
                                "asc"));
        found.addAll(found(sql, principals, now.minus(Duration.ofDays(DAYS_BACK)), today, "desc"));
        return found;
    }

    private static List<Found> found(
            Sql sql, Set<String> principals, Instant from, Instant until, String order) {
        var arguments = new ArrayList<Object>(principals);
        arguments.add(from.toEpochMilli());
        arguments.add(until.toEpochMilli());
        return sql.list(
                "select "
                        + Entry.COLUMNS
                        + ", s.principal, s.role_key, s.comes, s.by_group from appointment_seat s"
                        + " join appointment p on p.dossier_id = s.dossier_id and"
                        + " p.appointment_key = s.appointment_key join dossier d on d.id ="
                        + " s.dossier_id where s.principal in ("
                        + Sql.marks(principals)
                        + ") and s.starts_at >= ? and s.starts_at < ? order by s.starts_at "
                        + order
                        + ", s.dossier_id, s.appointment_key, s.principal fetch first "
                        + 2 * MOST
                        + " rows only",
                Found::read,
                arguments);
    }
}
