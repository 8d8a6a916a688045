package org.liasse.export;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of the entries of one archive: none leads out of the folder in which it is unpacked, none
 * is another's, also where case does not count, and each can be a file wherever it is unpacked.
 */
final class EntryNames {

    private static final int LONGEST = 120;
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}/\\\\:*?\"<>|]");
    private static final Pattern RESERVED =
            Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

    private final Set<String> taken = new HashSet<>();

    /** The whole name of an entry in a folder, not given before. */
    String in(String folder, String file) {
        String clean = clean(file);
        int dot = clean.lastIndexOf('.');
        String stem = dot > 0 ? clean.substring(0, dot) : clean;
        String ending = dot > 0 ? clean.substring(dot) : "";
        String name = folder + clean;
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = folder + stem + " (" + i + ")" + ending;
        }
        return name;
    }

    /** A part of a path that can be unpacked: neither empty nor dots alone. */
    static String clean(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        String plain =
                FORBIDDEN.matcher(composed).replaceAll("_").strip().replaceAll("^[. ]+|[. ]+$", "");
        String fit = shortened(plain.isEmpty() ? "_" : plain);
        return RESERVED.matcher(fit).matches() ? "_" + fit : fit;
    }

    /** File systems count bytes; the ending stays. */
    private static String shortened(String name) {
        int dot = name.lastIndexOf('.');
        boolean isEnding = dot > 0 && name.length() - dot <= 10;
        String ending = isEnding ? name.substring(dot) : "";
        String stem = isEnding ? name.substring(0, dot) : name;
        int room = LONGEST - bytes(ending);
        while (bytes(stem) > room) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem.stripTrailing() + ending;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
