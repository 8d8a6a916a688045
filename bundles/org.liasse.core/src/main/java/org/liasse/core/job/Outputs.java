package org.liasse.core.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.liasse.api.spi.DocumentStore.Stored;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Work;

/** The files that jobs have made. */
final class Outputs {

    /** One of them. */
    record Made(String name, String mediaType, Stored bytes, Instant madeAt) {}

    private Outputs() {}

    static void insert(
            Work work, String job, String name, String mediaType, Stored bytes, Duration kept) {
        work.sql()
                .update(
                        "insert into job_output (job_id, name, media_type, size_bytes, sha256,"
                                + " made_at, expires_at) values (?, ?, ?, ?, ?, ?, ?)",
                        job,
                        name,
                        mediaType,
                        bytes.size(),
                        bytes.sha256(),
                        work.millis(),
                        work.now().plus(kept).toEpochMilli());
    }

    /** Of a job of this account, while it is there. */
    static Optional<Made> find(Sql sql, String account, String job, Instant now) {
        return sql.first(
                "select o.name, o.media_type, o.sha256, o.size_bytes, o.made_at from job_output o"
                        + " join job j on j.id = o.job_id where j.account_id = ? and j.id = ? and"
                        + " o.expires_at > ?",
                row ->
                        new Made(
                                row.getString(1),
                                row.getString(2),
                                new Stored(row.getString(3), row.getLong(4)),
                                Instant.ofEpochMilli(row.getLong(5))),
                account,
                job,
                now.toEpochMilli());
    }
}
