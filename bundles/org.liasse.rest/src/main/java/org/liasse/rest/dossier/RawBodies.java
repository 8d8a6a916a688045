package org.liasse.rest.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.ws.rs.core.HttpHeaders;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Documents;
import org.liasse.api.dossier.Documents.Upload;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Caller.Once;
import org.liasse.rest.http.BodyGuard;

/**
 * Takes bytes as they come. Their hash is known only after the last of them, so an idempotency key
 * is looked up by what is known before, and the hash compared after.
 */
final class RawBodies {

    private final Documents documents;

    RawBodies(Documents documents) {
        this.documents = documents;
    }

    Upload take(
            Caller caller,
            HttpHeaders headers,
            String id,
            Key type,
            Key place,
            String name,
            InputStream bytes)
            throws IOException {
        String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw Problem.of(
                            Problem.Kind.MEDIA_TYPE,
                            "Les octets s’envoient sans codage.",
                            "Bytes are sent without a coding.")
                    .withErrors(
                            List.of(
                                    InputError.at(
                                            HttpHeaders.CONTENT_ENCODING, encoding, encoding)));
        }
        if (caller.once() == null) {
            return documents.upload(caller, id, type, place, name, bytes);
        }
        MessageDigest digest = BodyGuard.sha256();
        DigestInputStream counted = new DigestInputStream(bytes, digest);
        Once once = caller.once();
        String known = "%s/%s/%s/%s".formatted(id, type, place, name);
        Upload upload =
                documents.upload(
                        caller.once(new Once(once.scope() + " bytes", once.key(), hash(known))),
                        id,
                        type,
                        place,
                        name,
                        counted);
        // a first answer given again has read nothing
        drain(counted, upload.size());
        if (counted.read() >= 0
                || !HexFormat.of().formatHex(digest.digest()).equals(upload.sha256())) {
            throw Problem.invalid(
                    "Idempotency-Key",
                    "Cette clé a déjà servi pour un autre corps.",
                    "This key was used for another body before.");
        }
        return upload;
    }

    private static void drain(InputStream in, long most) throws IOException {
        byte[] buffer = new byte[1 << 14];
        long left = most;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            left = read < 0 ? 0 : left - read;
        }
    }

    /** The same key, for the step that follows the upload. */
    Caller then(Caller caller, Upload upload) {
        Once once = caller.once();
        return once == null
                ? caller
                : caller.once(new Once(once.scope(), once.key(), hash(upload.id())));
    }

    private static String hash(String text) {
        return BodyGuard.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
