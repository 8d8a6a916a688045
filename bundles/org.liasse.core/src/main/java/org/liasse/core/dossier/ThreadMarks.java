package org.liasse.core.dossier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.dossier.ReadMarks.ThreadMark;
import org.liasse.api.type.Declarations.Thread;
import org.liasse.core.store.Sql;

/** How far one reader has read the threads of one dossier: two statements, however many threads. */
final class ThreadMarks {

    private static final int MOST_COUNTED = 1000;

    /** Messages of one thread that a count looks at, one's own among them. */
    private static final int MOST_EXAMINED = 5000;

    private static final String MARKS =
            "select thread_key, message_id, written_at from thread_read where dossier_id = ? and"
                    + " holder = ?";

    private static final String MOVE =
            "update thread_read set message_id = ?, written_at = ? where dossier_id = ? and holder"
                    + " = ? and thread_key = ?";

    private static final String INSERT =
            "insert into thread_read (message_id, written_at, dossier_id, holder, thread_key)"
                    + " values (?, ?, ?, ?, ?)";

    private final Sql sql;
    private final String dossier;
    private final String holder;

    ThreadMarks(Sql sql, String dossier, String holder) {
        this.sql = sql;
        this.dossier = dossier;
        this.holder = holder;
    }

    /** Up to this message; messages go by when they were written, then by id. */
    private record Mark(String message, long writtenAt) {
        static final Mark NONE = new Mark("", -1);

        boolean isBefore(Mark other) {
            return writtenAt < other.writtenAt
                    || writtenAt == other.writtenAt && message.compareTo(other.message) < 0;
        }
    }

    private record Count(int unread, boolean atLeast) {}

    private Map<String, Mark> marks() {
        Map<String, Mark> marks = new HashMap<>();
        sql.list(
                MARKS,
                row -> marks.put(row.getString(1), new Mark(row.getString(2), row.getLong(3))),
                dossier,
                holder);
        return marks;
    }

    List<ThreadMark> of(List<Thread> threads) {
        if (threads.isEmpty()) {
            return List.of();
        }
        Map<String, Mark> marks = marks();
        Map<Integer, Count> counts = counts(threads, marks);
        var all = new ArrayList<ThreadMark>();
        for (int i = 0; i < threads.size(); i++) {
            Thread thread = threads.get(i);
            Mark mark = marks.get(thread.key().value());
            Count count = counts.get(i);
            all.add(
                    new ThreadMark(
                            thread.key(),
                            thread.label(),
                            count.unread(),
                            count.atLeast(),
                            mark == null ? null : mark.message()));
        }
        return all;
    }

    private Map<Integer, Count> counts(List<Thread> threads, Map<String, Mark> marks) {
        var parts = new ArrayList<String>();
        var arguments = new ArrayList<Object>();
        for (int i = 0; i < threads.size(); i++) {
            Key thread = threads.get(i).key();
            Mark mark = marks.getOrDefault(thread.value(), Mark.NONE);
            parts.add(
                    "select "
                            + i
                            + ", count(*), sum(case when m.author <> ? then 1 else 0 end) from"
                            + " (select author from message where dossier_id = ? and thread_key = ?"
                            + " and written_at >= ? and (written_at > ? or id > ?) order by"
                            + " written_at, id fetch first "
                            + MOST_EXAMINED
                            + " rows only) m");
            arguments.addAll(
                    List.of(
                            holder,
                            dossier,
                            thread,
                            mark.writtenAt(),
                            mark.writtenAt(),
                            mark.message()));
        }
        Map<Integer, Count> counts = new HashMap<>();
        sql.list(
                String.join(" union all ", parts),
                row -> {
                    int unread = row.getInt(3);
                    boolean atLeast = row.getInt(2) == MOST_EXAMINED || unread > MOST_COUNTED;
                    return counts.put(
                            row.getInt(1), new Count(Math.min(unread, MOST_COUNTED), atLeast));
                },
                arguments);
        return counts;
    }

    /** Moves the mark to a message of the thread, unless it is there or further. */
    void read(Key thread, String message, long writtenAt) {
        Mark before = marks().get(thread.value());
        Mark now = new Mark(message, writtenAt);
        if (before == null || before.isBefore(now)) {
            sql.update(before == null ? INSERT : MOVE, message, writtenAt, dossier, holder, thread);
        }
    }
}
