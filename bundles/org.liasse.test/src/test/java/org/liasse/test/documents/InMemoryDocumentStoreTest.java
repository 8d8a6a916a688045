package org.liasse.test.documents;

import org.liasse.api.spi.DocumentStore;

public class InMemoryDocumentStoreTest extends DocumentStoreContract {

    private final InMemoryDocumentStore store = new InMemoryDocumentStore();

    @Override
    protected DocumentStore newStore() {
        return store;
    }

    @Override
    protected long files() {
        return store.names().size();
    }
}
