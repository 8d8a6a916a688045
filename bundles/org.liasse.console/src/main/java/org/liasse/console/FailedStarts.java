package org.liasse.console;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.SynchronousBundleListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why bundles did not start. The framework tells the cause only to who gave the order, so a bundle
 * that was to start and did not is tried once more, by itself: either that was all it needed, or
 * the cause is known from then on.
 */
final class FailedStarts implements SynchronousBundleListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FailedStarts.class);

    /** By then whoever gave the order has done with the bundle. */
    private static final long LATER_MILLIS = 500;

    /** A bundle as it was when it was started: an update makes another of it. */
    private record Attempt(long bundle, long modified) {
        static Attempt of(Bundle bundle) {
            return new Attempt(bundle.getBundleId(), bundle.getLastModified());
        }
    }

    private final Set<Long> starting = ConcurrentHashMap.newKeySet();
    private final Map<Attempt, String> causes = new ConcurrentHashMap<>();
    private final Set<Attempt> retried = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread;

    FailedStarts() {
        this(
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> {
                            Thread daemon = new Thread(task, "liasse-failed-starts");
                            daemon.setDaemon(true);
                            return daemon;
                        }));
    }

    FailedStarts(ScheduledExecutorService thread) {
        this.thread = thread;
    }

    /** In one line; empty where it is not known, or not known yet. */
    Optional<String> causeOf(Bundle bundle) {
        return Optional.ofNullable(causes.get(Attempt.of(bundle)));
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        Bundle bundle = event.getBundle();
        switch (event.getType()) {
            case BundleEvent.STARTING -> starting.add(bundle.getBundleId());
            case BundleEvent.STARTED -> {
                starting.remove(bundle.getBundleId());
                forget(bundle);
            }
            case BundleEvent.STOPPED -> {
                if (starting.remove(bundle.getBundleId()) && !thread.isShutdown()) {
                    thread.schedule(() -> retry(bundle), LATER_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
            case BundleEvent.UNINSTALLED -> forget(bundle);
            default -> {
                // nothing of the start
            }
        }
    }

    private void forget(Bundle bundle) {
        causes.keySet().removeIf(attempt -> attempt.bundle() == bundle.getBundleId());
        retried.removeIf(attempt -> attempt.bundle() == bundle.getBundleId());
    }

    private void retry(Bundle bundle) {
        if (bundle.getState() != Bundle.RESOLVED
                || !Trouble.isWanted(bundle)
                || !retried.add(Attempt.of(bundle))) {
            return;
        }
        try {
            bundle.start(Bundle.START_TRANSIENT);
            LOG.info("{} started when it was tried again", bundle);
        } catch (BundleException | IllegalStateException e) {
            String cause = innermost(e);
            causes.put(Attempt.of(bundle), cause);
            LOG.warn("{} does not start: {}", bundle, cause);
        }
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.toString().lines().findFirst().orElse("?");
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
