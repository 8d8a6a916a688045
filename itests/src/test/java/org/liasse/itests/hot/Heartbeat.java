package org.liasse.itests.hot;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether the machine was responsive: a thread that does nothing but look at the clock every five
 * milliseconds. Where it looks late, the machine had no time for it, and so none for the platform
 * either; what somebody waited for meanwhile says nothing of the platform.
 */
final class Heartbeat implements AutoCloseable {

    private static final long BEAT = 5_000_000;

    /** A beat that comes this much later is no hiccup of the scheduler. */
    private static final long LATE = 50_000_000;

    private record Pause(long begin, long end) {}

    private final List<Pause> pauses = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Thread thread = new Thread(this::beat, "heartbeat");

    Heartbeat() {
        thread.setDaemon(true);
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.start();
    }

    private void beat() {
        long last = System.nanoTime();
        while (!over.get()) {
            LockSupport.parkNanos(BEAT);
            long now = System.nanoTime();
            if (now - last > LATE) {
                synchronized (pauses) {
                    pauses.add(new Pause(last, now));
                }
            }
            last = now;
        }
    }

    /** True where less than half of this time, in nanoseconds of the clock, went to pauses. */
    boolean wasSteady(long begin, long end) {
        long paused = 0;
        synchronized (pauses) {
            for (Pause pause : pauses) {
                paused += Math.max(0, Math.min(end, pause.end()) - Math.max(begin, pause.begin()));
            }
        }
        return paused * 2 < end - begin;
    }

    @Override
    public void close() {
        over.set(true);
    }
}
