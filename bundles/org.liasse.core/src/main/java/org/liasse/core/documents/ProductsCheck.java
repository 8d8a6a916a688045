package org.liasse.core.documents;

import java.time.Duration;
import java.util.List;
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
 * Whether the documents that were to be made are made: a warning where some have failed, or have
 * waited longer than {@link #PATIENCE}. A warning is read by anybody at {@code /health/ready}: what
 * names a dossier is told to the console alone.
 */
@Component(property = {HealthCheck.NAME + "=products", HealthCheck.TAGS + "=liasse"})
public final class ProductsCheck implements HealthCheck {

    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** How many are named. */
    private static final int NAMED = 10;

    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public ProductsCheck(@Reference Transactions transactions, @Reference Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        try {
            transactions.read(sql -> judge(sql, log));
        } catch (RuntimeException e) {
            log.critical("ordered documents cannot be read: {}", e.getMessage());
        }
        return new Result(log);
    }

    private Void judge(Sql sql, FormattingResultLog log) {
        List<String> failing =
                sql.list(
                        "select d.number, o.product_key, o.tries, o.hindrance from product_order o"
                                + " join dossier d on d.id = o.dossier_id where o.tries > 0 order"
                                + " by o.try_at fetch first "
                                + NAMED
                                + " rows only",
                        row ->
                                row.getString(2)
                                        + " of "
                                        + row.getString(1)
                                        + ": "
                                        + row.getInt(3)
                                        + " tries, "
                                        + row.getString(4));
        if (!failing.isEmpty()) {
            log.warn(
                    "{} documents cannot be made: liasse:doctor --all",
                    sql.number("select count(*) from product_order where tries > 0"));
            // an information is no finding of /health/ready
            failing.forEach(one -> log.info("cannot be made: {}", one));
        }
        long late =
                sql.number(
                        "select count(*) from product_order where ordered_at < ?",
                        clock.now().minus(PATIENCE).toEpochMilli());
        if (late > 0) {
            log.warn("{} documents are late by more than {} minutes", late, PATIENCE.toMinutes());
        }
        log.info("{} documents are to be made", sql.number("select count(*) from product_order"));
        return null;
    }
}
