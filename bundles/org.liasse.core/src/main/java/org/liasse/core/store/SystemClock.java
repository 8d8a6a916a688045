package org.liasse.core.store;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.liasse.api.Clock;
import org.liasse.api.Problem;
import org.liasse.api.Sandbox;
import org.liasse.api.spi.SchemaReady;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machine's clock, in the configured zone. In a sandbox it stands as far ahead as its database
 * says, for all nodes; a database whose clock was ever moved keeps that, also where the
 * installation is no sandbox any more: instants do not go back.
 */
@Component(
        service = {Clock.class, Sandbox.class},
        configurationPid = "org.liasse.clock",
        configurationPolicy = ConfigurationPolicy.OPTIONAL)
public final class SystemClock implements SharedClock, Sandbox, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SystemClock.class);

    /** What another node has moved is followed after this, by whoever only reads. */
    private static final long FOLLOWED_MILLIS = 1_000;

    private static final long UNKNOWN = -1;

    /** The environment says {@code true} where the clock may be moved. */
    private static final String SANDBOX = "LIASSE_SANDBOX";

    /** Configuration of the clock. */
    public @interface Settings {
        /** The zone in which days begin and end, as an IANA name. */
        String zone() default "Europe/Paris";
    }

    private final ZoneId zone;
    private final boolean isSandbox;
    private final ClockOffset offset;
    private final Supplier<Instant> machine;
    private final AtomicLong ahead = new AtomicLong(UNKNOWN);
    private final Background background;

    @Activate
    public SystemClock(
            Settings settings,
            @Reference(target = "(dataSourceName=liasse)") DataSource dataSource,
            @Reference(target = "(liasse.unit=core)") SchemaReady schema) {
        this(
                ZoneId.of(settings.zone()),
                "true".equalsIgnoreCase(System.getenv().getOrDefault(SANDBOX, "").strip()),
                dataSource,
                Instant::now);
        if (isSandbox) {
            LOG.warn("this installation is a sandbox: its clock may be moved (liasse:clock-move)");
            background.start();
        }
    }

    /** As a test wants it: following other nodes only when it is told to. */
    SystemClock(ZoneId zone, boolean isSandbox, DataSource dataSource, Supplier<Instant> machine) {
        this.zone = zone;
        this.isSandbox = isSandbox;
        this.offset = new ClockOffset(dataSource);
        this.machine = machine;
        this.background = new Background("the clock's moves", FOLLOWED_MILLIS, 0, this::follow);
    }

    @Deactivate
    @Override
    public void close() {
        background.end();
    }

    @Override
    public Instant now() {
        return unmoved().plusMillis(ahead());
    }

    @Override
    public Instant unmoved() {
        return machine.get().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    @Override
    public Instant begin(Supplier<Sql> transaction) {
        if (isSandbox) {
            ahead();
            learn(ClockOffset.hold(transaction.get()));
        }
        return now();
    }

    /** Nothing is told the time before it is known how far it was moved. */
    private long ahead() {
        if (ahead.get() == UNKNOWN) {
            if (isSandbox) {
                offset.prepare();
            }
            follow();
        }
        return ahead.get();
    }

    /** Learns what other nodes have moved. */
    boolean follow() {
        learn(offset.read());
        return false;
    }

    private void learn(long millis) {
        ahead.accumulateAndGet(millis, Math::max);
    }

    @Override
    public Standing standing() {
        return new Standing(isSandbox, now(), Duration.ofMillis(ahead()));
    }

    @Override
    public Standing move(Duration by) {
        if (!isSandbox) {
            throw Problem.of(
                            Problem.Kind.NOT_READY,
                            "Cette installation n’est pas un bac à sable : son horloge ne se"
                                    + " déplace pas (LIASSE_SANDBOX).",
                            "This installation is no sandbox: its clock is not moved"
                                    + " (LIASSE_SANDBOX).")
                    .because("not-a-sandbox");
        }
        follow();
        long was = ahead();
        if (by.compareTo(Duration.ofSeconds(1)) < 0
                || by.compareTo(FARTHEST.minusMillis(was)) > 0) {
            throw Problem.invalid(
                    "/by",
                    "L’horloge avance d’une seconde au moins, et de vingt ans en tout.",
                    "The clock goes forward, by a second at least and twenty years in all.");
        }
        long is = was + by.toMillis();
        if (!changed(was, is)) {
            throw Problem.of(
                            Problem.Kind.CONFLICT,
                            "Quelqu’un vient de déplacer l’horloge.",
                            "Somebody has just moved the clock.")
                    .because("clock-moved");
        }
        learn(is);
        LOG.warn("the clock was moved by {} and stands {} ahead", by, Duration.ofMillis(is));
        return standing();
    }

    private boolean changed(long was, long is) {
        try {
            return offset.change(was, is);
        } catch (Sql.Failure e) {
            throw Problem.of(
                            Problem.Kind.UNAVAILABLE,
                            "Des écritures sont en cours ; l’horloge n’a pas bougé.",
                            "Something is being written; the clock has not moved.")
                    .retryAfter(Duration.ofSeconds(2))
                    .causedBy(e);
        }
    }
}
