package org.liasse.core.types;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Which variants could not be taken in, and which types wait behind a higher version. All of it is
 * a warning: the other types go on.
 */
@Component(property = {HealthCheck.NAME + "=variants", HealthCheck.TAGS + "=liasse"})
public final class VariantsCheck implements HealthCheck {

    private final Supplier<Map<String, String>> faults;
    private final Supplier<List<String>> parked;

    @Activate
    public VariantsCheck(@Reference Catalogue catalogue) {
        this(catalogue::faults, catalogue::parked);
    }

    VariantsCheck(Supplier<Map<String, String>> faults, Supplier<List<String>> parked) {
        this.faults = faults;
        this.parked = parked;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        new TreeMap<>(faults.get())
                .forEach((bundle, cause) -> log.warn("{} cannot be taken in: {}", bundle, cause));
        parked.get().stream()
                .sorted()
                .forEach(type -> log.warn("{} is parked: another version serves", type));
        log.debug("variants were looked at");
        return new Result(log);
    }
}
