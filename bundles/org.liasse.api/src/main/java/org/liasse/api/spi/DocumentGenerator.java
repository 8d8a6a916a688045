package org.liasse.api.spi;

import java.io.IOException;
import java.io.OutputStream;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierView;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Writes a document that a type declares as a product. A service with {@link ActionEffect#TYPE}.
 */
@ConsumerType
public interface DocumentGenerator {

    /** Which product. */
    Key product();

    /** Writes the document for what this reader sees, and answers its media type. */
    String write(DossierView dossier, OutputStream out) throws IOException;
}
