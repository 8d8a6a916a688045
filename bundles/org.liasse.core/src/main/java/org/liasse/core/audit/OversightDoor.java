package org.liasse.core.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Oversight;
import org.liasse.api.dossier.Types.Known;
import org.liasse.api.people.Caller;
import org.liasse.core.dossier.Grants;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The door to who read what, and to what was erased. Their types may be away. */
@Component(service = Oversight.class)
public final class OversightDoor implements Oversight {

    private final Transactions transactions;
    private final Catalogue catalogue;

    @Activate
    public OversightDoor(@Reference Transactions transactions, @Reference Catalogue catalogue) {
        this.transactions = transactions;
        this.catalogue = catalogue;
    }

    /**
     * A dossier that is there.
     *
     * @param ground its context, or its office where it has none
     */
    private record There(Key type, String ground) {}

    @Override
    public List<Access> accesses(Caller caller, String dossier, String after, int limit) {
        return transactions.read(
                sql -> {
                    refuseOthers(sql, caller, dossier);
                    List<Access> found =
                            sql.list(
                                    "select id, noted_at, reader, what, detail from access_log"
                                            + " where dossier_id = ?"
                                            + before(after)
                                            + " order by id desc fetch first "
                                            + bounded(limit)
                                            + " rows only",
                                    row ->
                                            new Access(
                                                    row.getString(1),
                                                    Instant.ofEpochMilli(row.getLong(2)),
                                                    row.getString(3),
                                                    "",
                                                    What.valueOf(row.getString(4)),
                                                    row.getString(5)),
                                    arguments(dossier, after));
                    Map<String, String> names = names(sql, found, Access::reader);
                    return found.stream()
                            .map(
                                    a ->
                                            new Access(
                                                    a.id(),
                                                    a.at(),
                                                    a.reader(),
                                                    names.getOrDefault(a.reader(), ""),
                                                    a.what(),
                                                    a.detail()))
                            .toList();
                });
    }

    private void refuseOthers(Sql sql, Caller caller, String dossier) {
        There there =
                Ids.isId(dossier)
                        ? sql.first(
                                        "select type_key, coalesce(context_id, office_id) from"
                                                + " dossier where id = ?",
                                        row ->
                                                new There(
                                                        new Key(row.getString(1)),
                                                        row.getString(2)),
                                        dossier)
                                .orElseThrow(Problem::notFound)
                        : null;
        if (there == null) {
            throw Problem.notFound();
        }
        Set<Key> auditors = catalogue.snapshot(there.type()).auditors();
        if (Grants.rolesOn(sql, caller, there.ground()).stream().noneMatch(auditors::contains)) {
            throw Grants.rolesOn(sql, caller, dossier).isEmpty()
                    ? Problem.notFound()
                    : Problem.of(
                            Problem.Kind.NOT_YOUR_ROLE,
                            "Il faut un autre rôle pour savoir qui l’a lu.",
                            "It takes another role to know who has read it.");
        }
    }

    @Override
    public List<Erased> erased(Caller caller, String context, String after, int limit) {
        return transactions.read(
                sql -> {
                    Set<Key> roles = Grants.rolesOn(sql, caller, context);
                    if (roles.isEmpty()) {
                        throw Problem.notFound();
                    }
                    List<Key> types =
                            catalogue.all().values().stream()
                                    .map(Known::type)
                                    .filter(t -> t.auditors().stream().anyMatch(roles::contains))
                                    .map(org.liasse.api.type.DossierType::key)
                                    .toList();
                    return types.isEmpty() ? List.of() : erased(sql, context, types, after, limit);
                });
    }

    private static List<Erased> erased(
            Sql sql, String context, List<Key> types, String after, int limit) {
        List<Object> arguments = arguments(context, after);
        arguments.addAll(types);
        List<Erased> found =
                sql.list(
                        "select id, dossier_id, type_key, number, act, actor, erased_at from"
                                + " erasure where ground_id = ?"
                                + before(after)
                                + " and type_key in ("
                                + Sql.marks(types)
                                + ") order by id desc fetch first "
                                + bounded(limit)
                                + " rows only",
                        row ->
                                new Erased(
                                        row.getString(1),
                                        row.getString(2),
                                        new Key(row.getString(3)),
                                        row.getString(4),
                                        row.getString(5),
                                        row.getString(6),
                                        "",
                                        Instant.ofEpochMilli(row.getLong(7))),
                        arguments);
        Map<String, String> names = names(sql, found, Erased::actor);
        return found.stream()
                .map(
                        e ->
                                new Erased(
                                        e.id(),
                                        e.dossier(),
                                        e.type(),
                                        e.number(),
                                        e.act(),
                                        e.actor(),
                                        names.getOrDefault(e.actor(), ""),
                                        e.at()))
                .toList();
    }

    private static String before(String after) {
        if (after != null && !Ids.isId(after)) {
            throw Problem.of(
                    Problem.Kind.BAD_REQUEST,
                    "Ce curseur n’existe pas.",
                    "There is no such cursor.");
        }
        return after == null ? "" : " and id < ?";
    }

    private static List<Object> arguments(String place, String after) {
        List<Object> arguments = new ArrayList<>(List.of(place));
        if (after != null) {
            arguments.add(after);
        }
        return arguments;
    }

    private static int bounded(int limit) {
        return Math.min(Math.max(limit, 1), 200);
    }

    /** By principal, the names of accounts and links that are still known. */
    private static <T> Map<String, String> names(Sql sql, List<T> found, Function<T, String> who) {
        Map<String, String> names = new HashMap<>();
        for (var table : Map.of("a:", "account", "l:", "personal_link").entrySet()) {
            List<String> ids =
                    found.stream()
                            .map(who)
                            .filter(principal -> principal.startsWith(table.getKey()))
                            .map(principal -> principal.substring(2))
                            .distinct()
                            .toList();
            if (!ids.isEmpty()) {
                sql.list(
                        "select id, name from "
                                + table.getValue()
                                + " where id in ("
                                + Sql.marks(ids)
                                + ")",
                        row -> names.put(table.getKey() + row.getString(1), row.getString(2)),
                        ids);
            }
        }
        return names;
    }
}
