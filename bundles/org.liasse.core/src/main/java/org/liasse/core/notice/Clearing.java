package org.liasse.core.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.liasse.api.Clock;
import org.liasse.core.store.Transactions;
import org.liasse.core.store.Work;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Forgets what was told long ago, once an hour. */
@Component(service = Clearing.class)
public final class Clearing {

    static final Duration KEPT = Duration.ofDays(90);

    private static final Duration EVERY = Duration.ofHours(1);
    private static final int AT_ONCE = 500;

    private final Transactions transactions;
    private final Clock clock;
    private Instant next = Instant.MIN;

    @Activate
    public Clearing(@Reference Transactions transactions, @Reference Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    boolean isTime() {
        return !clock.now().isBefore(next);
    }

    /** Does nothing before its time. */
    void clear() {
        if (isTime()) {
            while (transactions.write(this::forgetSome) == AT_ONCE) {
                // there is more than one transaction may touch
            }
            next = clock.now().plus(EVERY);
        }
    }

    private int forgetSome(Work work) {
        long oldest = work.now().minus(KEPT).toEpochMilli();
        List<String> old =
                work.sql()
                        .list(
                                "select id from notification where happened_at < ? fetch first "
                                        + AT_ONCE
                                        + " rows only",
                                row -> row.getString(1),
                                oldest);
        work.sql()
                .batch(
                        "delete from notification where id = ?",
                        old.stream().map(id -> List.<Object>of(id)).toList());
        return old.size();
    }
}
