package org.liasse.core.calendar;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.type.Appointment;
import org.liasse.api.type.Appointment.At;
import org.liasse.api.type.DossierType;
import org.liasse.core.store.Json;
import org.liasse.core.store.Sql;
import org.liasse.core.types.Catalogue;

/**
 * Appointments as somebody sees them: those of which he sees all that says when they are, with what
 * else is told of them where he sees that. Two statements for so many at once.
 */
final class Diary {

    /** That are looked at together. */
    static final int AT_ONCE = 500;

    private final Catalogue catalogue;
    private final Sql sql;
    private final Set<String> principals;

    Diary(Catalogue catalogue, Sql sql, Caller caller) {
        this.catalogue = catalogue;
        this.sql = sql;
        this.principals =
                caller.principals().stream().map(Principal::toString).collect(Collectors.toSet());
    }

    /**
     * @param on the type as the dossier has it
     * @param roles of the reader on the dossier
     * @param contents what is told of it besides, by section; {@link #value} asks what he sees
     */
    record Shown(
            Entry entry,
            DossierType on,
            Appointment declared,
            Set<Key> roles,
            Map<Key, Map<String, Object>> contents) {

        /** The value of a field, or {@code null} where there is none, or he does not see it. */
        Object value(At at) {
            return at == null || !entry.sees(on, at, roles)
                    ? null
                    : contents.getOrDefault(at.section(), Map.of()).get(at.field().value());
        }

        Object place() {
            return value(declared.place());
        }
    }

    /** In the same order, without those that he does not see. */
    List<Shown> shown(List<Entry> entries) {
        var shown = new ArrayList<Shown>();
        for (int from = 0; from < entries.size(); from += AT_ONCE) {
            shown.addAll(some(entries.subList(from, Math.min(from + AT_ONCE, entries.size()))));
        }
        return shown;
    }

    private List<Shown> some(List<Entry> entries) {
        List<String> dossiers = entries.stream().map(Entry::dossier).distinct().toList();
        Map<String, Set<Key>> roles = roles(dossiers);
        var seen = new ArrayList<Shown>();
        for (Entry entry : entries) {
            Set<Key> his = roles.getOrDefault(entry.dossier(), Set.of());
            Optional<DossierType> known = catalogue.find(entry.type()).map(k -> k.type());
            if (his.isEmpty() || known.isEmpty()) {
                continue;
            }
            DossierType on = entry.on(known.get());
            on.appointment(entry.appointment())
                    .filter(declared -> entry.isSeen(on, declared, his))
                    .ifPresent(declared -> seen.add(new Shown(entry, on, declared, his, Map.of())));
        }
        return filled(seen);
    }

    private Map<String, Set<Key>> roles(Collection<String> dossiers) {
        Map<String, Set<Key>> roles = new HashMap<>();
        sql.list(
                "select dossier_id, principal, role_key from dossier_grant where dossier_id in ("
                        + Sql.marks(dossiers)
                        + ")",
                row ->
                        principals.contains(row.getString(2))
                                && roles.computeIfAbsent(row.getString(1), id -> new TreeSet<>())
                                        .add(new Key(row.getString(3))),
                dossiers);
        return roles;
    }

    /** Place, and what was held in truth: one statement. */
    private List<Shown> filled(List<Shown> seen) {
        var dossiers = new HashSet<String>();
        var sections = new HashSet<Key>();
        for (Shown one : seen) {
            Appointment declared = one.declared();
            Stream.of(declared.place(), declared.heldFrom(), declared.heldUntil())
                    .filter(at -> at != null && one.entry().sees(one.on(), at, one.roles()))
                    .forEach(
                            at -> {
                                dossiers.add(one.entry().dossier());
                                sections.add(at.section());
                            });
        }
        if (dossiers.isEmpty()) {
            return seen;
        }
        var arguments = new ArrayList<Object>(dossiers);
        arguments.addAll(sections);
        Map<String, Map<Key, Map<String, Object>>> contents = new HashMap<>();
        sql.list(
                "select dossier_id, section_key, content from section where dossier_id in ("
                        + Sql.marks(dossiers)
                        + ") and section_key in ("
                        + Sql.marks(sections)
                        + ")",
                row ->
                        contents.computeIfAbsent(row.getString(1), id -> new HashMap<>())
                                .put(new Key(row.getString(2)), Json.read(row.getString(3))),
                arguments);
        return seen.stream()
                .map(
                        one ->
                                new Shown(
                                        one.entry(),
                                        one.on(),
                                        one.declared(),
                                        one.roles(),
                                        contents.getOrDefault(one.entry().dossier(), Map.of())))
                .toList();
    }
}
