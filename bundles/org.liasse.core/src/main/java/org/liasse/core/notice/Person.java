package org.liasse.core.notice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.dossier.CaseFiles;
import org.liasse.core.notice.Subject.Seat;
import org.liasse.core.store.Sql;

/**
 * Somebody who may be told of a dossier.
 *
 * @param email {@code null} where he has none
 * @param roles that he holds on the dossier, through whatever he is
 */
record Person(Principal principal, String name, String email, Language language, Set<Key> roles) {

    /** Whoever asks, where he is somebody who can be told anything. */
    static Principal orRefused(Caller caller) {
        Principal person = Principal.parse(CaseFiles.holder(caller));
        if (person.kind() == Principal.Kind.PUBLIC) {
            throw Problem.of(
                    Problem.Kind.NOT_SIGNED_IN, "Il faut s’identifier.", "Please sign in.");
        }
        return person;
    }

    /**
     * Of these accounts and personal links those who are there, and not disabled or expired, with
     * what they are on the dossier.
     */
    static List<Person> of(Sql sql, Subject subject, List<Principal> some, long now) {
        List<String> accounts = ids(some, Principal.Kind.ACCOUNT);
        List<String> links = ids(some, Principal.Kind.LINK);
        var people = new ArrayList<Person>();
        if (!accounts.isEmpty()) {
            Map<Principal, Set<Principal>> groups = groups(sql, subject, accounts);
            people.addAll(
                    sql.list(
                            "select id, name, email, language from account where disabled = 0 and"
                                    + " id in ("
                                    + Sql.marks(accounts)
                                    + ")",
                            row -> {
                                Principal self = Principal.account(row.getString(1));
                                Set<Principal> is = groups.getOrDefault(self, new HashSet<>());
                                is.add(self);
                                is.add(Principal.PUBLIC);
                                return new Person(
                                        self,
                                        row.getString(2),
                                        row.getString(3),
                                        Language.valueOf(row.getString(4)),
                                        roles(subject, is));
                            },
                            accounts));
        }
        if (!links.isEmpty()) {
            var arguments = new ArrayList<Object>(links);
            arguments.add(now);
            people.addAll(
                    sql.list(
                            "select id, name, email, language from personal_link where id in ("
                                    + Sql.marks(links)
                                    + ") and expires_at > ?",
                            row -> {
                                Principal self = Principal.link(row.getString(1));
                                return new Person(
                                        self,
                                        row.getString(2),
                                        row.getString(3),
                                        Language.valueOf(row.getString(4)),
                                        roles(subject, Set.of(self)));
                            },
                            arguments));
        }
        return people;
    }

    private static List<String> ids(List<Principal> some, Principal.Kind kind) {
        return some.stream().filter(p -> p.kind() == kind).map(Principal::id).distinct().toList();
    }

    private static Set<Key> roles(Subject subject, Set<Principal> is) {
        var roles = new TreeSet<Key>();
        subject.seats().stream()
                .filter(seat -> is.contains(seat.principal()))
                .map(Seat::role)
                .forEach(roles::add);
        return roles;
    }

    /** By account, which of the groups that hold a role on the dossier it belongs to. */
    private static Map<Principal, Set<Principal>> groups(
            Sql sql, Subject subject, List<String> accounts) {
        Map<Principal, Set<Principal>> groups = new HashMap<>();
        List<String> places =
                subject.seats().stream()
                        .map(Seat::principal)
                        .filter(p -> p.kind() == Principal.Kind.ROLE)
                        .map(Principal::id)
                        .distinct()
                        .toList();
        if (places.isEmpty()) {
            return groups;
        }
        var named = new ArrayList<Object>(places);
        accounts.forEach(account -> named.add(Principal.account(account)));
        sql.list(
                "select principal, dossier_id, role_key from dossier_grant where dossier_id in ("
                        + Sql.marks(places)
                        + ") and principal in ("
                        + Sql.marks(accounts)
                        + ")",
                row ->
                        groups.computeIfAbsent(
                                        Principal.parse(row.getString(1)), p -> new HashSet<>())
                                .add(Principal.role(row.getString(2), new Key(row.getString(3)))),
                named);
        var members = new ArrayList<Object>(places);
        members.addAll(accounts);
        sql.list(
                "select account_id, office_id, role_key from office_member where office_id in ("
                        + Sql.marks(places)
                        + ") and account_id in ("
                        + Sql.marks(accounts)
                        + ")",
                row ->
                        groups.computeIfAbsent(
                                        Principal.account(row.getString(1)), p -> new HashSet<>())
                                .add(Principal.role(row.getString(2), new Key(row.getString(3)))),
                members);
        return groups;
    }
}
