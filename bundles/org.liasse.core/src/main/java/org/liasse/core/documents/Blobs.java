package org.liasse.core.documents;

import java.time.Duration;
import java.util.List;
import org.liasse.api.Problem;
import org.liasse.api.spi.DocumentStore.Stored;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Work;

/**
 * The rows that say which bytes the store keeps, and why a file never goes while somebody counts on
 * it. Whoever refers to bytes, and whoever collects them, first locks their row. A row whose bytes
 * nobody refers to carries the instant since when ({@code orphaned_at}); while the file is being
 * removed that instant is negative, and nobody can come back to it.
 */
final class Blobs {

    private static final String LOCK =
            "update blob_file set size_bytes = size_bytes where sha256 = ?";
    private static final List<String> REFERENCES =
            List.of("upload", "document_version", "attachment", "letter_file", "job_output");

    /** That nothing refers to the row {@code b}. */
    static final String UNREFERENCED =
            REFERENCES.stream()
                    .map(
                            table ->
                                    " and not exists (select 1 from %s r where r.sha256 = b.sha256)"
                                            .formatted(table))
                    .reduce("", String::concat);

    private Blobs() {}

    /**
     * Makes sure, until the transaction ends, that the row is there and its bytes stay.
     *
     * @throws Problem UNAVAILABLE in the moment in which the same bytes are being removed
     */
    static void keep(Work work, Stored bytes) {
        if (revive(work.sql(), bytes.sha256())) {
            return;
        }
        if (isBeingRemoved(work.sql(), bytes.sha256())) {
            throw Problem.of(
                            Problem.Kind.UNAVAILABLE,
                            "Ce contenu est en cours de suppression ; renvoyez-le.",
                            "This content is just being removed; send it again.")
                    .because("being-removed")
                    .retryAfter(Duration.ofSeconds(1));
        }
        work.sql()
                .update(
                        "insert into blob_file (sha256, size_bytes) values (?, ?)",
                        bytes.sha256(),
                        bytes.size());
    }

    /** Locks the row and calls its bytes back; false where it is not there or being removed. */
    static boolean revive(Sql sql, String sha256) {
        return sql.update(
                        "update blob_file set orphaned_at = null where sha256 = ? and (orphaned_at"
                                + " is null or orphaned_at >= 0)",
                        sha256)
                == 1;
    }

    /** Locks the row and, where nothing refers to it, notes since when. */
    static void release(Work work, String sha256) {
        lock(work.sql(), sha256);
        if (isUnreferenced(work.sql(), sha256)) {
            work.sql()
                    .update(
                            "update blob_file set orphaned_at = ? where sha256 = ? and orphaned_at"
                                    + " is null",
                            work.unmoved().toEpochMilli(),
                            sha256);
        }
    }

    /**
     * Locks the row and takes it for removal, where it has been nobody's since before the bound.
     *
     * @param abandoned a removal begun before this instant, in milliseconds, is taken over
     * @return whether it is the caller's to remove
     */
    static boolean claim(Work work, String sha256, long orphanedBefore, long abandoned) {
        lock(work.sql(), sha256);
        if (!isUnreferenced(work.sql(), sha256)) {
            revive(work.sql(), sha256);
            return false;
        }
        return work.sql()
                        .update(
                                """
                                update blob_file set orphaned_at = ? where sha256 = ?
                                and (orphaned_at between 0 and ? or orphaned_at between ? and -1)\
                                """,
                                -work.unmoved().toEpochMilli(),
                                sha256,
                                orphanedBefore,
                                -abandoned)
                == 1;
    }

    /** Forgets the row of bytes that were claimed and are gone. */
    static void forget(Work work, String sha256) {
        work.sql().update("delete from blob_file where sha256 = ? and orphaned_at < 0", sha256);
    }

    static void lock(Sql sql, String sha256) {
        sql.update(LOCK, sha256);
    }

    private static boolean isBeingRemoved(Sql sql, String sha256) {
        return sql.number(
                        "select count(*) from blob_file where sha256 = ? and orphaned_at < 0",
                        sha256)
                > 0;
    }

    private static boolean isUnreferenced(Sql sql, String sha256) {
        return sql.number(
                        "select count(*) from blob_file b where b.sha256 = ?" + UNREFERENCED,
                        sha256)
                > 0;
    }
}
