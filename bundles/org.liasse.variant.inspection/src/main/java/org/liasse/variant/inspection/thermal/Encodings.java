package org.liasse.variant.inspection.thermal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the bytes of a file into characters, in the encoding that it declares and no other. */
final class Encodings {

    private static final int BEGINNING = 256;

    private static final Map<String, Charset> KNOWN =
            Map.of(
                    "UTF-8", StandardCharsets.UTF_8,
                    "UTF-16", StandardCharsets.UTF_16,
                    "US-ASCII", StandardCharsets.US_ASCII,
                    "ISO-8859-1", StandardCharsets.ISO_8859_1,
                    "ISO-8859-15", Charset.forName("ISO-8859-15"),
                    "WINDOWS-1252", Charset.forName("windows-1252"));

    private static final Pattern DECLARATION =
            Pattern.compile(
                    "\\A<\\?xml\\s+version\\s*=\\s*[\"']([^\"']*)[\"']"
                            + "(?:\\s+encoding\\s*=\\s*[\"']([^\"']*)[\"'])?");

    private Encodings() {}

    static Reader decoded(InputStream bytes) throws IOException {
        InputStream in = new BufferedInputStream(bytes, 1 << 16);
        in.mark(BEGINNING);
        byte[] beginning = in.readNBytes(BEGINNING);
        in.reset();
        Charset marked = marked(beginning);
        if (marked == StandardCharsets.UTF_8) {
            in.skipNBytes(3);
        }
        Charset charset = charset(beginning, marked);
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** What a byte order mark says; {@code null} where there is none. */
    private static Charset marked(byte[] bytes) {
        int first = at(bytes, 0) << 8 | at(bytes, 1);
        if (first == 0xFEFF || first == 0xFFFE) {
            return StandardCharsets.UTF_16;
        }
        return first == 0xEFBB && at(bytes, 2) == 0xBF ? StandardCharsets.UTF_8 : null;
    }

    private static int at(byte[] bytes, int index) {
        return index < bytes.length ? bytes[index] & 0xFF : 0;
    }

    private static Charset charset(byte[] beginning, Charset marked) throws IOException {
        Charset reading = marked == null ? StandardCharsets.ISO_8859_1 : marked;
        int from = marked == StandardCharsets.UTF_8 ? 3 : 0;
        String text = new String(beginning, from, beginning.length - from, reading);
        Matcher declaration = DECLARATION.matcher(text);
        boolean isDeclared = declaration.find();
        if (isDeclared && !declaration.group(1).equals("1.0")) {
            throw new ForbiddenException(
                    "On attend de l’XML 1.0.", "The version of XML is not 1.0.");
        }
        String name = isDeclared ? declaration.group(2) : null;
        if (name == null) {
            return marked == null ? StandardCharsets.UTF_8 : marked;
        }
        Charset declared = KNOWN.get(name.toUpperCase(Locale.ROOT));
        boolean isMarkMissing = declared == StandardCharsets.UTF_16 && marked == null;
        if (declared == null || isMarkMissing || marked != null && !marked.equals(declared)) {
            throw new ForbiddenException(
                    "L’encodage annoncé n’est pas celui du fichier, ou n’est pas connu.",
                    "The encoding declared is not that of the file, or is not known.");
        }
        return declared;
    }
}
