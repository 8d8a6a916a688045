package org.liasse.core.job;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.liasse.api.Clock;
import org.liasse.api.dossier.Conversations;
import org.liasse.api.dossier.Dossiers;
import org.liasse.core.people.KnownAccounts;
import org.liasse.core.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a worker go on as long as there is work: one thread on each node, and no more. */
@Component(immediate = true, service = Runner.class)
public final class Runner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final long IDLE_MILLIS = 1_000;

    private final Worker worker;
    private final Expiry expiry;
    private final Semaphore signal = new Semaphore(0);
    private final Thread thread;
    private volatile boolean running = true;
    private boolean troubled;

    @Activate
    public Runner(
            @Reference Transactions transactions,
            @Reference KnownAccounts known,
            @Reference Dossiers dossiers,
            @Reference Conversations conversations,
            @Reference Clock clock) {
        this.worker = new Worker(transactions, known, dossiers, conversations, clock);
        this.expiry = new Expiry(transactions, clock);
        this.thread = new Thread(this::run, "liasse-jobs");
        thread.setDaemon(true);
        thread.start();
    }

    /** There is a new job. */
    void wake() {
        signal.release();
    }

    @Deactivate
    @Override
    public void close() {
        running = false;
        signal.release();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean more = false;
        while (running) {
            try {
                if (!more) {
                    signal.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                    signal.drainPermits();
                }
                more = running && (worker.turn() || expiry.forgetSome());
                troubled = false;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | LinkageError e) {
                more = false;
                if (!troubled) {
                    LOG.warn("jobs wait: {}", e.toString());
                }
                troubled = true;
            }
        }
    }
}
