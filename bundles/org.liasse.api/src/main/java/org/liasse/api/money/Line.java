package org.liasse.api.money;

import java.math.BigDecimal;

/**
 * A line of an invoice or of a quote.
 *
 * @param item what it is about, not blank
 * @param source the item of the report that it comes from, for people and machines to find it; or
 *     {@code null}
 * @param quantity not negative
 * @param price of one unit before tax, not negative
 * @param discount off the whole line before tax, not negative
 */
public record Line(
        String item,
        String source,
        BigDecimal quantity,
        Unit unit,
        BigDecimal price,
        BigDecimal discount,
        Vat vat) {

    /** Before tax, rounded (BT-131). */
    public BigDecimal net() {
        return Totals.rounded(quantity.multiply(price).subtract(Totals.rounded(discount)));
    }
}
