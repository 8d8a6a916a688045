package org.liasse.migrations;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Says of what comes again and again whether it is to be told: the first time, then each minute.
 */
final class Seldom {

    private static final long BETWEEN = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanos;
    private final Map<String, Long> told = new ConcurrentHashMap<>();

    /**
     * @param nanos the time in nanoseconds since any moment
     */
    Seldom(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** True where it is to be told now; then it counts as told. */
    boolean isDue(String what) {
        long now = nanos.getAsLong();
        Long before = told.get(what);
        boolean due = before == null || now - before >= BETWEEN;
        if (due) {
            told.put(what, now);
        }
        return due;
    }

    /** It is over: the next time is a first time. */
    void over(String what) {
        told.remove(what);
    }
}
