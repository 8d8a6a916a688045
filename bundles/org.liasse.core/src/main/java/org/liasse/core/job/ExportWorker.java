package org.liasse.core.job;

import org.liasse.api.Clock;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Revisions;
import org.liasse.core.people.KnownAccounts;
import org.liasse.core.store.Transactions;

/**
 * Makes the files of exports, one at a time. A file is written from its beginning to its end by one
 * node; after a kill another begins anew, and nothing of the first is left.
 */
final class ExportWorker extends Turns {

    static final String KIND = "export";

    private final Gathering gathering;
    private final ExportFiles files;

    ExportWorker(
            Transactions transactions,
            KnownAccounts known,
            Dossiers dossiers,
            Revisions revisions,
            ExportFiles files,
            Clock clock) {
        super(known, new Ledger(transactions, clock, KIND));
        this.gathering = new Gathering(transactions, ledger(), dossiers, revisions);
        this.files = files;
    }

    @Override
    void work(Held held) {
        if (held.gathered()) {
            files.write(ledger(), held, owner(held));
        } else {
            gathering.more(held, owner(held));
        }
    }
}
