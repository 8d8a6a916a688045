package org.liasse.rest.job;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.servlet.AsyncContext;
import org.liasse.api.Problem;
import org.liasse.api.people.Caller;
import org.liasse.rest.http.Unreachable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everybody who follows a job at this moment. One thread asks for all of them how their jobs are,
 * and writes to those who listen.
 */
public final class JobStreams implements AutoCloseable {

    /** Streams that one account may have open, of all its browsers and scripts. */
    static final int MOST_EACH = 5;

    /** Streams that one node serves. */
    static final int MOST = 200;

    private static final Logger LOG = LoggerFactory.getLogger(JobStreams.class);
    private static final Duration A_WHILE = Duration.ofSeconds(10);

    private final int most;
    private final Duration silence;
    private final Set<Follower> followers = new LinkedHashSet<>();
    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread daemon = new Thread(task, "liasse-job-streams");
                        daemon.setDaemon(true);
                        return daemon;
                    });
    private boolean closed;

    /** Asks each second; who has heard nothing for fifteen hears that the stream is there. */
    public JobStreams() {
        this(MOST, Duration.ofSeconds(1), Duration.ofSeconds(15));
    }

    JobStreams(int most, Duration pace, Duration silence) {
        this.most = most;
        this.silence = silence;
        rounds.scheduleWithFixedDelay(
                this::round, pace.toMillis(), pace.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Tells a job from here on, to a request that is asynchronous already.
     *
     * @param news what was found now, or {@code null}
     * @throws Problem TOO_MANY; nothing was answered then
     */
    void follow(Caller caller, JobTale tale, String news, AsyncContext context) throws IOException {
        Follower follower = new Follower(caller, tale, context);
        join(follower);
        // whoever loses the connection comes back after so many milliseconds
        follower.say("retry: 3000\n" + (news == null ? ":\n\n" : news));
        if (tale.isOver()) {
            follower.stream.end();
        }
        try {
            follower.stream.open();
        } catch (RuntimeException e) {
            leave(follower);
            throw e;
        }
    }

    private void join(Follower follower) {
        synchronized (followers) {
            if (closed) {
                throw tooMany("La plateforme s’arrête.", "The platform is stopping.");
            }
            if (followers.size() >= most) {
                throw tooMany(
                        "Trop de travaux sont suivis en ce moment.",
                        "Too many jobs are followed at this moment.");
            }
            if (followers.stream().filter(follower::isOfTheSame).count() >= MOST_EACH) {
                throw tooMany(
                        "Vous suivez déjà cinq travaux ; fermez-en un.",
                        "You follow five jobs already; close one.");
            }
            followers.add(follower);
        }
    }

    private static Problem tooMany(String fr, String en) {
        return Problem.of(Problem.Kind.TOO_MANY, fr, en).retryAfter(A_WHILE);
    }

    private void leave(Follower follower) {
        synchronized (followers) {
            followers.remove(follower);
        }
    }

    private List<Follower> all() {
        synchronized (followers) {
            return List.copyOf(followers);
        }
    }

    private void round() {
        boolean answers = true;
        for (Follower follower : all()) {
            try {
                answers = answers && follower.tell();
                follower.breathe(silence);
            } catch (RuntimeException e) {
                LOG.error("a job cannot be followed any more", e);
                follower.stream.end();
            }
        }
    }

    /** Ends all streams; who follows comes back by himself. */
    @Override
    public void close() {
        synchronized (followers) {
            closed = true;
        }
        rounds.shutdownNow();
        all().forEach(follower -> follower.stream.end());
    }

    private final class Follower {

        private final Caller caller;
        private final JobTale tale;
        private final EventStream stream;
        private volatile long saidAt;

        Follower(Caller caller, JobTale tale, AsyncContext context) throws IOException {
            this.caller = caller;
            this.tale = tale;
            this.stream = new EventStream(context, () -> leave(this));
        }

        boolean isOfTheSame(Follower other) {
            return caller.account().equals(other.caller.account());
        }

        void say(String events) {
            stream.send(events);
            saidAt = System.nanoTime();
        }

        /**
         * Says what is new.
         *
         * @return false where the database does not answer: then nobody else needs to ask, either
         */
        boolean tell() {
            if (!stream.isIdle()) {
                return true;
            }
            try {
                String news = tale.next();
                if (news != null) {
                    say(news);
                }
                if (tale.isOver()) {
                    stream.end();
                }
            } catch (Problem problem) {
                if (problem.retryAfter().isPresent() || problem.kind().status() >= 500) {
                    return false;
                }
                say(JobTale.problem(problem, caller.language()));
                stream.end();
            } catch (RuntimeException e) {
                if (Unreachable.isCauseOf(e)) {
                    return false;
                }
                throw e;
            }
            return true;
        }

        /** Sends a comment, now and then: it keeps proxies waiting, and finds out who is gone. */
        void breathe(Duration silence) {
            if (System.nanoTime() - saidAt >= silence.toNanos() && stream.isIdle()) {
                say(":\n\n");
            }
        }
    }
}
