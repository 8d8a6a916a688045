package org.liasse.api.dossier;

import java.time.Instant;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.type.DossierType;

/**
 * A dossier as it was at an instant, as far as its reader of today may know it; values that were
 * erased since are absent.
 *
 * @param type as it is today, with the definition that the dossier pins today
 * @param context the dossier under which it was opened, or {@code null}
 * @param at the instant asked for
 * @param sections values by section, those that the reader may see today
 */
public record DossierPast(
        String id,
        String number,
        String office,
        DossierType type,
        Key state,
        String title,
        String context,
        Instant createdAt,
        Instant at,
        Map<Key, Map<String, Object>> sections) {}
