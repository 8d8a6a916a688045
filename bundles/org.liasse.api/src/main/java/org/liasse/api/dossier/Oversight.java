package org.liasse.api.dossier;

import java.time.Instant;
import java.util.List;
import org.liasse.api.Key;
import org.liasse.api.people.Caller;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What those may know who watch over dossiers (the auditors that the type names): who has read one,
 * and what became of those that are no longer there.
 */
@ProviderType
public interface Oversight {

    /** In what way a dossier was read. */
    enum What {
        /** Opened. */
        DOSSIER,
        /** As it was at an earlier instant. */
        PAST,
        TIMELINE,
        /** A thread, which {@code detail} names. */
        MESSAGES,
        /** A version of a document: {@code detail} is {@code <document>/<number>}. */
        DOCUMENT,
        /** A file of a message: {@code detail} is {@code <message>/<number>}. */
        ATTACHMENT
    }

    /**
     * One reading.
     *
     * @param reader the principal: an account, a personal link, the public
     * @param name of the reader as it is by now; empty where he is no longer known
     * @param detail see {@link What}, or {@code null}
     */
    record Access(String id, Instant at, String reader, String name, What what, String detail) {}

    /**
     * A dossier that was erased for good.
     *
     * @param act by which
     * @param actor who did it: an account, a personal link, or the clock
     * @param name of the actor as it is by now; empty where he is no longer known
     */
    record Erased(
            String id,
            String dossier,
            Key type,
            String number,
            String act,
            String actor,
            String name,
            Instant at) {}

    /**
     * Who has read a dossier, the newest first. An access is there a second after it happened, at
     * most; lists are none.
     *
     * @param after id of the last one seen, or {@code null}: from the newest
     * @param limit 1 to 200
     * @throws org.liasse.api.Problem NOT_FOUND where the dossier does not exist for this caller;
     *     NOT_YOUR_ROLE where he sees it and is none of its auditors
     */
    List<Access> accesses(Caller caller, String dossier, String after, int limit);

    /**
     * What was erased under a context, or in an office, the newest first; of each type only where
     * the caller is one of its auditors.
     *
     * @param context id of a dossier, or of an office
     * @param after id of the last one seen, or {@code null}: from the newest
     * @param limit 1 to 200
     * @throws org.liasse.api.Problem NOT_FOUND where the caller holds no role there
     */
    List<Erased> erased(Caller caller, String context, String after, int limit);
}
