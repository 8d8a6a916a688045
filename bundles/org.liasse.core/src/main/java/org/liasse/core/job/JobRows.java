package org.liasse.core.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.liasse.api.Key;
import org.liasse.api.job.Bulk;
import org.liasse.api.job.Jobs.Job;
import org.liasse.api.job.Jobs.State;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Work;

/** Jobs as their owners see them. */
final class JobRows {

    private static final String COLUMNS =
            "select id, kind, state, waiting_for, done, total, refused, created_at, started_at,"
                    + " ended_at, problem from job where account_id = ?";

    private JobRows() {}

    /** A new job, to be taken at once; answers its id. */
    static String insert(Work work, String account, Bulk bulk, List<String> chosen) {
        String id = Ids.next();
        work.sql()
                .update(
                        "insert into job (id, account_id, kind, state, request, chosen,"
                                + " is_gathered, total, done, refused, tries, created_at, due_at,"
                                + " until_at) values (?, ?, 'bulk', ?, ?, ?, 0, 0, 0, 0, 0, ?, ?,"
                                + " 0)",
                        id,
                        account,
                        State.QUEUED,
                        BulkJson.write(bulk),
                        chosen == null ? null : String.join(" ", chosen),
                        work.millis(),
                        work.millis());
        return id;
    }

    static Optional<Job> find(Sql sql, String account, String id) {
        return sql.first(COLUMNS + " and id = ?", JobRows::job, account, id);
    }

    static List<Job> list(Sql sql, String account, String after, int limit) {
        String order = " order by id desc fetch first " + limit + " rows only";
        return after == null
                ? sql.list(COLUMNS + order, JobRows::job, account)
                : sql.list(COLUMNS + " and id < ?" + order, JobRows::job, account, after);
    }

    private static Job job(ResultSet row) throws SQLException {
        String waitingFor = row.getString(4);
        return new Job(
                row.getString(1),
                row.getString(2),
                State.valueOf(row.getString(3)),
                waitingFor == null ? null : new Key(waitingFor),
                row.getInt(5),
                row.getInt(6),
                row.getInt(7),
                Instant.ofEpochMilli(row.getLong(8)),
                instant(row, 9),
                instant(row, 10),
                ProblemJson.read(row.getString(11)));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
