package org.liasse.migrations;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.apache.felix.hc.api.HealthCheck;
import org.liasse.api.spi.SchemaReady;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;

/**
 * Migrates every bundle with a {@code Liasse-Changelog} header when it starts, and publishes {@link
 * SchemaReady} for it. While the platform boots no bundle waits for that; whoever starts a bundle
 * later has its tables when the start returns, or has waited for half a minute.
 */
@Component(service = {})
public final class MigrationExtender implements BundleTrackerCustomizer<Candidate> {

    private static final String CORE = "core";
    private static final long RETRY_SECONDS = 2;
    private static final long START_SECONDS = 30;

    private final BundleContext context;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread daemon = new Thread(task, "liasse-migrations");
                        daemon.setDaemon(true);
                        return daemon;
                    });
    private final MigrationQueue queue;
    private final ServiceRegistration<HealthCheck> health;
    private final BundleTracker<Candidate> tracker;

    @Activate
    public MigrationExtender(
            BundleContext context,
            @Reference(target = "(dataSourceName=liasse)") DataSource dataSource) {
        this.context = context;
        Findings findings = new Findings();
        this.queue =
                new MigrationQueue(new Migration(dataSource)::run, findings, thread, RETRY_SECONDS);
        this.health =
                context.registerService(
                        HealthCheck.class,
                        findings,
                        properties(HealthCheck.NAME, "schemas", HealthCheck.TAGS, "liasse"));
        this.tracker = new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, this);
        tracker.open();
    }

    @Deactivate
    void stop() {
        tracker.close();
        health.unregister();
        thread.shutdownNow();
    }

    @Override
    public Candidate addingBundle(Bundle bundle, BundleEvent event) {
        if (!ChangeLog.in(bundle)) {
            return null;
        }
        Candidate candidate =
                new Candidate(
                        bundle.getSymbolicName() + " " + bundle.getVersion(),
                        CORE.equals(ChangeLog.unitOf(bundle)),
                        () -> ChangeLog.of(bundle),
                        this::publish);
        boolean isWaitedFor = hasBooted() && queue.isCoreReady();
        queue.arrived(candidate);
        if (isWaitedFor) {
            candidate.awaitTry(START_SECONDS);
        }
        return candidate;
    }

    private boolean hasBooted() {
        return context.getBundle(Constants.SYSTEM_BUNDLE_ID).getState() == Bundle.ACTIVE;
    }

    private Runnable publish(String unit) {
        return context.registerService(
                        SchemaReady.class, () -> unit, properties(SchemaReady.UNIT, unit))
                ::unregister;
    }

    private static Dictionary<String, Object> properties(String... pairs) {
        Dictionary<String, Object> properties = new Hashtable<>();
        for (int i = 0; i < pairs.length; i += 2) {
            properties.put(pairs[i], pairs[i + 1]);
        }
        return properties;
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, Candidate candidate) {
        // from STARTING to ACTIVE: its tables are as they were
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, Candidate candidate) {
        queue.left(candidate);
    }
}
