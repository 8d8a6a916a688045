package org.liasse.core.calendar;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.people.Principal;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Work;

/**
 * The seats of appointments. Those of members are what may be: whether somebody is a member still
 * is asked when they are read.
 */
public final class Seats {

    /** A group's appointments that a newcomer finds in his calendar at once. */
    private static final int MOST = 400;

    private static final Duration BACK = Duration.ofDays(1);

    private static final String INSERT =
            "insert into appointment_seat (dossier_id, appointment_key, principal, role_key, comes,"
                    + " by_group, starts_at, ends_at) values (?, ?, ?, ?, ?, ?, ?, ?)";

    private Seats() {}

    /** Those of an appointment, in the place of what was there. */
    static void replace(
            Sql sql, String dossier, Key appointment, Appointed when, Collection<Seat> seats) {
        remove(sql, dossier, appointment);
        var all = new HashSet<>(seats);
        seats.forEach(seat -> all.addAll(seat.members(sql)));
        var taken = new HashSet<String>();
        var rows = new ArrayList<List<Object>>();
        // whoever holds the role himself needs no seat as a member
        all.stream()
                .sorted((one, other) -> Boolean.compare(one.byGroup(), other.byGroup()))
                .filter(seat -> taken.add(seat.principal() + " " + seat.role()))
                .forEach(
                        seat ->
                                rows.add(
                                        List.of(
                                                dossier,
                                                appointment,
                                                seat.principal(),
                                                seat.role(),
                                                seat.comes() ? 1 : 0,
                                                seat.byGroup() ? 1 : 0,
                                                when.startsAt(),
                                                when.endsAt())));
        sql.batch(INSERT, rows);
    }

    static void remove(Sql sql, String dossier, Key appointment) {
        sql.update(
                "delete from appointment_seat where dossier_id = ? and appointment_key = ?",
                dossier,
                appointment);
    }

    /** Somebody has come into a group: what it will come to, he will. */
    public static void joined(Work work, String place, Key role, Principal newcomer) {
        record Row(String dossier, String appointment, String role, long from, long until) {}
        Sql sql = work.sql();
        List<Row> rows =
                sql.list(
                        "select dossier_id, appointment_key, role_key, starts_at, ends_at from"
                                + " appointment_seat where principal = ? and comes = 1 and"
                                + " starts_at >= ? order by starts_at, dossier_id fetch first "
                                + MOST
                                + " rows only",
                        row ->
                                new Row(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getLong(4),
                                        row.getLong(5)),
                        Principal.role(place, role),
                        work.now().minus(BACK).toEpochMilli());
        if (rows.isEmpty()) {
            return;
        }
        Set<String> there =
                Set.copyOf(
                        sql.list(
                                "select dossier_id || ' ' || appointment_key || ' ' || role_key"
                                        + " from appointment_seat where principal = ? and starts_at"
                                        + " >= ?",
                                row -> row.getString(1),
                                newcomer,
                                rows.get(0).from()));
        sql.batch(
                INSERT,
                rows.stream()
                        .filter(
                                row ->
                                        !there.contains(
                                                row.dossier()
                                                        + " "
                                                        + row.appointment()
                                                        + " "
                                                        + row.role()))
                        .map(
                                row ->
                                        List.<Object>of(
                                                row.dossier(),
                                                row.appointment(),
                                                newcomer,
                                                row.role(),
                                                1,
                                                1,
                                                row.from(),
                                                row.until()))
                        .toList());
    }
}
