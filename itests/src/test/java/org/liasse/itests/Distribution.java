package org.liasse.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What was built, as an office unpacks it, and the folders that a platform needs beside. */
public final class Distribution {

    private static Path unpacked;

    private Distribution() {}

    /** The distribution, unpacked once and never written to. */
    public static synchronized Path unpacked() {
        if (unpacked == null) {
            unpacked = unpack("platform");
        }
        return unpacked;
    }

    /** A further copy of the distribution in a folder of this name. */
    public static Path unpack(String name) {
        try {
            Path folder = work().resolve(name);
            delete(folder);
            Files.createDirectories(folder);
            Processes.run(
                    new ProcessBuilder(
                            "tar",
                            "-xzf",
                            System.getProperty("liasse.platform"),
                            "--strip-components=1",
                            "-C",
                            folder.toString()),
                    Duration.ofMinutes(1));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty data directory. */
    static Path newData() {
        try {
            return Files.createTempDirectory(Files.createDirectories(work()), "data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path work() {
        return Path.of(System.getProperty("liasse.work"), "platforms").toAbsolutePath();
    }

    /** A folder with all that is in it. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
