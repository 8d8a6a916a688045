package org.liasse.variant.inspection.airtightness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What was found in a zone: the mean of the modes in which it was measured.
 *
 * @param series in their order; of those whose points say no law, none
 * @param checks by mode
 * @param figures empty where a series says no law
 */
public record ZoneResult(
        String name,
        double limit,
        Envelope envelope,
        List<SeriesResult> series,
        Map<Mode, List<Check>> checks,
        Optional<Figures> figures) {

    /**
     * @param q4 in m³/h
     * @param q4PaSurf in m³/(h·m²)
     * @param q50 in m³/h
     * @param n50 in 1/h
     */
    public record Figures(double q4, double q4PaSurf, double q50, double n50) {}

    static ZoneResult of(Zone zone) {
        var results = new ArrayList<SeriesResult>();
        var checks = new TreeMap<Mode, List<Check>>();
        for (Series series : zone.series()) {
            Optional<SeriesResult> result = SeriesResult.of(series, zone.envelope());
            result.ifPresent(results::add);
            if (checks.put(series.mode(), Check.all(series, result, zone.envelope().height()))
                    != null) {
                throw new IllegalArgumentException(
                        zone.name() + ": two series in " + series.mode());
            }
        }
        boolean isWhole = !results.isEmpty() && results.size() == zone.series().size();
        return new ZoneResult(
                zone.name(),
                zone.limit(),
                zone.envelope(),
                List.copyOf(results),
                checks,
                isWhole ? Optional.of(mean(results)) : Optional.empty());
    }

    private static Figures mean(List<SeriesResult> results) {
        return new Figures(
                mean(results, SeriesResult::q4),
                mean(results, SeriesResult::q4PaSurf),
                mean(results, SeriesResult::q50),
                mean(results, SeriesResult::n50));
    }

    private static double mean(List<SeriesResult> results, ToDoubleFunction<SeriesResult> figure) {
        return results.stream().mapToDouble(figure).average().orElseThrow();
    }

    boolean isValid() {
        return figures.isPresent()
                && checks.values().stream().flatMap(List::stream).noneMatch(Check::isBroken);
    }
}
