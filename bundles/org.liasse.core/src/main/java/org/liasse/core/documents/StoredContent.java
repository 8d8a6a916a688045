package org.liasse.core.documents;

import java.io.IOException;
import java.io.InputStream;
import org.liasse.api.dossier.Documents.Content;
import org.liasse.api.dossier.Documents.Version;

/** Bytes that a reader was found to be entitled to: a version's, or an attachment's. */
public record StoredContent(Vault vault, Version version) implements Content {

    @Override
    public InputStream open(long offset) throws IOException {
        return vault.open(version.sha256(), offset);
    }
}
