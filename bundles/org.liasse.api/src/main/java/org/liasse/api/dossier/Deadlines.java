package org.liasse.api.dossier;

import java.time.Instant;
import java.util.List;
import org.liasse.api.Key;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the clock is to do, for operators: which act, on which dossier, when; and what stands in its
 * way. Nothing of what a dossier holds.
 */
@ProviderType
public interface Deadlines {

    enum Standing {
        /** Its time comes, or has just come. */
        AHEAD,
        /** Its time has come, and something in the workflow stands in its way. */
        HELD_BACK,
        /** It failed, and is tried again. */
        FAILING,
        /** Its time has come, and the variant of its type is away. */
        AWAY
    }

    /**
     * Which deadlines.
     *
     * @param type only of this type, or {@code null}
     * @param dossier only of this one, by its id, or {@code null}
     * @param failing only those that fail
     */
    record Query(Key type, String dossier, boolean failing) {}

    /**
     * One deadline.
     *
     * @param id opaque
     * @param number of the dossier
     * @param acted how often the clock has done it
     * @param due when its time comes
     * @param next when the clock is asked next: later than {@code due} where something stands in
     *     its way
     * @param hindrance what stands in its way: keys of reasons, or the number of an incident in the
     *     log; {@code null} where nothing does
     */
    record Deadline(
            String id,
            String dossier,
            String number,
            Key type,
            String act,
            int acted,
            Instant due,
            Instant next,
            Standing standing,
            String hindrance) {}

    /**
     * The earliest first; without those that the state of their dossier silences.
     *
     * @param after id of the last one seen, or {@code null}: from the earliest
     * @param limit 1 to 200
     * @throws org.liasse.api.Problem BAD_REQUEST where {@code after} was never an id
     */
    List<Deadline> list(Query query, String after, int limit);
}
