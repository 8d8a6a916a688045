package org.liasse.core.dossier;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.api.type.DossierType;
import org.liasse.core.statistic.Tally;
import org.liasse.core.statistic.Tally.Stand;
import org.liasse.core.store.Json;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Work;

/**
 * Counts dossiers that were there before their type began to count, or that another version counts
 * otherwise. Nothing has happened to them: no tag, timeline or last change moves.
 */
public final class Recounting {

    private Recounting() {}

    /** The context of a dossier, and its office. */
    static Set<String> placesOf(Header header) {
        return new LinkedHashSet<>(List.of(Index.contextOf(header), header.office()));
    }

    /**
     * Counts them as they stand; nothing of those that have gone, or are counted so already.
     *
     * @param ids as many as one statement may name
     */
    public static void recount(Work work, Tally tally, DossierType type, List<String> ids) {
        List<Dossier> dossiers =
                ids.stream().map(id -> Dossier.locked(work, id)).filter(Objects::nonNull).toList();
        if (dossiers.isEmpty()) {
            return;
        }
        List<String> there = dossiers.stream().map(Dossier::id).toList();
        Map<String, Map<Key, Integer>> holders = holders(work, there);
        Map<String, Map<Key, Map<String, Object>>> sections = sections(work, there);
        for (Dossier dossier : dossiers) {
            Header header = dossier.header();
            Stand now =
                    new Stand(
                            header.state(),
                            header.flags(),
                            sections.getOrDefault(header.id(), Map.of()),
                            holders.getOrDefault(header.id(), Map.of()));
            String before = dossier.figures();
            String after = tally.recount(work, type, placesOf(header), now, before);
            if (!after.equals(before)) {
                dossier.count(after);
            }
        }
    }

    private static Map<String, Map<Key, Integer>> holders(Work work, List<String> ids) {
        Map<String, Map<Key, Integer>> holders = new HashMap<>();
        work.settled()
                .list(
                        "select dossier_id, role_key, count(*) from dossier_grant where dossier_id"
                                + " in ("
                                + Sql.marks(ids)
                                + ") and inherited = 0 and principal like 'a:%' group by"
                                + " dossier_id, role_key",
                        row ->
                                holders.computeIfAbsent(row.getString(1), id -> new TreeMap<>())
                                        .put(new Key(row.getString(2)), row.getInt(3)),
                        ids);
        return holders;
    }

    private static Map<String, Map<Key, Map<String, Object>>> sections(
            Work work, List<String> ids) {
        Map<String, Map<Key, Map<String, Object>>> sections = new HashMap<>();
        work.sql()
                .list(
                        "select dossier_id, section_key, content from section where dossier_id in ("
                                + Sql.marks(ids)
                                + ")",
                        row ->
                                sections.computeIfAbsent(row.getString(1), id -> new TreeMap<>())
                                        .put(
                                                new Key(row.getString(2)),
                                                Json.read(row.getString(3))),
                        ids);
        return sections;
    }
}
