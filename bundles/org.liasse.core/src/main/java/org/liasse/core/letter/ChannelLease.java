package org.liasse.core.letter;

import java.time.Duration;
import org.liasse.api.Key;
import org.liasse.core.store.Work;

/**
 * Who sends the letters of a channel: one node at a time, until its lease ends. The lease's row
 * also says since when the channel has been out of reach.
 */
final class ChannelLease {

    static final String PREFIX = "letters:";

    /** Longer than it takes from one renewal to the next: one conversation up to its letter. */
    static final Duration HELD = Duration.ofMinutes(2);

    private final String name;
    private final String holder;

    ChannelLease(Key channel, String holder) {
        this.name = PREFIX + channel;
        this.holder = holder;
    }

    /** Takes or keeps it; false where another node has it. */
    boolean take(Work work) {
        long until = work.now().plus(HELD).toEpochMilli();
        if (work.sql()
                        .update(
                                "update lease set holder = ?, until_at = ? where name = ? and"
                                        + " (holder = ? or until_at < ?)",
                                holder,
                                until,
                                name,
                                holder,
                                work.millis())
                == 1) {
            return true;
        }
        if (work.sql().number("select count(*) from lease where name = ?", name) > 0) {
            return false;
        }
        work.sql()
                .update(
                        "insert into lease (name, holder, until_at, last_value) values (?, ?, ?,"
                                + " 0)",
                        name,
                        holder,
                        until);
        return true;
    }

    /** False where another node has taken it meanwhile. */
    boolean renew(Work work) {
        return work.sql()
                        .update(
                                "update lease set until_at = ? where name = ? and holder = ?",
                                work.now().plus(HELD).toEpochMilli(),
                                name,
                                holder)
                == 1;
    }

    void release(Work work) {
        work.sql()
                .update(
                        "update lease set until_at = 0 where name = ? and holder = ?",
                        name,
                        holder);
    }

    void isAway(Work work) {
        work.sql()
                .update(
                        "update lease set last_value = ? where name = ? and last_value = 0",
                        work.millis(),
                        name);
    }

    void isBack(Work work) {
        work.sql()
                .update("update lease set last_value = 0 where name = ? and last_value <> 0", name);
    }
}
