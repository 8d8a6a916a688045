package org.liasse.bench;

import org.liasse.bench.Wire.Answer;
import org.liasse.bench.Wire.Request;

/** One kind of request, made again and again by several clients, each from one thread. */
interface Operation {

    String name();

    /** Before many are sent. */
    default void begin() {}

    Request next(int client);

    /** What the client learns from the answer; called by its own thread. */
    default void answered(int client, Answer answer) {}

    /** How often one client may ask, warm-up included, before the platform would refuse it. */
    default int mostPerClient() {
        return Integer.MAX_VALUE;
    }
}
