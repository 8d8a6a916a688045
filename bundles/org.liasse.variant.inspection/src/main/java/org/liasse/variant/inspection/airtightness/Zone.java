package org.liasse.variant.inspection.airtightness;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A zone as it was measured.
 *
 * @param usage which limit holds
 * @param target what its thermal study promises, in m³/(h·m²); empty where it promises nothing
 * @param series one for each mode in which it was measured
 */
public record Zone(
        String name, Usage usage, OptionalDouble target, Envelope envelope, List<Series> series) {

    public Zone {
        series = List.copyOf(series);
    }

    /** The greatest Q4Pa-surf: of the usage, or the target where that is lower; m³/(h·m²). */
    public double limit() {
        return Math.min(usage.limit(), target.orElse(Double.POSITIVE_INFINITY));
    }
}
