package org.liasse.core.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.liasse.api.Key;
import org.liasse.api.people.Principal;
import org.liasse.api.type.Declarations.Digest;
import org.liasse.api.type.Declarations.Notice;
import org.liasse.api.type.Declarations.Notice.Delivery;
import org.liasse.core.notice.Subject.Seat;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;

/**
 * Whom a notice may be for, page by page: a group is gone through by its members' ids, so that what
 * a page costs does not grow with the group.
 */
final class Candidates {

    /**
     * Each makes at most a letter, a notification and a few lines of recaps: fewer than 500 rows.
     */
    static final int PAGE = 100;

    private final Transactions transactions;
    private final Subject subject;

    Candidates(Transactions transactions, Subject subject) {
        this.transactions = transactions;
        this.subject = subject;
    }

    /** Some of them may come twice, and not all of them may be told. */
    void of(Notice notice, Map<String, Object> inputs, Consumer<List<Principal>> page) {
        if (notice.isForMentioned()) {
            List<Principal> mentioned = mentioned(inputs);
            if (!mentioned.isEmpty()) {
                page.accept(mentioned);
            }
            return;
        }
        if (notice.named() != null) {
            named(inputs.get(notice.named())).ifPresent(one -> page.accept(List.of(one)));
        }
        if (notice.onlyMarked() != null) {
            walk(page, (sql, after) -> marked(sql, notice, after));
            return;
        }
        Set<Key> asked = askedFor(notice);
        if (!asked.isEmpty()) {
            walk(page, (sql, after) -> askers(sql, asked, after));
            return;
        }
        List<Principal> holders =
                subject.seats().stream()
                        .filter(seat -> notice.to().contains(seat.role()))
                        .map(Seat::principal)
                        .distinct()
                        .toList();
        List<Principal> single =
                holders.stream()
                        .filter(
                                p ->
                                        p.kind() == Principal.Kind.ACCOUNT
                                                || p.kind() == Principal.Kind.LINK)
                        .toList();
        for (int from = 0; from < single.size(); from += PAGE) {
            page.accept(single.subList(from, Math.min(from + PAGE, single.size())));
        }
        for (Principal group : holders) {
            if (group.kind() == Principal.Kind.ROLE) {
                walk(page, (sql, after) -> ofContext(sql, group, after));
                walk(page, (sql, after) -> ofOffice(sql, group, after));
            }
        }
    }

    /**
     * What somebody must have asked for to hear of it at all: the notice itself, recaps that gather
     * it; empty where some hear of it without having asked.
     */
    private Set<Key> askedFor(Notice notice) {
        List<Digest> gathering =
                subject.type().digests().stream()
                        .filter(digest -> digest.of().contains(notice.key()))
                        .toList();
        boolean isAskedFor =
                (notice.startsOff() || notice.delivery() == Delivery.OFF)
                        && !notice.badge()
                        && !notice.isMandatory()
                        && gathering.stream().allMatch(Digest::startsOff);
        if (!isAskedFor) {
            return Set.of();
        }
        var keys = new TreeSet<Key>();
        keys.add(notice.key());
        gathering.forEach(digest -> keys.add(digest.key()));
        return keys;
    }

    private List<Principal> askers(Sql sql, Set<Key> asked, String after) {
        var arguments = new ArrayList<Object>();
        arguments.add(subject.type().key());
        arguments.addAll(asked);
        arguments.add(after);
        return sql.list(
                "select distinct person from preference where type_key = ? and notice_key in ("
                        + Sql.marks(asked)
                        + ") and person > ? and delivery <> 'OFF' order by person"
                        + first(),
                row -> Principal.parse(row.getString(1)),
                arguments);
    }

    /** Whom a message mentions: fewer than a page. */
    static List<Principal> mentioned(Map<String, Object> payload) {
        return payload.get("mentions") instanceof List<?> people
                ? people.stream().map(person -> Principal.parse(person.toString())).toList()
                : List.of();
    }

    /** The account that the input named, by its id or its address. */
    private Optional<Principal> named(Object input) {
        String name = String.valueOf(input);
        return transactions.read(
                sql ->
                        sql.first(
                                name.contains("@")
                                        ? "select id from account where lower(email) = lower(?) and"
                                                + " disabled = 0"
                                        : "select id from account where id = ? and disabled = 0",
                                row -> Principal.account(row.getString(1)),
                                name));
    }

    private interface Next {
        List<Principal> after(Sql sql, String principal);
    }

    private void walk(Consumer<List<Principal>> page, Next next) {
        String after = "";
        List<Principal> some;
        do {
            String last = after;
            some = transactions.read(sql -> next.after(sql, last));
            if (!some.isEmpty()) {
                page.accept(new ArrayList<>(some));
                after = some.get(some.size() - 1).toString();
            }
        } while (some.size() == PAGE);
    }

    private static String first() {
        return " fetch first " + PAGE + " rows only";
    }

    private List<Principal> marked(Sql sql, Notice notice, String after) {
        var arguments = new ArrayList<Object>(List.of(subject.id(), notice.onlyMarked(), after));
        String there = "";
        // two selects, each by the key of its table: with an "or" every mark there is would be read
        if (notice.orMarked() != null) {
            there =
                    " union select m.holder from dossier_link l join mark m on m.dossier_id ="
                            + " l.other_id where l.dossier_id = ? and l.link_key = ? and"
                            + " m.mark_key = ? and m.holder > ? and m.holder <> 'public'";
            arguments.add(subject.id());
            arguments.add(notice.orMarked().link());
            arguments.add(notice.orMarked().mark());
            arguments.add(after);
        }
        return sql.list(
                "select holder from (select holder from mark where dossier_id = ? and mark_key = ?"
                        + " and holder > ? and holder <> 'public'"
                        + there
                        + ") marked order by holder"
                        + first(),
                row -> Principal.parse(row.getString(1)),
                arguments);
    }

    private static List<Principal> ofContext(Sql sql, Principal group, String after) {
        return sql.list(
                "select principal from dossier_grant where dossier_id = ? and role_key = ? and"
                        + " principal > ? and principal like 'a:%' order by principal"
                        + first(),
                row -> Principal.parse(row.getString(1)),
                group.id(),
                group.role(),
                after);
    }

    private static List<Principal> ofOffice(Sql sql, Principal group, String after) {
        return sql.list(
                "select account_id from office_member where office_id = ? and role_key = ? and"
                        + " account_id > ? order by account_id"
                        + first(),
                row -> Principal.account(row.getString(1)),
                group.id(),
                group.role(),
                after.isEmpty() ? after : after.substring(2));
    }
}
