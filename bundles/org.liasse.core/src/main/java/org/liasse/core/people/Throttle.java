package org.liasse.core.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import org.liasse.api.Clock;
import org.liasse.api.Problem;

/**
 * Bounds attempts in a quarter of an hour, for one login (or code, or address) and from one source:
 * those to sign in, to guess a code, to have letters written. An attempt counts from its beginning,
 * so that many at once do not slip through, and is forgiven where it succeeds.
 */
final class Throttle {

    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int PER_LOGIN = 10;
    static final int PER_SOURCE = 100;

    /** Attempts since the window began. */
    private record Count(Instant since, int attempts) {}

    /** How many in {@link #WINDOW}, and what is said beyond. */
    record Limits(int perLogin, int perSource, String reason, String fr, String en) {}

    static final Limits SIGN_IN =
            new Limits(
                    PER_LOGIN,
                    PER_SOURCE,
                    "sign-in-throttled",
                    "Trop d’échecs de connexion ; réessayez plus tard.",
                    "Too many failed attempts to sign in; try again later.");

    private final Clock clock;
    private final Limits limits;
    private final Cache<String, Count> logins = bounded();
    private final Cache<String, Count> sources = bounded();

    Throttle(Clock clock) {
        this(clock, SIGN_IN);
    }

    Throttle(Clock clock, Limits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Counts an attempt that begins.
     *
     * @throws Problem TOO_MANY with the wait, where it must not be made
     */
    void begin(String login, String source) {
        refuseBeyond(sources, source, limits.perSource());
        refuseBeyond(logins, login, limits.perLogin());
        count(sources, source, limits.perSource());
        try {
            count(logins, login, limits.perLogin());
        } catch (Problem tooMany) {
            forgiveOne(sources, source);
            throw tooMany;
        }
    }

    /** The attempt was right: the login begins anew, the source is as before. */
    void succeeded(String login, String source) {
        logins.invalidate(login);
        forgiveOne(sources, source);
    }

    /** The attempt came to no answer: it does not count. */
    void abandoned(String login, String source) {
        forgiveOne(logins, login);
        forgiveOne(sources, source);
    }

    private void refuseBeyond(Cache<String, Count> counts, String key, int most) {
        Count count = counts.getIfPresent(key);
        if (count != null && isOpen(count) && count.attempts() >= most) {
            throw tooMany(count);
        }
    }

    private void count(Cache<String, Count> counts, String key, int most) {
        Count after =
                counts.asMap()
                        .compute(
                                key,
                                (k, before) ->
                                        before == null || !isOpen(before)
                                                ? new Count(clock.unmoved(), 1)
                                                : new Count(before.since(), before.attempts() + 1));
        if (after.attempts() > most) {
            throw tooMany(after);
        }
    }

    private static void forgiveOne(Cache<String, Count> counts, String key) {
        counts.asMap()
                .computeIfPresent(
                        key,
                        (k, count) ->
                                count.attempts() <= 1
                                        ? null
                                        : new Count(count.since(), count.attempts() - 1));
    }

    private boolean isOpen(Count count) {
        return clock.unmoved().isBefore(count.since().plus(WINDOW));
    }

    private Problem tooMany(Count count) {
        Duration left = Duration.between(clock.unmoved(), count.since().plus(WINDOW));
        return Problem.of(Problem.Kind.TOO_MANY, limits.fr(), limits.en())
                .because(limits.reason())
                .retryAfter(
                        left.plusMillis(999).truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    }

    private static Cache<String, Count> bounded() {
        return Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(WINDOW).build();
    }
}
