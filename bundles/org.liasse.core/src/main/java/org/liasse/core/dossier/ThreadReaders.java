package org.liasse.core.dossier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Conversations.Reader;
import org.liasse.api.dossier.Conversations.Readers;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.dossier.Grants.Grant;
import org.liasse.core.store.Sql;

/**
 * Who reads a thread, as far as one of its readers knows them: whoever is named on the dossier, and
 * the members of the groups that he belongs to. Three or four statements, whatever the groups hold.
 */
final class ThreadReaders {

    private static final int MOST_MENTIONS = 20;

    private final Sql sql;
    private final CaseFile file;
    private final Caller caller;
    private final String audience;
    private final long now;

    ThreadReaders(Sql sql, CaseFile file, Caller caller, String audience, long now) {
        this.sql = sql;
        this.file = file;
        this.caller = caller;
        this.audience = audience;
        this.now = now;
    }

    Readers page(String after, int limit) {
        String from = after == null ? "" : after;
        int most = Math.min(Math.max(limit, 1), 200);
        var found = new TreeSet<String>();
        seats().stream().filter(holder -> holder.compareTo(from) > 0).forEach(found::add);
        String part = " and principal > ? order by principal fetch first " + most + " rows only";
        found.addAll(members(part, List.of(from)));
        List<String> page = found.stream().limit(most).toList();
        return new Readers(named(page), page.size() == most ? page.get(page.size() - 1) : null);
    }

    /**
     * @param asked principals as they are written
     * @throws Problem INVALID where one of them may not be mentioned, whatever the cause
     */
    List<Reader> mentioned(List<String> asked) {
        if (asked.isEmpty()) {
            return List.of();
        }
        if (asked.size() > MOST_MENTIONS
                || Set.copyOf(new ArrayList<>(asked)).size() != asked.size()) {
            throw Problem.invalid(
                    "/mentions",
                    "Au plus 20 personnes, chacune une fois.",
                    "At most 20 people, each of them once.");
        }
        var found = new LinkedHashSet<String>(seats());
        found.addAll(members(" and principal in (" + Sql.marks(asked) + ")", asked));
        List<Reader> readers = named(asked.stream().filter(found::contains).toList());
        List<String> known = readers.stream().map(r -> r.principal().toString()).toList();
        for (int i = 0; i < asked.size(); i++) {
            if (!known.contains(asked.get(i))) {
                throw Problem.invalid(
                        "/mentions/" + i, "Ne lit pas ce fil.", "Not a reader of this thread.");
            }
        }
        return readers;
    }

    private List<String> seats() {
        return reading().map(Grant::principal).filter(p -> !p.startsWith("r:")).distinct().toList();
    }

    private java.util.stream.Stream<Grant> reading() {
        return file.grants().all().stream()
                .filter(Grant::isHeld)
                .filter(grant -> Audiences.include(audience, Set.of(grant.role())));
    }

    private List<String> members(String condition, List<String> arguments) {
        List<Principal> groups =
                reading()
                        .map(grant -> Principal.parse(grant.principal()))
                        .filter(p -> p.kind() == Principal.Kind.ROLE)
                        .filter(caller.principals()::contains)
                        .distinct()
                        .toList();
        if (groups.isEmpty()) {
            return List.of();
        }
        var all = new ArrayList<String>();
        all.addAll(
                members("dossier_grant", "dossier_id", "principal", groups, condition, arguments));
        all.addAll(
                members(
                        "(select office_id, role_key, 'a:' || account_id as principal from"
                                + " office_member) m",
                        "office_id",
                        "principal",
                        groups,
                        condition,
                        arguments));
        return all;
    }

    private List<String> members(
            String table,
            String place,
            String person,
            List<Principal> groups,
            String condition,
            List<String> last) {
        var arguments = new ArrayList<Object>();
        var places = new ArrayList<String>();
        for (Principal group : groups) {
            places.add("(" + place + " = ? and role_key = ?)");
            arguments.add(group.id());
            arguments.add(group.role());
        }
        arguments.addAll(last);
        return sql.list(
                "select distinct "
                        + person
                        + " from "
                        + table
                        + " where ("
                        + String.join(" or ", places)
                        + ") and principal like 'a:%'"
                        + condition,
                row -> row.getString(1),
                arguments);
    }

    /** Those who are there, in this order. */
    private List<Reader> named(List<String> principals) {
        Map<String, String> names = new HashMap<>();
        names(principals, "a:", "account", "disabled = ?", 0L, names);
        names(principals, "l:", "personal_link", "expires_at > ?", now, names);
        return principals.stream()
                .filter(names::containsKey)
                .map(p -> new Reader(Principal.parse(p), names.get(p)))
                .toList();
    }

    private void names(
            List<String> principals,
            String kind,
            String table,
            String condition,
            long argument,
            Map<String, String> names) {
        var ids = new ArrayList<Object>();
        principals.stream()
                .filter(principal -> principal.startsWith(kind))
                .forEach(principal -> ids.add(principal.substring(2)));
        if (!ids.isEmpty()) {
            String marks = Sql.marks(ids);
            ids.add(argument);
            sql.list(
                    "select id, name from "
                            + table
                            + " where id in ("
                            + marks
                            + ") and "
                            + condition,
                    row -> names.put(kind + row.getString(1), row.getString(2)),
                    ids);
        }
    }
}
