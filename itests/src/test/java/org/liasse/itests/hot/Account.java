package org.liasse.itests.hot;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.liasse.itests.story.Rest;
import org.liasse.itests.story.Rest.Answer;
import org.liasse.itests.story.Rest.Request;

/** What was asked and how it was answered: how long it took, and what should not have been. */
final class Account {

    /** A request that did not get what it had to get. */
    static final class Unexpected extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unexpected(String message) {
            super(message);
        }
    }

    /** What is allowed as an answer. */
    interface Rule {
        boolean allows(Answer answer);
    }

    private record Wait(Request request, long begin, long end) {
        long millis() {
            return (end - begin) / 1_000_000;
        }
    }

    private static final String BUSY = "/api/problems/unavailable";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration AGAIN = Duration.ofMillis(100);

    private final Heartbeat heartbeat;
    private final AtomicInteger requests = new AtomicInteger();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final List<String> slow = new CopyOnWriteArrayList<>();
    private volatile Wait longest = new Wait(null, 0, 0);
    private final AtomicInteger excused = new AtomicInteger();
    private final long mostMillis;

    /**
     * @param mostMillis how long an answer may take on a machine that has time for it
     */
    Account(Heartbeat heartbeat, long mostMillis) {
        this.heartbeat = heartbeat;
        this.mostMillis = mostMillis;
    }

    /** Asks for what must succeed. */
    Answer ask(Rest who, Request request) {
        return ask(request, Answer::isFine, begin -> sentUntilServed(who, request, begin));
    }

    Answer ask(Rest who, Request request, Rule rule) {
        return ask(request, rule, begin -> who.send(request));
    }

    private Answer ask(Request request, Rule rule, LongFunction<Answer> sending) {
        requests.incrementAndGet();
        long begin = System.nanoTime();
        Answer answer;
        try {
            answer = sending.apply(begin);
        } catch (UncheckedIOException e) {
            throw failed(request, "breaks: " + e.getCause());
        } finally {
            took(new Wait(request, begin, System.nanoTime()));
        }
        if (!rule.allows(answer)) {
            throw failed(request, answer.status() + " " + answer.text());
        }
        return answer;
    }

    /**
     * Whom a busy database asks to come back comes back, as everybody should; all of it is one
     * wait.
     */
    private static Answer sentUntilServed(Rest who, Request request, long begin) {
        Answer answer = who.send(request);
        while (answer.status() == 503
                && answer.json().path("type").asText().equals(BUSY)
                && System.nanoTime() - begin < PATIENCE.toNanos()) {
            LockSupport.parkNanos(AGAIN.toNanos());
            answer = who.send(request);
        }
        return answer;
    }

    private Unexpected failed(Request request, String how) {
        String text = request.method() + " " + request.path() + " -> " + how;
        failures.add(text);
        return new Unexpected(text);
    }

    private synchronized void took(Wait wait) {
        if (wait.millis() > mostMillis && !heartbeat.wasSteady(wait.begin(), wait.end())) {
            excused.incrementAndGet();
            return;
        }
        if (wait.millis() > mostMillis) {
            slow.add(
                    wait.millis()
                            + " ms: "
                            + wait.request().method()
                            + " "
                            + wait.request().path());
        }
        if (wait.millis() > longest.millis()) {
            longest = wait;
        }
    }

    int requests() {
        return requests.get();
    }

    /** What was not answered as it had to be. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** What took too long though the machine was responsive. */
    List<String> slow() {
        return List.copyOf(slow);
    }

    @Override
    public String toString() {
        return requests
                + " requests, failed "
                + failures.size()
                + ", longest wait "
                + longest.millis()
                + " ms"
                + (excused.get() == 0 ? "" : ", waits for the machine " + excused);
    }
}
