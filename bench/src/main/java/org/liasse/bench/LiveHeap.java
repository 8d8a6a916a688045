package org.liasse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process holds in its heap and cannot let go: what is left after a full collection. */
final class LiveHeap {

    /** A generation or the whole, as {@code GC.heap_info} tells it; metaspace has no total. */
    private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

    private final long process;

    LiveHeap(long process) {
        this.process = process;
    }

    /** In bytes. Collects first, which stops the process for a moment. */
    long bytes() {
        command("GC.run");
        return bytesOf(command("GC.heap_info"));
    }

    static long bytesOf(String heapInfo) {
        long kibibytes = 0;
        Matcher used = USED.matcher(heapInfo);
        while (used.find()) {
            kibibytes += Long.parseLong(used.group(1));
        }
        if (kibibytes == 0) {
            throw new IllegalStateException("no heap in: " + heapInfo);
        }
        return kibibytes * 1024;
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
