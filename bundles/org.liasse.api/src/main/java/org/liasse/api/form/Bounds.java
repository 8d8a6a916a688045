package org.liasse.api.form;

import java.math.BigDecimal;

/**
 * What a value must stay within; {@code null} where there is no bound of that kind.
 *
 * @param min least number, amount or, for choices and rows, count; included
 * @param max greatest, included
 * @param maxLength greatest number of characters of a text
 * @param unit of a number, for people: {@code m²}, {@code Pa}
 */
public record Bounds(BigDecimal min, BigDecimal max, Integer maxLength, String unit) {

    public static final Bounds NONE = new Bounds(null, null, null, null);
}
