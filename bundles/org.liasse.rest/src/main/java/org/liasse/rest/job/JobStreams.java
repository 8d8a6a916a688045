package org.liasse.rest.job;

import java.io.IOException;
import java.time.Duration;
import javax.servlet.AsyncContext;
import org.liasse.api.Problem;
import org.liasse.api.people.Caller;
import org.liasse.rest.http.Rounds;
import org.liasse.rest.http.Seats;
import org.liasse.rest.http.Unreachable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everybody who follows a job at this moment. One thread asks for all of them how their jobs are,
 * and writes to those who listen.
 */
public final class JobStreams implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobStreams.class);

    private final Duration silence;
    private final Seats<Follower> followers;
    private final Rounds rounds;

    /** Asks each second; who has heard nothing for fifteen hears that the stream is there. */
    public JobStreams() {
        this(Seats.MOST, Duration.ofSeconds(1), Duration.ofSeconds(15));
    }

    JobStreams(int most, Duration pace, Duration silence) {
        this.silence = silence;
        this.followers = new Seats<>(most);
        this.rounds = new Rounds("liasse-job-streams", pace, this::round);
    }

    /**
     * Tells a job from here on, to a request that is asynchronous already.
     *
     * @param news what was found now, or {@code null}
     * @throws Problem TOO_MANY; nothing was answered then
     */
    void follow(Caller caller, JobTale tale, String news, AsyncContext context) throws IOException {
        Follower follower = new Follower(caller, tale, context);
        followers.take(caller.account(), follower);
        // whoever loses the connection comes back after so many milliseconds
        follower.say("retry: 3000\n" + (news == null ? ":\n\n" : news));
        if (tale.isOver()) {
            follower.stream.end();
        }
        try {
            follower.stream.open();
        } catch (RuntimeException e) {
            followers.leave(follower);
            throw e;
        }
    }

    private void round() {
        boolean answers = true;
        for (Follower follower : followers.all()) {
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
        rounds.close();
        followers.close().forEach(follower -> follower.stream.end());
    }

    private final class Follower {

        private final Caller caller;
        private final JobTale tale;
        private final EventStream stream;
        private volatile long saidAt;

        Follower(Caller caller, JobTale tale, AsyncContext context) throws IOException {
            this.caller = caller;
            this.tale = tale;
            this.stream = new EventStream(context, () -> followers.leave(this));
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
