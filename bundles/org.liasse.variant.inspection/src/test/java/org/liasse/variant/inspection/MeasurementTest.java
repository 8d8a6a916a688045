package org.liasse.variant.inspection;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.form.Form;
import org.liasse.api.form.FormCheck;
import org.liasse.api.type.DossierType;
import org.liasse.variant.inspection.InspectionDossier.Section;
import org.liasse.variant.inspection.airtightness.Conditions;
import org.liasse.variant.inspection.airtightness.Envelope;
import org.liasse.variant.inspection.airtightness.Mode;
import org.liasse.variant.inspection.airtightness.Pair;
import org.liasse.variant.inspection.airtightness.Series;
import org.liasse.variant.inspection.airtightness.TestResult;
import org.liasse.variant.inspection.airtightness.Usage;
import org.liasse.variant.inspection.airtightness.Zone;
import org.liasse.variant.inspection.thermal.Studies;
import org.liasse.variant.inspection.thermal.ThermalStudyReader;

/** What is computed of the sections of a dossier, and what is said where something lacks. */
public class MeasurementTest {

    private static final DossierType TYPE =
            InspectionDossier.type(Labels.beside(InspectionVariant.class));
    private static final String SHA256 = "ab".repeat(32);

    private final Map<Key, Map<String, Object>> sections = new TreeMap<>();

    private MeasurementTest holding(Section section, Map<String, Object> values) {
        Map<String, Object> given = new TreeMap<>(values);
        given.values().removeIf(java.util.Objects::isNull);
        Form form = TYPE.section(Key.of(section)).orElseThrow().form();
        assertEquals(List.of(), FormCheck.shape(form, given));
        sections.put(Key.of(section), given);
        return this;
    }

    private MeasurementTest studied(Studies.Look look) throws Exception {
        var study = ThermalStudyReader.read(Studies.stream(Studies.of(look)));
        return holding(Section.THERMAL, ThermalSection.values(study, SHA256));
    }

    private static Map<String, Object> series(String zone, String mode) {
        Map<String, Object> row = new TreeMap<>();
        if (!zone.isEmpty()) {
            row.put("zone", zone);
        }
        row.put("mode", mode);
        row.put("zeroBefore", new BigDecimal("-1.2"));
        row.put("zeroAfter", new BigDecimal("-0.8"));
        row.put("inside", new BigDecimal("19.5"));
        row.put("outside", 8);
        row.put("wind", 2);
        return row;
    }

    private static Map<String, Object> points(String zone, String mode, double c) {
        Map<String, Object> rows = new TreeMap<>();
        double sign = mode.equals("depressurisation") ? -1 : 1;
        for (int i = 1; i <= 7; i++) {
            Map<String, Object> row = new TreeMap<>();
            if (!zone.isEmpty()) {
                row.put("zone", zone);
            }
            row.put("mode", mode);
            row.put("pressure", BigDecimal.valueOf(sign * 10 * i - 1));
            row.put("flow", BigDecimal.valueOf(c * Math.pow(10 * i, 0.65)));
            rows.put(zone + mode + i, row);
        }
        return rows;
    }

    private MeasurementTest measured(Map<String, Object> series, Map<String, Object> points) {
        return holding(Section.CONTROL, Map.of("series", series, "points", points));
    }

    private Map<String, Object> result() {
        Map<String, Object> values = ResultSection.values(Measurement.of(sections));
        Form form = TYPE.section(Key.of(Section.RESULT)).orElseThrow().form();
        assertEquals(List.of(), FormCheck.shape(form, values));
        return values;
    }

    private static double number(Map<String, Object> values, String name) {
        return ((Number) values.get(name)).doubleValue();
    }

    @Test
    public void nothingMeasuredSaysNothing() throws Exception {
        assertEquals(Map.of(), result());
        assertEquals(Map.of(), studied(Studies.RSET).result());
    }

    @Test
    public void areaVolumeAndTargetComeFromTheStudyWhereNobodyEnteredThem() throws Exception {
        Map<String, Object> result =
                studied(Studies.RSET)
                        .measured(
                                Map.of("s", series("", "depressurisation")),
                                points("", "depressurisation", 25))
                        .result();
        assertEquals("passes", result.get("verdict"));
        assertEquals(SHA256, result.get("study"));
        assertEquals(TestResult.FORMULAS, result.get("formulas"));
        assertEquals(0.51, number(result, "limit"), 1e-12);
        Map<?, ?> zone = (Map<?, ?>) ((Map<?, ?>) result.get("zones")).values().iterator().next();
        assertEquals(0, new BigDecimal("196").compareTo((BigDecimal) zone.get("area")));
        assertEquals(0, new BigDecimal("275").compareTo((BigDecimal) zone.get("volume")));
        double leakage = 25 * (281.15 / 292.65) * Math.pow(293.15 / 281.15, 0.35);
        assertEquals(leakage * Math.pow(4, 0.65) / 196, number(result, "q4PaSurf"), 1e-9);
    }

    @Test
    public void whatIsEnteredOnTheSiteGoesBeforeTheStudy() throws Exception {
        studied(Studies.RSET);
        holding(
                Section.CONTROL,
                Map.of(
                        "zones",
                        Map.of("z", Map.of("area", 98, "volume", 137.5, "usage", "collective")),
                        "series",
                        Map.of("s", series("", "depressurisation")),
                        "points",
                        points("", "depressurisation", 25)));
        double leakage = 25 * (281.15 / 292.65) * Math.pow(293.15 / 281.15, 0.35);
        assertEquals(leakage * Math.pow(4, 0.65) / 98, number(result(), "q4PaSurf"), 1e-9);
    }

