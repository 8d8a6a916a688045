package org.liasse.core.dossier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.dossier.Sharing.Kind;
import org.liasse.api.dossier.Sharing.Part;
import org.liasse.api.type.Audience;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.CoreRole;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.store.Sql;

/**
 * What was told of a part follows who sees it: whoever has lost it, because it was taken from him
 * or a flag hides it, is not told any more; whoever was given it is told what all who saw it were
 * told. The number of statements does not depend on how much was told.
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
        this(everyRole, roles(everyRole, before), roles(everyRole, after));
    }

    private Retelling(Set<Key> everyRole, Set<Key> before, Set<Key> after) {
        this.everyRole = everyRole;
        this.before = before;
        this.after = after;
    }

    private static Set<Key> roles(Set<Key> everyRole, String audience) {
        Set<Key> roles = Audiences.rolesOf(audience);
        return roles.contains(Key.of(CoreRole.ANYONE)) ? everyRole : roles;
    }

    /** Who has lost the part, as stored. */
    String lost() {
        return Audiences.textOf(Parts.without(before, after));
    }

    /** The same for those who had the part before: nobody is told of more. */
    private Retelling ofLost() {
        return new Retelling(
                everyRole, before, Parts.without(before, Parts.without(before, after)));
    }

    /** What was told of this part. */
    void of(Sql sql, String dossier, DossierType type, Part part) {
        Map<String, Retelling> byKind = new TreeMap<>();
        kinds(type, part).forEach(kind -> byKind.put(kind, this));
        tell(sql, dossier, byKind);
    }

    /**
     * What was told of the parts that flags hide now. Whoever they show a part is told what happens
     * to it from now on.
     *
     * @param before the flags that the dossier had
     */
    static void ofFlags(Scene scene, Set<Key> before) {
        DossierType type = scene.type();
        Header dossier = scene.header();
        Map<String, Retelling> byKind = new TreeMap<>();
        Parts.of(type)
                .forEach(
                        part -> {
                            Audience audience = Parts.audienceOf(type, part).orElseThrow();
                            var retelling =
                                    new Retelling(
                                            Parts.rolesOf(type),
                                            Audiences.of(audience, before),
                                            Audiences.of(audience, dossier.flags()));
                            if (!retelling.lost().isEmpty()) {
                                Seen.in(scene.work).by(dossier.id(), retelling.lost());
                                kinds(type, part)
                                        .forEach(kind -> byKind.put(kind, retelling.ofLost()));
                            }
                        });
        if (!byKind.isEmpty()) {
            tell(scene.work.settled(), dossier.id(), byKind);
        }
    }

    /** An audience that becomes another, as stored. */
    private record Move(String from, String to) {}

    /**
     * @param sql seeing what this transaction has told so far
     * @param byKind what becomes of the entries of these kinds
     */
    private static void tell(Sql sql, String dossier, Map<String, Retelling> byKind) {
        Map<Move, Set<String>> moves = new LinkedHashMap<>();
        var arguments = new ArrayList<Object>(List.of(dossier));
        arguments.addAll(byKind.keySet());
        sql.list(
                "select distinct kind, audience from timeline where dossier_id = ? and kind in ("
                        + Sql.marks(byKind.keySet())
                        + ")",
                row -> {
                    String kind = row.getString(1);
                    String from = row.getString(2);
                    String to = byKind.get(kind).now(from);
                    return to.equals(from)
                            ? null
                            : moves.computeIfAbsent(new Move(from, to), move -> new TreeSet<>())
                                    .add(kind);
                },
                arguments);
        if (!moves.isEmpty()) {
            TABLES.forEach(table -> update(sql, table, dossier, moves));
        }
    }

    private String now(String audience) {
        Set<Key> told = roles(everyRole, audience);
        Set<Key> roles = new TreeSet<>(told);
        before.stream().filter(role -> !after.contains(role)).forEach(roles::remove);
        if (told.containsAll(before)) {
            roles.addAll(after);
        }
        return roles.equals(told) ? audience : Audiences.textOf(roles);
    }

    private static void update(
            Sql sql, String table, String dossier, Map<Move, Set<String>> moves) {
        var arguments = new ArrayList<Object>();
        var cases = new StringBuilder("case");
        Set<String> all = new TreeSet<>();
        moves.forEach(
                (move, kinds) -> {
                    cases.append(" when audience = ? and kind in (")
                            .append(Sql.marks(kinds))
                            .append(") then cast(? as varchar(1000))");
                    arguments.add(move.from());
                    arguments.addAll(kinds);
                    arguments.add(move.to());
                    all.addAll(kinds);
                });
        arguments.add(dossier);
        arguments.addAll(all);
        sql.update(
                "update "
                        + table
                        + " set audience = "
                        + cases
                        + " else audience end where dossier_id = ? and kind in ("
                        + Sql.marks(all)
                        + ")",
                arguments);
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
