package org.liasse.core.clock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.liasse.api.Key;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Work;

/** The rows of deadlines. Whoever changes one holds the lock of its dossier. */
final class DeadlineRows {

    /** What lies beyond every time. */
    static final long NEVER = Long.MAX_VALUE;

    /** The first pause after a failure, doubled from one to the next. */
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);

    private static final Duration LONGEST_AFTER_A_FAILURE = Duration.ofHours(1);

    /** The first pause after a refusal: what stands in the way may stand elsewhere. */
    private static final Duration AFTER_A_REFUSAL = Duration.ofHours(1);

    private static final Duration LONGEST_AFTER_A_REFUSAL = Duration.ofDays(1);

    private static final String INSERT =
            "insert into deadline (dossier_id, sentence, type_key, started_at, counts_from, acted,"
                    + " next_at, try_at, tries, failing) values (?, ?, ?, ?, ?, 0, ?, ?, 0, 0)";
    private static final String DELETE =
            "delete from deadline where dossier_id = ? and sentence = ?";
    private static final String HERE = " where dossier_id = ? and sentence = ?";

    /**
     * A deadline as it is stored; instants in milliseconds.
     *
     * @param countsFrom the start, or the last time the clock acted
     * @param nextAt when its time comes; {@link #NEVER} once all times are done
     * @param tryAt when it is asked next; {@link #NEVER} while the state is none for it
     */
    record Deadline(
            String dossier,
            String sentence,
            Key type,
            long startedAt,
            long countsFrom,
            int acted,
            long nextAt,
            long tryAt,
            int tries,
            boolean failing,
            String hindrance) {}

    static final String COLUMNS =
            "dossier_id, sentence, type_key, started_at, counts_from, acted, next_at, try_at,"
                    + " tries, failing, hindrance";

    private DeadlineRows() {}

    static Deadline row(ResultSet row) throws SQLException {
        return new Deadline(
                row.getString(1),
                row.getString(2),
                new Key(row.getString(3)),
                row.getLong(4),
                row.getLong(5),
                row.getInt(6),
                row.getLong(7),
                row.getLong(8),
                row.getInt(9),
                row.getInt(10) == 1,
                row.getString(11));
    }

    static List<Deadline> of(Sql sql, String dossier) {
        return sql.list(
                "select " + COLUMNS + " from deadline where dossier_id = ?",
                DeadlineRows::row,
                dossier);
    }

    static Optional<Deadline> one(Sql sql, String dossier, String sentence) {
        return sql.first(
                "select " + COLUMNS + " from deadline" + HERE,
                DeadlineRows::row,
                dossier,
                sentence);
    }

    /** Those of a type whose time has come, the earliest first. */
    static List<Deadline> due(Sql sql, Key type, long now, int most) {
        return sql.list(
                "select "
                        + COLUMNS
                        + " from deadline where type_key = ? and try_at <= ? order by try_at,"
                        + " dossier_id, sentence fetch first "
                        + most
                        + " rows only",
                DeadlineRows::row,
                type,
                now);
    }

    static boolean isAnyDue(Sql sql, Key type, long now) {
        return !due(sql, type, now, 1).isEmpty();
    }

    /** A start has come. */
    static void begin(
            Work work,
            String dossier,
            String sentence,
            Key type,
            long startedAt,
            long nextAt,
            boolean holds) {
        work.add(
                INSERT,
                dossier,
                sentence,
                type,
                startedAt,
                startedAt,
                nextAt,
                holds ? nextAt : NEVER);
    }

    static void end(Work work, String dossier, String sentence) {
        work.add(DELETE, dossier, sentence);
    }

    /** The dossier has come into a state in which the sentence holds, or out of them. */
    static void hold(Work work, String dossier, String sentence, boolean holds) {
        if (holds) {
            work.add("update deadline set try_at = next_at" + HERE, dossier, sentence);
        } else {
            work.add("update deadline set try_at = ?" + HERE, NEVER, dossier, sentence);
        }
    }

    /** Something has changed: what stood in its way may stand no more. */
    static void askAgain(Work work, String dossier, String sentence) {
        work.add(
                "update deadline set try_at = next_at, tries = 0"
                        + HERE
                        + " and tries > 0 and failing = 0 and try_at < ?",
                dossier,
                sentence,
                NEVER);
    }

    /**
     * Its time is another than was thought, or the next one.
     *
     * @param holds whether the state is one in which the sentence holds
     */
    static void reckon(
            Work work, Deadline row, long countsFrom, int acted, long nextAt, boolean holds) {
        work.sql()
                .update(
                        "update deadline set counts_from = ?, acted = ?, next_at = ?, try_at = ?,"
                                + " tries = 0, failing = 0, hindrance = null"
                                + HERE,
                        countsFrom,
                        acted,
                        nextAt,
                        holds ? nextAt : NEVER,
                        row.dossier(),
                        row.sentence());
    }

    /** The workflow refuses for now. */
    static void refused(Work work, Deadline row, String why) {
        putOff(work, row, pause(row.tries(), AFTER_A_REFUSAL, LONGEST_AFTER_A_REFUSAL), why, false);
    }

    /** Something failed that should not. */
    static void failed(Work work, Deadline row, String why) {
        int failures = row.failing() ? row.tries() : 0;
        putOff(work, row, pause(failures, AFTER_A_FAILURE, LONGEST_AFTER_A_FAILURE), why, true);
    }

    private static void putOff(
            Work work, Deadline row, Duration pause, String why, boolean failing) {
        work.sql()
                .update(
                        "update deadline set try_at = ?, tries = tries + 1, failing = ?, hindrance"
                                + " = ?"
                                + HERE
                                + " and try_at = ?",
                        work.millis() + pause.toMillis(),
                        failing ? 1 : 0,
                        why.length() > 300 ? why.substring(0, 300) : why,
                        row.dossier(),
                        row.sentence(),
                        row.tryAt());
    }

    private static Duration pause(int before, Duration first, Duration longest) {
        Duration pause = first.multipliedBy(1L << Math.min(before, 20));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
