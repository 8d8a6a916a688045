package org.liasse.api.dossier;

import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.people.Caller;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Documents that a type makes of a dossier's own data. What was made before is never overwritten:
 * made again, a product is the next version of its document.
 */
@ProviderType
public interface Products {

    /** The same, into the slot of the product. */
    default Document produce(
            Caller caller, String dossier, Key product, Set<Key> acknowledged, String expected) {
        return produce(caller, dossier, product, acknowledged, expected, null);
    }

    /**
     * Has a product written and puts it into its slot.
     *
     * @param acknowledged warnings that the caller has seen
     * @param expected the tag of the dossier as the caller saw it, or {@code null}
     * @param slot one that was added like the slot of the product and is seen by the caller; {@code
     *     null}: that one itself
     * @return the document; its newest version is what was made
     * @throws org.liasse.api.Problem NOT_FOUND for a product that the type does not have; what the
     *     workflow refuses; INVALID for another slot; STALE; NOT_READY where the dossier lacks what
     *     the product tells of, or its slot is full; UNAVAILABLE where the dossier changed while it
     *     was written; TYPE_AWAY where what writes it is not there
     */
    Document produce(
            Caller caller,
            String dossier,
            Key product,
            Set<Key> acknowledged,
            String expected,
            Key slot);
}
