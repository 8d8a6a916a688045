package org.liasse.core.job;

import java.time.Duration;
import java.util.Optional;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.job.Jobs.State;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.store.Work;

/**
 * The jobs that are not over, as a node takes and gives them back. A job is held by one node at a
 * time, for half a minute from its last sign of life. Every change asks whether it still is: so
 * nothing is done twice even where two nodes both believe to hold it.
 */
final class Ledger {

    static final Duration HELD = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final String OPEN = " and ended_at is null";
    private static final String MINE = " where id = ? and holder = ?" + OPEN;

    private final Transactions transactions;
    private final Clock clock;
    private final String kind;
    private final String me = Ids.next();

    /**
     * @param kind of the jobs that are taken
     */
    Ledger(Transactions transactions, Clock clock, String kind) {
        this.transactions = transactions;
        this.clock = clock;
        this.kind = kind;
    }

    /**
     * Takes a job that is due and that nobody holds: the next one after the one served last, so
     * that each has its turn.
     */
    Optional<Held> take(String servedLast) {
        long now = clock.unmoved().toEpochMilli();
        return transactions
                .read(
                        sql ->
                                next(sql, servedLast, now)
                                        .or(
                                                () ->
                                                        servedLast.isEmpty()
                                                                ? Optional.empty()
                                                                : next(sql, "", now)))
                .flatMap(id -> transactions.write(work -> taken(work, id)));
    }

    private Optional<String> next(Sql sql, String after, long now) {
        return sql.first(
                "select id from job where ended_at is null and kind = ? and id > ? and due_at <= ?"
                        + " and until_at < ? order by id fetch first 1 rows only",
                row -> row.getString(1),
                kind,
                after,
                now,
                now);
    }

    /** As it is once it is held: another node may have had it since it was found. */
    private Optional<Held> taken(Work work, String id) {
        int taken =
                work.sql()
                        .update(
                                "update job set holder = ?, until_at = ?, started_at ="
                                        + " coalesce(started_at, ?), state = case when state = ?"
                                        + " then ? else state end where id = ? and until_at < ?"
                                        + OPEN,
                                me,
                                until(work),
                                work.millis(),
                                State.QUEUED,
                                State.RUNNING,
                                id,
                                work.unmoved().toEpochMilli());
        return taken == 0
                ? Optional.empty()
                : work.sql()
                        .first(
                                "select id, account_id, case when chosen is null then 0 else 1"
                                        + " end, request, page_after, is_gathered, total, state,"
                                        + " tries from job where id = ?",
                                row ->
                                        new Held(
                                                row.getString(1),
                                                row.getString(2),
                                                row.getInt(3) == 1,
                                                row.getString(4),
                                                row.getString(5),
                                                row.getInt(6) == 1,
                                                row.getInt(7),
                                                row.getString(8).equals(State.WAITING.name()),
                                                row.getInt(9)),
                                id);
    }

    private static long until(Work work) {
        return work.unmoved().plus(HELD).toEpochMilli();
    }

    /**
     * One more item is behind the job, in this transaction.
     *
     * @throws Lost where the job is not held any more: the transaction undoes the item
     */
    void advance(Work work, Held held, boolean refused) {
        advance(work, held, 1, refused ? 1 : 0);
    }

    /** So many more are, of which some were refused. */
    void advance(Work work, Held held, int items, int refused) {
        verify(
                held,
                work.settled()
                        .update(
                                "update job set done = done + ?, refused = refused + ?, state = ?,"
                                        + " waiting_for = null, tries = 0, until_at = ?"
                                        + MINE,
                                items,
                                refused,
                                State.RUNNING,
                                until(work),
                                held.id(),
                                me));
    }

    /**
     * More items are known, in this transaction.
     *
     * @param after where the walk goes on
     * @param gathered whether they are all
     * @throws Lost as above
     */
    void grow(Work work, Held held, int items, String after, boolean gathered) {
        verify(
                held,
                work.settled()
                        .update(
                                "update job set total = total + ?, page_after = ?, is_gathered = ?,"
                                        + " tries = 0, until_at = ?"
                                        + (gathered ? ", chosen = null" : "")
                                        + MINE,
                                items,
                                after,
                                gathered ? 1 : 0,
                                until(work),
                                held.id(),
                                me));
    }

    private static void verify(Held held, int updated) {
        if (updated == 0) {
            throw new Lost(held.id());
        }
    }

    /**
     * Tries again later, and each time later still: after 1 s, 2 s, 4 s, at most 30 s.
     *
     * @param waitingFor the type that is away, or {@code null}: the database was too busy
     */
    void putOff(Held held, Key waitingFor) {
        int tries = waitingFor == null ? held.busy() : held.away();
        transactions.write(
                work ->
                        work.sql()
                                .update(
                                        "update job set state = ?, waiting_for = ?, tries = ?,"
                                                + " due_at = ?, holder = null, until_at = 0"
                                                + MINE,
                                        waitingFor == null ? State.RUNNING : State.WAITING,
                                        waitingFor,
                                        tries + 1,
                                        work.unmoved().plus(pause(tries)).toEpochMilli(),
                                        held.id(),
                                        me));
    }

    private static Duration pause(int tries) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(tries, 5));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    /** Gives the job back, for whoever takes it next. */
    void giveBack(Held held) {
        transactions.write(
                work ->
                        work.sql()
                                .update(
                                        "update job set holder = null, until_at = 0" + MINE,
                                        held.id(),
                                        me));
    }

    /** It is over, where nothing is left to do. */
    void finish(Held held) {
        transactions.write(
                work ->
                        work.sql()
                                .update(
                                        "update job set state = ?, waiting_for = null, ended_at = ?"
                                                + MINE
                                                + " and done = total",
                                        State.DONE,
                                        work.millis(),
                                        held.id(),
                                        me));
    }

    /** It is over, in this transaction. */
    void finish(Work work, Held held) {
        verify(
                held,
                work.settled()
                        .update(
                                "update job set state = ?, waiting_for = null, ended_at = ?" + MINE,
                                State.DONE,
                                work.millis(),
                                held.id(),
                                me));
    }

    /** None of its items is behind it: it begins anew. */
    void beginAnew(Held held) {
        transactions.write(
                work -> {
                    verify(
                            held,
                            work.sql()
                                    .update(
                                            "update job set done = 0, refused = 0, until_at = ?"
                                                    + MINE,
                                            until(work),
                                            held.id(),
                                            me));
                    Items.beginAnew(work, held.id());
                    return null;
                });
    }

    /** It cannot go on. */
    void fail(Held held, Problem why) {
        transactions.write(
                work ->
                        work.sql()
                                .update(
                                        "update job set state = ?, waiting_for = null, ended_at ="
                                                + " ?, problem = ?"
                                                + MINE,
                                        State.FAILED,
                                        work.millis(),
                                        ProblemJson.write(why),
                                        held.id(),
                                        me));
    }

    /** Stops a job of this account; one that is over stays as it is. */
    static void cancel(Work work, String job) {
        work.sql()
                .update(
                        "update job set state = ?, waiting_for = null, ended_at = ? where id = ?"
                                + OPEN,
                        State.CANCELLED,
                        work.millis(),
                        job);
    }

    /** The account's jobs that are not over. */
    static long open(Sql sql, String account) {
        return sql.number("select count(*) from job where account_id = ?" + OPEN, account);
    }
}
