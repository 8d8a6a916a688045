package org.liasse.rest.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liasse.api.Problem;

/**
 * Requests that stay for something to come: so many of one person, and so many at this node, at a
 * time.
 *
 * @param <T> a request that stays
 */
public final class Seats<T> {

    /** Of all the browsers and scripts of one person. */
    public static final int MOST_EACH = 5;

    /** At one node. */
    public static final int MOST = 200;

    private static final Duration A_WHILE = Duration.ofSeconds(10);

    private final int most;
    private final Map<T, String> taken = new LinkedHashMap<>();
    private boolean closed;

    public Seats() {
        this(MOST);
    }

    public Seats(int most) {
        this.most = most;
    }

    /**
     * @param person an account, or the address of somebody without one
     * @throws Problem TOO_MANY, with the wait
     */
    public synchronized void take(String person, T guest) {
        if (closed) {
            throw tooMany("La plateforme s’arrête.", "The platform is stopping.");
        }
        if (taken.size() >= most) {
            throw tooMany(
                    "Trop de demandes attendent en ce moment.",
                    "Too many requests are waiting at this moment.");
        }
        if (taken.values().stream().filter(person::equals).count() >= MOST_EACH) {
            throw tooMany(
                    "Cinq de vos demandes attendent déjà.", "Five of your requests wait already.");
        }
        taken.put(guest, person);
    }

    private static Problem tooMany(String fr, String en) {
        return Problem.of(Problem.Kind.TOO_MANY, fr, en).retryAfter(A_WHILE);
    }

    public synchronized void leave(T guest) {
        taken.remove(guest);
    }

    public synchronized List<T> all() {
        return List.copyOf(taken.keySet());
    }

    /** Lets nobody in any more, and answers who is still there. */
    public synchronized List<T> close() {
        closed = true;
        return all();
    }
}
