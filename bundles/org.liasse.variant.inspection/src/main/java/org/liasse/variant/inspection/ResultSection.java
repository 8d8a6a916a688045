package org.liasse.variant.inspection;

import static org.liasse.api.form.Field.choice;
import static org.liasse.api.form.Field.decimal;
import static org.liasse.api.form.Field.longText;
import static org.liasse.api.form.Field.repeated;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.form.Field.yesNo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.liasse.api.form.Field;
import org.liasse.variant.inspection.airtightness.Check;
import org.liasse.variant.inspection.airtightness.Interval;
import org.liasse.variant.inspection.airtightness.SeriesResult;
import org.liasse.variant.inspection.airtightness.TestResult;
import org.liasse.variant.inspection.airtightness.ZoneResult;

/** The result of the airtightness test, as the dossier keeps it: nobody edits it. */
final class ResultSection {

    private static final String SURFACE_FLOW = "m³/(h·m²)";
    private static final String FLOW = "m³/h";

    /** More than any instrument knows, and always written the same. */
    private static final MathContext KEPT = new MathContext(12);

    private static final double BEYOND_ALL_MEASURE = 1e20;

    private ResultSection() {}

    static Field[] fields() {
        return new Field[] {
            choice("verdict", "passes", "fails", "invalid"),
            decimal("q4PaSurf").in(SURFACE_FLOW),
            decimal("n50").in("1/h"),
            decimal("limit").in(SURFACE_FLOW),
            decimal("compared").in(SURFACE_FLOW),
            yesNo("sampled"),
            longText("lacking"),
            text("formulas"),
            text("study").upTo(64),
            repeated(
                    "zones",
                    text("name"),
                    decimal("area").in("m²"),
                    decimal("volume").in("m³"),
                    decimal("limit").in(SURFACE_FLOW),
                    decimal("q4").in(FLOW),
                    decimal("q4PaSurf").in(SURFACE_FLOW),
                    decimal("q50").in(FLOW),
                    decimal("n50").in("1/h")),
            repeated(
                            "series",
                            text("zone"),
                            choice("mode", "depressurisation", "pressurisation"),
                            decimal("exponent"),
                            decimal("exponentLow"),
                            decimal("exponentHigh"),
                            decimal("coefficient").in("m³/(h·Paⁿ)"),
                            decimal("coefficientLow").in("m³/(h·Paⁿ)"),
                            decimal("coefficientHigh").in("m³/(h·Paⁿ)"),
                            decimal("leakage").in("m³/(h·Paⁿ)"),
                            decimal("determination"),
                            decimal("q4").in(FLOW),
                            decimal("q4Low").in(FLOW),
                            decimal("q4High").in(FLOW),
                            decimal("q4PaSurf").in(SURFACE_FLOW),
                            decimal("q4PaSurfLow").in(SURFACE_FLOW),
                            decimal("q4PaSurfHigh").in(SURFACE_FLOW),
                            decimal("q50").in(FLOW),
                            decimal("q50Low").in(FLOW),
                            decimal("q50High").in(FLOW),
                            decimal("n50").in("1/h"),
                            decimal("n50Low").in("1/h"),
                            decimal("n50High").in("1/h"),
                            decimal("leakageArea").in("m²"))
                    .between(null, "400"),
            repeated(
                            "checks",
                            text("zone"),
                            choice("mode", "depressurisation", "pressurisation"),
                            choice(
                                    "rule",
                                    "zero-flow",
                                    "points",
                                    "step",
                                    "lowest",
                                    "highest",
                                    "exponent-least",
                                    "exponent-most",
                                    "determination",
                                    "wind",
                                    "stack-effect"),
                            decimal("figure"),
                            decimal("bound"),
                            choice("outcome", "kept", "broken", "warning", "unknown"))
                    .between(null, "4000")
        };
    }

