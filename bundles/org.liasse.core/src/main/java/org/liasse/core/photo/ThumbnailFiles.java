package org.liasse.core.photo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Thumbnails in a folder, by the SHA-256 of their image; any of them may be lost. */
final class ThumbnailFiles {

    private record Entry(Path file, long size, FileTime at) {}

    private final Path folder;
    private final long room;
    private long taken = -1;

    /**
     * @param room in bytes
     */
    ThumbnailFiles(Path folder, long room) {
        this.folder = folder;
        this.room = room;
    }

    Optional<byte[]> find(String sha256) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file(sha256)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    synchronized void keep(String sha256, byte[] jpeg) throws IOException {
        Files.createDirectories(folder);
        if (taken < 0) {
            taken = entries().stream().mapToLong(Entry::size).sum();
        }
        if (taken + jpeg.length > room) {
            makeRoom();
        }
        Path part = folder.resolve(UUID.randomUUID() + ".part");
        try {
            Files.write(part, jpeg);
            Files.move(part, file(sha256), StandardCopyOption.ATOMIC_MOVE);
            taken += jpeg.length;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    void remove(String sha256) throws IOException {
        Files.deleteIfExists(file(sha256));
    }

    /** Of which images there are thumbnails; what a kill has left half written goes. */
    List<String> all() throws IOException {
        List<String> all = new ArrayList<>();
        for (Entry entry : entries()) {
            String name = entry.file().getFileName().toString();
            if (name.endsWith(".jpg")) {
                all.add(name.substring(0, name.length() - 4));
            } else if (entry.at().toMillis() < System.currentTimeMillis() - 3_600_000) {
                Files.deleteIfExists(entry.file());
            }
        }
        return all;
    }

    /** The oldest go, until a tenth is free. */
    private void makeRoom() throws IOException {
        List<Entry> entries = entries();
        entries.sort(Comparator.comparing(Entry::at));
        taken = entries.stream().mapToLong(Entry::size).sum();
        for (Entry entry : entries) {
            if (taken <= room / 10 * 9) {
                return;
            }
            Files.deleteIfExists(entry.file());
            taken -= entry.size();
        }
    }

    private List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return entries;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                try {
                    entries.add(new Entry(file, Files.size(file), Files.getLastModifiedTime(file)));
                } catch (NoSuchFileException e) {
                    // another node was faster
                    continue;
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return entries;
    }

    private Path file(String sha256) {
        return folder.resolve(sha256 + ".jpg");
    }
}
