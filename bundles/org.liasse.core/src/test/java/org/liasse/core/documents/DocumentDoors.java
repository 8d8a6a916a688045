package org.liasse.core.documents;

import java.util.concurrent.Executors;
import org.liasse.api.Clock;
import org.liasse.api.dossier.Documents;
import org.liasse.api.spi.DocumentStore;
import org.liasse.core.dossier.Acting;
import org.liasse.core.dossier.CaseFiles;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;

/** The door to documents and what stands behind it, put together by hand. */
public final class DocumentDoors {

    public final Vault vault = new Vault();
    public final Uploads uploads;
    public final Attaching attaching;
    public final Collector collector;

    public DocumentDoors(Transactions transactions, DocumentStore store, Clock clock) {
        vault.setStore(store);
        uploads = new Uploads(transactions, vault, clock);
        attaching = new Attaching(uploads, vault);
        collector =
                new Collector(
                        transactions, vault, clock, Executors.newSingleThreadScheduledExecutor());
        collector.stop();
    }

    public Documents door(
            Transactions transactions, Acting acting, CaseFiles files, Catalogue catalogue) {
        return new DocumentDoor(transactions, acting, files, catalogue, uploads, attaching, vault);
    }
}
