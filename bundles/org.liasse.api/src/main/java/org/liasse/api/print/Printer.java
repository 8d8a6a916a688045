package org.liasse.api.print;

import java.io.IOException;
import java.io.OutputStream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Prints sheets as PDF that lasts and that everybody can read: PDF/A-3a and PDF/UA-1. The same
 * sheet gives the same bytes.
 */
@ConsumerType
public interface Printer {

    String MEDIA_TYPE = "application/pdf";

    /**
     * Characters for which there is no glyph are shown as a square.
     *
     * @param out stays open
     */
    void print(Sheet sheet, OutputStream out) throws IOException;
}
