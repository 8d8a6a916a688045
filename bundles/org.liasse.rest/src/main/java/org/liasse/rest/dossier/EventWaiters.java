package org.liasse.rest.dossier;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javax.ws.rs.container.AsyncResponse;
import javax.ws.rs.container.CompletionCallback;
import org.liasse.api.dossier.EventLog.Slice;
import org.liasse.rest.http.Rounds;
import org.liasse.rest.http.Seats;

/**
 * Everybody who waits at the end of the event log for what comes next. One thread looks for all of
 * them, and none is held.
 */
public final class EventWaiters implements AutoCloseable {

    /** So far a look goes on through what others may see and this reader may not. */
    private static final int STEPS = 10;

    private final Seats<Waiter> waiters;
    private final Rounds rounds;

    /** Looks each second. */
    public EventWaiters() {
        this(Seats.MOST, Duration.ofSeconds(1));
    }

    EventWaiters(int most, Duration pace) {
        this.waiters = new Seats<>(most);
        this.rounds = new Rounds("liasse-event-waiters", pace, this::round);
    }

    /**
     * Answers when something is there, or the time is over.
     *
     * @param found what was found at first: nothing, up to a position
     * @param ask what is there from a position on
     * @throws org.liasse.api.Problem TOO_MANY
     */
    void await(
            String person,
            Slice found,
            Function<Long, Slice> ask,
            Duration patience,
            AsyncResponse answer) {
        Waiter waiter = new Waiter(found, ask, System.nanoTime() + patience.toNanos(), answer);
        waiters.take(person, waiter);
        answer.register((CompletionCallback) failure -> waiters.leave(waiter));
    }

    private void round() {
        waiters.all().forEach(Waiter::look);
    }

    /** Whoever waits is told that there is nothing yet, and asks again. */
    @Override
    public void close() {
        rounds.close();
        waiters.close().forEach(Waiter::answer);
    }

    private final class Waiter {

        private final Function<Long, Slice> ask;
        private final long until;
        private final AsyncResponse answer;
        private final AtomicBoolean answered = new AtomicBoolean();
        private volatile Slice found;

        Waiter(Slice found, Function<Long, Slice> ask, long until, AsyncResponse answer) {
            this.found = found;
            this.ask = ask;
            this.until = until;
            this.answer = answer;
        }

        void look() {
            try {
                long before;
                int steps = 0;
                do {
                    before = found.next();
                    found = ask.apply(before);
                    steps++;
                } while (found.events().isEmpty() && found.next() > before && steps < STEPS);
            } catch (RuntimeException e) {
                answer(e);
                return;
            }
            if (!found.events().isEmpty() || System.nanoTime() - until >= 0) {
                answer();
            }
        }

        void answer() {
            answer(EventResource.json(found));
        }

        private void answer(Object outcome) {
            if (answered.compareAndSet(false, true)) {
                waiters.leave(this);
                if (outcome instanceof RuntimeException failure) {
                    answer.resume(failure);
                } else {
                    answer.resume(outcome);
                }
            }
        }
    }
}
