package org.liasse.core.dossier;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.api.type.DossierType;
import org.liasse.core.statistic.Tally;
import org.liasse.core.statistic.Tally.Stand;
import org.liasse.core.store.Json;
import org.liasse.core.store.Work;

/**
 * Counts a dossier that was there before its type began to count, or that another version counts
 * otherwise. Nothing has happened to it: no tag, timeline or last change moves.
 */
public final class Recounting {

    private Recounting() {}

    /** The context of a dossier, and its office. */
    static Set<String> placesOf(Header header) {
        return new LinkedHashSet<>(List.of(Index.contextOf(header), header.office()));
    }

    /** Counts it as it stands; nothing where it has gone, or is counted so already. */
    public static void recount(Work work, Tally tally, DossierType type, String id) {
        Dossier dossier = Dossier.locked(work, id);
        if (dossier == null) {
            return;
        }
        Header header = dossier.header();
        Stand now =
                new Stand(header.state(), header.flags(), sections(work, id), holders(work, id));
        String before = dossier.figures();
        String after = tally.recount(work, type, placesOf(header), now, before);
        if (!after.equals(before)) {
            dossier.count(after);
        }
    }

    private static Map<Key, Integer> holders(Work work, String id) {
        Map<Key, Integer> holders = new TreeMap<>();
        work.settled()
                .list(
                        "select role_key, count(*) from dossier_grant where dossier_id = ? and"
                                + " inherited = 0 and principal like 'a:%' group by role_key",
                        row -> holders.put(new Key(row.getString(1)), row.getInt(2)), id);
        return holders;
    }

    private static Map<Key, Map<String, Object>> sections(Work work, String id) {
        Map<Key, Map<String, Object>> sections = new TreeMap<>();
        work.sql()
                .list(
                        "select section_key, content from section where dossier_id = ?",
                        row -> sections.put(new Key(row.getString(1)), Json.read(row.getString(2))),
                        id);
        return sections;
    }
}
