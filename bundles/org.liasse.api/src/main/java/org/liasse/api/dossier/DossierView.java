package org.liasse.api.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Explained;

/**
 * A dossier as one reader sees it: nothing in it, its tag and its instants included, tells of what
 * he may not see.
 *
 * @param tag opaque; changes when what this reader sees changes, marks and badges aside
 * @param updatedAt the last change that this reader can see
 * @param version a count of the changes that this reader can see
 * @param roles that the reader holds
 * @param actions open to the reader; empty while the variant is away
 * @param todo what waits for the reader: the acts that fill an expected slot which is empty, and
 *     the open actions that others wait for; empty while the variant is away
 * @param type as the dossier's definition has it
 * @param present whether the variant is there
 */
public record DossierView(
        String id,
        String number,
        String office,
        DossierType type,
        boolean present,
        Key state,
        String title,
        String context,
        int revision,
        Instant createdAt,
        Instant updatedAt,
        long version,
        String tag,
        Set<Key> roles,
        Map<Key, SectionView> sections,
        Set<Key> flags,
        Set<Key> marks,
        boolean badge,
        List<Explained> actions,
        List<Explained> todo,
        List<LinkView> links) {

    /** What a section holds for this reader; nothing where he does not see it. */
    public Map<String, Object> values(Key section) {
        SectionView view = sections.get(section);
        return view == null ? Map.of() : view.values();
    }

    /** The same, by its name in the code of its variant. */
    public Map<String, Object> values(Enum<?> section) {
        return values(Key.of(section));
    }

    /** The values of a section and its own tag. */
    public record SectionView(Map<String, Object> values, String tag) {}

    /** A linked dossier that the reader may see. */
    public record LinkView(Key kind, String dossier, String title) {}
}
