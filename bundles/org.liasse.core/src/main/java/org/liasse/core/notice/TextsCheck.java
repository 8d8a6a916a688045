package org.liasse.core.notice;

import java.util.List;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.liasse.core.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether texts that administrators wrote are sent as they were written; a warning where not. */
@Component(property = {HealthCheck.NAME + "=texts", HealthCheck.TAGS + "=liasse"})
public final class TextsCheck implements HealthCheck {

    private static final int MOST = 20;

    private final Transactions transactions;

    @Activate
    public TextsCheck(@Reference Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        try {
            List<String> faults = transactions.read(sql -> TextShelf.faults(sql, MOST));
            if (faults.isEmpty()) {
                log.info("no text has failed");
            }
            faults.forEach(fault -> log.warn("a default was sent instead of {}", fault));
        } catch (RuntimeException e) {
            log.critical("texts cannot be read: {}", e.getMessage());
        }
        return new Result(log);
    }
}
