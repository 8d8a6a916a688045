package org.liasse.variant.orders;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.Language;
import org.liasse.api.print.Sheet;
import org.liasse.api.spi.DocumentGenerator.Material;
import org.liasse.api.type.Definition;
import org.liasse.test.variant.Seen;

/** What the report of a visit says, and what it does not. */
public class InterventionReportTest {

    private static final Labels LABELS = Labels.beside(OrdersVariant.class);

    private final List<Sheet> printed = new ArrayList<>();

    private static Material material() {
        return new Material(
                Seen.by(
                        Visit.Role.TECHNICIAN,
                        Visit.type(LABELS)
                                .as(
                                        new Definition(
                                                1,
                                                Map.of(
                                                        Key.of(Visit.Section.CHECKS),
                                                        new ShippedPresets()
                                                                .find("gas-boiler")
                                                                .orElseThrow()
                                                                .presets()
                                                                .get("repair")),
                                                List.of(),
                                                Map.of())),
                        Map.of(
                                Key.of(Visit.Section.CHECKS),
                                Map.of(
                                        "water-pressure",
                                        new BigDecimal("2.5"),
                                        "carbon-monoxide",
                                        9,
                                        "flue",
                                        "not-conform"),
                                Key.of(Visit.Section.APPOINTMENT),
                                Map.of(
                                        "place",
                                        Map.of("line", "1 rue du Moulin", "city", "Grenoble"),
                                        "contact",
                                        "Ada, +33 4 76 00 00 00"),
                                Key.of(Visit.Section.ACCESS),
                                Map.of("code", "12B4"),
                                Key.of(Visit.Section.TIMES),
                                Map.of("worked", Map.of("r", Map.of("person", "ann"))),
                                Key.of(Visit.Section.REPORT),
                                Map.of(
                                        "start",
                                        "2026-12-03T08:00:00Z",
                                        "end",
                                        "2026-12-03T10:30:00Z",
                                        "tasks",
                                        Map.of("r1", Map.of("task", "Burner", "done", true)),
                                        "materials",
                                        Map.of("r1", Map.of("item", "Nozzle", "quantity", 1)),
                                        "outcome",
                                        "finished"))),
                List.of(),
                Seen.by(
                        ServiceOrder.Role.TECHNICIAN,
                        ServiceOrder.type(LABELS),
                        Map.of(
                                Key.of(ServiceOrder.Section.MISSION),
                                Map.of("kind", "repair", "mission", "It is cold"))),
                Language.EN,
                ZoneId.of("Europe/Paris"));
    }

    private String words() throws IOException {
        var report = new InterventionReport((sheet, out) -> printed.add(sheet));
        assertEquals(
                "intervention-2026-000007.pdf",
                report.write(material(), new ByteArrayOutputStream()));
        return printed.get(printed.size() - 1).blocks().toString();
    }

    // SERV-02, SERV-04, SERV-10
    @Test
    public void SERV_04_theReportIsMadeOfWhatWasAskedForAndDone() throws IOException {
        String words = words();
        for (String word :
                List.of(
                        "It is cold",
                        "1 rue du Moulin",
                        "2026-12-03 09:00",
                        "2026-12-03 11:30",
                        "Burner",
                        "Nozzle")) {
            assertTrue(word + " in " + words, words.contains(word));
        }
    }

    // SERV-08
    @Test
    public void SERV_08_theReportTellsChecksAndWhichMeasuresFailed() throws IOException {
        String words = words();
        for (String word :
                List.of(
                        "label=Measures out of bounds, value=Water pressure]",
                        "2.5 bar (out of bounds: 1 to 2)",
                        "value=9 ppm]",
                        "value=Not in order]")) {
            assertTrue(word + " in " + words, words.contains(word));
        }
    }

    // SERV-01
    @Test
    public void SERV_01_theSameDataAreTheSameReport() throws IOException {
        words();
        words();
        assertEquals(printed.get(0), printed.get(1));
    }

    // SERV-12
    @Test
    public void SERV_12_theReportNamesNobodyAndOpensNoDoor() throws IOException {
        String words = words();
        for (String word : List.of("12B4", "Ada", "+33", "ann")) {
            assertFalse(word + " in " + words, words.contains(word));
        }
    }
}
