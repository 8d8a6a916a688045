package org.liasse.variant.inspection.thermal;

import static org.junit.Assert.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

/** A file of 200 MB is read in a process that has no room for it. */
public class LargeStudyTest {

    private static final long SIZE = 200L << 20;

    /** Bytes said again and again. */
    private static final class Again extends InputStream {
        private final byte[] said;
        private long left;
        private int at;

        Again(String said, long bytes) {
            this.said = said.getBytes(StandardCharsets.UTF_8);
            this.left = bytes / this.said.length * this.said.length;
        }

        @Override
        public int read() {
            if (left == 0) {
                return -1;
            }
            left--;
            at = at == said.length ? 0 : at;
            return said[at++];
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int count = (int) Math.min(Math.min(length, left), said.length);
            for (int i = 0; i < count; i++) {
                buffer[offset + i] = (byte) read();
            }
            return count == 0 && length > 0 ? -1 : count;
        }
    }

    /** A study whose environmental part never seems to end. */
    private static InputStream large() {
        String[] around = Studies.of(Studies.RSEE).split("(?<=<RSEnv>)");
        return new SequenceInputStream(
                Collections.enumeration(
                        List.of(
                                new ByteArrayInputStream(
                                        around[0].getBytes(StandardCharsets.UTF_8)),
                                new Again(
                                        "<contributeur><id>123</id><valeur"
                                                + " unite=\"kg\">0,5</valeur></contributeur>\n",
                                        SIZE),
                                new ByteArrayInputStream(
                                        around[1].getBytes(StandardCharsets.UTF_8)))));
    }

    /** Run in the process that has little room. */
    public static void main(String[] none) throws IOException, UnreadableStudyException {
        ThermalStudy study = ThermalStudyReader.read(large());
        System.exit(study.zones().size() == 1 ? 0 : 3);
    }

    @Test
    public void memoryDoesNotGrowWithTheFile() throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx24m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                LargeStudyTest.class.getName())
                        .inheritIO()
                        .start();
        try {
            assertEquals(true, process.waitFor(120, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }
}
