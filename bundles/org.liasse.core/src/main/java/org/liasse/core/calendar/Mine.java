package org.liasse.core.calendar;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.store.Sql;

/**
 * By what somebody has appointments. Where small groups come, each member has a seat of his own; so
 * of the many contexts in which somebody may be something, the newest do for what he is told as one
 * of a group.
 */
final class Mine {

    /** Ids of dossiers sort by the instant of their making. */
    private static final int NEWEST = 200;

    private Mine() {}

    /** At most so many, and what he is in offices. */
    static Set<String> principals(Sql sql, Caller caller) {
        var principals = new LinkedHashSet<String>();
        caller.principals().stream()
                .filter(p -> p.kind() == Principal.Kind.ACCOUNT || p.kind() == Principal.Kind.LINK)
                .forEach(p -> principals.add(p.toString()));
        long groups =
                caller.principals().stream().filter(p -> p.kind() == Principal.Kind.ROLE).count();
        if (groups > NEWEST) {
            caller.accountId()
                    .ifPresent(
                            account ->
                                    sql.list(
                                            "select office_id, role_key from office_member where"
                                                    + " account_id = ?",
                                            row ->
                                                    principals.add(
                                                            Principal.role(
                                                                            row.getString(1),
                                                                            new Key(
                                                                                    row.getString(
                                                                                            2)))
                                                                    .toString()),
                                            account));
        }
        caller.principals().stream()
                .filter(p -> p.kind() == Principal.Kind.ROLE)
                .sorted(Comparator.comparing(Principal::id).reversed())
                .limit(NEWEST)
                .forEach(p -> principals.add(p.toString()));
        return principals;
    }
}
