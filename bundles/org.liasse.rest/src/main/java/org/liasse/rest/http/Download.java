package org.liasse.rest.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.liasse.api.dossier.Documents.Content;
import org.liasse.api.dossier.Documents.Version;
import org.liasse.rest.http.ByteRange.NotSatisfiable;

/**
 * Streams a file: whole, one range of it, or nothing where the client has it. It is always an
 * attachment of its true media type, never run by a browser.
 */
public final class Download {

    private static final int BUFFER = 1 << 16;

    private Download() {}

    /** The headers that choose what is sent; each may be {@code null}. */
    public record Asked(String range, String ifRange, String ifNoneMatch) {

        public static Asked of(HttpHeaders headers) {
            return new Asked(
                    headers.getHeaderString("Range"),
                    headers.getHeaderString("If-Range"),
                    headers.getHeaderString(HttpHeaders.IF_NONE_MATCH));
        }
    }

    public static Response of(Content content, Asked asked) {
        Version version = content.version();
        String etag = Tags.etag(version.sha256());
        if (Tags.isKnown(asked.ifNoneMatch(), etag)) {
            return Response.notModified().header(HttpHeaders.ETAG, etag).build();
        }
        try {
            boolean asRange = asked.ifRange() == null || asked.ifRange().strip().equals(etag);
            Optional<ByteRange> range =
                    asRange ? ByteRange.of(asked.range(), version.size()) : Optional.empty();
            return stream(content, range, etag);
        } catch (NotSatisfiable e) {
            ProblemAnswer problem =
                    ProblemAnswer.of(
                            ProblemType.RANGE_NOT_SATISFIABLE,
                            ProblemType.RANGE_NOT_SATISFIABLE.page());
            return Response.status(416)
                    .entity(problem)
                    .type(ProblemAnswer.MEDIA_TYPE)
                    .header("Content-Range", "bytes */" + version.size())
                    .build();
        }
    }

    private static Response stream(Content content, Optional<ByteRange> range, String etag) {
        Version version = content.version();
        long first = range.map(ByteRange::first).orElse(0L);
        long length = range.map(ByteRange::length).orElse(version.size());
        StreamingOutput bytes = out -> copy(content, first, length, out);
        Response.ResponseBuilder answer =
                attached(version.name(), version.mediaType())
                        .status(range.isPresent() ? 206 : 200)
                        .entity(bytes)
                        .header(HttpHeaders.CONTENT_LENGTH, length)
                        .header(HttpHeaders.ETAG, etag)
                        .header("Accept-Ranges", "bytes");
        range.ifPresent(part -> answer.header("Content-Range", part.of(version.size())));
        return answer.build();
    }

    /** A file that browsers keep and never run, before its bytes are known. */
    public static Response.ResponseBuilder attached(String name, String mediaType) {
        return Response.ok()
                .type(mediaType)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
                .header("Content-Security-Policy", "sandbox; default-src 'none'");
    }

    private static void copy(Content content, long first, long length, OutputStream out)
            throws IOException {
        byte[] buffer = new byte[(int) Math.min(BUFFER, Math.max(length, 1))];
        try (InputStream in = content.open(first)) {
            long left = length;
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new IOException("the file ends " + left + " bytes too early");
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }

    /** RFC 6266: a name in ASCII for old clients, the true one in UTF-8 (RFC 8187). */
    static String attachment(String name) {
        String ascii =
                Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .replaceAll("[^\\x20-\\x7e]|[\"\\\\%/]", "_");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + percent(name);
    }

    private static String percent(String name) {
        var encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain =
                    c < 128 && (Character.isLetterOrDigit(c) || "-._~!$&+^`|".indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", b & 0xff));
        }
        return encoded.toString();
    }
}
