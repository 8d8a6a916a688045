package org.liasse.api.print;

import java.util.Optional;
import org.liasse.api.Key;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Seals PDF in the name of an office: an electronic signature of the baseline level B-B of PAdES
 * (ETSI EN 319 142-1). It is added behind the document, of which no byte is changed, and lets it
 * last as before. Never within a transaction.
 */
@ConsumerType
public interface Sealer {

    /**
     * A sealed document.
     *
     * @param pdf begins with all the bytes that were given
     * @param by whose seal it is, as the certificate says
     */
    record Sealed(byte[] pdf, String by) {}

    /**
     * @param office its key
     * @return empty where no certificate is configured for the office
     * @throws org.liasse.api.Problem NOT_READY where one is configured and cannot seal: the key
     *     store is not readable ({@code seal-unreadable}), the certificate is not valid at this
     *     moment ({@code seal-not-valid}), or cannot be used ({@code seal-unusable})
     */
    Optional<Sealed> seal(Key office, byte[] pdf);
}
