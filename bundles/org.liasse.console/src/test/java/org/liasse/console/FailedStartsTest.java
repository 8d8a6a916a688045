package org.liasse.console;

import static org.junit.Assert.assertEquals;

import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;

/** How the cause of a start that failed becomes known, and that nothing is tried for ever. */
public class FailedStartsTest {

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1);
    private final FailedStarts starts = new FailedStarts(thread);
    private boolean wanted = true;
    private long modified = 1;
    private int attempts;
    private Exception failure =
            new BundleException("Activator", new IllegalStateException("no ink\nat all"));

    private final Bundle bundle =
            Framework.fake(
                    Bundle.class,
                    (method, arguments) ->
                            switch (method) {
                                case "getBundleId" -> 7L;
                                case "getLastModified" -> modified;
                                case "getState" -> Bundle.RESOLVED;
                                case "adapt" ->
                                        Framework.fake(BundleStartLevel.class, (m, a) -> wanted);
                                case "start" -> start();
                                default -> null;
                            });

    private Object start() {
        attempts++;
        fails();
        throw Framework.<RuntimeException>sneaky(failure);
    }

    private void happens(int... events) {
        for (int event : events) {
            starts.bundleChanged(new BundleEvent(event, bundle));
        }
    }

    private void fails() {
        happens(BundleEvent.STARTING, BundleEvent.STOPPING, BundleEvent.STOPPED);
    }

    private void settle() throws InterruptedException {
        thread.shutdown();
        thread.awaitTermination(20, TimeUnit.SECONDS);
    }

    @After
    public void stop() {
        starts.close();
    }

    @Test
    public void theCauseIsKnownAfterOneMoreAttempt() throws Exception {
        fails();
        settle();
        assertEquals(
                Optional.of("java.lang.IllegalStateException: no ink"), starts.causeOf(bundle));
        assertEquals(1, attempts);
    }

    @Test
    public void afterAnUpdateTheCauseIsNoMoreTold() throws Exception {
        fails();
        settle();
        modified++;
        assertEquals(Optional.empty(), starts.causeOf(bundle));
    }

    @Test
    public void whatSomebodyStoppedIsLeftAlone() throws Exception {
        happens(BundleEvent.STOPPING, BundleEvent.STOPPED);
        wanted = false;
        fails();
        settle();
        assertEquals(0, attempts);
    }
}
