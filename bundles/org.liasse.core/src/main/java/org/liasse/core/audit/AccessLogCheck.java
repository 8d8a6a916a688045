package org.liasse.core.audit;

import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether accesses are written down: a warning where some found no room, and are lost. */
@Component(property = {HealthCheck.NAME + "=accesses", HealthCheck.TAGS + "=liasse"})
public final class AccessLogCheck implements HealthCheck {

    private final AccessLog accesses;

    @Activate
    public AccessLogCheck(@Reference AccessLog accesses) {
        this.accesses = accesses;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        if (accesses.dropped() > 0) {
            log.warn(
                    "{} accesses to dossiers were not written down since this node started",
                    accesses.dropped());
        }
        log.info("{} accesses to dossiers wait to be written", accesses.waiting());
        return new Result(log);
    }
}
