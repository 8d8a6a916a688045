package org.liasse.api.spi;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps bytes by their SHA-256. What {@link #store} has answered survives a power cut: bytes, name
 * and folder are on disk, or wherever the store keeps them, before it returns. Storing what is
 * there already is no error and costs no second copy.
 */
@ConsumerType
public interface DocumentStore {

    /**
     * @param sha256 64 hexadecimal digits, lower case
     */
    record Stored(String sha256, long size) {}

    /**
     * Reads the stream to its end and keeps it.
     *
     * @param limit the greatest number of bytes; one more is a {@code Problem} TOO_LARGE, and
     *     nothing remains
     */
    Stored store(InputStream bytes, long limit) throws IOException;

    /**
     * The bytes from an offset on. @throws java.io.FileNotFoundException where they are not there
     */
    InputStream open(String sha256, long offset) throws IOException;

    boolean holds(String sha256) throws IOException;

    /** Forgets the bytes; forgetting what is not there is no error. */
    void remove(String sha256) throws IOException;
}
