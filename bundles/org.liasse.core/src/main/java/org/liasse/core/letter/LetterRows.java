package org.liasse.core.letter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.letter.Draft;
import org.liasse.api.letter.Letters.State;
import org.liasse.api.spi.LetterChannel.Delivery;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Work;

/** The letters of one channel as their sender needs them. */
final class LetterRows {

    private static final int CLEARED_AT_ONCE = 100;
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** Whoever handed a letter over knows best, even where another node took it for lost since. */
    private static final String THIS_TRY =
            " where id = ? and tries = ? and state in ('queued', 'sending', 'uncertain')";

    /** A letter that is due, as it was read. */
    record Due(
            String id,
            int tries,
            String messageId,
            String name,
            String address,
            Language language,
            Key template,
            String content,
            long expiresAt) {}

    private final Key channel;

    LetterRows(Key channel) {
        this.channel = channel;
    }

    boolean isAnythingDue(Sql sql, Instant now) {
        return sql.first(
                        "select id from letter where channel = ? and state in ('queued',"
                                + " 'sending') and next_try_at <= ? fetch first 1 rows only",
                        row -> row.getString(1),
                        channel,
                        now.toEpochMilli())
                .isPresent();
    }

    List<String> due(Sql sql, Instant now, int most) {
        return sql.list(
                "select id from letter where channel = ? and state = 'queued' and next_try_at <= ?"
                        + " order by next_try_at, id fetch first "
                        + most
                        + " rows only",
                row -> row.getString(1),
                channel,
                now.toEpochMilli());
    }

    /** What is being sent in nobody's hands becomes uncertain; answers which. */
    List<String> lost(Work work, Set<String> inHand) {
        Sql sql = work.sql();
        List<String> lost = new ArrayList<>(ids(sql, "state = 'sending' and id > ?", ""));
        lost.removeAll(inHand);
        for (String id : lost) {
            sql.update(
                    "update letter set state = 'uncertain', changed_at = ?, last_error = ? where"
                            + " id = ? and state = 'sending'",
                    work.millis(),
                    "the process that was sending it ended",
                    id);
        }
        return lost;
    }

    /** Deletes what has long been over; answers whether that was all. */
    boolean forgetOld(Work work) {
        // ids sort by the instant of their making, by the machine
        String oldest = firstIdAt(work.unmoved().minus(KEPT));
        boolean isAll = true;
        for (String over : List.of("sent", "cancelled", "refused")) {
            List<String> old = ids(work.sql(), "state = '" + over + "' and id < ?", oldest);
            old.forEach(id -> forgetFiles(work, id));
            old.forEach(id -> work.sql().update("delete from letter where id = ?", id));
            isAll &= old.size() < CLEARED_AT_ONCE;
        }
        return isAll;
    }

    private List<String> ids(Sql sql, String condition, Object argument) {
        return sql.list(
                "select id from letter where channel = ? and "
                        + condition
                        + " order by id fetch first "
                        + CLEARED_AT_ONCE
                        + " rows only",
                row -> row.getString(1),
                channel,
                argument);
    }

    private static String firstIdAt(Instant instant) {
        String hex = HexFormat.of().toHexDigits(instant.toEpochMilli()).substring(4);
        return hex.substring(0, 8) + "-" + hex.substring(8);
    }

    static Optional<Due> read(Sql sql, String id) {
        return sql.first(
                "select id, tries, message_id, name, address, language, template, content,"
                        + " expires_at from letter where id = ? and state = 'queued'",
                LetterRows::due,
                id);
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                row.getString(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                Language.valueOf(row.getString(6)),
                new Key(row.getString(7)),
                row.getString(8),
                row.getLong(9));
    }

    /** False where it is not to be sent any more. */
    static boolean begin(Work work, Due due) {
        return work.sql()
                        .update(
                                "update letter set state = 'sending', changed_at = ? where id = ?"
                                        + " and state = 'queued' and tries = ?",
                                work.millis(),
                                due.id(),
                                due.tries())
                == 1;
    }

    static void expire(Work work, Due due) {
        settle(
                work,
                due.id(),
                due.tries(),
                State.CANCELLED,
                "it came to be of no use before it could be sent");
    }

    /** What came of a try. */
    static void write(Work work, String id, int tries, Delivery delivery) {
        if (delivery instanceof Delivery.Taken) {
            settle(work, id, tries, State.SENT, null);
        } else if (delivery instanceof Delivery.Refused refused) {
            settle(work, id, tries, State.REFUSED, refused.why());
        } else if (delivery instanceof Delivery.Uncertain uncertain) {
            settle(work, id, tries, State.UNCERTAIN, uncertain.why());
        } else if (delivery instanceof Delivery.Deferred deferred) {
            defer(work, id, tries, deferred.why());
        } else if (delivery instanceof Delivery.Away away) {
            work.sql()
                    .update(
                            "update letter set state = 'queued', last_error = ?" + THIS_TRY,
                            shortened(away.why()),
                            id,
                            tries);
        }
    }

    private static void settle(Work work, String id, int tries, State state, String why) {
        boolean isOver = state == State.SENT || state == State.CANCELLED;
        work.sql()
                .update(
                        "update letter set state = ?, tries = tries + 1, changed_at = ?,"
                                + " last_error = ?"
                                + (isOver ? ", content = '{}'" : "")
                                + THIS_TRY,
                        LetterBox.stored(state),
                        work.millis(),
                        shortened(why),
                        id,
                        tries);
        if (isOver) {
            forgetFiles(work, id);
        }
    }

    /** What goes with a letter goes with its words; the bytes go when nobody needs them. */
    static void forgetFiles(Work work, String letter) {
        if (!files(work.sql(), letter).isEmpty()) {
            work.sql().update("delete from letter_file where letter_id = ?", letter);
        }
    }

    static List<Draft.File> files(Sql sql, String letter) {
        return sql.list(
                "select name, media_type, size_bytes, sha256 from letter_file where letter_id = ?"
                        + " order by file_number",
                row ->
                        new Draft.File(
                                row.getString(1),
                                row.getString(2),
                                row.getLong(3),
                                row.getString(4)),
                letter);
    }

    private static void defer(Work work, String id, int tries, String why) {
        long giveUpAt = work.sql().number("select give_up_at from letter where id = ?", id);
        if (work.millis() >= giveUpAt) {
            settle(work, id, tries, State.REFUSED, "given up after three days: " + why);
            return;
        }
        work.sql()
                .update(
                        "update letter set state = 'queued', tries = tries + 1, next_try_at = ?,"
                                + " changed_at = ?, last_error = ?"
                                + THIS_TRY,
                        work.now().plus(wait(tries, LONGEST_WAIT)).toEpochMilli(),
                        work.millis(),
                        shortened(why),
                        id,
                        tries);
    }

    /** A minute, doubled at each failure. */
    static Duration wait(int failures, Duration longest) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures, 10));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    private static String shortened(String why) {
        return why == null || why.length() <= 500 ? why : why.substring(0, 500);
    }
}
