package org.liasse.rest.whiteboard;

import java.time.Duration;

/**
 * Stands before one address. Open, it lets requests in and counts them; held, it lets them wait;
 * closed, it turns them away. So a server can be exchanged without a request noticing, and be taken
 * away without one failing inside it.
 */
final class Gate {

    private enum State {
        OPEN,
        HELD,
        CLOSED
    }

    private State state = State.CLOSED;
    private int inside;
    private long closings;

    /** The pass of a request that was let in: it says whether the gate has been closed since. */
    final class Pass implements AutoCloseable {

        private final long closingsBefore = closings;

        /** True when what this request talks to is being taken away. */
        boolean isRevoked() {
            synchronized (Gate.this) {
                return closings != closingsBefore;
            }
        }

        @Override
        public void close() {
            synchronized (Gate.this) {
                inside--;
                Gate.this.notifyAll();
            }
        }
    }

    /**
     * Asks to be let in, and waits while the gate is held.
     *
     * @return the pass, or null where the gate is closed or was held too long
     */
    synchronized Pass enter(Duration patience) {
        if (!await(() -> state != State.HELD, patience) || state != State.OPEN) {
            return null;
        }
        inside++;
        return new Pass();
    }

    synchronized boolean isClosed() {
        return state == State.CLOSED;
    }

    /** Lets requests in again. */
    synchronized void open() {
        state = State.OPEN;
        notifyAll();
    }

    /** Lets those who come wait. */
    synchronized void hold() {
        if (state == State.OPEN) {
            state = State.HELD;
        }
    }

    /** Turns away those who come, and tells those inside. */
    synchronized void close() {
        if (state != State.CLOSED) {
            state = State.CLOSED;
            closings++;
        }
        notifyAll();
    }

    /** Waits until nobody is inside; false when the time did not suffice. */
    synchronized boolean drain(Duration patience) {
        return await(() -> inside == 0, patience);
    }

    private boolean await(java.util.function.BooleanSupplier condition, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
