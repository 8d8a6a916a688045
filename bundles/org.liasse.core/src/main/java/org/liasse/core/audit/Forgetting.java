package org.liasse.core.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.liasse.api.Clock;
import org.liasse.core.store.Transactions;

/**
 * Forgets what is kept for a time only: accesses, the keys of requests to be done once, and with
 * their addresses the links that nobody followed.
 */
final class Forgetting {

    /** As long as a client may ask for "once". */
    private static final Duration ONCE = Duration.ofDays(1);

    private static final int AT_ONCE = 400;

    private final Transactions transactions;
    private final Clock clock;
    private final Duration kept;

    Forgetting(Transactions transactions, Clock clock, Duration kept) {
        this.transactions = transactions;
        this.clock = clock;
        this.kept = kept;
    }

    /** Forgets some; answers whether there may be more. */
    boolean some() {
        return forget("access_log", "id", "noted_at", clock.now().minus(kept))
                | forget("once_key", "scope_hash", "created_at", clock.unmoved().minus(ONCE))
                | forget("sign_up", "secret_hash", "expires_at", clock.now())
                | forget("account_link", "secret_hash", "expires_at", clock.now());
    }

    private boolean forget(String table, String key, String instant, Instant before) {
        long bound = before.toEpochMilli();
        List<String> keys =
                transactions.read(
                        sql ->
                                sql.list(
                                        "select "
                                                + key
                                                + " from "
                                                + table
                                                + " where "
                                                + instant
                                                + " < ? order by "
                                                + instant
                                                + " fetch first "
                                                + AT_ONCE
                                                + " rows only",
                                        row -> row.getString(1),
                                        bound));
        if (!keys.isEmpty()) {
            transactions.write(
                    work -> {
                        keys.forEach(
                                one ->
                                        work.add(
                                                "delete from " + table + " where " + key + " = ?",
                                                one));
                        return null;
                    });
        }
        return keys.size() == AT_ONCE;
    }
}
