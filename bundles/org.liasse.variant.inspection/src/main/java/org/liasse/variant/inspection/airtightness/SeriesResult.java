package org.liasse.variant.inspection.airtightness;

import java.util.Optional;

/**
 * What a series says of a zone. Intervals hold 95 % of the confidence.
 *
 * @param coefficient C of the envelope as measured, in m³/(h·Paⁿ)
 * @param leakage C_L, at 20 °C and 101 325 Pa
 * @param determination r²
 * @param q4 flow at 4 Pa, in m³/h
 * @param q4PaSurf by the area of the envelope without floor, in m³/(h·m²)
 * @param q50 flow at 50 Pa, in m³/h
 * @param n50 air changes at 50 Pa, in 1/h
 * @param leakageArea ELA at 4 Pa, in m²
 */
public record SeriesResult(
        Mode mode,
        double exponent,
        Interval exponentInterval,
        double coefficient,
        Interval coefficientInterval,
        double leakage,
        double determination,
        double q4,
        Interval q4Interval,
        double q4PaSurf,
        Interval q4PaSurfInterval,
        double q50,
        Interval q50Interval,
        double n50,
        Interval n50Interval,
        double leakageArea) {

    /** Of dry air at 20 °C and 101 325 Pa, in kg/m³. */
    private static final double DENSITY = 1.204;

    /** 20 °C, in K. */
    private static final double REFERENCE = 293.15;

    private static final double SECONDS = 3600;

    /** Empty where the points say no law; {@link Check} says why. */
    static Optional<SeriesResult> of(Series series, Envelope envelope) {
        return Line.through(series).map(line -> of(series, line, envelope));
    }

    private static SeriesResult of(Series series, Line line, Envelope envelope) {
        double n = line.exponent();
        double leakage = line.coefficient() * Math.pow(REFERENCE / series.passing(), 1 - n);
        double q4 = leakage * Math.pow(4, n);
        double q50 = leakage * Math.pow(50, n);
        Interval around4 = around(q4, line.factorAt(4));
        Interval around50 = around(q50, line.factorAt(50));
        return new SeriesResult(
                series.mode(),
                n,
                new Interval(n - line.margin(), n + line.margin()),
                line.coefficient(),
                around(line.coefficient(), line.factorAt(1)),
                leakage,
                line.determination(),
                q4,
                around4,
                q4 / envelope.area(),
                around4.dividedBy(envelope.area()),
                q50,
                around50,
                q50 / envelope.volume(),
                around50.dividedBy(envelope.volume()),
                q4 / SECONDS / Math.sqrt(2 * 4 / DENSITY));
    }

    private static Interval around(double figure, double factor) {
        return new Interval(figure / factor, figure * factor);
    }
}
