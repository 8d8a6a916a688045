package org.liasse.core.store;

import java.time.Instant;
import java.util.function.Supplier;
import org.liasse.api.Clock;

/** A clock that may be moved, for all nodes on one database. */
interface SharedClock extends Clock {

    /**
     * The instant of a transaction that begins to write: nobody moves the clock before it ends, so
     * that whatever is written after a move bears a later instant than all that was written before.
     *
     * @param transaction its statements
     */
    Instant begin(Supplier<Sql> transaction);
}
