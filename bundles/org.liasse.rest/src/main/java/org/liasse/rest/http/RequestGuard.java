package org.liasse.rest.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.liasse.api.InputError;
import org.liasse.api.Problem;

/** Refuses addresses that no text of the product can hold: broken UTF-8, U+0000. */
final class RequestGuard {

    private RequestGuard() {}

    static void check(URI uri) {
        if (!isText(uri.getRawPath())) {
            throw broken("path");
        }
        String query = uri.getRawQuery();
        if (query == null) {
            return;
        }
        for (String pair : query.split("&")) {
            if (!isText(pair)) {
                throw broken(name(pair));
            }
        }
    }

    private static String name(String pair) {
        try {
            return URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "query";
        }
    }

    /** Whether a percent-encoded text is well formed, UTF-8, and can be stored. */
    static boolean isText(String encoded) {
        if (encoded == null || encoded.indexOf('%') < 0) {
            return true;
        }
        byte[] bytes = new byte[encoded.length()];
        int length = 0;
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                if (i + 2 >= encoded.length()
                        || !HexFormat.isHexDigit(encoded.charAt(i + 1))
                        || !HexFormat.isHexDigit(encoded.charAt(i + 2))) {
                    return false;
                }
                bytes[length++] = (byte) HexFormat.fromHexDigits(encoded, i + 1, i + 3);
                i += 2;
            } else {
                bytes[length++] = (byte) (c < 128 ? c : '?');
            }
        }
        byte[] decoded = Arrays.copyOf(bytes, length);
        return Texts.isUtf8(decoded)
                && Texts.isStorable(new String(decoded, StandardCharsets.UTF_8));
    }

    private static Problem broken(String where) {
        return Problem.of(
                        Problem.Kind.BAD_REQUEST,
                        "L’adresse est mal encodée.",
                        "The address is badly encoded.")
                .withErrors(
                        List.of(
                                InputError.at(
                                        where,
                                        "Il faut de l’UTF-8 encodé (RFC 3986), sans U+0000.",
                                        "This must be percent-encoded UTF-8 (RFC 3986), without"
                                                + " U+0000.")));
    }
}