    /** Empty where nothing was measured yet. */
    static Map<String, Object> values(Measurement measurement) {
        Map<String, Object> values = new TreeMap<>();
        if (measurement.isEmpty()) {
            return values;
        }
        if (!measurement.lacking().isEmpty()) {
            values.put("lacking", String.join("\n", measurement.lacking()));
            return values;
        }
        TestResult result = TestResult.of(measurement.zones(), measurement.isSampled());
        values.put("verdict", key(result.verdict()));
        number(values, "q4PaSurf", result.q4PaSurf());
        number(values, "n50", result.n50());
        number(values, "limit", result.limit());
        number(values, "compared", result.compared());
        values.put("sampled", result.isSampled());
        values.put("formulas", TestResult.FORMULAS);
        if (measurement.study() != null) {
            values.put("study", measurement.study());
        }
        Map<String, Object> zones = new TreeMap<>();
        Map<String, Object> series = new TreeMap<>();
        Map<String, Object> checks = new TreeMap<>();
        for (ZoneResult zone : result.zones()) {
            row(zones, zone(zone));
            zone.series().forEach(one -> row(series, series(zone.name(), one)));
            zone.checks()
                    .forEach(
                            (mode, all) ->
                                    all.forEach(
                                            check ->
                                                    row(
                                                            checks,
                                                            check(zone.name(), key(mode), check))));
        }
        values.put("zones", zones);
        values.put("series", series);
        values.put("checks", checks);
        return values;
    }

    private static void row(Map<String, Object> rows, Map<String, Object> row) {
        int order = rows.size() + 1;
        row.put("order", order);
        rows.put("r%04d".formatted(order), row);
    }

    private static Map<String, Object> zone(ZoneResult zone) {
        Map<String, Object> row = new TreeMap<>();
        row.put("name", zone.name());
        number(row, "area", zone.envelope().area());
        number(row, "volume", zone.envelope().volume());
        number(row, "limit", zone.limit());
        zone.figures()
                .ifPresent(
                        figures -> {
                            number(row, "q4", figures.q4());
                            number(row, "q4PaSurf", figures.q4PaSurf());
                            number(row, "q50", figures.q50());
                            number(row, "n50", figures.n50());
                        });
        return row;
    }

    private static Map<String, Object> series(String zone, SeriesResult series) {
        Map<String, Object> row = new TreeMap<>();
        row.put("zone", zone);
        row.put("mode", key(series.mode()));
        around(row, "exponent", series.exponent(), series.exponentInterval());
        around(row, "coefficient", series.coefficient(), series.coefficientInterval());
        number(row, "leakage", series.leakage());
        number(row, "determination", series.determination());
        around(row, "q4", series.q4(), series.q4Interval());
        around(row, "q4PaSurf", series.q4PaSurf(), series.q4PaSurfInterval());
        around(row, "q50", series.q50(), series.q50Interval());
        around(row, "n50", series.n50(), series.n50Interval());
        number(row, "leakageArea", series.leakageArea());
        return row;
    }

    private static void around(
            Map<String, Object> row, String name, double figure, Interval interval) {
        number(row, name, figure);
        number(row, name + "Low", interval.low());
        number(row, name + "High", interval.high());
    }

    private static Map<String, Object> check(String zone, String mode, Check check) {
        Map<String, Object> row = new TreeMap<>();
        row.put("zone", zone);
        row.put("mode", mode);
        row.put("rule", key(check.rule()));
        number(row, "figure", check.figure());
        number(row, "bound", check.bound());
        row.put("outcome", key(check.outcome()));
        return row;
    }

    private static void number(Map<String, Object> row, String name, Double figure) {
        if (figure != null && Double.isFinite(figure) && Math.abs(figure) < BEYOND_ALL_MEASURE) {
            BigDecimal kept = new BigDecimal(figure).round(KEPT);
            // as JSON writes it: no exponent, no zeros at the end
            row.put(
                    name,
                    new BigDecimal(
                            kept.setScale(
                                            Math.min(20, Math.max(0, kept.scale())),
                                            java.math.RoundingMode.HALF_EVEN)
                                    .stripTrailingZeros()
                                    .toPlainString()));
        }
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
