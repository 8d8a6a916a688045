package org.liasse.rest.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.ws.rs.ext.ReaderInterceptor;
import javax.ws.rs.ext.ReaderInterceptorContext;
import org.liasse.api.Problem;
import org.liasse.api.rest.RestProperties;
import org.osgi.service.component.annotations.Component;

/**
 * Bounds every body that is read as a whole, refuses bytes that are not UTF-8, and keeps the hash
 * by which an idempotency key knows the same request again. Streams pass: who reads them bounds
 * them.
 */
@Component(service = ReaderInterceptor.class, property = RestProperties.PROVIDER + ":Boolean=true")
public final class BodyGuard implements ReaderInterceptor {

    /** 1 MiB. */
    static final int LIMIT = 1 << 20;

    /** Request property: the SHA-256 of the body, hexadecimal. */
    static final String HASH = "liasse.body.sha256";

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() != InputStream.class) {
            byte[] bytes = bounded(context.getInputStream());
            context.setProperty(HASH, sha256(bytes));
            context.setInputStream(new ByteArrayInputStream(bytes));
        }
        return context.proceed();
    }

    static byte[] bounded(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            throw Problem.of(
                    Problem.Kind.TOO_LARGE, "Le corps dépasse 1 Mio.", "The body is over 1 MiB.");
        }
        if (!Texts.isUtf8(bytes)) {
            throw Problem.of(
                    Problem.Kind.BAD_REQUEST,
                    "Le corps n’est pas de l’UTF-8.",
                    "The body is not UTF-8.");
        }
        return bytes;
    }

    /** Hexadecimal. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
