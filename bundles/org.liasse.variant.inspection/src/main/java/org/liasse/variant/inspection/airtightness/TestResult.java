package org.liasse.variant.inspection.airtightness;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The outcome of a test: of one zone, or of several, weighted by their areas.
 *
 * @param limit the lowest of the zones' limits, in m³/(h·m²)
 * @param q4PaSurf in m³/(h·m²), or {@code null} where a zone has no figures
 * @param n50 in 1/h, weighted by volumes, or {@code null}
 * @param compared what is held against the limit: the result, × 1.2 where only a sample was
 *     measured; or {@code null}
 */
public record TestResult(
        List<ZoneResult> zones,
        double limit,
        Double q4PaSurf,
        Double n50,
        boolean isSampled,
        Double compared,
        Verdict verdict) {

    /** Which formulas these are; raised with each change of what they answer. */
    public static final String FORMULAS = "NF EN ISO 9972 / FD P50-784, 1";

    /** What a sample may hide. */
    private static final double SAMPLING = 1.2;

    private static final double ROUNDING = 1e-9;

    /** How a test ends. */
    public enum Verdict {
        PASSES,
        FAILS,
        /** A rule of validity is broken, or the points say nothing. */
        INVALID
    }

    /**
     * @param zones one or more
     * @param isSampled whether these were chosen among many, to stand for all
     */
    public static TestResult of(List<Zone> zones, boolean isSampled) {
        if (zones.isEmpty()) {
            throw new IllegalArgumentException("no zone was measured");
        }
        List<ZoneResult> results = zones.stream().map(ZoneResult::of).toList();
        double limit = results.stream().mapToDouble(ZoneResult::limit).min().orElseThrow();
        if (results.stream().anyMatch(zone -> zone.figures().isEmpty())) {
            return new TestResult(results, limit, null, null, isSampled, null, Verdict.INVALID);
        }
        double q4PaSurf = weighted(results, f -> f.q4PaSurf(), zone -> zone.envelope().area());
        double n50 = weighted(results, f -> f.n50(), zone -> zone.envelope().volume());
        double compared = isSampled ? q4PaSurf * SAMPLING : q4PaSurf;
        boolean isValid = results.stream().allMatch(ZoneResult::isValid);
        return new TestResult(
                results,
                limit,
                q4PaSurf,
                n50,
                isSampled,
                compared,
                isValid ? passing(compared, limit) : Verdict.INVALID);
    }

    private static Verdict passing(double compared, double limit) {
        return compared <= limit + ROUNDING ? Verdict.PASSES : Verdict.FAILS;
    }

    private static double weighted(
            List<ZoneResult> zones,
            ToDoubleFunction<ZoneResult.Figures> figure,
            ToDoubleFunction<ZoneResult> weight) {
        double sum = 0;
        double weights = 0;
        for (ZoneResult zone : zones) {
            Optional<ZoneResult.Figures> figures = zone.figures();
            sum += figure.applyAsDouble(figures.orElseThrow()) * weight.applyAsDouble(zone);
            weights += weight.applyAsDouble(zone);
        }
        return sum / weights;
    }
}
