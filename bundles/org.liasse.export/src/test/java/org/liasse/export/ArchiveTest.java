package org.liasse.export;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Random;
import java.util.zip.ZipFile;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ArchiveTest {

    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    // CORE-17
    @Test
    public void CORE_17_anArchiveHoldsMoreEntriesThanOldOnesCould() throws IOException {
        File file = folder.newFile("many.zip");
        try (OutputStream out = Files.newOutputStream(file.toPath())) {
            Archive archive = new Archive(out);
            for (int i = 0; i < 70_000; i++) {
                byte[] bytes = {(byte) i};
                archive.add("", i + ".bin", AT, () -> new ByteArrayInputStream(bytes));
            }
            archive.finish();
        }
        try (ZipFile zip = new ZipFile(file)) {
            assertEquals(70_000, zip.size());
            try (InputStream in = zip.getInputStream(zip.getEntry("69999.bin"))) {
                assertEquals((byte) 69_999, (byte) in.read());
            }
        }
    }

    // CORE-17
    @Test
    public void CORE_17_anEntryIsSentWhileItIsRead() throws IOException {
        long size = 32L * 1024 * 1024;
        var sent = new Counter();
        Archive archive = new Archive(sent);
        archive.add("é/", "large.bin", AT, () -> new Noise(size, sent));
        archive.finish();
        assertTrue(sent.count >= size);
    }

    private static final class Counter extends OutputStream {
        private long count;

        @Override
        public void write(int one) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            count += length;
        }
    }

    /** Bytes that cannot be compressed, and never a mebibyte ahead of what was sent. */
    private static final class Noise extends InputStream {
        private static final long AHEAD = 1 << 20;

        private final Random random = new Random(1);
        private final long size;
        private final Counter sent;
        private long read;

        Noise(long size, Counter sent) {
            this.size = size;
            this.sent = sent;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            assertTrue("held back: " + (read - sent.count), read - sent.count < AHEAD);
            if (read >= size) {
                return -1;
            }
            byte[] noise = new byte[(int) Math.min(length, size - read)];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, bytes, from, noise.length);
            read += noise.length;
            return noise.length;
        }
    }
}
