package org.liasse.rest.http;

import java.util.List;
import java.util.stream.Stream;
import org.liasse.api.InputError;
import org.liasse.api.Problem;

/**
 * Entity tags (RFC 9110, 8.8.3): the tag of what is seen, and after a dot what else this answer
 * shows (its language, the reader's marks), which a writer does not compare.
 */
public final class Tags {

    private Tags() {}

    /** The value of an {@code ETag} header. */
    public static String etag(String tag, String variant) {
        return "\"" + tag + "." + variant + "\"";
    }

    public static String etag(String tag) {
        return "\"" + tag + "\"";
    }

    /**
     * The tag that a writer saw; {@code null} for {@code *}, which compares nothing.
     *
     * @throws Problem PRECONDITION_REQUIRED where the header is not there
     */
    public static String expected(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problem.of(
                            Problem.Kind.PRECONDITION_REQUIRED,
                            "Il faut l’en-tête If-Match avec la version lue.",
                            "The header If-Match with the version that was read is needed.")
                    .withErrors(
                            List.of(
                                    InputError.at(
                                            "If-Match", "L’en-tête manque.", "It is missing.")));
        }
        String value = ifMatch.strip();
        if (value.equals("*")) {
            return null;
        }
        if (value.contains(",")) {
            throw Problem.of(
                            Problem.Kind.BAD_REQUEST,
                            "If-Match porte une seule version.",
                            "If-Match carries one version.")
                    .withErrors(List.of(InputError.at("If-Match", "Une seule.", "One, no more.")));
        }
        return bare(value);
    }

    /** Whether {@code If-None-Match} names this entity tag, compared weakly. */
    public static boolean isKnown(String ifNoneMatch, String etag) {
        return ifNoneMatch != null
                && Stream.of(ifNoneMatch.split(","))
                        .map(String::strip)
                        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
    }

    /** A weak tag never matches strongly: it stays as it is and compares unequal. */
    private static String bare(String etag) {
        String tag =
                etag.length() >= 2 && etag.startsWith("\"") && etag.endsWith("\"")
                        ? etag.substring(1, etag.length() - 1)
                        : etag;
        int dot = tag.indexOf('.');
        return dot < 0 ? tag : tag.substring(0, dot);
    }
}
