package org.liasse.variant.inspection;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.Problem;
import org.liasse.api.form.FormCheck;
import org.liasse.api.spi.DocumentReader.Given;
import org.liasse.api.type.DossierType;
import org.liasse.variant.inspection.InspectionDossier.Section;
import org.liasse.variant.inspection.thermal.Studies;

/** What is read of the files of a dossier: the thermal study, and tables of points. */
public class FilesTest {

    private static final DossierType TYPE =
            InspectionDossier.type(Labels.beside(InspectionVariant.class));

    private static Given given(byte[] bytes) {
        return new Given(
                "file",
                bytes.length,
                "cd".repeat(32),
                "text/plain",
                new ByteArrayInputStream(bytes));
    }

    private static Given given(String text) {
        return given(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void fits(Section section, Map<String, Object> values) {
        assertEquals(
                List.of(),
                FormCheck.shape(TYPE.section(Key.of(section)).orElseThrow().form(), values));
    }

    @Test
    public void whatIsReadOfAStudyFitsItsSectionAndNamesTheFile() throws IOException {
        for (int zones : new int[] {1, 2, 12}) {
            var look = new Studies.Look(true, false, 2, zones, false, false, "9.9", true);
            Map<String, Object> thermal =
                    new StudyFile().read(given(Studies.of(look))).get(Key.of(Section.THERMAL));
            fits(Section.THERMAL, thermal);
            assertEquals("cd".repeat(32), thermal.get("sha256"));
            assertEquals("rsee", thermal.get("generation"));
            assertEquals(List.of("unknown-engine"), thermal.get("warnings"));
            assertEquals("9.9", thermal.get("engine"));
            assertEquals("12, chemin des Érables, 69003 Lyon", thermal.get("address"));
            assertEquals(2 * zones, ((Map<?, ?>) thermal.get("zones")).size());
        }
    }

    @Test
    public void aStudyWithoutWarningsEmptiesThoseOfTheOneBefore() throws IOException {
        Map<String, Object> thermal =
                new StudyFile().read(given(Studies.of(Studies.RSET))).get(Key.of(Section.THERMAL));
        assertEquals(List.of(), thermal.get("warnings"));
    }

    @Test
    public void aStudyThatLacksSomethingIsRefusedByItsPath() {
        String xml = Studies.of(Studies.RSET).replaceAll("<Altitude>.*</Altitude>", "");
        Problem problem = assertThrows(Problem.class, () -> new StudyFile().read(given(xml)));
        assertEquals(Problem.Kind.INVALID_INPUT, problem.kind());
        InputError error = problem.errors().get(0);
        assertEquals("", error.pointer());
        assertEquals("/projet/RSET/Entree_Projet/Simu/Altitude is missing.", error.detail().en());
    }

    private static Map<?, ?> points(byte[] bytes) throws IOException {
        Map<String, Object> control =
                new PointTable().read(given(bytes)).get(Key.of(Section.CONTROL));
        fits(Section.CONTROL, control);
        return (Map<?, ?>) control.get("points");
    }

    private static Map<?, ?> points(String text) throws IOException {
        return points(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> faults(String text) {
        return assertThrows(Problem.class, () -> new PointTable().read(given(text)))
                .errors()
                .stream()
                .map(error -> error.detail().en())
                .toList();
    }

    @Test
    public void aTableIsReadAsInstrumentsAndSpreadsheetsWriteIt() throws IOException {
        Map<?, ?> plain = points("pressure,flow\n-12.1,148\n-19.8,205\n");
        assertEquals(2, plain.size());
        assertEquals("depressurisation", ((Map<?, ?>) plain.get("p0001")).get("mode"));
        assertEquals(plain, points("Pression (Pa);Débit (m³/h)\r\n-12,1;148\r\n-19,8;205\r\n"));
        assertEquals(plain, points("\uFEFFdébit\tpression\n148\t-12.1\n\n205\t-19,8\n"));
        assertEquals(
                plain,
                points(
                        "Pression;Débit\n-12,1;148\n-19,8;205"
                                .getBytes(Charset.forName("windows-1252"))));
    }

    @Test
    public void zonesAndModesHaveColumnsOfTheirOwn() throws IOException {
        Map<?, ?> points =
                points(
                        "zone;mode;pression;debit\n1.1;Dépressurisation;12;148\n"
                                + "1.2;surpression;13;150\n");
        Map<?, ?> first = (Map<?, ?>) points.get("p0001");
        assertEquals("1.1", first.get("zone"));
        assertEquals("depressurisation", first.get("mode"));
        assertEquals("pressurisation", ((Map<?, ?>) points.get("p0002")).get("mode"));
    }

    @Test
    public void badLinesAreNamedAllOfThem() {
        assertEquals(
                List.of(
                        "Line 3: pressure: \"x\" is no number from -1000 to 1000.",
                        "Line 4: flow: \"-5\" is no number from 0.001 to 10000000.",
                        "Line 5: flow: \"\" is no number from 0.001 to 10000000.",
                        "Line 6: this mode is not known."),
                faults("mode;pression;debit\n;-12;148\n;x;148\n;-12;-5\n;-12\nlateral;12;148\n"));
    }

    @Test
    public void aTableWithoutItsColumnsOrPointsIsRefused() {
        assertEquals(
                List.of("Line 1: the columns \"pressure\" and \"flow\" are expected."),
                faults("a;b\n1;2\n"));
        assertEquals(List.of("The table holds no point."), faults("pression;debit\n"));
        assertEquals(1, faults("").size());
        assertEquals(1, faults("pression;debit;pressure\n1;2;3\n").size());
    }

    @Test
    public void aTableWithoutEndIsRefusedWithSomeOfItsFaults() {
        assertEquals(50, faults("pression;debit\n" + "x;1\n".repeat(10_000)).size());
        assertTrue(faults("pression;debit\n" + "10;1\n".repeat(1001)).get(0).contains("1000"));
        assertTrue(faults("pression;debit\n\"" + "1".repeat(100_000)).toString().length() < 1000);
    }
}
