package org.liasse.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts that come with this bundle. */
final class Fonts {

    static final String REGULAR = "/liberation/LiberationSans-Regular.ttf";
    static final String BOLD = "/liberation/LiberationSans-Bold.ttf";

    private final byte[] regular = bytes(REGULAR);
    private final byte[] bold = bytes(BOLD);

    PDFont regular(PDDocument document) throws IOException {
        return embedded(document, regular);
    }

    PDFont bold(PDDocument document) throws IOException {
        return embedded(document, bold);
    }

    /**
     * Of the font's glyphs the document will hold those that it shows. Substitutions (ligatures and
     * the like) are left alone: for each piece of text PDFBox makes a regular expression of all
     * that the font knows, a hundred megabytes that most of the time of printing goes into.
     */
    private static PDFont embedded(PDDocument document, byte[] bytes) throws IOException {
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
        font.setEnableGsub(false);
        return PDType0Font.load(document, font, true);
    }

    static InputStream open(String font) {
        InputStream bytes = Fonts.class.getResourceAsStream(font);
        if (bytes == null) {
            throw new IllegalStateException("the font " + font + " is not in this bundle");
        }
        return bytes;
    }

    private static byte[] bytes(String font) {
        try (InputStream in = open(font)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
