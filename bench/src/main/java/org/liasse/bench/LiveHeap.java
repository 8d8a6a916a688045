package org.liasse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process holds in its heap and cannot let go: what is left after a full collection. */
final class LiveHeap {

    /**
     * No collection is made while some thread is in native code that holds an array, as where bytes
     * are deflated; then all is counted that was not collected yet. It seldom happens twice.
     */
    private static final int LOOKS = 4;

    /** The last line of {@code GC.class_histogram}: how many objects, how many bytes. */
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private final long process;

    LiveHeap(long process) {
        this.process = process;
    }

    /**
     * In bytes. A full collection and the count of what it left are one stop of the process:
     * nothing is allocated in between. What seems to be more than was expected is looked at again,
     * and the least counts.
     */
    long bytes(long expected) {
        long least = Long.MAX_VALUE;
        for (int look = 0; look < LOOKS && least > expected; look++) {
            least = Math.min(least, bytesOf(command("GC.class_histogram")));
        }
        return least;
    }

    static long bytesOf(String histogram) {
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IllegalStateException("no heap in: " + histogram);
        }
        return Long.parseLong(total.group(1));
    }

    private String command(String name) {
        try {
            Process jcmd =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                            .toString(),
                                    Long.toString(process),
                                    name)
                            .redirectErrorStream(true)
                            .start();
            String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (jcmd.waitFor() != 0) {
                throw new IllegalStateException(name + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
