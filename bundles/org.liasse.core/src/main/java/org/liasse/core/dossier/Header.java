package org.liasse.core.dossier;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;

/**
 * What a dossier is before anything in it.
 *
 * @param context the id of its context, or {@code null}
 * @param raised since when each flag stands; of those that do not, when they last began to
 * @param revision of the definition that it pins, 0 where its context draws none
 * @param shares who sees its parts, where that is not as its type says
 * @param added slots that only this dossier has
 */
public record Header(
        String id,
        String office,
        Key type,
        String number,
        String context,
        boolean isContext,
        Key state,
        String title,
        Set<Key> flags,
        Map<Key, Instant> entered,
        Map<Key, Instant> raised,
        int revision,
        Instant createdAt,
        Shares shares,
        AddedSlots added) {}
