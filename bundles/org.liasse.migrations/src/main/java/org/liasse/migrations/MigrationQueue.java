package org.liasse.migrations;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides who is migrated when: one unit after the other, the core's before all others since their
 * tables may refer to its. What fails for its own reasons is reported and left; what fails because
 * the database is away, or locked by others, is tried again.
 */
final class MigrationQueue {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationQueue.class);

    /** Runs one change log to its end; {@link Migration#run} outside of tests. */
    interface Step {
        Migration.Outcome run(ChangeLog changeLog) throws Exception;
    }

    private final Step step;
    private final Findings findings;
    private final ScheduledExecutorService thread;
    private final long retrySeconds;
    private final List<Candidate> waitingForCore = new ArrayList<>();
    private final Seldom warnings = new Seldom(System::nanoTime);
    private boolean coreReady;

    MigrationQueue(
            Step step, Findings findings, ScheduledExecutorService thread, long retrySeconds) {
        this.step = step;
        this.findings = findings;
        this.thread = thread;
        this.retrySeconds = retrySeconds;
    }

    /** Whether who arrives now need not wait for the core. */
    synchronized boolean isCoreReady() {
        return coreReady;
    }

    synchronized void arrived(Candidate candidate) {
        if (coreReady || candidate.isCore()) {
            thread.execute(() -> migrate(candidate));
        } else {
            waitingForCore.add(candidate);
        }
    }

    synchronized void left(Candidate candidate) {
        waitingForCore.remove(candidate);
        candidate.leave();
        findings.gone(candidate.owner());
        warnings.over(candidate.owner());
    }

    private void migrate(Candidate candidate) {
        if (candidate.hasLeft()) {
            return;
        }
        long start = System.nanoTime();
        try {
            Migration.Outcome outcome = step.run(candidate.changeLog());
            findings.gone(candidate.owner());
            warnings.over(candidate.owner());
            candidate.ready();
            LOG.info(
                    "schema of {}: {} in {} ms",
                    candidate.owner(),
                    outcome,
                    (System.nanoTime() - start) / 1_000_000);
            if (candidate.isCore()) {
                releaseOthers();
            }
        } catch (Exception | LinkageError e) {
            failed(candidate, e);
        } finally {
            candidate.tried();
        }
    }

    private synchronized void releaseOthers() {
        coreReady = true;
        waitingForCore.forEach(this::arrived);
        waitingForCore.clear();
    }

    private synchronized void failed(Candidate candidate, Throwable e) {
        if (candidate.hasLeft()) {
            return;
        }
        findings.found(candidate.owner(), candidate.isCore(), words(e));
        if (e instanceof RefusedException) {
            LOG.error("schema refused: {}", e.getMessage());
        } else if (mayPass(e)) {
            if (warnings.isDue(candidate.owner())) {
                LOG.warn("schema of {} has to wait: {}", candidate.owner(), e.getMessage());
            }
            thread.schedule(() -> migrate(candidate), retrySeconds, TimeUnit.SECONDS);
        } else {
            LOG.error("schema of {} could not be migrated", candidate.owner(), e);
        }
    }

    /** In one line, without the names of the exceptions that each layer put around the last. */
    private static String words(Throwable e) {
        return e.getMessage() == null
                ? e.toString()
                : e.getMessage().replaceAll("\\b[\\w.]+Exception: ", "").replaceAll("\\s+", " ");
    }

    /**
     * True for lost connections (08), rolled back transactions (40), a database out of means (53)
     * or going (57).
     */
    private static boolean mayPass(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                if (state == null || state.matches("(08|40|53|57).*")) {
                    return true;
                }
            }
        }
        return false;
    }
}
