package org.liasse.core.clock;

import java.time.Duration;
import java.util.List;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Whether the clock does what is due: a warning where deadlines fail, and where some of a type that
 * is there are late by more than {@link #PATIENCE}. What waits for a variant is told as what it is,
 * and is no trouble of the clock's.
 */
@Component(property = {HealthCheck.NAME + "=deadlines", HealthCheck.TAGS + "=liasse"})
public final class DeadlinesCheck implements HealthCheck {

    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** How many are named. */
    private static final int NAMED = 10;

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final Clock clock;

    @Activate
    public DeadlinesCheck(
            @Reference Transactions transactions,
            @Reference Catalogue catalogue,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    private record Failing(String number, String sentence, int tries, String hindrance) {}

    /** Those of a type that are due and have waited too long. */
    private record Late(Key type, long count) {}

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        try {
            transactions.read(sql -> judge(sql, log));
        } catch (RuntimeException e) {
            log.critical("deadlines cannot be read: {}", e.getMessage());
        }
        return new Result(log);
    }

    private Void judge(Sql sql, FormattingResultLog log) {
        long failing = sql.number("select count(*) from deadline where failing = 1");
        if (failing > 0) {
            log.warn("{} deadlines fail: liasse:deadline-list --failing", failing);
            // an information is no finding of /health/ready, which anybody reads
            failing(sql)
                    .forEach(
                            one ->
                                    log.info(
                                            "{} {}: {} tries, {}",
                                            one.number(),
                                            ClockSentences.actOf(one.sentence()),
                                            one.tries(),
                                            one.hindrance()));
        }
        for (Late late : late(sql)) {
            if (catalogue.isPresent(late.type())) {
                log.warn(
                        "{} deadlines of {} are late by more than {} minutes",
                        late.count(),
                        late.type(),
                        PATIENCE.toMinutes());
            } else {
                log.info("{} deadlines wait for {}, which is away", late.count(), late.type());
            }
        }
        long sweeps = sql.number("select count(*) from deadline_sweep");
        log.info("{} times deadlines are being reckoned anew", sweeps);
        return null;
    }

    private static List<Failing> failing(Sql sql) {
        return sql.list(
                "select d.number, e.sentence, e.tries, e.hindrance from deadline e join dossier d"
                        + " on d.id = e.dossier_id where e.failing = 1 order by e.try_at fetch"
                        + " first "
                        + NAMED
                        + " rows only",
                row ->
                        new Failing(
                                row.getString(1),
                                row.getString(2),
                                row.getInt(3),
                                row.getString(4)));
    }

    private List<Late> late(Sql sql) {
        return sql.list(
                "select type_key, count(*) from deadline where try_at < ? group by type_key order"
                        + " by type_key",
                row -> new Late(new Key(row.getString(1)), row.getLong(2)),
                clock.now().minus(PATIENCE).toEpochMilli());
    }
}
