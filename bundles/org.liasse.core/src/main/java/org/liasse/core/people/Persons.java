package org.liasse.core.people;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.people.Accounts.Account;
import org.liasse.api.people.Accounts.Membership;
import org.liasse.api.people.Directory.Person;
import org.liasse.core.store.Sql;

/** Accounts with what their administrators want to know of them. */
final class Persons {

    private record Seat(String account, String office, Key role) {
        Membership membership() {
            return new Membership(office, role);
        }
    }

    private Persons() {}

    /**
     * @param offices whose roles are told; {@code null}: of all
     */
    static List<Person> read(Sql sql, List<Account> page, Set<String> offices) {
        if (page.isEmpty()) {
            return List.of();
        }
        List<String> ids = page.stream().map(Account::id).toList();
        Map<String, List<Seat>> seats =
                seats(sql, ids).stream()
                        .filter(seat -> offices == null || offices.contains(seat.office()))
                        .collect(groupingBy(Seat::account));
        Set<String> invited = invited(sql, ids);
        return page.stream()
                .map(
                        account ->
                                new Person(
                                        account,
                                        invited.contains(account.id()),
                                        seats.getOrDefault(account.id(), List.of()).stream()
                                                .map(Seat::membership)
                                                .toList()))
                .toList();
    }

    private static List<Seat> seats(Sql sql, List<String> accounts) {
        var arguments = new ArrayList<Object>(accounts);
        arguments.add(Installation.ID);
        return sql.list(
                "select account_id, office_id, role_key from office_member where account_id in ("
                        + Sql.marks(accounts)
                        + ") and office_id <> ? order by office_id, role_key",
                row -> new Seat(row.getString(1), row.getString(2), new Key(row.getString(3))),
                arguments);
    }

    /** Those without a password. */
    private static Set<String> invited(Sql sql, List<String> accounts) {
        return Set.copyOf(
                sql.list(
                        "select id from account where password_hash is null and id in ("
                                + Sql.marks(accounts)
                                + ")",
                        row -> row.getString(1),
                        accounts));
    }

    /** The account with this address; where several have it, the oldest. */
    static Optional<String> byEmail(Sql sql, String email) {
        return sql.first(
                "select id from account where lower(email) = lower(?) and disabled = 0 order by"
                        + " id",
                row -> row.getString(1),
                email);
    }

    /** Whether all accounts with this address are disabled, and there is one. */
    static boolean isShutOut(Sql sql, String email) {
        return byEmail(sql, email).isEmpty()
                && sql.number(
                                "select count(*) from account where lower(email) = lower(?) and"
                                        + " disabled = 1",
                                email)
                        > 0;
    }

    static boolean isInvited(Sql sql, String account) {
        return invited(sql, List.of(account)).contains(account);
    }

    /** Accounts by login, of those who hold a role on one of these offices. */
    static List<Account> membersOf(Sql sql, Set<String> offices, String after, int limit) {
        var arguments = new ArrayList<Object>();
        arguments.add(after == null ? "" : Words.folded(after));
        arguments.addAll(offices);
        return sql.list(
                AccountRegister.SELECT
                        + " where login_folded > ? and id in (select account_id from office_member"
                        + " where office_id in ("
                        + Sql.marks(offices)
                        + ")) order by login_folded fetch first "
                        + Math.max(1, Math.min(limit, 200))
                        + " rows only",
                AccountRegister.ACCOUNT,
                arguments);
    }
}