    @Test
    public void whatLacksIsNamedAndNothingIsComputed() {
        Map<String, Object> row = series("", "depressurisation");
        row.remove("inside");
        String lacking =
                measured(Map.of("s", row), points("", "depressurisation", 25))
                        .result()
                        .get("lacking")
                        .toString();
        assertEquals(
                List.of("/zones//area", "/zones//volume", "/series/depressurisation/inside"),
                lacking.lines().toList());
        assertFalse(result().containsKey("verdict"));
    }

    @Test
    public void pointsWithoutTheirConditionsAndConditionsTwiceAreNamed() throws Exception {
        String lacking =
                studied(Studies.RSET)
                        .measured(Map.of(), points("", "pressurisation", 25))
                        .result()
                        .get("lacking")
                        .toString();
        assertTrue(lacking, lacking.contains("/series/pressurisation/zeroBefore"));
        String twice =
                measured(
                                Map.of(
                                        "a",
                                        series("", "pressurisation"),
                                        "b",
                                        series("", "pressurisation")),
                                points("", "pressurisation", 25))
                        .result()
                        .get("lacking")
                        .toString();
        assertEquals("/series/pressurisation × 2", twice);
    }

    @Test
    public void severalZonesAndModesAreOneResult() throws Exception {
        Map<String, Object> series = new TreeMap<>();
        Map<String, Object> points = new TreeMap<>();
        for (String zone : List.of("1.1", "1.2")) {
            for (String mode : List.of("depressurisation", "pressurisation")) {
                series.put(zone + mode, series(zone, mode));
                points.putAll(points(zone, mode, zone.equals("1.1") ? 20 : 30));
            }
        }
        Map<String, Object> result =
                studied(new Studies.Look(true, false, 1, 2, false, false, "2024.E1.0.0", true))
                        .measured(series, points)
                        .result();
        assertEquals(2, ((Map<?, ?>) result.get("zones")).size());
        assertEquals(4, ((Map<?, ?>) result.get("series")).size());
        assertEquals(40, ((Map<?, ?>) result.get("checks")).size());
        assertEquals(true, result.get("sampled")); // the study says so of the second
        assertEquals(number(result, "q4PaSurf") * 1.2, number(result, "compared"), 1e-9);
    }

    @Test
    public void aPrestationBySamplingIsHeldAgainstTheLimitWithAFifthMore() throws Exception {
        Map<String, Object> result =
                studied(Studies.RSET)
                        .holding(Section.CASE, Map.of("prestation", "sampling"))
                        .measured(
                                Map.of("s", series("", "depressurisation")),
                                points("", "depressurisation", 25))
                        .result();
        assertEquals(true, result.get("sampled"));
    }

    @Test
    public void theSameSectionsAreTheSameResult() throws Exception {
        studied(Studies.RSET)
                .measured(
                        Map.of("s", series("", "depressurisation")),
                        points("", "depressurisation", 25));
        assertEquals(result(), result());
    }

    @Test
    public void pointsBeyondAllMeasureAreInvalidAndNoFault() throws Exception {
        Map<String, Object> points = new TreeMap<>();
        for (int i = 0; i < 5; i++) {
            points.put(
                    "p" + i,
                    Map.of(
                            "mode",
                            "pressurisation",
                            "pressure",
                            new BigDecimal("10.000" + i),
                            "flow",
                            new BigDecimal(i % 2 == 0 ? "0.001" : "10000000")));
        }
        Map<String, Object> result =
                studied(Studies.RSET)
                        .measured(Map.of("s", series("", "pressurisation")), points)
                        .result();
        assertEquals("invalid", result.get("verdict"));
    }

    /** As somebody else would compute it, with nothing but the record. */
    @Test
    public void theRecordIsEnoughToComputeTheResultAnew() throws Exception {
        studied(Studies.RSET)
                .measured(
                        Map.of("s", series("", "depressurisation")),
                        points("", "depressurisation", 25));
        Map<String, Object> record = MeasurementRecord.of(Measurement.of(sections));
        List<Zone> zones = new ArrayList<>();
        for (Object each : (List<?>) record.get("zones")) {
            Map<?, ?> zone = (Map<?, ?>) each;
            List<Series> series = new ArrayList<>();
            for (Object one : (List<?>) zone.get("series")) {
                Map<?, ?> row = (Map<?, ?>) one;
                List<Pair> pairs = new ArrayList<>();
                for (Object point : (List<?>) row.get("points")) {
                    Map<?, ?> pair = (Map<?, ?>) point;
                    pairs.add(new Pair((Double) pair.get("pressure"), (Double) pair.get("flow")));
                }
                series.add(
                        new Series(
                                Mode.valueOf(row.get("mode").toString().toUpperCase()),
                                new Conditions(
                                        (Double) row.get("zeroBefore"),
                                        (Double) row.get("zeroAfter"),
                                        (Double) row.get("inside"),
                                        (Double) row.get("outside"),
                                        (Double) row.get("wind")),
                                pairs));
            }
            zones.add(
                    new Zone(
                            zone.get("name").toString(),
                            Usage.valueOf(zone.get("usage").toString().toUpperCase()),
                            OptionalDouble.of((Double) zone.get("target")),
                            new Envelope(
                                    (Double) zone.get("area"), (Double) zone.get("volume"), null),
                            series));
        }
        Measurement anew =
                new Measurement(
                        zones,
                        (Boolean) record.get("sampled"),
                        List.of(),
                        record.get("study").toString());
        assertEquals(record.get("result"), ResultSection.values(anew));
    }
}
