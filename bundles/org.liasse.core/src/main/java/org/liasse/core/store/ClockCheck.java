package org.liasse.core.store;

import java.time.Duration;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.liasse.api.Sandbox;
import org.liasse.api.Sandbox.Standing;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says that this is a sandbox, so that nobody takes it for anything else. */
@Component(property = {HealthCheck.NAME + "=clock", HealthCheck.TAGS + "=liasse"})
public final class ClockCheck implements HealthCheck {

    private final Sandbox sandbox;

    @Activate
    public ClockCheck(@Reference Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        try {
            Standing standing = sandbox.standing();
            Duration ahead = standing.ahead();
            if (standing.isSandbox()) {
                log.warn("a sandbox, not for work: its clock may be moved and is {} ahead", ahead);
            } else if (!ahead.isZero()) {
                log.warn("the clock is {} ahead: this database was a sandbox's", ahead);
            } else {
                log.info("the machine's clock");
            }
        } catch (RuntimeException e) {
            log.critical("the clock cannot be read: {}", e.getMessage());
        }
        return new Result(log);
    }
}
