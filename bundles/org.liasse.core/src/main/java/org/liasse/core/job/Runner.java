package org.liasse.core.job;

import org.liasse.api.Clock;
import org.liasse.api.dossier.Conversations;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Revisions;
import org.liasse.core.people.KnownAccounts;
import org.liasse.core.store.Background;
import org.liasse.core.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Lets workers go on as long as there is work: on each node one thread for what is done to
 * dossiers, and one for files, which take longer.
 */
@Component(immediate = true, service = Runner.class)
public final class Runner implements AutoCloseable {

    private static final long IDLE_MILLIS = 1_000;

    private final Worker worker;
    private final ExportWorker exports;
    private final Expiry expiry;
    private final Background background;
    private final Background files;

    @Activate
    public Runner(
            @Reference Transactions transactions,
            @Reference KnownAccounts known,
            @Reference Dossiers dossiers,
            @Reference Conversations conversations,
            @Reference Revisions revisions,
            @Reference ExportFiles writing,
            @Reference Clock clock) {
        this.worker = new Worker(transactions, known, dossiers, conversations, revisions, clock);
        this.exports = new ExportWorker(transactions, known, dossiers, revisions, writing, clock);
        this.expiry = new Expiry(transactions, clock);
        this.background = new Background("jobs", IDLE_MILLIS, 0, this::round).start();
        this.files = new Background("exports", IDLE_MILLIS, 0, exports::turn).start();
    }

    /** There is a new job. */
    void wake() {
        background.wake();
        files.wake();
    }

    @Deactivate
    @Override
    public void close() {
        background.close();
        files.close();
    }

    private boolean round() {
        return worker.turn() || expiry.forgetSome();
    }
}
