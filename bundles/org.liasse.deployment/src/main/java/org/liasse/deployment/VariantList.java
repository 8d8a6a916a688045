package org.liasse.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The installed variants, in a text file of the data directory that is written whole or not at all.
 */
final class VariantList {

    private final Path file;
    private final Map<String, Variant> byName = new LinkedHashMap<>();

    VariantList(Path file) {
        this.file = file;
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file).stream()
                        .map(Variant::of)
                        .flatMap(Optional::stream)
                        .forEach(variant -> byName.put(variant.name(), variant));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized List<Variant> all() {
        return List.copyOf(byName.values());
    }

    synchronized void remember(Variant variant) {
        if (!variant.equals(byName.put(variant.name(), variant))) {
            write(byName.values());
        }
    }

    synchronized void forget(String name) {
        if (byName.remove(name) != null) {
            write(byName.values());
        }
    }

    private void write(Collection<Variant> variants) {
        StringBuilder text =
                new StringBuilder("# the variants installed at the next start, one a line\n");
        variants.forEach(variant -> text.append(variant.line().trim()).append('\n'));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel channel =
                    FileChannel.open(
                            next,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                ByteBuffer bytes =
                        ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(
                    next,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel folder = FileChannel.open(file.getParent())) {
                folder.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
