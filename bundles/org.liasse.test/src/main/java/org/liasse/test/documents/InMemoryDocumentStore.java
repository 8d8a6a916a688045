package org.liasse.test.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.liasse.api.Problem;
import org.liasse.api.spi.DocumentStore;

/** A store for tests: it forgets everything with the test. */
public final class InMemoryDocumentStore implements DocumentStore {

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    @Override
    public Stored store(InputStream bytes, long limit) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
            if (kept.size() + (long) read > limit) {
                throw Problem.of(
                                Problem.Kind.TOO_LARGE,
                                "Le fichier dépasse " + limit + " octets.",
                                "The file exceeds " + limit + " bytes.")
                        .with("limit", limit);
            }
            kept.write(buffer, 0, read);
        }
        byte[] content = kept.toByteArray();
        String name = sha256(content);
        files.putIfAbsent(name, content);
        return new Stored(name, content.length);
    }

    @Override
    public InputStream open(String sha256, long offset) throws IOException {
        byte[] content = files.get(checked(sha256));
        if (content == null) {
            throw new FileNotFoundException(sha256);
        }
        int from = (int) Math.min(offset, content.length);
        return new ByteArrayInputStream(content, from, content.length - from);
    }

    @Override
    public boolean holds(String sha256) {
        return files.containsKey(checked(sha256));
    }

    @Override
    public void remove(String sha256) {
        files.remove(checked(sha256));
    }

    /** The SHA-256 of everything that is kept. */
    public Set<String> names() {
        return Set.copyOf(files.keySet());
    }

    private static String checked(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256: " + sha256);
        }
        return sha256;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
