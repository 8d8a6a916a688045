package org.liasse.core.notice;

import java.time.Duration;
import java.util.List;
import org.liasse.core.store.Background;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Lease;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Goes through what has happened, in order, and has it told. One node does it at a time; in its
 * lease stands the position of the last event that was told whole. After a kill the events since
 * are told again, and whoever was told already is not told twice.
 */
@Component(immediate = true, service = Herald.class)
public final class Herald implements AutoCloseable {

    static final String LEASE = "notices";

    private static final Duration HELD = Duration.ofMinutes(1);
    private static final long IDLE_MILLIS = 1_000;
    private static final int MOST_AT_ONCE = 200;

    private final Transactions transactions;
    private final Telling telling;
    private final Lease lease = new Lease(LEASE, Ids.next(), HELD);
    private final Background background;

    @Activate
    public Herald(@Reference Transactions transactions, @Reference Telling telling) {
        this(transactions, telling, true);
    }

    /** As a test wants it: going only when it is told to. */
    Herald(Transactions transactions, Telling telling, boolean byItself) {
        this.transactions = transactions;
        this.telling = telling;
        this.background = new Background("notices", IDLE_MILLIS, 0, this::go);
        if (byItself) {
            background.start();
        }
    }

    @Deactivate
    @Override
    public void close() {
        if (background.end()) {
            transactions.write(
                    work -> {
                        lease.release(work);
                        return null;
                    });
        }
    }

    /** Tells what is new, at most 200 events; answers whether there may be more. */
    boolean go() {
        if (!transactions.read(this::isAnythingNew) || !transactions.write(lease::take)) {
            return false;
        }
        List<Happening> events =
                transactions.read(sql -> Happening.after(sql, lease.value(sql), MOST_AT_ONCE));
        try {
            for (Happening happening : events) {
                telling.tell(happening, lease);
            }
        } catch (Telling.Lost e) {
            return false;
        }
        if (!events.isEmpty()) {
            long last = events.get(events.size() - 1).position();
            transactions.write(work -> lease.value(work, last));
        }
        return events.size() == MOST_AT_ONCE;
    }

    private boolean isAnythingNew(Sql sql) {
        return sql.first(
                        "select event_position from event_log where event_position > ? order by"
                                + " event_position fetch first 1 rows only",
                        row -> row.getLong(1),
                        lease.value(sql))
                .isPresent();
    }
}
