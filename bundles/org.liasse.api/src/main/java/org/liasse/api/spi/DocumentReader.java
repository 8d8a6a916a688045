package org.liasse.api.spi;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.liasse.api.Key;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads a file that somebody puts into a slot, by depositing it or with an action, before the
 * transaction that puts it there begins: it may take its time, and locks nothing. What it answers
 * is written into sections in that transaction; what it throws refuses the act. A service with
 * {@link ActionEffect#TYPE} and {@value #SLOT}.
 */
@ConsumerType
public interface DocumentReader {

    /** Service property: the key of the slot, a string or an array. */
    String SLOT = "liasse.slot";

    /**
     * A file that was sent.
     *
     * @param sha256 hexadecimal
     * @param mediaType by content
     * @param bytes not to be closed
     */
    record Given(String name, long size, String sha256, String mediaType, InputStream bytes) {}

    /**
     * By section, the fields to be written, {@code null} for one to be emptied; others stay as they
     * are.
     *
     * @throws org.liasse.api.Problem INVALID_INPUT where the file is not what the slot wants, its
     *     errors saying where in the file; their pointers are put under the place of the request
     *     that names the file
     * @throws IOException where the bytes cannot be read
     */
    Map<Key, Map<String, Object>> read(Given given) throws IOException;
}
