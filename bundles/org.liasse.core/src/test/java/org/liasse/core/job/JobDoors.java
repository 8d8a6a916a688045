package org.liasse.core.job;

import org.liasse.api.Clock;
import org.liasse.api.export.ExportFormat;
import org.liasse.api.job.Jobs;
import org.liasse.core.documents.KeptFiles;
import org.liasse.core.dossier.CoreDoors;
import org.liasse.core.dossier.DefinitionShelf;
import org.liasse.core.people.KnownAccounts;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;

/** Jobs, put together by hand, and a worker that takes a turn only when it is told to. */
public final class JobDoors {

    public final Jobs jobs;
    public final ExportFormats formats = new ExportFormats();
    private final Worker worker;
    private final ExportWorker exports;
    private final Expiry expiry;

    public JobDoors(
            Transactions transactions,
            KnownAccounts known,
            Catalogue catalogue,
            CoreDoors doors,
            Clock clock) {
        KeptFiles kept = new KeptFiles(doors.bytes.vault);
        jobs =
                new JobDoor(
                        transactions,
                        doors.dossiers,
                        doors.revisions,
                        catalogue,
                        formats,
                        kept,
                        clock,
                        () -> {});
        ExportFiles files =
                new ExportFiles(
                        transactions,
                        doors.dossiers,
                        catalogue,
                        new DefinitionShelf(),
                        formats,
                        kept,
                        clock);
        exports =
                new ExportWorker(
                        transactions, known, doors.dossiers, doors.revisions, files, clock);
        worker =
                new Worker(
                        transactions,
                        known,
                        doors.dossiers,
                        doors.conversations,
                        doors.revisions,
                        clock);
        expiry = new Expiry(transactions, clock);
    }

    public void bind(ExportFormat format) {
        formats.bind(format);
    }

    /** Whether there was a job to work on. */
    public boolean turn() {
        return worker.turn() | exports.turn();
    }

    public void turns(int turns) {
        for (int i = 0; i < turns; i++) {
            turn();
        }
    }

    /** Until nothing is due any more. */
    public void work() {
        int turns = 0;
        while (turn()) {
            if (turns++ > 500) {
                throw new AssertionError("turns without end");
            }
        }
    }

    public boolean forgetSome() {
        return expiry.forgetSome();
    }
}
