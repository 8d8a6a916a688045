package org.liasse.documents.fs;

import java.nio.file.Path;

/** Where the installation keeps what must last. */
final class DataDirectory {

    private DataDirectory() {}

    /**
     * The folder of the documents.
     *
     * @param configured an explicit one; empty for {@code documents} in the data directory
     */
    static Path documents(String configured) {
        if (!configured.isBlank()) {
            return Path.of(configured.trim());
        }
        String data = System.getProperty("liasse.data", "");
        if (data.isBlank()) {
            throw new IllegalStateException(
                    "no place for documents: neither `directory` in the configuration "
                            + DirectoryDocumentStore.PID
                            + " nor the system property liasse.data is set");
        }
        return Path.of(data).resolve("documents");
    }
}
