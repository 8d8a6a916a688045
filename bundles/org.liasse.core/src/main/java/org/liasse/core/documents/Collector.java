package org.liasse.core.documents;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.liasse.api.Clock;
import org.liasse.core.photo.Thumbnails;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears away what nobody needs: uploads after their day, and files a day after the last row that
 * referred to them, unless they came back. Each step is a transaction of its own and stands alone:
 * killed in between, or run by several nodes at once, it takes nothing that is needed.
 */
@Component(service = Collector.class, immediate = true)
public final class Collector {

    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

    /** How long a file stays after it became nobody's. */
    static final Duration GRACE = Duration.ofDays(1);

    /** A removal not finished by then was cut short, and is taken over. */
    private static final Duration CUT_SHORT = Duration.ofHours(1);

    private static final int PAGE = 500;

    private final Transactions transactions;
    private final Vault vault;
    private final Thumbnails thumbnails;
    private final Clock clock;
    private final ScheduledExecutorService hours;

    @Activate
    public Collector(
            @Reference Transactions transactions,
            @Reference Vault vault,
            @Reference Thumbnails thumbnails,
            @Reference Clock clock) {
        this(
                transactions,
                vault,
                thumbnails,
                clock,
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "liasse-documents-collector");
                            thread.setDaemon(true);
                            return thread;
                        }));
        hours.scheduleWithFixedDelay(this::collectQuietly, 1, 60, TimeUnit.MINUTES);
    }

    Collector(
            Transactions transactions,
            Vault vault,
            Thumbnails thumbnails,
            Clock clock,
            ScheduledExecutorService hours) {
        this.transactions = transactions;
        this.vault = vault;
        this.thumbnails = thumbnails;
        this.clock = clock;
        this.hours = hours;
    }

    @Deactivate
    public void stop() {
        hours.shutdownNow();
    }

    private void collectQuietly() {
        try {
            collect();
        } catch (IOException | RuntimeException e) {
            LOG.warn("clearing away unneeded files failed; tried again in an hour", e);
        }
    }

    void collect() throws IOException {
        int expired = expireUploads();
        markOrphans();
        int removed = removeFiles();
        removeThumbnails();
        if (expired + removed > 0) {
            LOG.info("{} expired uploads and {} unneeded files cleared away", expired, removed);
        }
    }

    private int expireUploads() {
        record Expired(String id, String sha256) {}
        int count = 0;
        while (true) {
            List<Expired> page =
                    transactions.read(
                            sql ->
                                    sql.list(
                                            "select id, sha256 from upload where expires_at <= ?"
                                                    + " order by expires_at fetch first "
                                                    + PAGE
                                                    + " rows only",
                                            row -> new Expired(row.getString(1), row.getString(2)),
                                            clock.unmoved().toEpochMilli()));
            for (Expired upload : page) {
                transactions.write(
                        work -> {
                            Blobs.lock(work.sql(), upload.sha256());
                            work.sql().update("delete from upload where id = ?", upload.id());
                            Blobs.release(work, upload.sha256());
                            return null;
                        });
                count++;
            }
            if (page.size() < PAGE) {
                return count;
            }
        }
    }

    /** Finds what lost its last row without anybody saying so, as where a dossier is erased. */
    private void markOrphans() {
        String after = "";
        while (after != null) {
            String from = after;
            List<String> page =
                    transactions.read(
                            sql ->
                                    sql.list(
                                            "select b.sha256 from blob_file b where b.orphaned_at"
                                                    + " is null and b.sha256 > ?"
                                                    + Blobs.UNREFERENCED
                                                    + " order by b.sha256 fetch first "
                                                    + PAGE
                                                    + " rows only",
                                            row -> row.getString(1),
                                            from));
            for (String sha256 : page) {
                transactions.write(
                        work -> {
                            Blobs.release(work, sha256);
                            return null;
                        });
            }
            after = page.size() < PAGE ? null : page.get(page.size() - 1);
        }
    }

    /** Those of images that are going or gone, whichever node has let them go. */
    private void removeThumbnails() throws IOException {
        List<String> all = thumbnails.all();
        for (int from = 0; from < all.size(); from += PAGE) {
            List<String> page = all.subList(from, Math.min(from + PAGE, all.size()));
            Set<String> needed =
                    transactions.read(
                            sql ->
                                    new HashSet<>(
                                            sql.list(
                                                    "select sha256 from blob_file where orphaned_at"
                                                            + " is null and sha256 in ("
                                                            + Sql.marks(page)
                                                            + ")",
                                                    row -> row.getString(1),
                                                    page.toArray())));
            for (String sha256 : page) {
                if (!needed.contains(sha256)) {
                    thumbnails.remove(sha256);
                }
            }
        }
    }

    private int removeFiles() throws IOException {
        long now = clock.unmoved().toEpochMilli();
        long orphanedBefore = now - GRACE.toMillis();
        long abandoned = now - CUT_SHORT.toMillis();
        List<String> due =
                transactions.read(
                        sql ->
                                sql.list(
                                        "select sha256 from blob_file where orphaned_at between 0"
                                                + " and ? or orphaned_at between ? and -1",
                                        row -> row.getString(1),
                                        orphanedBefore,
                                        -abandoned));
        int removed = 0;
        for (String sha256 : due) {
            boolean isOurs =
                    transactions.write(
                            work -> Blobs.claim(work, sha256, orphanedBefore, abandoned));
            if (isOurs) {
                vault.remove(sha256);
                transactions.write(
                        work -> {
                            Blobs.forget(work, sha256);
                            return null;
                        });
                removed++;
            }
        }
        return removed;
    }
}
