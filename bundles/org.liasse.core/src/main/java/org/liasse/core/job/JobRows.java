package org.liasse.core.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.liasse.api.Key;
import org.liasse.api.job.Jobs.Job;
import org.liasse.api.job.Jobs.Output;
import org.liasse.api.job.Jobs.State;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Work;

/** Jobs as their owners see them. */
final class JobRows {

    private static final String COLUMNS =
            "select j.id, j.kind, j.state, j.waiting_for, j.done, j.total, j.refused, j.created_at,"
                    + " j.started_at, j.ended_at, j.problem, o.name, o.media_type, o.size_bytes,"
                    + " o.expires_at from job j left join job_output o on o.job_id = j.id where"
                    + " j.account_id = ?";

    private JobRows() {}

    /** A new job, to be taken at once; answers its id. */
    static String insert(
            Work work, String account, String kind, String request, List<String> chosen) {
        String id = Ids.next();
        work.sql()
                .update(
                        "insert into job (id, account_id, kind, state, request, chosen,"
                                + " is_gathered, total, done, refused, tries, created_at, due_at,"
                                + " until_at) values (?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, ?, ?,"
                                + " 0)",
                        id,
                        account,
                        kind,
                        State.QUEUED,
                        request,
                        chosen == null ? null : String.join(" ", chosen),
                        work.millis(),
                        work.unmoved().toEpochMilli());
        return id;
    }

    static Optional<Job> find(Sql sql, String account, String id) {
        return sql.first(COLUMNS + " and j.id = ?", JobRows::job, account, id);
    }

    static List<Job> list(Sql sql, String account, String after, int limit) {
        String order = " order by j.id desc fetch first " + limit + " rows only";
        return after == null
                ? sql.list(COLUMNS + order, JobRows::job, account)
                : sql.list(COLUMNS + " and j.id < ?" + order, JobRows::job, account, after);
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
                ProblemJson.read(row.getString(11)),
                row.getString(12) == null
                        ? null
                        : new Output(
                                row.getString(12),
                                row.getString(13),
                                row.getLong(14),
                                Instant.ofEpochMilli(row.getLong(15))));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
