package org.liasse.core.letter;

import java.time.Duration;
import org.liasse.api.Key;
import org.liasse.core.store.Lease;
import org.liasse.core.store.Work;

/**
 * Who sends the letters of a channel: one node at a time, until its lease ends. The number in the
 * lease says since when the channel has been out of reach.
 */
final class ChannelLease {

    static final String PREFIX = "letters:";

    /** Longer than it takes from one renewal to the next: one conversation up to its letter. */
    static final Duration HELD = Duration.ofMinutes(2);

    private final Lease lease;

    ChannelLease(Key channel, String holder) {
        this.lease = new Lease(PREFIX + channel, holder, HELD);
    }

    boolean take(Work work) {
        return lease.take(work);
    }

    boolean renew(Work work) {
        return lease.renew(work);
    }

    void release(Work work) {
        lease.release(work);
    }

    void isAway(Work work) {
        if (lease.value(work.sql()) == 0) {
            lease.value(work, work.millis());
        }
    }

    void isBack(Work work) {
        if (lease.value(work.sql()) != 0) {
            lease.value(work, 0);
        }
    }
}
