package org.liasse.rest.dossier;

import java.time.Instant;
import java.util.List;
import org.liasse.api.Key;
import org.liasse.api.dossier.Documents.Signature;
import org.liasse.api.dossier.Signatures.Kept;

/**
 * A signature of a version.
 *
 * @param drawing only where a version's signatures are asked for
 */
record SignatureJson(
        Key role,
        String signatory,
        String signer,
        Instant at,
        String sha256,
        String drawing,
        String drawingSha256) {

    /** {@code null} for none, which is left out. */
    static List<SignatureJson> of(List<Signature> signatures) {
        return signatures.isEmpty()
                ? null
                : signatures.stream().map(one -> of(one, null, null)).toList();
    }

    static SignatureJson of(Kept kept) {
        return of(kept.signature(), kept.drawing(), kept.drawingSha256());
    }

    private static SignatureJson of(Signature signature, String drawing, String drawingSha256) {
        return new SignatureJson(
                signature.role(),
                signature.signatory(),
                signature.signer(),
                signature.at(),
                signature.sha256(),
                drawing,
                drawingSha256);
    }
}
