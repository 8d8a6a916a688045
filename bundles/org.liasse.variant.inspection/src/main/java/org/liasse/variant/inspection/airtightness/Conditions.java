package org.liasse.variant.inspection.airtightness;

/**
 * Under what a series was measured.
 *
 * @param zeroBefore mean pressure without flow before the series, in Pa
 * @param zeroAfter the same after it
 * @param inside temperature in °C
 * @param outside temperature in °C
 * @param wind in m/s, or {@code null} where it was not noted
 */
public record Conditions(
        double zeroBefore, double zeroAfter, double inside, double outside, Double wind) {

    private static final double ZERO_CELSIUS = 273.15;

    public Conditions {
        if (!Double.isFinite(zeroBefore) || !Double.isFinite(zeroAfter)) {
            throw new IllegalArgumentException("no zero-flow pressure");
        }
        if (!(inside > -ZERO_CELSIUS) || !(outside > -ZERO_CELSIUS)) {
            throw new IllegalArgumentException("no temperature: " + inside + ", " + outside);
        }
    }

    /** The zero-flow pressure of the series, in Pa. */
    double zero() {
        return (zeroBefore + zeroAfter) / 2;
    }

    double insideKelvin() {
        return inside + ZERO_CELSIUS;
    }

    double outsideKelvin() {
        return outside + ZERO_CELSIUS;
    }
}
