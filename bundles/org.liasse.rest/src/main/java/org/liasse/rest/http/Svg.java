package org.liasse.rest.http;

import java.nio.charset.StandardCharsets;
import javax.ws.rs.core.Response;

/**
 * SVG images that stand for themselves: text that is only text, and an answer that runs nothing.
 */
public final class Svg {

    public static final String MEDIA_TYPE = "image/svg+xml";

    private Svg() {}

    /**
     * A text as it may stand in XML 1.0, within elements and attributes; what may not is left out.
     */
    public static String text(String text) {
        var safe = new StringBuilder(text.length() + 16);
        text.codePoints()
                .filter(Svg::isAllowed)
                .forEach(
                        c -> {
                            switch (c) {
                                case '&' -> safe.append("&amp;");
                                case '<' -> safe.append("&lt;");
                                case '>' -> safe.append("&gt;");
                                case '"' -> safe.append("&quot;");
                                case '\'' -> safe.append("&#39;");
                                default -> safe.appendCodePoint(c);
                            }
                        });
        return safe.toString();
    }

    /** XML 1.0, 2.2. */
    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }

    /** An image in which no browser runs or loads anything. */
    public static Response answer(String svg) {
        return Response.ok(svg.getBytes(StandardCharsets.UTF_8), MEDIA_TYPE)
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .build();
    }
}
