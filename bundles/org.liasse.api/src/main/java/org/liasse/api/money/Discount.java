package org.liasse.api.money;

import java.math.BigDecimal;

/**
 * A discount off the whole of an invoice or quote.
 *
 * @param reason not blank
 * @param amount before tax, not negative
 * @param vat of what it is taken off
 */
public record Discount(String reason, BigDecimal amount, Vat vat) {}
