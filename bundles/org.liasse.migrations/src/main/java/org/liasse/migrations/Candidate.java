package org.liasse.migrations;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A bundle that wants its tables: from its arrival to its leaving. Its readiness is published once,
 * and never after it has left.
 */
final class Candidate {

    private final String owner;
    private final boolean core;
    private final Supplier<ChangeLog> changeLog;
    private final Function<String, Runnable> publish;
    private final CountDownLatch tried = new CountDownLatch(1);
    private Runnable withdraw;
    private boolean left;

    /**
     * Describes it.
     *
     * @param owner the bundle in words
     * @param core whether all others wait for it
     * @param changeLog reads its headers and files; may throw for those that make no sense
     * @param publish tells the world that a unit is ready, and returns what takes that back
     */
    Candidate(
            String owner,
            boolean core,
            Supplier<ChangeLog> changeLog,
            Function<String, Runnable> publish) {
        this.owner = owner;
        this.core = core;
        this.changeLog = changeLog;
        this.publish = publish;
    }

    String owner() {
        return owner;
    }

    boolean isCore() {
        return core;
    }

    ChangeLog changeLog() {
        return changeLog.get();
    }

    synchronized boolean hasLeft() {
        return left;
    }

    synchronized void ready() {
        if (!left && withdraw == null) {
            withdraw = publish.apply(changeLog.get().unit());
        }
    }

    /** Its migration has ended, well or not. */
    void tried() {
        tried.countDown();
    }

    /**
     * Waits for the first end of its migration, no longer than that; false where it did not come.
     */
    boolean awaitTry(long seconds) {
        try {
            return tried.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    synchronized void leave() {
        left = true;
        if (withdraw != null) {
            withdraw.run();
            withdraw = null;
        }
    }
}
