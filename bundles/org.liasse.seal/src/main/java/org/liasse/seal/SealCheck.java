package org.liasse.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.liasse.api.Clock;
import org.liasse.seal.KeyRing.Entry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Whether documents that are to be sealed can be: a warning where a key store is configured and
 * does not serve, or where a certificate ends within {@link #SOON}. That none is configured is
 * said, and is no finding: many an office has none. A warning is read by anybody at {@code
 * /health/ready}: where the file lies is told to the console alone.
 */
@Component(
        configurationPid = PadesSealer.PID,
        property = {HealthCheck.NAME + "=seal", HealthCheck.TAGS + "=liasse"})
public final class SealCheck implements HealthCheck {

    static final Duration SOON = Duration.ofDays(30);

    private final KeyRing ring;
    private final Clock clock;

    @Activate
    public SealCheck(Configured settings, @Reference Clock clock) {
        this.ring = KeyRing.of(settings);
        this.clock = clock;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        if (!ring.isConfigured()) {
            log.info(
                    "documents are not sealed: no certificate is configured"
                            + " (LIASSE_SEAL_KEYSTORE)");
            return new Result(log);
        }
        try {
            ring.entries().forEach(entry -> judge(entry, log));
        } catch (IOException | GeneralSecurityException e) {
            log.warn("the key store of the seal cannot be read: liasse:doctor --all");
            log.info("{}: {}", ring, e.toString());
        }
        return new Result(log);
    }

    private void judge(Entry entry, FormattingResultLog log) {
        Instant from = entry.certificate().getNotBefore().toInstant();
        Instant until = entry.certificate().getNotAfter().toInstant();
        Instant now = clock.unmoved();
        if (now.isAfter(until)) {
            log.warn("the certificate {} of the seal has expired on {}", entry.alias(), until);
        } else if (now.isBefore(from)) {
            log.warn("the certificate {} of the seal is not valid before {}", entry.alias(), from);
        } else if (now.plus(SOON).isAfter(until)) {
            log.warn("the certificate {} of the seal expires on {}", entry.alias(), until);
        } else {
            log.info("{} seals until {}", entry.alias(), until);
        }
    }
}
