package org.liasse.core.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.liasse.api.Clock;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Oversight.What;
import org.liasse.api.people.Caller;
import org.liasse.core.dossier.CaseFiles;
import org.liasse.core.store.Background;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes who read which dossier. A reader neither waits for it nor fails with it: what he read is
 * put into a queue, and written a moment later with what others read. Where the database is away it
 * waits there; what finds no room is counted and told by the doctor. A kill loses a second.
 */
@Component(
        immediate = true,
        service = AccessLog.class,
        configurationPid = "org.liasse.access-log",
        configurationPolicy = ConfigurationPolicy.OPTIONAL)
public final class AccessLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

    /** What waits at most: a hundred readings a second for three minutes. */
    static final int ROOM = 20_000;

    private static final int BY_DEFAULT = 365;
    private static final int MOST_DAYS = 36_500;
    private static final int AT_ONCE = 400;
    private static final long IDLE_MILLIS = 1_000;
    private static final long GATHER_MILLIS = 250;
    private static final Duration FORGETTING = Duration.ofHours(1);

    /**
     * Written only where the dossier is still there: an erasure takes what was read of it along.
     */
    private static final String INSERT =
            """
            insert into access_log (id, dossier_id, noted_at, reader, what, detail)
            select cast(? as varchar(36)), id, cast(? as bigint), cast(? as varchar(120)), cast(? as varchar(20)),
                cast(? as varchar(80)) from dossier where id = ?\
            """;

    /** Configuration of the access log. */
    public @interface Settings {
        /** For how many days an access is kept, 1 to 36500. */
        int keptDays() default BY_DEFAULT;
    }

    private record Noted(
            String id, String dossier, Instant at, String reader, What what, String detail) {

        List<Object> row() {
            var row = new ArrayList<Object>(List.of(id, at.toEpochMilli(), reader, what));
            row.add(detail);
            row.add(dossier);
            return row;
        }
    }

    private final Transactions transactions;
    private final Clock clock;
    private final Forgetting forgetting;
    private final BlockingQueue<Noted> queue;
    private final List<Noted> batch = new ArrayList<>();
    private final AtomicLong dropped = new AtomicLong();
    private final Background background;
    private Instant nextForgetting = Instant.EPOCH;

    @Activate
    public AccessLog(
            @Reference Transactions transactions, @Reference Clock clock, Settings settings) {
        this(transactions, clock, settings.keptDays(), ROOM, true);
    }

    /** As a test wants it: writing only when it is told to. */
    AccessLog(Transactions transactions, Clock clock, int keptDays, int room, boolean byItself) {
        this.transactions = transactions;
        this.clock = clock;
        this.forgetting = new Forgetting(transactions, clock, kept(keptDays));
        this.queue = new ArrayBlockingQueue<>(room);
        this.background = new Background("accesses", IDLE_MILLIS, GATHER_MILLIS, this::round);
        if (byItself) {
            background.start();
        }
    }

    private static Duration kept(int days) {
        if (days < 1 || days > MOST_DAYS) {
            LOG.error("keptDays is from 1 to {}, not {}: {} hold", MOST_DAYS, days, BY_DEFAULT);
            return Duration.ofDays(BY_DEFAULT);
        }
        return Duration.ofDays(days);
    }

    @Deactivate
    @Override
    public void close() {
        if (background.end()) {
            try {
                while (write()) {
                    LOG.debug("more accesses to write");
                }
            } catch (RuntimeException e) {
                LOG.warn("{} accesses could not be written: {}", waiting(), e.toString());
            }
        }
    }

    /**
     * Somebody has read a dossier; {@code detail} at most 80 characters, or {@code null}. Of
     * strangers there is nothing to note: who they are nobody knows, and what they read is for all.
     * What is read by what will be taken back is read by nobody.
     */
    public void note(Caller caller, String dossier, What what, String detail) {
        String reader = CaseFiles.holder(caller);
        if (reader.equals(CaseFiles.PUBLIC) || transactions.isTentative()) {
            return;
        }
        var noted = new Noted(Ids.next(), dossier, clock.now(), reader, what, detail);
        if (queue.offer(noted)) {
            background.wake();
        } else {
            dropped.incrementAndGet();
        }
    }

    /** What is not written yet. */
    int waiting() {
        return queue.size() + batch.size();
    }

    /** What found no room since this node started. */
    long dropped() {
        return dropped.get();
    }

    boolean round() {
        boolean more = write();
        if (!more && !clock.now().isBefore(nextForgetting)) {
            more = forgetting.some();
            nextForgetting = more ? nextForgetting : clock.now().plus(FORGETTING);
        }
        return more;
    }

    /**
     * Writes some; answers whether there is more. What cannot be written waits for the next try.
     */
    private boolean write() {
        if (batch.isEmpty()) {
            queue.drainTo(batch, AT_ONCE);
        }
        if (!batch.isEmpty()) {
            try {
                transactions.write(
                        work -> {
                            work.sql().batch(INSERT, batch.stream().map(Noted::row).toList());
                            return null;
                        });
            } catch (Problem problem) {
                throw problem;
            } catch (RuntimeException e) {
                // not the database's being away: it would fail for ever, and stop all that follows
                LOG.error("{} accesses are dropped", batch.size(), e);
                dropped.addAndGet(batch.size());
            }
            batch.clear();
        }
        return !queue.isEmpty();
    }
}
