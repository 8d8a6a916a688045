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
    private final Recaps recaps;
    private final Clearing clearing;
    private final Lease lease = new Lease(LEASE, Ids.next(), HELD);
    private final Background background;

    @Activate
    public Herald(
            @Reference Transactions transactions,
            @Reference Telling telling,
            @Reference Recaps recaps,
            @Reference Clearing clearing) {
        this(transactions, telling, recaps, clearing, true);
    }

    /** As a test wants it: going only when it is told to. */
    Herald(
            Transactions transactions,
            Telling telling,
            Recaps recaps,
            Clearing clearing,
            boolean byItself) {
        this.transactions = transactions;
        this.telling = telling;
        this.recaps = recaps;
        this.clearing = clearing;
        this.background = new Background("notices", IDLE_MILLIS, 0, this::go);
        if (byItself) {
            background.start();
        }
    }

    @Deactivate
    @Override
    public void close() {
        if (background.end()) {
            lease.letGo(transactions);
        }
    }

    /**
     * Tells what is new, at most 200 events, and once that is all, makes the recaps that are due;
     * answers whether there may be more.
     */
    boolean go() {
        boolean isNew = transactions.read(this::isAnythingNew);
        boolean isTime = recaps.isAnyDue() || clearing.isTime();
        if (!(isNew || isTime) || !transactions.write(lease::take)) {
            return false;
        }
        try {
            boolean isMore = isNew && tell();
            if (!isMore) {
                recaps.make(lease, background::isRunning);
                clearing.clear();
            }
            return isMore;
        } catch (Telling.Lost e) {
            return false;
        }
    }

    private boolean tell() {
        List<Happening> events =
                transactions.read(sql -> Happening.after(sql, lease.value(sql), MOST_AT_ONCE));
        events.forEach(happening -> telling.tell(happening, lease));
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
