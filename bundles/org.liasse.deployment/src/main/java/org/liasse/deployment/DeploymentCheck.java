package org.liasse.deployment;

import java.util.Map;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Names the variants that could not be installed again, and why. A warning: the others go on. */
@Component(property = {HealthCheck.NAME + "=deployment", HealthCheck.TAGS + "=liasse"})
public final class DeploymentCheck implements HealthCheck {

    private final Reinstallation reinstallation;

    @Activate
    public DeploymentCheck(@Reference Reinstallation reinstallation) {
        this.reinstallation = reinstallation;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        Map<String, String> failures = reinstallation.failures();
        failures.forEach((name, cause) -> log.warn("{} is not installed: {}", name, cause));
        if (failures.isEmpty()) {
            log.info("every variant on the list is installed");
        }
        return new Result(log);
    }
}
