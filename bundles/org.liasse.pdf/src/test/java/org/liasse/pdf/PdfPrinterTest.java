package org.liasse.pdf;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.Test;
import org.liasse.api.Language;
import org.liasse.api.print.Drawing;
import org.liasse.api.print.Drawing.Anchor;
import org.liasse.api.print.Sheet;
import org.liasse.api.print.Sheet.Block;
import org.liasse.api.print.Sheet.Conclusion;
import org.liasse.api.print.Sheet.Enclosed;
import org.liasse.api.print.Sheet.Fact;
import org.liasse.api.print.Sheet.Facts;
import org.liasse.api.print.Sheet.Heading;
import org.liasse.api.print.Sheet.Items;
import org.liasse.api.print.Sheet.Paragraph;
import org.liasse.api.print.Sheet.Picture;
import org.liasse.api.print.Sheet.Table;
import org.liasse.test.print.PdfCheck;

public class PdfPrinterTest {

    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");

    private final PdfPrinter printer;

    public PdfPrinterTest() throws IOException {
        printer = new PdfPrinter();
    }

    private byte[] printed(Block... blocks) throws IOException {
        return printed(new Sheet(Language.FR, "Demande d’été", AT, List.of(blocks)));
    }

    private byte[] printed(Sheet sheet) throws IOException {
        var bytes = new ByteArrayOutputStream();
        printer.print(sheet, bytes);
        return bytes.toByteArray();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static Block[] everything() {
        List<List<String>> rows =
                IntStream.range(0, 120)
                        .mapToObj(i -> List.of("ligne " + i, "une valeur", ""))
                        .toList();
        return new Block[] {
            new Facts(List.of(new Fact("Numéro", "2026-000001"), new Fact("Vide", ""))),
            new Heading(1, "Formulaire"),
            new Heading(2, "Une partie"),
            new Paragraph("Une phrase,\nsur deux lignes."),
            new Items(List.of("Un premier point", "un second,\nsur deux lignes")),
            new Items(List.of()),
            new Table("Lots", List.of("Lot", "Valeur", "Rien"), rows),
            new Table(null, List.of("Seule"), List.of()),
            new Paragraph("mot".repeat(400))
        };
    }

    // CORE-18
    @Test
    public void CORE_18_aPrintedDocumentLastsAndEverybodyCanReadIt() throws Exception {
        byte[] pdf = printed(everything());
        PdfCheck.verify(pdf);
        String text = text(pdf);
        assertTrue(text, text.contains("Demande d’été"));
        assertTrue(text, text.contains("ligne 119"));
        assertTrue(text, text.contains("Un premier point"));
    }

    // CORE-18
    @Test
    public void CORE_18_filesTravelInsideADocumentThatStillLasts() throws Exception {
        byte[] data = "{\"points\": [1, 2]}".getBytes(StandardCharsets.UTF_8);
        Sheet sheet =
                new Sheet(
                        Language.FR,
                        "Rapport",
                        AT,
                        List.of(everything()),
                        List.of(
                                new Enclosed("mesures.json", "application/json", "Mesures", data),
                                new Enclosed("été.txt", "text/plain", "Un texte", new byte[0])));

        byte[] pdf = printed(sheet);

        PdfCheck.verify(pdf);
        assertArrayEquals(pdf, printed(sheet));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var files = document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            assertEquals(Set.of("mesures.json", "été.txt"), files.keySet());
            assertArrayEquals(data, files.get("mesures.json").getEmbeddedFile().toByteArray());
        }
    }

