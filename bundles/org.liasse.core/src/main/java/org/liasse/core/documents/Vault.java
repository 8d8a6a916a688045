package org.liasse.core.documents;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.liasse.api.Problem;
import org.liasse.api.spi.DocumentStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The document store that is there at the moment. Where there is none, dossiers are served all the
 * same, and only what needs bytes is UNAVAILABLE.
 */
@Component(service = Vault.class)
public final class Vault {

    private final AtomicReference<DocumentStore> store = new AtomicReference<>();

    @Activate
    public Vault() {}

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setStore(DocumentStore arriving) {
        store.set(arriving);
    }

    void unsetStore(DocumentStore leaving) {
        store.compareAndSet(leaving, null);
    }

    DocumentStore.Stored store(InputStream bytes, long limit) throws IOException {
        return current().store(bytes, limit);
    }

    InputStream open(String sha256, long offset) throws IOException {
        return current().open(sha256, offset);
    }

    boolean holds(String sha256) throws IOException {
        return current().holds(sha256);
    }

    void remove(String sha256) throws IOException {
        current().remove(sha256);
    }

    private DocumentStore current() {
        DocumentStore current = store.get();
        if (current == null) {
            throw Problem.of(
                            Problem.Kind.UNAVAILABLE,
                            "Les documents ne sont pas disponibles en ce moment.",
                            "Documents are not available at the moment.")
                    .because("no-document-store")
                    .retryAfter(Duration.ofSeconds(5));
        }
        return current;
    }
}
