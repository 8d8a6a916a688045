package org.liasse.core.store;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.liasse.api.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** The machine's clock, in the configured zone. */
@Component(
        configurationPid = "org.liasse.clock",
        configurationPolicy = ConfigurationPolicy.OPTIONAL)
public final class SystemClock implements Clock {

    /** Configuration of the clock. */
    public @interface Settings {
        /** The zone in which days begin and end, as an IANA name. */
        String zone() default "Europe/Paris";
    }

    private final ZoneId zone;

    @Activate
    public SystemClock(Settings settings) {
        this.zone = ZoneId.of(settings.zone());
    }

    @Override
    public Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ZoneId zone() {
        return zone;
    }
}