    private static byte[] jpeg(int type) throws IOException {
        var image = new BufferedImage(320, 200, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.GREEN);
        graphics.fillRect(20, 20, 200, 100);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, "jpeg", bytes));
        return bytes.toByteArray();
    }

    // CORE-18
    @Test
    public void CORE_18_aPictureIsPrintedWithItsWordsAndTheDocumentStillLasts() throws Exception {
        Picture coloured = new Picture(jpeg(BufferedImage.TYPE_INT_RGB), "The \"front\" <door>");
        Picture grey = new Picture(jpeg(BufferedImage.TYPE_BYTE_GRAY), "Le hall d’entrée");

        byte[] pdf = printed(new Heading(1, "Fiche"), coloured, new Paragraph("Après"), grey);

        PdfCheck.verify(pdf);
        assertArrayEquals(
                pdf, printed(new Heading(1, "Fiche"), coloured, new Paragraph("Après"), grey));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int images = 0;
            var resources = document.getPage(0).getResources();
            for (COSName name : resources.getXObjectNames()) {
                if (resources.isImageXObject(name)) {
                    images++;
                }
            }
            assertEquals(2, images);
        }
    }

    private static Drawing drawing(String alternative) {
        return new Drawing(
                300,
                200,
                List.of(
                        new Drawing.Box(0.5, 0.5, 299, 199, 0xffffff, 0),
                        new Drawing.Line(20, 180, 280, 20, 1, 0x1f5fa8, true),
                        new Drawing.Dot(150, 100, 3, 0xffffff, 0x1f5fa8),
                        new Drawing.Words(150, 195, "Pression Δp (Pa) 😀", Anchor.MIDDLE, 9, false),
                        new Drawing.Words(12, 100, "Débit (m³/h)", Anchor.MIDDLE, 9, true),
                        new Drawing.Words(290, 12, "fin", Anchor.END, 9, false)),
                alternative);
    }

    // CORE-18
    @Test
    public void CORE_18_aDrawingStandsOnThePageAsVectorsAndIsToldInWords() throws Exception {
        Block[] blocks = {
            new Heading(1, "Courbe"), drawing("Une droite \"montante\" <A>"), new Paragraph("Après")
        };

        byte[] pdf = printed(blocks);

        PdfCheck.verify(pdf);
        assertArrayEquals(pdf, printed(blocks));
        String text = text(pdf);
        assertTrue(text, text.contains("Pression Δp (Pa) □"));
        assertTrue(text, text.contains("fin"));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var resources = document.getPage(0).getResources();
            int images = 0;
            for (COSName name : resources.getXObjectNames()) {
                images += resources.isImageXObject(name) ? 1 : 0;
            }
            assertEquals("nothing is a bitmap", 0, images);
            assertEquals(
                    List.of("Une droite \"montante\" <A>"),
                    alternatives(document.getDocumentCatalog().getStructureTreeRoot()));
        }
    }

    private static List<String> alternatives(PDStructureNode node) {
        var found = new ArrayList<String>();
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                if (element.getStructureType().equals("Figure")) {
                    found.add(element.getAlternateDescription());
                }
                found.addAll(alternatives(element));
            }
        }
        return found;
    }

    // CORE-18
    @Test
    public void CORE_18_aDrawingWiderThanThePageIsMadeSmaller() throws Exception {
        Drawing wide =
                new Drawing(
                        5000,
                        100,
                        List.of(new Drawing.Words(5000, 50, "au bout", Anchor.END, 40, false)),
                        "Large");
        byte[] pdf = printed(wide);
        PdfCheck.verify(pdf);
        assertTrue(text(pdf), text(pdf).contains("au bout"));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var place = new PlaceOf("t");
            place.getText(document);
            assertTrue("" + place.right, place.right > 500 && place.right < 595 - 50 + 2);
        }
    }

    /** How far to the right a letter reaches, in points. */
    private static final class PlaceOf extends PDFTextStripper {

        private final String letter;
        private float right;

        PlaceOf(String letter) {
            this.letter = letter;
        }

        @Override
        protected void processTextPosition(TextPosition text) {
            if (text.getUnicode().equals(letter)) {
                right = text.getXDirAdj() + text.getWidthDirAdj();
            }
            super.processTextPosition(text);
        }
    }

    // CORE-18
    @Test
    public void CORE_18_aConclusionAndColumnsOfFiguresStandOutAndTheDocumentStillLasts()
            throws Exception {
        byte[] pdf =
                printed(
                        new Conclusion("Conforme\nn50 = 1,3 1/h"),
                        new Table(
                                null,
                                List.of("Point", "Pression (Pa)"),
                                List.of(List.of("a", "10,5"), List.of("b", "-7"))));
        PdfCheck.verify(pdf);
        assertTrue(text(pdf), text(pdf).contains("Conforme"));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var place = new PlaceOf("7");
            place.getText(document);
            assertTrue("at the right of its column: " + place.right, place.right > 520);
        }
    }

    // CORE-18
    @Test
    public void CORE_18_theSameSheetIsTheSameBytes() throws Exception {
        byte[] first = printed(everything());
        assertArrayEquals(first, printed(everything()));
    }

    // CORE-18
    @Test
    public void CORE_18_whatHasNoGlyphIsASquareAndTheDocumentStillValid() throws Exception {
        byte[] pdf =
                printed(
                        new Sheet(
                                Language.EN,
                                "Emoji 😀 and 漢字",
                                AT,
                                List.of(new Paragraph("zero\u200bwidth \u0007 bell \ud83d lone"))));
        PdfCheck.verify(pdf);
        assertTrue(text(pdf), text(pdf).contains("Emoji □ and □□"));
    }

    // CORE-18
    @Test
    public void CORE_18_wordsAreNeverMarkupAndNothingIsFetched() throws Exception {
        var blocks = new ArrayList<Block>();
        blocks.add(new Paragraph("<img src=\"http://127.0.0.1:1/x.png\"/> <b>&amp;</b> }}{{"));
        blocks.add(new Paragraph("</p><link rel=\"stylesheet\" href=\"file:///etc/passwd\"/>"));
        String text = text(printed(blocks.toArray(Block[]::new)));
        assertTrue(text, text.contains("<img src=\"http://127.0.0.1:1/x.png\"/> <b>&amp;</b>"));
        assertFalse(text, text.contains("root:"));
    }
}
