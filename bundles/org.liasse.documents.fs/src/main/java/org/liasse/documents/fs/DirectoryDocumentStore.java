package org.liasse.documents.fs;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.liasse.api.Problem;
import org.liasse.api.spi.DocumentStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Keeps each content as the file {@code ab/cd/abcd…}, named by its SHA-256. It is written beside,
 * put on disk, renamed in one step and its folder put on disk too, so that a name always stands for
 * whole bytes, and what was answered survives a power cut.
 */
@Component(service = DocumentStore.class, configurationPid = DirectoryDocumentStore.PID)
public final class DirectoryDocumentStore implements DocumentStore {

    static final String PID = "org.liasse.documents.fs";

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final Path directory;
    private final Incoming incoming;

    /** Folders known to be on disk with all above them, so that each is synchronised once. */
    private final Set<Path> durable = ConcurrentHashMap.newKeySet();

    @Activate
    public DirectoryDocumentStore(Configured settings) throws IOException {
        this(DataDirectory.documents(settings.directory()));
    }

    DirectoryDocumentStore(Path directory) throws IOException {
        this.directory = Durable.folder(directory);
        this.incoming = Incoming.under(directory.resolve("incoming"));
    }

    @Deactivate
    public void close() throws IOException {
        incoming.close();
    }

    @Override
    public Stored store(InputStream bytes, long limit) throws IOException {
        Path part = incoming.newFile();
        try {
            Stored stored = write(bytes, limit, part);
            Path file = file(stored.sha256());
            makeDurable(file.getParent());
            // over the same content, where it is there already: nobody sees it missing meanwhile
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            Durable.sync(file.getParent());
            return stored;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public InputStream open(String sha256, long offset) throws IOException {
        try {
            FileChannel channel = FileChannel.open(file(sha256), StandardOpenOption.READ);
            return Channels.newInputStream(channel.position(offset));
        } catch (NoSuchFileException e) {
            throw (IOException) new FileNotFoundException(sha256).initCause(e);
        }
    }

    @Override
    public boolean holds(String sha256) {
        return Files.isRegularFile(file(sha256));
    }

    @Override
    public void remove(String sha256) throws IOException {
        Files.deleteIfExists(file(sha256));
    }

    private static Stored write(InputStream bytes, long limit, Path part) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        byte[] buffer = new byte[64 * 1024];
        try (FileChannel channel =
                FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                size += read;
                if (size > limit) {
                    throw tooLarge(limit);
                }
                digest.update(buffer, 0, read);
                ByteBuffer rest = ByteBuffer.wrap(buffer, 0, read);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
            }
            channel.force(true);
        }
        return new Stored(HexFormat.of().formatHex(digest.digest()), size);
    }

    private void makeDurable(Path folder) throws IOException {
        if (!durable.contains(folder)) {
            Files.createDirectories(folder);
            // also where another thread made it: it may not have come to this point yet
            Path parent = folder.getParent();
            if (!parent.equals(directory)) {
                makeDurable(parent);
            }
            Durable.sync(parent);
            durable.add(folder);
        }
    }

    private Path file(String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("not a SHA-256: " + sha256);
        }
        return directory
                .resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    private static Problem tooLarge(long limit) {
        return Problem.of(
                        Problem.Kind.TOO_LARGE,
                        "Le fichier dépasse " + limit + " octets.",
                        "The file exceeds " + limit + " bytes.")
                .with("limit", limit);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
