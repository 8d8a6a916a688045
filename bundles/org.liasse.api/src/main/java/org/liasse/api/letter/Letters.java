package org.liasse.api.letter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liasse.api.Key;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The letters of the installation: written down in the transaction that causes them, sent later by
 * one node at a time. A letter goes out once: where a crash leaves it open whether it went, it is
 * not sent again but shown as uncertain until an operator decides.
 */
@ProviderType
public interface Letters {

    /** The channel of e-mail. */
    Key MAIL = new Key("mail");

    enum State {
        /** Waits for its (next) try. */
        QUEUED,
        /** Being handed over at this moment. */
        SENDING,
        /** The other side has taken it. */
        SENT,
        /** It may have been taken: the answer was lost. */
        UNCERTAIN,
        /** The other side does not want it, or three days of tries were in vain. */
        REFUSED,
        /** Dropped by an operator, or of no use any more before it could be sent. */
        CANCELLED
    }

    /**
     * A letter as operators see it; never what it says.
     *
     * @param tries that came to an answer
     * @param lastError why the last try failed, or {@code null}
     * @param nextTryAt for a queued one
     */
    record Posted(
            String id,
            State state,
            Key channel,
            String address,
            Key template,
            String messageId,
            int tries,
            Instant writtenAt,
            Instant changedAt,
            Instant nextTryAt,
            String lastError) {}

    /**
     * How things stand.
     *
     * @param letters by state; without those that are over
     * @param oldest when the oldest that is queued was written; {@code null} where none is
     * @param away by channel, since when it has been out of reach
     * @param lastError why the last try of a queued letter failed, or {@code null}
     */
    record Standing(
            Map<State, Long> letters, Instant oldest, Map<Key, Instant> away, String lastError) {

        public long count(State state) {
            return letters.getOrDefault(state, 0L);
        }
    }

    /**
     * Writes a letter down; within the transaction of this thread, if it is in one. Answers its id,
     * that of the first one where it has been written before.
     */
    String post(Draft draft);

    /**
     * The newest first.
     *
     * @param state only these; {@code null}: all
     * @param after id of the last one seen; {@code null}: from the newest
     * @param limit at most this many, 1 to 200
     */
    List<Posted> list(State state, String after, int limit);

    Optional<Posted> byId(String id);

    /**
     * Sends an uncertain, refused or queued letter at the next occasion.
     *
     * @throws org.liasse.api.Problem NOT_FOUND; WRONG_STATE for the others
     */
    void retry(String id);

    /**
     * Gives up an uncertain, refused or queued letter.
     *
     * @throws org.liasse.api.Problem NOT_FOUND; WRONG_STATE for the others
     */
    void drop(String id);

    Standing standing();
}
