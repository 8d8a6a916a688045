package org.liasse.variant.condo;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.Text;
import org.liasse.api.spi.DocumentGenerator.Home;
import org.liasse.api.spi.DocumentGenerator.Material;
import org.liasse.api.type.DossierType;
import org.liasse.pdf.PdfPrinter;
import org.liasse.test.print.PdfCheck;
import org.liasse.test.variant.Seen;

/** That a phone reads from the poster where to sign up, and people the charter. */
public class PosterTest {

    private static final DossierType BUILDING = Building.type(Labels.beside(CondoVariant.class));
    private static final String CODE = "7K3M-9QXT-2BWD-HN5V";

    /** One whose administrators have another fifth rule. */
    private static final Home HOME =
            new Home() {
                @Override
                public String link(String page, String fragment) {
                    return "https://liasse.test/" + page + "#" + fragment;
                }

                @Override
                public Text saying(String name) {
                    Text own = BUILDING.text(name);
                    return name.equals("charter")
                            ? new Text(own.fr() + " 6. Bonjour d’abord.", own.en())
                            : own;
                }
            };

    private static byte[] printed(Map<String, Object> entrance, Language language)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        String name =
                new Poster(new PdfPrinter())
                        .write(
                                new Material(
                                        Seen.by(
                                                Building.Role.COUNCIL,
                                                BUILDING,
                                                Map.of(
                                                        Key.of(Building.Section.ENTRANCE),
                                                        entrance)),
                                        List.of(),
                                        null,
                                        List.of(),
                                        document -> Optional.empty(),
                                        language,
                                        ZoneId.of("Europe/Paris"),
                                        HOME),
                                bytes);
        assertTrue(name, name.matches("poster-.+\\.pdf"));
        return bytes.toByteArray();
    }

    private static String scanned(PDDocument document) throws Exception {
        BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 100);
        int[] pixels =
                page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
        var source = new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
    }

    // COND-21, COND-02
    @Test
    public void COND_21_aPhoneReadsTheAddressWithTheCodeAndPeopleTheCharterInForce()
            throws Exception {
        byte[] pdf = printed(Map.of("code", CODE), Language.FR);
        PdfCheck.verify(pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertEquals("one page hangs in the hall", 1, document.getNumberOfPages());
            assertEquals("https://liasse.test/sign-up#code=" + CODE, scanned(document));
            String text = new PDFTextStripper().getText(document);
            assertTrue(text, text.contains(CODE));
            for (String begin : List.of("1. L’app", "2. Les", "3. D’autres", "4. Vér", "5. Rien")) {
                assertTrue(begin + " in " + text, text.contains("\n" + begin));
            }
            assertTrue(text, text.contains("\n6. Bonjour"));
        }
        assertArrayEquals(
                "the same data make the same poster",
                pdf,
                printed(Map.of("code", CODE), Language.FR));
    }

    // COND-21
    @Test
    public void COND_21_withoutACodeThereIsNoPoster() {
        Problem problem = assertThrows(Problem.class, () -> printed(Map.of(), Language.FR));
        assertEquals(Problem.Kind.NOT_READY, problem.kind());
    }
}
