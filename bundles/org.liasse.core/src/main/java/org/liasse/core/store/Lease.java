package org.liasse.core.store;

import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one node does at a time: a row that it holds until an instant of the machine, unless it says
 * before that it goes on. In the row stands a number besides, which is the holder's to use.
 *
 * <p>A database that is open within this process is open in no other: whoever held a lease on it in
 * another process has ended, and nobody waits for him.
 */
public final class Lease {

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private static final String PROCESS = process() + ":";

    private final String name;
    private final String holder;
    private final Duration held;

    /**
     * @param name at most 60 characters, of the thing that is done
     * @param holder of this node and no other, at most 36 characters
     * @param held how long from each sign of life
     */
    public Lease(String name, String holder, Duration held) {
        this(name, PROCESS, holder, held);
    }

    Lease(String name, String process, String holder, Duration held) {
        this.name = name;
        this.holder = process + holder;
        this.held = held;
    }

    /**
     * The same for every version of this bundle that the process runs, and for no other process.
     */
    private static String process() {
        RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
        return Long.toString(runtime.getPid(), 36)
                + "."
                + Long.toString(runtime.getStartTime(), 36);
    }

    /** Takes or keeps it; false where another node has it. */
    public boolean take(Work work) {
        Sql sql = work.sql();
        long until = work.unmoved().plus(held).toEpochMilli();
        // where several processes share the database, one that is silent may still live
        String gone = sql.isPostgres() ? "" : " or holder not like '" + PROCESS + "%'";
        boolean isMine =
                sql.update(
                                "update lease set holder = ?, until_at = ? where name = ? and"
                                        + " (holder = ? or until_at < ?"
                                        + gone
                                        + ")",
                                holder,
                                until,
                                name,
                                holder,
                                work.unmoved().toEpochMilli())
                        == 1;
        if (isMine || sql.number("select count(*) from lease where name = ?", name) > 0) {
            return isMine;
        }
        sql.update(
                "insert into lease (name, holder, until_at, last_value) values (?, ?, ?, 0)",
                name,
                holder,
                until);
        return true;
    }

    /** Goes on; false where another node has taken it meanwhile. */
    public boolean renew(Work work) {
        return work.sql()
                        .update(
                                "update lease set until_at = ? where name = ? and holder = ?",
                                work.unmoved().plus(held).toEpochMilli(),
                                name,
                                holder)
                == 1;
    }

    /** Lets another node have it at once. */
    public void release(Work work) {
        work.sql()
                .update(
                        "update lease set until_at = 0 where name = ? and holder = ?",
                        name,
                        holder);
    }

    /** The same on the way out; where it cannot be said any more, it ends by itself. */
    public void letGo(Transactions transactions) {
        try {
            transactions.write(
                    work -> {
                        release(work);
                        return null;
                    });
        } catch (RuntimeException e) {
            LOG.debug("the lease {} ends by itself", name, e);
        }
    }

    /** The number in the row, 0 from the beginning. */
    public long value(Sql sql) {
        return sql.number("select last_value from lease where name = ?", name);
    }

    /** Changes the number; false where another node has the lease. */
    public boolean value(Work work, long value) {
        return work.sql()
                        .update(
                                "update lease set last_value = ? where name = ? and holder = ?",
                                value,
                                name,
                                holder)
                == 1;
    }
}
