package org.liasse.api.dossier;

import java.util.List;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.Documents.Signature;
import org.liasse.api.people.Caller;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Signatures drawn on a screen (simple electronic signatures in the sense of Regulation (EU)
 * 910/2014): one version of a document, signed by one of those whom its slot names. What was signed
 * is told by the SHA-256 of its bytes; the next version is signed anew.
 */
@ProviderType
public interface Signatures {

    /**
     * What somebody signs with.
     *
     * @param signatory his name, one line of at most 200 characters
     * @param drawing the lines of his signature as path data of SVG (SVG 2, 9.3), as far as it
     *     consists of {@code M} and {@code L} with whole numbers: 0 to 1000 from left to right, 0
     *     to 400 from top to bottom; at most 16 000 characters, and lines of at least 20 in all
     */
    record Drawn(String signatory, String drawing) {}

    /**
     * A signature with its lines.
     *
     * @param drawing {@code null} once the signatory was forgotten
     * @param drawingSha256 of the lines as they were given, UTF-8; hexadecimal
     */
    record Kept(Signature signature, String drawing, String drawingSha256) {}

    /**
     * Signs the newest version of a document.
     *
     * @param version the number of the one that the caller has read
     * @return the document as the caller sees it
     * @throws org.liasse.api.Problem NOT_FOUND where the caller may not see the version;
     *     INVALID_INPUT; what the workflow refuses; NOT_YOUR_ROLE where the slot names others;
     *     NOT_READY where there is a newer version ({@code newer-version}) or it was refused
     *     ({@code refused}); CONFLICT where all of the caller's roles have signed it
     */
    Document sign(Caller caller, String dossier, String document, int version, Drawn drawn);

    /**
     * The signatures of a version, the first one first.
     *
     * @throws org.liasse.api.Problem NOT_FOUND where the caller may not see the version
     */
    List<Kept> of(Caller caller, String dossier, String document, int version);
}
