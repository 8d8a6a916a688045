package org.liasse.test.variant;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.DossierView.SectionView;
import org.liasse.api.type.DossierType;

/** A dossier as one reader sees it, without a platform. */
public final class Seen {

    private Seen() {}

    /**
     * One without flags; number {@code 2026-000007}, title {@code A house}, in its first state.
     *
     * @param role of the reader
     */
    public static DossierView by(
            Enum<?> role, DossierType type, Map<Key, Map<String, Object>> sections) {
        return by(role, type, sections, Set.of());
    }

    /** The same with flags. */
    public static DossierView by(
            Enum<?> role,
            DossierType type,
            Map<Key, Map<String, Object>> sections,
            Set<Key> flags) {
        Map<Key, SectionView> views = new TreeMap<>();
        sections.forEach((key, values) -> views.put(key, new SectionView(values, "tag")));
        return new DossierView(
                "1",
                "2026-000007",
                "lyon",
                type,
                true,
                type.states().get(0).key(),
                "A house",
                "2",
                0,
                Instant.EPOCH,
                Instant.EPOCH,
                1,
                "tag",
                Key.allOf(role),
                views,
                flags,
                Set.of(),
                false,
                List.of(),
                List.of(),
                List.of());
    }
}
