package org.liasse.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts that come with this bundle. */
final class Fonts {

    private final byte[] regular = bytes("/liberation/LiberationSans-Regular.ttf");
    private final byte[] bold = bytes("/liberation/LiberationSans-Bold.ttf");

    PDFont regular(PDDocument document) throws IOException {
        return embedded(document, regular);
    }

    PDFont bold(PDDocument document) throws IOException {
        return embedded(document, bold);
    }

    /** Which characters the regular font shows. */
    CmapLookup regularGlyphs() {
        return glyphs(regular);
    }

    /** Which characters the bold font shows. */
    CmapLookup boldGlyphs() {
        return glyphs(bold);
    }

    /**
     * Of the font's glyphs the document will hold those that it shows, and it closes the font.
     * Substitutions (ligatures and the like) are left alone: for each piece of text PDFBox makes a
     * regular expression of all that the font knows, where most of the time of printing goes.
     */
    private static PDFont embedded(PDDocument document, byte[] bytes) throws IOException {
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
        document.registerTrueTypeFontForClosing(font);
        font.setEnableGsub(false);
        return PDType0Font.load(document, font, true);
    }

    private static CmapLookup glyphs(byte[] bytes) {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes))) {
            return font.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String font) {
        try (InputStream in = Fonts.class.getResourceAsStream(font)) {
            if (in == null) {
                throw new IllegalStateException("the font " + font + " is not in this bundle");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
