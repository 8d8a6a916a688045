package org.liasse.api.money;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.liasse.api.money.Totals.Share;
import org.liasse.api.money.Vat.Category;

/** SERV-17: amounts as EN 16931 reckons them. */
public class TotalsTest {

    private static final Vat FULL = vat("20");
    private static final Vat REDUCED = vat("5.5");

    private static Vat vat(String rate) {
        return new Vat(Category.STANDARD, new BigDecimal(rate));
    }

    private static Line line(String quantity, String price, String discount, Vat vat) {
        return new Line(
                "x",
                null,
                new BigDecimal(quantity),
                Unit.PIECE,
                new BigDecimal(price),
                new BigDecimal(discount),
                vat);
    }

    private static String told(List<Line> lines, Discount... discounts) {
        Totals totals = Totals.of(lines, List.of(discounts));
        return totals.net() + " " + totals.vat() + " " + totals.gross();
    }

    @Test
    public void SERV_17_eachLineIsRoundedHalfUpByItself() {
        assertEquals("0.34", line("1", "0.335", "0", FULL).net().toString());
        assertEquals("0.33", line("1", "0.3349", "0", FULL).net().toString());
        // 0.335 three times is 1.02, and not 1.005 rounded
        assertEquals(
                "1.02 0.20 1.22",
                told(
                        List.of(
                                line("1", "0.335", "0", FULL),
                                line("1", "0.335", "0", FULL),
                                line("1", "0.335", "0", FULL))));
    }

    @Test
    public void SERV_17_taxIsReckonedOfAllThatHasOneRateTogether() {
        // each by itself would be taxed 0.00
        assertEquals(
                "0.06 0.01 0.07",
                told(
                        List.of(
                                line("1", "0.02", "0", FULL),
                                line("1", "0.02", "0", FULL),
                                line("1", "0.02", "0", vat("20.00")))));
        Totals totals =
                Totals.of(
                        List.of(
                                line("1", "100", "0", FULL),
                                line("3", "9.99", "0", REDUCED),
                                line("2", "10", "0", FULL)),
                        List.of());
        assertEquals(
                List.of(
                        new Share(REDUCED, new BigDecimal("29.97"), new BigDecimal("1.65")),
                        new Share(FULL, new BigDecimal("120.00"), new BigDecimal("24.00"))),
                totals.shares());
        assertEquals("175.62", totals.gross().toString());
    }

    @Test
    public void SERV_17_discountsComeOffBeforeTax() {
        assertEquals("9.00", line("2", "5", "1", FULL).net().toString());
        assertEquals(
                "80.00 16.00 96.00",
                told(List.of(line("1", "90", "0", FULL)), new Discount("x", BigDecimal.TEN, FULL)));
        Discount more = new Discount("x", new BigDecimal("90.01"), FULL);
        assertTrue(Totals.of(List.of(line("1", "90", "0", FULL)), List.of(more)).isBelowNothing());
        assertFalse(
                Totals.of(List.of(line("1", "90.01", "0", FULL)), List.of(more)).isBelowNothing());
    }

    @Test
    public void SERV_17_whatIsNotTaxedHasNoRate() {
        Vat exempt = new Vat(Category.EXEMPT, new BigDecimal("20"));
        assertEquals("80.00 0.00 80.00", told(List.of(line("1", "80", "0", exempt))));
    }

    @Test
    public void SERV_17_aRowThatIsNotCompleteCountsForNothing() {
        Map<String, Object> good =
                Map.of("item", "x", "quantity", 2, "price", 3, "vat", "standard", "rate", 20);
        Map<String, Object> unpriced =
                Map.of("item", "x", "quantity", 2, "vat", "standard", "rate", 20);
        Map<String, Object> untaxed =
                Map.of("item", "x", "quantity", 2, "price", 3, "vat", "standard");
        List<Line> lines =
                MoneyForm.linesOf(Map.of("lines", Map.of("a", good, "b", unpriced, "c", untaxed)));
        assertEquals(
                List.of(
                        new Line(
                                "x",
                                null,
                                new BigDecimal("2"),
                                Unit.PIECE,
                                new BigDecimal("3"),
                                BigDecimal.ZERO,
                                FULL)),
                lines);
        Map<String, Object> values = MoneyForm.valuesOf(Totals.of(lines, List.of()), "EUR");
        assertEquals(Map.of("amount", "7.20", "currency", "EUR"), values.get("gross"));
    }
}
