package org.liasse.core.dossier;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.liasse.api.Key;
import org.liasse.api.type.Declarations.Link;
import org.liasse.api.workflow.Facts.LinkFact;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.dossier.CaseFile.Linked;
import org.liasse.core.store.Json;
import org.liasse.core.store.Sql;

/** What a dossier may know of those that are tied to it; of its parts, all that they hold. */
final class PartFacts {

    private PartFacts() {}

    static List<LinkFact> of(Scene scene) {
        Set<Key> toParts =
                scene.living.links().stream()
                        .filter(Link::isToParts)
                        .map(Link::key)
                        .collect(Collectors.toSet());
        List<Linked> parts =
                scene.file.links().stream().filter(l -> toParts.contains(l.kind())).toList();
        Map<String, LinkFact> known = parts.isEmpty() ? Map.of() : read(scene, parts);
        return scene.file.links().stream()
                .map(
                        l ->
                                known.getOrDefault(
                                        l.dossier(),
                                        new LinkFact(l.kind(), l.type(), l.state(), l.flags())))
                .toList();
    }

    private static Map<String, LinkFact> read(Scene scene, List<Linked> parts) {
        var entered = new HashMap<String, Map<Key, Instant>>();
        var sections = new HashMap<String, Map<Key, Map<String, Object>>>();
        scene.work
                .settled()
                .list(
                        "select d.id, d.entered, s.section_key, s.content from dossier d left join"
                                + " section s on s.dossier_id = d.id where d.id in ("
                                + Sql.marks(parts)
                                + ")",
                        row -> {
                            String id = row.getString(1);
                            entered.put(id, Dossier.instantsOf(row.getString(2)));
                            return row.getString(3) == null
                                    ? null
                                    : sections.computeIfAbsent(id, part -> new TreeMap<>())
                                            .put(
                                                    new Key(row.getString(3)),
                                                    Json.read(row.getString(4)));
                        },
                        parts.stream().map(Linked::dossier).toList());
        var facts = new HashMap<String, LinkFact>();
        for (Linked part : parts) {
            String id = part.dossier();
            facts.put(
                    id,
                    new LinkFact(
                            part.kind(),
                            part.type(),
                            part.state(),
                            part.flags(),
                            id,
                            entered.getOrDefault(id, Map.of()),
                            sections.getOrDefault(id, Map.of())));
        }
        return facts;
    }
}
