package org.liasse.core.documents;

import java.util.concurrent.Executors;
import org.liasse.api.Clock;
import org.liasse.api.spi.DocumentStore;
import org.liasse.core.store.Transactions;

/** What stands behind the door to documents, put together by hand. */
public final class DocumentDoors {

    public final Vault vault;
    public final Uploads uploads;
    public final Collector collector;

    public DocumentDoors(Transactions transactions, DocumentStore store, Clock clock) {
        vault = vault(store);
        uploads = new Uploads(transactions, vault, clock);
        collector =
                new Collector(
                        transactions, vault, clock, Executors.newSingleThreadScheduledExecutor());
        collector.stop();
    }

    /** Clears away what nobody needs. */
    public void collect() {
        try {
            collector.collect();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public static Vault vault(DocumentStore store) {
        Vault vault = new Vault();
        vault.setStore(store);
        return vault;
    }
}
