package org.liasse.variant.inspection.airtightness;

import java.util.List;

/** Points measured one after the other, in one mode and under the same conditions. */
public record Series(Mode mode, Conditions conditions, List<Pair> pairs) {

    public Series {
        pairs = List.copyOf(pairs);
    }

    /** The pressure across the envelope at a point, the zero flow taken off, in Pa; 0 or more. */
    double corrected(Pair pair) {
        return Math.abs(pair.pressure() - conditions.zero());
    }

    /**
     * What passes through the envelope at a point, at the temperature of the air there, in m³/h.
     */
    double through(Pair pair) {
        double ratio = conditions.outsideKelvin() / conditions.insideKelvin();
        return mode == Mode.DEPRESSURISATION ? pair.flow() * ratio : pair.flow() / ratio;
    }

    /** The temperature of the air that passes through the envelope, in K. */
    double passing() {
        return mode == Mode.DEPRESSURISATION
                ? conditions.outsideKelvin()
                : conditions.insideKelvin();
    }
}
