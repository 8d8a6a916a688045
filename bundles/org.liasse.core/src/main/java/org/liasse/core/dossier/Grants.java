package org.liasse.core.dossier;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.liasse.api.Key;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.store.Hash;
import org.liasse.core.store.Sql;

/** Who holds which role on one dossier, and when each role last saw it change. */
public record Grants(List<Grant> all) {

    /**
     * Whom a grant of a dossier names, where the dossiers are at hand: so that it is looked for by
     * the dossier, and by no index of principals. There a grant moves to the front with each change
     * of its dossier, and whoever reads without a snapshot (Derby) may pass it by.
     */
    public static final String HOLDER = "(principal || '')";

    /**
     * @param principal with a tilde before it while the role's flag is not set: then nobody holds
     *     it
     * @param inherited given by the context, not by name
     * @param updatedAt of the last change that this role can see
     * @param seenVersion how many changes this role could see
     */
    public record Grant(
            String principal, Key role, boolean inherited, long updatedAt, long seenVersion) {

        static final String SUSPENDED = "~";

        boolean isHeld() {
            return !principal.startsWith(SUSPENDED);
        }

        /** The principal, whether he holds the role at this moment or not. */
        String holder() {
            return isHeld() ? principal : principal.substring(1);
        }

        Grant held(boolean holds) {
            return new Grant(
                    holds ? holder() : SUSPENDED + holder(),
                    role,
                    inherited,
                    updatedAt,
                    seenVersion);
        }

        /** After one more change that the role can see. */
        Grant seen(long at) {
            return new Grant(principal, role, inherited, at, seenVersion + 1);
        }
    }

    /** The roles that the caller holds through any of his principals. */
    public Set<Key> rolesOf(Caller caller) {
        return rolesOf(caller.principals());
    }

    /** After one more change that this audience can see. */
    Grants seenBy(String audience, long at) {
        return new Grants(
                all.stream()
                        .map(
                                grant ->
                                        Audiences.include(audience, Set.of(grant.role()))
                                                ? grant.seen(at)
                                                : grant)
                        .toList());
    }

    private List<Grant> of(Caller caller) {
        Set<String> principals =
                caller.principals().stream().map(Principal::toString).collect(Collectors.toSet());
        return all.stream().filter(grant -> principals.contains(grant.principal())).toList();
    }

    /** When the caller last saw a change. */
    Instant updatedAt(Caller caller) {
        return Instant.ofEpochMilli(
                of(caller).stream().mapToLong(Grant::updatedAt).max().orElse(0));
    }

    /** How many changes the caller could see, through the role that saw most. */
    long version(Caller caller) {
        return of(caller).stream().mapToLong(Grant::seenVersion).max().orElse(0);
    }

    /**
     * The tag of the dossier as this caller sees it. It names nothing, and moves only with what one
     * of his roles sees.
     */
    String tag(Caller caller, String dossier, String typeVersion) {
        var seen = new TreeMap<Key, Long>();
        of(caller).forEach(grant -> seen.merge(grant.role(), grant.seenVersion(), Math::max));
        return Hash.of(dossier, typeVersion, seen.toString(), caller.language().tag())
                .substring(0, 20);
    }

    Map<Key, Integer> participants() {
        return all.stream()
                .filter(Grant::isHeld)
                .collect(
                        groupingBy(
                                Grant::role,
                                Collectors.collectingAndThen(counting(), Long::intValue)));
    }

    /** The roles of a set of principals that are not the caller's. */
    Set<Key> rolesOf(Set<Principal> principals) {
        Set<String> names =
                principals.stream().map(Principal::toString).collect(Collectors.toSet());
        Set<Key> roles = new TreeSet<>();
        all.stream()
                .filter(grant -> names.contains(grant.principal()))
                .forEach(grant -> roles.add(grant.role()));
        return roles;
    }

    /**
     * As SQL, whether this holder of a mark holds this grant: by name, as anybody, or by a role on
     * a context or an office, {@code r:<36 characters>:<role>}.
     *
     * @param grant name of the row of {@code dossier_grant}
     * @param holder column of an account, or of a link
     */
    public static String isHeldBy(String grant, String holder) {
        String group = "substr(" + grant + ".principal, 3, 36)";
        String role = "substr(" + grant + ".principal, 40)";
        return "("
                + grant
                + ".principal = "
                + holder
                + " or "
                + grant
                + ".principal = 'public' or 0 < (select count(*) from dossier_grant c where"
                + " c.dossier_id = "
                + group
                + " and c.principal = "
                + holder
                + " and c.role_key = "
                + role
                + ") or 0 < (select count(*) from office_member o where o.office_id = "
                + group
                + " and o.account_id = substr("
                + holder
                + ", 3) and o.role_key = "
                + role
                + "))";
    }

    /** The roles that the caller holds on a dossier, or on an office. */
    public static Set<Key> rolesOn(Sql sql, Caller caller, String place) {
        Set<Key> roles = new TreeSet<>();
        caller.principals().stream()
                .filter(p -> p.kind() == Principal.Kind.ROLE && p.id().equals(place))
                .forEach(p -> roles.add(p.role()));
        if (caller.principals().isEmpty()) {
            return roles;
        }
        var arguments = new ArrayList<Object>(List.of(place));
        arguments.addAll(caller.principals());
        sql.list(
                "select role_key from dossier_grant where dossier_id = ? and "
                        + HOLDER
                        + " in ("
                        + Sql.marks(caller.principals())
                        + ")",
                row -> roles.add(new Key(row.getString(1))),
                arguments);
        return roles;
    }

    /** Of these dossiers those on which the caller holds a role. */
    static Set<String> seenOf(Sql sql, Caller caller, List<String> dossiers) {
        var arguments = new ArrayList<Object>(dossiers);
        arguments.addAll(caller.principals());
        return Set.copyOf(
                sql.list(
                        "select distinct dossier_id from dossier_grant where dossier_id in ("
                                + Sql.marks(dossiers)
                                + ") and "
                                + HOLDER
                                + " in ("
                                + Sql.marks(caller.principals())
                                + ")",
                        row -> row.getString(1),
                        arguments));
    }

    /** How many accounts hold a role at this moment that was given to them by name. */
    Map<Key, Integer> named() {
        Map<Key, Integer> named = new TreeMap<>();
        all.stream()
                .filter(grant -> !grant.inherited() && grant.principal().startsWith("a:"))
                .forEach(grant -> named.merge(grant.role(), 1, Integer::sum));
        return named;
    }
}
