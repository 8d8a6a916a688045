package org.liasse.api.spi;

import java.util.Optional;
import org.liasse.api.Key;
import org.liasse.api.letter.Letter;
import org.osgi.annotation.versioning.ConsumerType;

/** A way by which letters reach people. One letter at a time; never within a transaction. */
@ConsumerType
public interface LetterChannel {

    /** How a try ended. */
    sealed interface Delivery {

        /** The other side has taken the letter: it is its business from here. */
        record Taken() implements Delivery {}

        /** The other side will never take this one. */
        record Refused(String why) implements Delivery {}

        /** Not now: this letter is tried again later. */
        record Deferred(String why) implements Delivery {}

        /** Nobody is there: no letter can be sent at the moment, and nothing was handed over. */
        record Away(String why) implements Delivery {}

        /** Handed over, and no answer: nobody knows whether it was taken. */
        record Uncertain(String why) implements Delivery {}
    }

    /** By which letters name it. */
    Key key();

    /** Why it can send nothing at all until somebody changes something; empty where it can. */
    default Optional<String> obstacle() {
        return Optional.empty();
    }

    /**
     * Tries once.
     *
     * @param handingOver to be run once, just before the first byte after which the other side may
     *     take the letter: it makes the attempt known for good. What it throws is to be passed on,
     *     and nothing is handed over
     */
    Delivery deliver(Letter letter, Runnable handingOver);
}
