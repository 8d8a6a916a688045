package org.liasse.variant.inspection.airtightness;

/** Where a figure lies with a confidence of 95 %. */
public record Interval(double low, double high) {

    Interval dividedBy(double divisor) {
        return new Interval(low / divisor, high / divisor);
    }
}
