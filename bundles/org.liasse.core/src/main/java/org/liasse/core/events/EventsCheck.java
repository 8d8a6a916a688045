package org.liasse.core.events;

import java.time.Duration;
import java.time.Instant;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.liasse.api.Clock;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Whether committed events get their numbers: what waits longer than {@link #PATIENCE} is told to
 * nobody meanwhile. A warning; a database out of reach is critical.
 */
@Component(property = {HealthCheck.NAME + "=events", HealthCheck.TAGS + "=liasse"})
public final class EventsCheck implements HealthCheck {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public EventsCheck(@Reference Transactions transactions, @Reference Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The events without a number; {@code oldest} in milliseconds, 0 where there is none. */
    private record Waiting(long events, long oldest) {}

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        try {
            Waiting waiting = transactions.read(EventsCheck::waiting);
            Duration lag = Duration.between(Instant.ofEpochMilli(waiting.oldest()), clock.now());
            if (waiting.events() > 0 && lag.compareTo(PATIENCE) > 0) {
                log.warn(
                        "{} events wait for their number, the oldest for {} s",
                        waiting.events(),
                        lag.toSeconds());
            } else {
                log.info("{} events wait for their number", waiting.events());
            }
        } catch (RuntimeException e) {
            log.critical("events cannot be read: {}", e.getMessage());
        }
        return new Result(log);
    }

    private static Waiting waiting(Sql sql) {
        return sql.first(
                        "select count(*), coalesce(min(happened_at), 0) from event_log where"
                                + " event_position is null",
                        row -> new Waiting(row.getLong(1), row.getLong(2)))
                .orElseThrow();
    }
}
