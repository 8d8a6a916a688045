package org.liasse.pdf;

import java.text.Normalizer;
import org.apache.fontbox.ttf.CmapLookup;

/**
 * What the embedded fonts can show. Everything in a document that lasts must have a glyph in it:
 * what has none is shown as a square, and what nobody sees is left out.
 */
final class Glyphs {

    private static final int SQUARE = 0x25A1;

    private final CmapLookup regular;
    private final CmapLookup bold;

    Glyphs(Fonts fonts) {
        regular = fonts.regularGlyphs();
        bold = fonts.boldGlyphs();
    }

    String shown(String text) {
        var shown = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .codePoints()
                .filter(character -> character == '\n' || isSeen(character))
                .map(character -> isThere(character) ? character : SQUARE)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }

    private boolean isThere(int character) {
        return character == '\n'
                || (regular.getGlyphId(character) > 0 && bold.getGlyphId(character) > 0);
    }
}
