package org.liasse.core.job;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.liasse.api.Clock;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;

/**
 * Forgets jobs thirty days after their end, and with them what people said and chose in them; and
 * the files that they made, when those expire.
 */
final class Expiry {

    static final Duration KEPT = Duration.ofDays(30);

    /** What one transaction may delete; another follows. */
    private static final int MOST_AT_ONCE = 400;

    private final Transactions transactions;
    private final Clock clock;

    Expiry(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Forgets some of what is too old, and answers whether there was any. */
    boolean forgetSome() {
        List<String> expired = transactions.read(this::expired);
        if (!expired.isEmpty()) {
            transactions.write(
                    work -> {
                        expired.forEach(
                                job -> work.add("delete from job_output where job_id = ?", job));
                        return null;
                    });
            return true;
        }
        Optional<String> job = transactions.read(this::oldest);
        job.ifPresent(
                id ->
                        transactions.write(
                                work ->
                                        Items.forget(work, id, MOST_AT_ONCE)
                                                ? 0
                                                : work.settled()
                                                        .update(
                                                                "delete from job where id = ?",
                                                                id)));
        return job.isPresent();
    }

    private List<String> expired(Sql sql) {
        return sql.list(
                "select job_id from job_output where expires_at <= ? order by expires_at fetch"
                        + " first "
                        + MOST_AT_ONCE
                        + " rows only",
                row -> row.getString(1),
                clock.now().toEpochMilli());
    }

    private Optional<String> oldest(Sql sql) {
        return sql.first(
                "select id from job where ended_at < ? order by ended_at, id fetch first 1 rows"
                        + " only",
                row -> row.getString(1),
                clock.now().minus(KEPT).toEpochMilli());
    }
}
