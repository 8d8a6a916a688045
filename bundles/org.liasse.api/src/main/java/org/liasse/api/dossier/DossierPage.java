package org.liasse.api.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;

/**
 * A page of a list. It may be short, even empty, and yet have a next one: only the absence of
 * {@code next} ends the list.
 *
 * @param next the cursor of the next page, or {@code null}
 * @param total counted only where asked; {@code null} else
 * @param atLeast whether there are more than {@code total}
 */
public record DossierPage(List<Item> items, String next, Long total, boolean atLeast) {

    /**
     * @param columns by {@code section.field}, only those asked that the reader may see on this
     *     dossier
     */
    public record Item(
            String id,
            String number,
            String office,
            Key type,
            String typeLabel,
            Key state,
            String stateLabel,
            String title,
            String context,
            Instant createdAt,
            Instant updatedAt,
            Set<Key> flags,
            Set<Key> marks,
            boolean badge,
            Map<String, Object> columns) {}
}
