package org.liasse.variant.condo;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.liasse.test.variant.Rules.in;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.Language;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.Documents.Version;
import org.liasse.api.print.Sheet;
import org.liasse.api.print.Sheet.Picture;
import org.liasse.api.spi.DocumentGenerator;
import org.liasse.api.spi.DocumentGenerator.Material;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Facts;
import org.liasse.api.workflow.Verb;
import org.liasse.pdf.PdfPrinter;
import org.liasse.test.print.PdfCheck;
import org.liasse.test.variant.Rules;
import org.liasse.test.variant.Seen;

/** The building's sheet on the papers of an order, and who is told of it. */
public class OrderPaperTest {

    private static final Labels LABELS = Labels.beside(CondoVariant.class);

    private static final Map<String, Object> SHEET =
            Map.of(
                    "address",
                    Map.of("line", "1 rue du Moulin", "postcode", "38000", "city", "Grenoble"),
                    "lots",
                    12,
                    "accessCode",
                    "47A11",
                    "contact",
                    Map.of("name", "Ada Lodge", "phone", "+33 4 76 00 00 00"));

    private static final List<String> ON_SHEET =
            List.of("1 rue du Moulin, 38000 Grenoble", "47A11", "Ada Lodge, +33 4 76 00 00 00");

    private final Rules order = new Rules(Order.type(LABELS));

    private static byte[] jpeg() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
        return bytes.toByteArray();
    }

    private static Document photo() {
        return new Document(
                "p",
                Key.of(Building.Slot.PHOTO),
                List.of(
                        new Version(
                                1,
                                "a.jpg",
                                1,
                                "00",
                                "image/jpeg",
                                Instant.EPOCH,
                                "Ada",
                                "DEPOSITED")));
    }

    /** As the manager has it, who sees the building. */
    private static Material material(Language language) throws IOException {
        byte[] jpeg = jpeg();
        return new Material(
                Seen.by(
                        Order.Role.MANAGER,
                        Order.type(LABELS),
                        Map.of(
                                Key.of(Order.Section.ORDER),
                                Map.of(
                                        "provider",
                                        "plumber@example.org",
                                        "desired",
                                        "2026-12-01",
                                        "work",
                                        "New joint",
                                        "reported",
                                        "Water on the stairs"))),
                List.of(),
                Seen.by(
                        Building.Role.MANAGER,
                        Building.type(LABELS),
                        Map.of(
                                Key.of(Building.Section.SHEET),
                                SHEET,
                                Key.of(Building.Section.ENTRANCE),
                                Map.of("code", "WELCOME"))),
                List.of(photo()),
                document -> document.id().equals("p") ? Optional.of(jpeg) : Optional.empty(),
                language,
                ZoneId.of("Europe/Paris"));
    }

    private static byte[] printed(DocumentGenerator generator, String name, Language language)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        assertEquals(name, generator.write(material(language), bytes));
        return bytes.toByteArray();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static void hasTheSheet(byte[] pdf) throws Exception {
        PdfCheck.verify(pdf);
        String text = text(pdf);
        ON_SHEET.forEach(word -> assertTrue(word + " in " + text, text.contains(word)));
        assertFalse("it is no provider's: " + text, text.contains("WELCOME"));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var resources = document.getPage(0).getResources();
            boolean isPictured = false;
            for (var name : resources.getXObjectNames()) {
                isPictured |= resources.isImageXObject(name);
            }
            assertTrue("the photo", isPictured);
        }
    }

    // COND-19, COND-11
    @Test
    public void COND_19_anOrderMadeHereHasTheBuildingsSheet() throws Exception {
        OrderPdf generator = new OrderPdf(new PdfPrinter());

        byte[] pdf = printed(generator, "order-pdf-2026-000007.pdf", Language.FR);

        hasTheSheet(pdf);
        String text = text(pdf);
        assertTrue(text, text.contains("Water on the stairs"));
        assertTrue(text, text.contains("01/12/2026"));
        assertArrayEquals(pdf, printed(generator, "order-pdf-2026-000007.pdf", Language.FR));
    }

    // COND-19, COND-12
    @Test
    public void COND_19_anOrderMadeElsewhereHasItOnACoverOfItsOwn() throws Exception {
        byte[] pdf =
                printed(new OrderCover(new PdfPrinter()), "cover-2026-000007.pdf", Language.EN);

        hasTheSheet(pdf);
        assertFalse(text(pdf), text(pdf).contains("Water on the stairs"));
        for (Order.State state : List.of(Order.State.SENT, Order.State.CONFIRMED)) {
            order.onlyFor(Rules.act(Verb.PRODUCE, Order.Product.COVER), state, Order.Role.MANAGER);
        }
    }

    // COND-19
    @Test
    public void COND_19_whereTheBuildingIsNotSeenNothingOfItIsTold() throws IOException {
        Material seen = material(Language.EN);
        var printed = new ArrayList<Sheet>();
        new OrderPdf((sheet, out) -> printed.add(sheet))
                .write(
                        new Material(seen.dossier(), List.of(), null, Language.EN, seen.zone()),
                        new ByteArrayOutputStream());
        String words = printed.get(0).blocks().toString();
        ON_SHEET.forEach(word -> assertFalse(words, words.contains(word)));
        assertTrue(printed.get(0).blocks().stream().noneMatch(Picture.class::isInstance));
    }

    // COND-19
    @Test
    public void COND_19_onlyManagerAndProviderOfTheOrderAreToldTheCodes() {
        for (Order.Role role : Order.Role.values()) {
            boolean isEntitled = role != Order.Role.RESIDENT;
            assertEquals(
                    isEntitled, order.sectionSeen(Order.Section.ACCESS, role, Order.Flag.FOR_ALL));
            for (Order.Slot slot : List.of(Order.Slot.ORDER_PDF, Order.Slot.COVER)) {
                assertEquals(isEntitled, order.slotSeen(slot, role, Order.Flag.FOR_ALL));
            }
        }
        assertEquals(Key.allOf(Order.Section.ACCESS), order.notice(Order.Notice.ORDERED).telling());
        var paper = order.notice(Order.Notice.PAPER);
        assertEquals(Key.allOf(Order.Role.PROVIDER), paper.to());
        assertTrue(paper.isWithDocument());
        assertEquals(
                Set.of("deposit-in order-pdf", "produce order-pdf", "produce cover"), paper.on());
    }

    private static Map<String, Object> access(Order.State state) {
        Facts facts =
                in(state)
                        .under(
                                new Facts.ContextFact(
                                        new Key("building"),
                                        Key.of(Building.State.ACTIVE),
                                        Set.of(),
                                        Map.of(Key.of(Building.Section.SHEET), SHEET)));
        return new OrderAccess().sections(facts).get(Key.of(Order.Section.ACCESS));
    }

    // COND-19
    @Test
    public void COND_19_theOrderTellsTheSheetWhileSomebodyIsToComeAndNothingElseOfIt() {
        for (Order.State state : List.of(Order.State.SENT, Order.State.CONFIRMED)) {
            assertEquals(Set.of("address", "accessCode", "contact"), access(state).keySet());
        }
        for (Order.State state :
                List.of(Order.State.DONE, Order.State.REFUSED, Order.State.CANCELLED)) {
            assertEquals(Map.of(), access(state));
        }
        assertTrue(
                order.type().workflow().sentences().stream()
                        .noneMatch(
                                s ->
                                        s.act()
                                                .equals(
                                                        Act.of(
                                                                Verb.EDIT,
                                                                Key.of(Order.Section.ACCESS)))));
    }
}
