package org.liasse.rest.http;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One thread that does the same again and again, with a pause between. */
public final class Rounds implements AutoCloseable {

    private final ScheduledExecutorService thread;

    /**
     * @param round that lets no exception out
     */
    public Rounds(String name, Duration pace, Runnable round) {
        thread =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread daemon = new Thread(task, name);
                            daemon.setDaemon(true);
                            return daemon;
                        });
        thread.scheduleWithFixedDelay(
                round, pace.toMillis(), pace.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
