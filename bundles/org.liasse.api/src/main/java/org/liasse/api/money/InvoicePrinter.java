package org.liasse.api.money;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.liasse.api.Language;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Writes invoices that people and machines read: Factur-X 1.0 of the profile EN 16931, a PDF/A-3
 * with the invoice as XML inside. The same invoice gives the same bytes.
 */
@ConsumerType
public interface InvoicePrinter {

    /**
     * @param language of what people read
     * @param at what the document gives as the instant of its making
     * @param out stays open
     */
    void print(Invoice invoice, Language language, Instant at, OutputStream out) throws IOException;
}
