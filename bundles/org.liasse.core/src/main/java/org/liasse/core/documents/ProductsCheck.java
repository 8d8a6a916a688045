package org.liasse.core.documents;

import java.util.List;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether the documents that were to be made are made; a warning where one has failed. */
@Component(property = {HealthCheck.NAME + "=products", HealthCheck.TAGS + "=liasse"})
public final class ProductsCheck implements HealthCheck {

    /** How many are named. */
    private static final int NAMED = 10;

    private final Transactions transactions;

    @Activate
    public ProductsCheck(@Reference Transactions transactions) {
        this.transactions = transactions;
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

    private static Void judge(Sql sql, FormattingResultLog log) {
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
        failing.forEach(one -> log.warn("cannot be made: {}", one));
        log.info("{} documents are to be made", sql.number("select count(*) from product_order"));
        return null;
    }
}
