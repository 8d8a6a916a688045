package org.liasse.variant.inspection;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.Language;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.Documents.Version;
import org.liasse.api.print.Drawing;
import org.liasse.api.print.Printer;
import org.liasse.api.print.Sheet;
import org.liasse.api.print.Sheet.Picture;
import org.liasse.api.spi.DocumentGenerator;
import org.liasse.api.spi.DocumentGenerator.Material;
import org.liasse.api.type.DossierType;
import org.liasse.pdf.PdfPrinter;
import org.liasse.test.print.PdfCheck;
import org.liasse.test.variant.Seen;
import org.liasse.variant.inspection.InspectionDossier.Role;
import org.liasse.variant.inspection.InspectionDossier.Section;
import org.liasse.variant.inspection.InspectionDossier.Slot;
import org.liasse.variant.inspection.airtightness.TestResult;

/** What the reports of an inspection say. */
public class ReportTest {

    private static final Labels LABELS = Labels.beside(InspectionVariant.class);
    private static final DossierType DOSSIER = InspectionDossier.type(LABELS);
    private static final DossierType CLIENT = Client.type(LABELS);

    private final List<Sheet> printed = new ArrayList<>();
    private final Printer printer =
            (sheet, out) -> {
                printed.add(sheet);
                out.write(1);
            };

    private static Map<String, Object> control() {
        Map<String, Object> points = new TreeMap<>();
        for (int i = 1; i <= 7; i++) {
            points.put(
                    "p" + i,
                    Map.of(
                            "mode",
                            "depressurisation",
                            "pressure",
                            BigDecimal.valueOf(10 * i),
                            "flow",
                            BigDecimal.valueOf(30 * Math.pow(10 * i, 0.65))));
        }
        Map<String, Object> series =
                Map.of(
                        "mode", "depressurisation",
                        "zeroBefore", 0,
                        "zeroAfter", 0,
                        "inside", 20,
                        "outside", 20,
                        "wind", 1);
        return Map.of(
                "tester",
                "Zoé Martin",
                "authorisation",
                "I-4711",
                "zones",
                Map.of("z", Map.of("usage", "house", "area", 196, "volume", 275)),
                "series",
                Map.of("s", series),
                "points",
                points);
    }

    private static Material measured(Language language) {
        Map<Key, Map<String, Object>> sections = new TreeMap<>();
        sections.put(Key.of(Section.CASE), Map.of("prestation", "house"));
        sections.put(Key.of(Section.CONTROL), control());
        sections.put(Key.of(Section.RESULT), ResultSection.values(Measurement.of(sections)));
        return new Material(
                Seen.by(Role.MEMBER, DOSSIER, sections),
                List.of(),
                Seen.by(
                        Role.MEMBER,
                        CLIENT,
                        Map.of(
                                Key.of(Client.Section.SHEET),
                                Map.of("name", "Maisons Durand", "brand", "Durand"))),
                language,
                ZoneId.of("Europe/Paris"));
    }

    private Sheet written(DocumentGenerator generator, Material material) throws IOException {
        String name = generator.write(material, new ByteArrayOutputStream());
        assertTrue(name, name.endsWith("-2026-000007.pdf"));
        return printed.get(printed.size() - 1);
    }

    // INSP-28, CORE-18
    @Test
    public void CORE_18_theReportSaysWhatWasMeasuredByWhomAndForWhom() throws IOException {
        Sheet sheet = written(new MeasurementReport(printer), measured(Language.FR));
        String words = sheet.blocks().toString();
        for (String word :
                List.of(
                        "Maisons Durand",
                        "2026-000007",
                        "Zoé Martin",
                        "I-4711",
                        "NF EN ISO 9972",
                        "0,37688 m³/(h·m²)",
                        "1,3871 1/h")) {
            assertTrue(word + " in " + words, words.contains(word));
        }
        assertEquals(Language.FR, sheet.language());
    }

    // INSP-28
    @Test
    public void INSP_28_everythingToComputeItAnewTravelsInsideTheReport() throws IOException {
        Sheet sheet = written(new MeasurementReport(printer), measured(Language.EN));
        assertEquals(
                List.of("measurement.json", "graph-1.svg"),
                sheet.enclosed().stream().map(Sheet.Enclosed::name).toList());
        JsonNode record = new ObjectMapper().readTree(sheet.enclosed().get(0).bytes());
        assertEquals(TestResult.FORMULAS, record.get("formulas").asText());
        assertEquals(7, record.at("/zones/0/series/0/points").size());
        assertEquals(0.376881, record.at("/result/q4PaSurf").asDouble(), 1e-6);
    }

    // INSP-29, CORE-18
    @Test
    public void INSP_29_theGraphStandsOnThePageWithItsAxesAndUnits() throws IOException {
        for (Language language : Language.values()) {
            Sheet sheet = written(new MeasurementReport(printer), measured(language));
            List<Drawing> graphs =
                    sheet.blocks().stream()
                            .filter(Drawing.class::isInstance)
                            .map(Drawing.class::cast)
                            .toList();
            assertEquals(1, graphs.size());
            String words = graphs.get(0).strokes().toString();
            String pressure =
                    language == Language.FR
                            ? "Différence de pression Δp (Pa)"
                            : "Pressure difference Δp (Pa)";
            assertTrue(words, words.contains(pressure) && words.contains("(m³/h)"));
            assertTrue(words, words.contains(language == Language.FR ? "n = 0,650" : "n = 0.650"));
            assertEquals(
                    graphs.get(0).svg(),
                    new String(sheet.enclosed().get(1).bytes(), StandardCharsets.UTF_8));
        }
    }

