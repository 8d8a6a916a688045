package org.liasse.core.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.persistence.EntityManager;
import javax.persistence.OptimisticLockException;
import javax.persistence.PessimisticLockException;
import javax.sql.DataSource;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.liasse.api.Clock;
import org.liasse.api.Problem;
import org.liasse.api.people.Caller;
import org.liasse.api.spi.SchemaReady;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The door to the database. A write is one transaction: a deadlock, a serialisation failure or a
 * lock timeout is tried again, three times in all, then the caller is asked to come back; so is he
 * where the database is away. What a caller asked to be done once is remembered in the transaction
 * that does it.
 */
@Component(service = Transactions.class)
public final class Transactions {

    private static final int TRIES = 3;
    private static final Set<String> WORTH_ANOTHER_TRY =
            Set.of("40001", "40P01", "40XL1", "40XL2", "55P03", "23503", "23505");
    private static final ThreadLocal<Work> CURRENT = new ThreadLocal<>();

    private final JpaTemplate jpa;
    private final DataSource dataSource;
    private final Clock clock;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    @Activate
    public Transactions(
            @Reference(target = "(osgi.unit.name=liasse-core)") JpaTemplate jpa,
            @Reference(target = "(dataSourceName=liasse)") DataSource dataSource,
            @Reference Clock clock,
            @Reference(target = "(liasse.unit=core)") SchemaReady schema) {
        this.jpa = jpa;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * Reads without a transaction of its own: each statement sees what is committed. Where a writer
     * stands in the way, as on Derby one can, it is begun anew: it should change nothing that
     * outlives it.
     */
    public <T> T read(Function<Sql, T> reading) {
        Work current = CURRENT.get();
        if (current != null) {
            return reading.apply(current.settled());
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return attemptToRead(reading);
            } catch (RuntimeException e) {
                if (attempt == TRIES || !isWorthAnotherTry(e)) {
                    throw translated(e);
                }
                pause(attempt);
            }
        }
    }

    private <T> T attemptToRead(Function<Sql, T> reading) {
        try (Connection connection = dataSource.getConnection()) {
            return reading.apply(new Sql(connection));
        } catch (SQLException e) {
            throw new Sql.Failure("connecting", e);
        }
    }

    /** Writes; joins the transaction that this thread is in, if any. */
    public <T> T write(Function<Work, T> writing) {
        Work current = CURRENT.get();
        return current != null ? writing.apply(current) : attempts(writing, false);
    }

