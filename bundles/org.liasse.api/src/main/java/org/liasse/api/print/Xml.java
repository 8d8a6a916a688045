package org.liasse.api.print;

/** Text within XML 1.0. */
public final class Xml {

    private Xml() {}

    /**
     * Text that is only text, in an element as in an attribute; what may not stand in XML 1.0 is
     * left out.
     */
    public static String escaped(String text) {
        var safe = new StringBuilder(text.length());
        text.codePoints().filter(Xml::isAllowed).forEach(c -> append(safe, c));
        return safe.toString();
    }

    private static void append(StringBuilder safe, int c) {
        switch (c) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&#39;");
            default -> safe.appendCodePoint(c);
        }
    }

    /** XML 1.0, 2.2, without the carriage return, which no reader keeps. */
    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
