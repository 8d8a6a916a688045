package org.liasse.core.calendar;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.liasse.api.Key;
import org.liasse.api.people.Principal;
import org.liasse.api.type.Appointment;
import org.liasse.core.dossier.Grants;
import org.liasse.core.store.Sql;

/**
 * That an appointment is in somebody's calendar.
 *
 * @param role by which it is; empty where a field names the account
 * @param comes whether his time is taken by it
 * @param byGroup whether he holds the role as a member of a group, which has a seat of its own
 */
record Seat(String principal, String role, boolean comes, boolean byGroup)
        implements Comparable<Seat> {

    /** Of a larger group nobody is known to come. */
    static final int LARGEST_GROUP = 20;

    /** By the roles that are held on the dossier, and by the field. */
    static Set<Seat> of(Appointment declared, Grants grants, String person) {
        var seats = new TreeSet<Seat>();
        grants.all()
                .forEach(
                        grant -> {
                            boolean comes = declared.coming().contains(grant.role());
                            if ((comes || declared.told().contains(grant.role()))
                                    && isSomebody(grant.principal())) {
                                seats.add(
                                        new Seat(
                                                grant.principal(),
                                                grant.role().value(),
                                                comes,
                                                false));
                            }
                        });
        if (person != null) {
            seats.add(new Seat(Principal.account(person).toString(), "", true, false));
        }
        return seats;
    }

    /** Neither the public, nor whoever holds a role that sleeps. */
    private static boolean isSomebody(String principal) {
        return principal.startsWith("a:")
                || principal.startsWith("l:")
                || principal.startsWith("r:");
    }

    /** The members of a group that comes, where it is small. */
    List<Seat> members(Sql sql) {
        if (!comes || !principal.startsWith("r:")) {
            return List.of();
        }
        Principal group = Principal.parse(principal);
        List<Seat> members =
                sql.list(
                        "select principal from dossier_grant where dossier_id = ? and role_key = ?"
                                + " and principal like 'a:%' union select 'a:' || account_id from"
                                + " office_member where office_id = ? and role_key = ? fetch first "
                                + (LARGEST_GROUP + 1)
                                + " rows only",
                        row -> new Seat(row.getString(1), role, true, true),
                        group.id(),
                        group.role(),
                        group.id(),
                        group.role());
        return members.size() > LARGEST_GROUP ? List.of() : members;
    }

    /** Whether it is still his, by the roles that he holds now. */
    boolean isHeldBy(Set<Key> roles) {
        return role.isEmpty() || roles.contains(new Key(role));
    }

    @Override
    public int compareTo(Seat other) {
        int order = principal.compareTo(other.principal);
        return order == 0 ? role.compareTo(other.role) : order;
    }
}
