package org.liasse.test.documents;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Before;
import org.junit.Test;
import org.liasse.api.Problem;
import org.liasse.api.spi.DocumentStore;

/** What the core relies on, whatever keeps the bytes. A test of a store extends it. */
public abstract class DocumentStoreContract {

    private static final long LIMIT = 1_000_000;

    private DocumentStore store;

    /** An empty store, one for each test. */
    protected abstract DocumentStore newStore() throws IOException;

    /** How many files the store keeps for good or for a while, to see that nothing remains. */
    protected abstract long files() throws IOException;

    @Before
    public final void open() throws IOException {
        store = newStore();
    }

    @Test
    public void CORE_07_bytesComeBackAsTheyWere() throws Exception {
        byte[] content = random(300_000);

        DocumentStore.Stored stored = store.store(new ByteArrayInputStream(content), LIMIT);

        assertEquals(content.length, stored.size());
        assertEquals(sha256(content), stored.sha256());
        assertTrue(store.holds(stored.sha256()));
        assertArrayEquals(content, read(stored.sha256(), 0));
    }

    @Test
    public void CORE_07_readingBeginsAtAnyOffset() throws Exception {
        String name = store.store(text("dossier"), LIMIT).sha256();

        assertEquals("ssier", new String(read(name, 2), StandardCharsets.UTF_8));
        assertEquals(0, read(name, 7).length);
        assertEquals(0, read(name, 100).length);
    }

    @Test
    public void CORE_07_emptyContentIsContent() throws Exception {
        DocumentStore.Stored stored = store.store(text(""), LIMIT);

        assertEquals(0, stored.size());
        assertEquals(0, read(stored.sha256(), 0).length);
    }

    @Test
    public void CORE_07_theSameContentIsKeptOnce() throws Exception {
        String first = store.store(text("same"), LIMIT).sha256();
        String second = store.store(text("same"), LIMIT).sha256();

        assertEquals(first, second);
        assertEquals(1, files());
    }

    @Test
    public void CORE_07_exactlyTheLimitIsTaken() throws Exception {
        assertEquals(7, store.store(text("dossier"), 7).size());
    }

    @Test
    public void CORE_07_oneByteOverTheLimitLeavesNothing() throws Exception {
        Problem problem = assertThrows(Problem.class, () -> store.store(text("dossiers"), 7));

        assertSame(Problem.Kind.TOO_LARGE, problem.kind());
        assertFalse(store.holds(sha256("dossiers".getBytes(StandardCharsets.UTF_8))));
        assertEquals(0, files());
    }

    @Test
    public void CORE_07_aStreamWithoutEndIsLeftAtTheLimit() {
        Problem problem =
                assertThrows(Problem.class, () -> store.store(new EndlessStream(), LIMIT));

        assertSame(Problem.Kind.TOO_LARGE, problem.kind());
    }

    @Test
    public void CORE_07_aStreamThatBreaksLeavesNothing() throws Exception {
        assertThrows(IOException.class, () -> store.store(new BreakingStream(), LIMIT));

        assertEquals(0, files());
    }

    @Test
    public void CORE_07_whatWasRemovedIsNotThere() throws Exception {
        String name = store.store(text("short-lived"), LIMIT).sha256();

        store.remove(name);

        assertFalse(store.holds(name));
        assertThrows(FileNotFoundException.class, () -> store.open(name, 0));
        assertEquals(0, files());
    }

    @Test
    public void CORE_07_removingWhatIsNotThereIsNoError() throws Exception {
        store.remove("0".repeat(64));

        assertFalse(store.holds("0".repeat(64)));
    }

    @Test
    public void CORE_07_whatWasRemovedComesBackByStoringItAgain() throws Exception {
        String name = store.store(text("again"), LIMIT).sha256();
        store.remove(name);

        store.store(text("again"), LIMIT);

        assertTrue(store.holds(name));
    }

    @Test
    public void CORE_07_aNameThatIsNoHashIsRefused() {
        for (String name : List.of("", "../../etc/passwd", "A".repeat(64), "0".repeat(63))) {
            assertThrows(IllegalArgumentException.class, () -> store.open(name, 0));
            assertThrows(IllegalArgumentException.class, () -> store.holds(name));
            assertThrows(IllegalArgumentException.class, () -> store.remove(name));
        }
    }

    @Test
    public void CORE_07_manyMayStoreTheSameAtOnce() throws Exception {
        byte[] content = random(200_000);
        ExecutorService people = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> deposits = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                deposits.add(() -> store.store(new ByteArrayInputStream(content), LIMIT).sha256());
            }
            for (Future<String> deposit : people.invokeAll(deposits)) {
                assertEquals(sha256(content), deposit.get());
            }
        } finally {
            people.shutdownNow();
        }
        assertArrayEquals(content, read(sha256(content), 0));
        assertEquals(1, files());
    }

    private byte[] read(String name, long offset) throws IOException {
        try (InputStream in = store.open(name, offset)) {
            return in.readAllBytes();
        }
    }

    private static InputStream text(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] random(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private static final class EndlessStream extends InputStream {
        @Override
        public int read() {
            return 'x';
        }
    }

    private static final class BreakingStream extends InputStream {
        private int left = 100_000;

        @Override
        public int read() throws IOException {
            if (left-- <= 0) {
                throw new IOException("the client went away");
            }
            return 'x';
        }
    }
}