    private <T> T attempts(Function<Work, T> writing, boolean isWithin) {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(writing, isWithin);
            } catch (RuntimeException e) {
                if (attempt == TRIES || !isWorthAnotherTry(e)) {
                    throw translated(e);
                }
                pause(attempt);
            }
        }
    }

    /**
     * Does something and takes it back, whatever came of it: nothing is written, and nothing that
     * was to follow is done.
     *
     * @param trying as in {@link #write}; it may be called again
     * @return what it answered
     */
    public <T> T tentatively(Function<Work, T> trying) {
        if (CURRENT.get() != null) {
            throw new IllegalStateException("within a transaction nothing is taken back alone");
        }
        AtomicReference<T> answer = new AtomicReference<>();
        try {
            attempts(
                    work -> {
                        work.isTentative(true);
                        answer.set(trying.apply(work));
                        throw new TakenBack();
                    },
                    false);
        } catch (RuntimeException e) {
            if (!isTakenBack(e)) {
                throw e;
            }
        }
        return answer.get();
    }

    /** That what was tried is to leave nothing behind. */
    private static final class TakenBack extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TakenBack() {
            super("taken back", null, false, false);
        }
    }

    private static boolean isTakenBack(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TakenBack) {
                return true;
            }
        }
        return false;
    }

    /** Whether what this thread is doing will be taken back. */
    public boolean isTentative() {
        Work current = CURRENT.get();
        return current != null && current.isTentative();
    }

    /**
     * Writes in a transaction of its own, whatever this thread is in. An entity manager and its
     * connection belong to the thread for as long as its transaction lasts: another one at the same
     * time needs another thread.
     */
    public <T> T writeApart(Function<Work, T> writing) {
        if (CURRENT.get() == null) {
            return write(writing);
        }
        FutureTask<T> apart = new FutureTask<>(() -> attempts(writing, true));
        Thread thread = new Thread(apart, "liasse-apart");
        thread.setDaemon(true);
        thread.start();
        try {
            return apart.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * As {@link #write}, and where the caller asked for "once": a second time answers what the
     * first time answered.
     *
     * @param writing answers a short text by which the answer can be found again, at most 200
     *     characters
     * @throws Problem INVALID_INPUT where the same key comes with another body; CONFLICT while the
     *     first still runs
     */
    public String write(Caller caller, Function<Work, String> writing) {
        Caller.Once once = caller.once();
        if (once == null || CURRENT.get() != null) {
            return write(writing);
        }
        String who =
                caller.accountId()
                        .orElseGet(
                                () ->
                                        caller.principals().stream()
                                                .map(Object::toString)
                                                .sorted()
                                                .toList()
                                                .toString());
        String scope = Hash.of(who, once.scope(), once.key());
        if (!running.add(scope)) {
            throw Problem.of(
                            Problem.Kind.CONFLICT,
                            "La première demande portant cette clé est encore en cours.",
                            "The first request with this key is still running.")
                    .because("idempotency-key-in-use")
                    .retryAfter(Duration.ofSeconds(1));
        }
        try {
            return write(
                    work -> {
                        Optional<String> before = answerOf(work, scope, once);
                        return before.isPresent()
                                ? before.get()
                                : remember(work, scope, once, writing.apply(work));
                    });
        } finally {
            running.remove(scope);
        }
    }

    private static Optional<String> answerOf(Work work, String scope, Caller.Once once) {
        record Known(String bodyHash, String answer) {}
        Optional<Known> known =
                work.sql()
                        .first(
                                "select body_hash, answer from once_key where scope_hash = ?",
                                row -> new Known(row.getString(1), row.getString(2)),
                                scope);
        if (known.isPresent() && !known.get().bodyHash().equals(once.bodyHash())) {
            throw Problem.of(
                            Problem.Kind.INVALID_INPUT,
                            "Cette clé d’idempotence a déjà servi pour un autre contenu.",
                            "This idempotency key was used for another body.")
                    .because("idempotency-key-reused");
        }
        return known.map(Known::answer);
    }

    private static String remember(Work work, String scope, Caller.Once once, String answer) {
        work.sql()
                .update(
                        "insert into once_key (scope_hash, body_hash, answer, created_at) values"
                                + " (?, ?, ?, ?)",
                        scope,
                        once.bodyHash(),
                        answer,
                        work.unmoved().toEpochMilli());
        return answer;
    }

    /** A transaction apart has what the one that waits for it has: nobody moves the clock. */
    private Work begin(EntityManager entities, boolean isWithin) {
        Instant now =
                clock instanceof SharedClock shared && !isWithin
                        ? shared.begin(() -> new Sql(entities.unwrap(Connection.class)))
                        : clock.now();
        return new Work(entities, now, clock.unmoved());
    }

    private <T> T attempt(Function<Work, T> writing, boolean isWithin) {
        Work[] made = new Work[1];
        boolean committed = false;
        try {
            T result =
                    jpa.txExpr(
                            TransactionType.Required,
                            entities -> {
                                Work work = begin(entities, isWithin);
                                made[0] = work;
                                CURRENT.set(work);
                                try {
                                    T answer = writing.apply(work);
                                    work.finish();
                                    work.check();
                                    return answer;
                                } finally {
                                    CURRENT.remove();
                                }
                            });
            committed = true;
            return result;
        } finally {
            if (made[0] != null) {
                made[0].ended(committed);
            }
        }
    }

    private static boolean isWorthAnotherTry(Throwable failure) {
        if (failure instanceof Problem) {
            return false;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException
                    || cause instanceof PessimisticLockException) {
                return true;
            }
            if (cause instanceof SQLException sql) {
                for (SQLException one = sql; one != null; one = one.getNextException()) {
                    if (one.getSQLState() != null
                            && WORTH_ANOTHER_TRY.contains(one.getSQLState())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static RuntimeException translated(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        if (isWorthAnotherTry(failure)) {
            return unavailable(
                    "La base de données est très occupée.", "The database is very busy.", failure);
        }
        SQLException reason = reasonOf(failure);
        if (reason != null && isAway(reason)) {
            return unavailable(
                    "La base de données est injoignable.",
                    "The database is out of reach.",
                    failure);
        }
        return failure;
    }

    /** The innermost: a pool wraps what the database says in an exception without a state. */
    private static SQLException reasonOf(Throwable failure) {
        SQLException reason = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                reason = sql;
            }
        }
        return reason;
    }

    /**
     * Connection exceptions (08), shutdown (57P), too many connections (53), and no connection from
     * the pool.
     */
    private static boolean isAway(SQLException e) {
        String state = e.getSQLState();
        return state == null
                || state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("53")
                || state.equals("XJ004")
                || state.equals("XJ040");
    }

    private static Problem unavailable(String fr, String en, Throwable cause) {
        return Problem.of(Problem.Kind.UNAVAILABLE, fr, en)
                .retryAfter(Duration.ofSeconds(2))
                .causedBy(cause);
    }

    /** Lets the other side of a deadlock finish; a few milliseconds, never the same twice. */
    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(5, 20L * attempt + 6));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
