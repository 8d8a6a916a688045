package org.liasse.core.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.liasse.api.dossier.Documents.Content;
import org.liasse.api.dossier.Documents.Version;
import org.liasse.api.spi.DocumentStore.Stored;
import org.liasse.core.store.Work;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps files that belong to no dossier beside those that do, by their hash. */
@Component(service = KeptFiles.class)
public final class KeptFiles {

    private final Vault vault;

    @Activate
    public KeptFiles(@Reference Vault vault) {
        this.vault = vault;
    }

    /** Keeps a file; where no row refers to it a day later, it goes again. */
    public Stored keep(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return vault.store(bytes, Long.MAX_VALUE);
        }
    }

    /** Makes sure, until the transaction ends, that the bytes are there to be referred to. */
    public void refer(Work work, Stored bytes) {
        Blobs.keep(work, bytes);
    }

    /** The file as it goes out. */
    public Content content(String name, String mediaType, Stored bytes, Instant madeAt) {
        return new StoredContent(
                vault,
                new Version(
                        1, name, bytes.size(), bytes.sha256(), mediaType, madeAt, "", "DEPOSITED"));
    }
}
