package org.liasse.documents.fs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.liasse.api.spi.DocumentStore;
import org.liasse.test.documents.DocumentStoreContract;

public class DirectoryDocumentStoreTest extends DocumentStoreContract {

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private DirectoryDocumentStore store;

    @Override
    protected DocumentStore newStore() throws IOException {
        store = new DirectoryDocumentStore(directory());
        return store;
    }

    @Override
    protected long files() throws IOException {
        try (Stream<Path> all = Files.walk(directory())) {
            return all.filter(Files::isRegularFile).filter(file -> !file.endsWith("lock")).count();
        }
    }

    @After
    public void close() throws IOException {
        store.close();
    }

    // CORE-07
    @Test
    public void CORE_07_aFileIsNamedByItsContent() throws IOException {
        String name = store.store(bytes("dossier"), 100).sha256();

        Path file =
                directory()
                        .resolve(name.substring(0, 2))
                        .resolve(name.substring(2, 4))
                        .resolve(name);
        assertEquals("dossier", Files.readString(file));
    }

    // CORE-07
    @Test
    public void CORE_07_whatAKilledProcessLeftIsClearedAtTheNextStart() throws IOException {
        Path left = Files.createDirectories(directory().resolve("incoming/1-2-3"));
        Files.createFile(left.resolve("lock"));
        Files.writeString(left.resolve("half.part"), "half a docu");

        new DirectoryDocumentStore(directory()).close();

        assertFalse(Files.exists(left));
    }

    // CORE-07
    @Test
    public void CORE_07_anotherProcessIsLeftAloneWhileItLivesAndClearedAwayWhenKilled()
            throws Exception {
        Process other =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                StoringProcess.class.getName(),
                                directory().toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try {
            other.getOutputStream().write("half a document".getBytes(StandardCharsets.UTF_8));
            other.getOutputStream().flush();
            // says so once it has read what there is
            assertEquals('!', other.getInputStream().read());
            assertEquals(1, files());

            new DirectoryDocumentStore(directory()).close();
            assertEquals(1, files());
        } finally {
            other.destroyForcibly();
            other.waitFor();
        }

        new DirectoryDocumentStore(directory()).close();
        assertEquals(0, files());
    }

    // CORE-07
    @Test
    public void CORE_07_aSecondStoreLeavesTheWorkOfALivingOneAlone() throws IOException {
        DocumentStore other = store;
        InputStream slow =
                new InputStream() {
                    private boolean started;

                    @Override
                    public int read() throws IOException {
                        if (started) {
                            return -1;
                        }
                        started = true;
                        new DirectoryDocumentStore(directory()).close();
                        return 'x';
                    }
                };

        assertTrue(other.holds(other.store(slow, 10).sha256()));
    }

    // CORE-07
    @Test
    public void CORE_07_storesSurviveAStop() throws IOException {
        String name = store.store(bytes("kept"), 100).sha256();
        store.close();
        store = new DirectoryDocumentStore(directory());

        try (InputStream in = store.open(name, 0)) {
            assertEquals("kept", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private Path directory() {
        return folder.getRoot().toPath().resolve("documents");
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
