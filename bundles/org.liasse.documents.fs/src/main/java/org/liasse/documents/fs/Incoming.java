package org.liasse.documents.fs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Where bytes are written until they are whole: a folder of this store's own, beside those of other
 * nodes over the same directory. A lock file says that its owner lives; the lock ends with the
 * process, however it ends, and whoever starts next clears the folder away.
 */
final class Incoming implements AutoCloseable {

    private static final String LOCK = "lock";

    /**
     * Begins the names of all folders of this process. It never probes their locks: to close a
     * second channel on a file gives up the process's lock on it (POSIX).
     */
    private static final String OURS =
            ProcessHandle.current().pid()
                    + "-"
                    + ProcessHandle.current()
                            .info()
                            .startInstant()
                            .orElse(Instant.EPOCH)
                            .toEpochMilli()
                    + "-";

    private final Path folder;
    private final FileChannel lock;

    private Incoming(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static Incoming under(Path directory) throws IOException {
        Durable.folder(directory);
        clearLeftovers(directory);
        while (true) {
            Path folder = Files.createDirectory(directory.resolve(OURS + UUID.randomUUID()));
            FileChannel lock =
                    FileChannel.open(
                            folder.resolve(LOCK),
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.WRITE);
            lock.lock();
            // another node that starts now may have taken the file, not yet locked, for abandoned
            if (Files.exists(folder.resolve(LOCK))) {
                return new Incoming(folder, lock);
            }
            lock.close();
        }
    }

    Path newFile() {
        return folder.resolve(UUID.randomUUID() + ".part");
    }

    @Override
    public void close() throws IOException {
        lock.close();
        clear(folder);
    }

    private static void clearLeftovers(Path directory) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(directory)) {
            for (Path folder : folders) {
                if (!folder.getFileName().toString().startsWith(OURS) && isAbandoned(folder)) {
                    clear(folder);
                }
            }
        }
    }

    private static boolean isAbandoned(Path folder) throws IOException {
        Path file = folder.resolve(LOCK);
        if (!Files.exists(file)) {
            // its owner is just making it, or was killed while it did
            return Files.getLastModifiedTime(folder)
                    .toInstant()
                    .isBefore(Instant.now().minus(Duration.ofHours(1)));
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free != null;
        }
    }

    private static void clear(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
