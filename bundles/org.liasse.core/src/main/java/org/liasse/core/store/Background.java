package org.liasse.core.store;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that goes on by itself, on a thread of its own: when it is woken, and now and then anyway.
 * What fails is told once, until it has gone well again, and tried again after a pause.
 */
public final class Background implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final long CLOSING_MILLIS = 10_000;

    private final String what;
    private final long idleMillis;
    private final long gatherMillis;
    private final BooleanSupplier round;
    private final Semaphore signal = new Semaphore(0);
    private final Thread thread;
    private volatile boolean running = true;
    private boolean isTroubled;

    /**
     * @param what waits while it fails, such as "letters"
     * @param idleMillis how long it waits to be woken, at most; and after a failure
     * @param gatherMillis how long it waits for more once it is woken
     * @param round answers whether to go on at once
     */
    public Background(String what, long idleMillis, long gatherMillis, BooleanSupplier round) {
        this.what = what;
        this.idleMillis = idleMillis;
        this.gatherMillis = gatherMillis;
        this.round = round;
        this.thread = new Thread(this::run, "liasse-" + what);
        thread.setDaemon(true);
    }

    public Background start() {
        thread.start();
        return this;
    }

    /** There is something to do. */
    public void wake() {
        signal.release();
    }

    public boolean isRunning() {
        return running;
    }

    /** Waits for the round that is on its way, 10 s at most; false where it still is then. */
    public boolean end() {
        running = false;
        signal.release();
        try {
            thread.join(CLOSING_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    @Override
    public void close() {
        end();
    }

    private void run() {
        boolean more = true;
        while (running) {
            try {
                if (!more && signal.tryAcquire(idleMillis, TimeUnit.MILLISECONDS)) {
                    TimeUnit.MILLISECONDS.sleep(gatherMillis);
                }
                signal.drainPermits();
                more = running && round.getAsBoolean();
                isTroubled = false;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                more = false;
                tell(e);
                pause();
            }
        }
    }

    private void tell(Throwable failure) {
        if (!isTroubled) {
            LOG.warn("{} wait: {}", what, failure.toString());
        }
        isTroubled = true;
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(idleMillis);
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
