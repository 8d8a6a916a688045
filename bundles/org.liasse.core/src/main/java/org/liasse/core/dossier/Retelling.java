package org.liasse.core.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.dossier.Sharing.Kind;
import org.liasse.api.dossier.Sharing.Part;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.CoreRole;
import org.liasse.core.store.Sql;

/**
 * What was told of a part follows who sees it: whoever has lost it is not told any more, whoever
 * was given it is told what all who saw it were told. The number of statements does not depend on
 * how much was told.
 */
final class Retelling {

    private static final List<String> TABLES =
            List.of("timeline", "event_log", "notification", "recap_line");

    private final Set<Key> everyRole;
    private final Set<Key> before;
    private final Set<Key> after;

    /**
     * @param before who saw the part, as stored
     * @param after who sees it now, as stored
     */
    Retelling(Set<Key> everyRole, String before, String after) {
        this.everyRole = everyRole;
        this.before = roles(before);
        this.after = roles(after);
    }

    private Set<Key> roles(String audience) {
        Set<Key> roles = Audiences.rolesOf(audience);
        return roles.contains(Key.of(CoreRole.ANYONE)) ? everyRole : roles;
    }

    /** Who has lost the part, as stored. */
    String lost() {
        var lost = new TreeSet<>(before);
        lost.removeAll(after);
        return Audiences.textOf(lost);
    }

    void of(Sql sql, String dossier, DossierType type, Part part) {
        List<String> kinds = kinds(type, part);
        var arguments = new ArrayList<Object>(List.of(dossier));
        arguments.addAll(kinds);
        String told = " where dossier_id = ? and kind in (" + Sql.marks(kinds) + ")";
        Map<String, String> changed = new TreeMap<>();
        sql.list(
                "select distinct audience from timeline" + told,
                row -> {
                    String now = now(row.getString(1));
                    return now.equals(row.getString(1)) ? null : changed.put(row.getString(1), now);
                },
                arguments);
        if (!changed.isEmpty()) {
            TABLES.forEach(table -> update(sql, table, told, arguments, changed));
        }
    }

    private String now(String audience) {
        Set<Key> told = roles(audience);
        Set<Key> roles = new TreeSet<>(told);
        before.stream().filter(role -> !after.contains(role)).forEach(roles::remove);
        if (told.containsAll(before)) {
            roles.addAll(after);
        }
        return roles.equals(told) ? audience : Audiences.textOf(roles);
    }

    private static void update(
            Sql sql,
            String table,
            String told,
            List<Object> arguments,
            Map<String, String> changed) {
        var all = new ArrayList<Object>();
        var cases = new StringBuilder("case");
        changed.forEach(
                (from, to) -> {
                    cases.append(" when audience = ? then cast(? as varchar(1000))");
                    all.add(from);
                    all.add(to);
                });
        all.addAll(arguments);
        sql.update(
                "update " + table + " set audience = " + cases + " else audience end" + told, all);
    }

    private static List<String> kinds(DossierType type, Part part) {
        List<String> verbs =
                switch (part.kind()) {
                    case SECTION -> List.of("edit-", "share-", "leave-out-");
                    case SLOT ->
                            List.of(
                                    "deposit-in-",
                                    "review-in-",
                                    "sign-in-",
                                    "add-slot-",
                                    "share-",
                                    "leave-out-");
                    case THREAD -> List.of("write-in-", "share-", "leave-out-");
                };
        Stream<String> products =
                type.products().stream()
                        .filter(made -> part.kind() == Kind.SLOT && made.slot().equals(part.key()))
                        .map(made -> "produce-" + made.key());
        return Stream.concat(verbs.stream().map(verb -> verb + part.key()), products).toList();
    }
}
