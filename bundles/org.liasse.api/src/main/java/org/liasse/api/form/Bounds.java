package org.liasse.api.form;

import java.math.BigDecimal;

/**
 * What a value must stay within, and what is expected of it; {@code null} where there is no bound
 * of that kind. What is beyond what must be is refused; what is beyond what is expected is kept,
 * and said to be so: a measure that failed.
 *
 * @param min least number, amount or, for choices and rows, count; included
 * @param max greatest, included
 * @param maxLength greatest number of characters of a text
 * @param unit of a number, for people: {@code m²}, {@code Pa}
 * @param expectedMin least number that is expected, included; of whole and decimal numbers only
 * @param expectedMax greatest, included
 * @param repeats of choices, whether the same one may be there more than once
 */
public record Bounds(
        BigDecimal min,
        BigDecimal max,
        Integer maxLength,
        String unit,
        BigDecimal expectedMin,
        BigDecimal expectedMax,
        boolean repeats) {

    public static final Bounds NONE = new Bounds(null, null, null, null);

    /** Where nothing is expected. */
    public Bounds(BigDecimal min, BigDecimal max, Integer maxLength, String unit) {
        this(min, max, maxLength, unit, null, null);
    }

    /** Of which none is there twice. */
    public Bounds(
            BigDecimal min,
            BigDecimal max,
            Integer maxLength,
            String unit,
            BigDecimal expectedMin,
            BigDecimal expectedMax) {
        this(min, max, maxLength, unit, expectedMin, expectedMax, false);
    }

    /** Whether something is expected of a number. */
    public boolean expects() {
        return expectedMin != null || expectedMax != null;
    }

    /** Whether this number is expected; any is where nothing is. */
    public boolean expects(BigDecimal number) {
        return (expectedMin == null || number.compareTo(expectedMin) >= 0)
                && (expectedMax == null || number.compareTo(expectedMax) <= 0);
    }
}