    // INSP-28, CORE-18
    @Test
    public void CORE_18_thePrintedReportLastsAndItsFiguresAreRead() throws Exception {
        for (Language language : Language.values()) {
            var bytes = new ByteArrayOutputStream();
            new MeasurementReport(new PdfPrinter()).write(measured(language), bytes);
            PdfCheck.verify(bytes.toByteArray());
            try (PDDocument document = Loader.loadPDF(bytes.toByteArray())) {
                String text = new PDFTextStripper().getText(document);
                String verdict = language == Language.FR ? "Conforme" : "Passes";
                assertTrue(text, text.contains(verdict));
                assertTrue(text, text.contains("Δp (Pa)"));
            }
        }
    }

    private static Document document(Slot slot, int number) {
        Version version =
                new Version(
                        1,
                        "leak-" + number + ".jpg",
                        1,
                        "00",
                        "image/jpeg",
                        Instant.EPOCH,
                        "Ada",
                        "DEPOSITED");
        return new Document(slot.name() + number, Key.of(slot), List.of(version));
    }

    /**
     * @param photos so many, of which the first is no picture
     */
    private static Material photographed(DossierType type, int photos) {
        Material measured = measured(Language.EN);
        var documents = new ArrayList<Document>();
        documents.add(document(Slot.DWELLING_PLANS, 0));
        for (int i = 0; i < photos; i++) {
            documents.add(document(Slot.PHOTOS, i));
        }
        return new Material(
                Seen.by(Role.MEMBER, type, Map.of()),
                documents,
                null,
                List.of(),
                document ->
                        document.equals(documents.get(1))
                                ? Optional.empty()
                                : Optional.of(new byte[] {1}),
                measured.language(),
                measured.zone());
    }

    private List<String> pictures(Material material) throws IOException {
        Sheet sheet = written(new MeasurementReport(printer), material);
        return sheet.blocks().stream()
                .filter(Picture.class::isInstance)
                .map(block -> ((Picture) block).alternative())
                .toList();
    }

    // INSP-28, CORE-20
    @Test
    public void CORE_20_theReportShowsThePhotosOfTheSiteUpToABound() throws IOException {
        assertEquals(
                List.of(
                        "Photo taken on the site, leak-1.jpg",
                        "Photo taken on the site, leak-2.jpg"),
                pictures(photographed(DOSSIER, 3)));
        assertEquals(
                ReportSheet.MOST_PHOTOS,
                pictures(photographed(DOSSIER, ReportSheet.MOST_PHOTOS + 5)).size());
        String words = printed.get(1).blocks().toString();
        assertTrue(words, words.contains("Fact[label=More photos in the dossier, value=5]"));
        assertEquals(List.of(), pictures(photographed(DOSSIER, 0)));
        assertFalse(printed.get(2).blocks().toString().contains("Photos"));
    }

    // INSP-10, INSP-23, CORE-20
    @Test
    public void INSP_23_whereOneWhoMaySeeTheReportSeesNoPhotosItShowsNone() throws IOException {
        for (Role role : Role.values()) {
            List<Role> others = Stream.of(Role.values()).filter(one -> one != role).toList();
            DossierType type =
                    DOSSIER.with(
                            DOSSIER.sections(),
                            DOSSIER.slots().stream()
                                    .map(
                                            slot ->
                                                    slot.key().equals(Key.of(Slot.PHOTOS))
                                                            ? slot.seenBy(
                                                                    others.toArray(Role[]::new))
                                                            : slot)
                                    .toList(),
                            DOSSIER.threads());
            boolean never = Set.of(Role.OWNER, Role.SITE_MANAGER, Role.PARTNER).contains(role);
            assertEquals(role.name(), never, !pictures(photographed(type, 3)).isEmpty());
        }
    }

    // INSP-28
    @Test
    public void INSP_28_theReportOnTheRegulationSaysNothingOfThePoints() throws IOException {
        Sheet sheet = written(new RegulationReport(printer), measured(Language.EN));
        String words = sheet.blocks().toString();
        assertTrue(words, words.contains("0.37688 m³/(h·m²)"));
        assertFalse(words, words.contains("Zoé Martin"));
        assertEquals(List.of(), sheet.enclosed());
    }

    // INSP-28
    @Test
    public void INSP_28_aReportBeforeTheMeasurementHasNoResult() throws IOException {
        Material material =
                new Material(
                        Seen.by(
                                Role.MEMBER,
                                DOSSIER,
                                Map.of(Key.of(Section.CASE), Map.of("prestation", "house"))),
                        List.of(),
                        null,
                        Language.EN,
                        ZoneId.of("Europe/Paris"));
        Sheet sheet = written(new MeasurementReport(printer), material);
        assertFalse(sheet.blocks().toString().contains("m³/(h·m²)"));
    }
}
