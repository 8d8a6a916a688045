package org.liasse.core.people;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.liasse.api.Problem;

/**
 * How many passwords are checked at once: each costs up to 280 ms of processor and 19 MiB, and
 * anybody may ask for one. Who comes while all places are taken waits a little, in order; where too
 * many wait already he is sent away at once, so that sign-ins never hold all threads of the server.
 */
final class PasswordChecks {

    private final Semaphore places;
    private final int queue;
    private final Duration patience;

    PasswordChecks(int places, int queue, Duration patience) {
        this.places = new Semaphore(places, true);
        this.queue = queue;
        this.patience = patience;
    }

    /**
     * Runs a check in one of the places.
     *
     * @throws Problem UNAVAILABLE where there is none in time
     */
    boolean run(BooleanSupplier check) {
        if (!enter()) {
            throw Problem.of(
                            Problem.Kind.UNAVAILABLE,
                            "Trop de connexions en même temps.",
                            "Too many people are signing in at once.")
                    .because("sign-in-busy")
                    .retryAfter(Duration.ofSeconds(2));
        }
        try {
            return check.getAsBoolean();
        } finally {
            places.release();
        }
    }

    private boolean enter() {
        if (places.getQueueLength() >= queue) {
            return false;
        }
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
