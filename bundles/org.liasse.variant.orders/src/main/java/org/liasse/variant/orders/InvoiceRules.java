package org.liasse.variant.orders;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.money.Discount;
import org.liasse.api.money.Line;
import org.liasse.api.money.MoneyForm;
import org.liasse.api.money.Totals;
import org.liasse.api.money.Vat;
import org.liasse.api.money.Vat.Category;
import org.liasse.api.workflow.Condition;
import org.liasse.api.workflow.Facts;
import org.liasse.variant.orders.ServiceInvoice.Section;

/** What EN 16931 asks of an invoice beyond that it is complete. */
final class InvoiceRules {

    /** ISO 3166-1, two letters. */
    static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    static final Condition HAS_LINES =
            Condition.that("it has lines", facts -> !lines(facts).isEmpty());

    /** BR-55 and its like: codes of countries. */
    static final Condition HAS_COUNTRIES =
            Condition.that(
                    "the countries of seller and buyer are codes of ISO 3166-1",
                    facts ->
                            Stream.of(Section.SELLER, Section.BUYER)
                                    .map(party -> text(facts, party, "country"))
                                    .allMatch(COUNTRIES::contains));

    /** ISO 4217. */
    static final Set<String> CURRENCIES =
            Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .collect(Collectors.toUnmodifiableSet());

    static final Condition HAS_CURRENCY =
            Condition.that(
                    "its currency is a code of ISO 4217",
                    facts -> CURRENCIES.contains(text(facts, Section.HEAD, "currency")));

    static final Condition BELOW_NOTHING =
            Condition.that(
                    "a discount takes off more than there is",
                    facts ->
                            lines(facts).stream().anyMatch(line -> line.net().signum() < 0)
                                    || Totals.of(lines(facts), discounts(facts)).isBelowNothing());

    /** BR-S-02, BR-E-02, BR-CO-26: by a VAT number, or a number of the register. */
    static final Condition SELLER_IS_REGISTERED =
            Condition.that(
                    "the seller has a VAT number, or a company number where no VAT is charged",
                    facts ->
                            !text(facts, Section.SELLER, "vatId").isBlank()
                                    || (!text(facts, Section.SELLER, "legalId").isBlank()
                                            && vats(facts)
                                                    .allMatch(
                                                            vat ->
                                                                    vat.category()
                                                                            == Category.EXEMPT)));

    /** BR-E-10, BR-AE-10. */
    static final Condition EXEMPTION_IS_EXPLAINED =
            Condition.that(
                    "the law is named by which something is not taxed",
                    facts ->
                            !text(facts, Section.TERMS, "exemption").isBlank()
                                    || vats(facts)
                                            .noneMatch(vat -> vat.category().isToBeExplained()));

    /** BR-AE-02. */
    static final Condition BUYER_IS_REGISTERED =
            Condition.that(
                    "a buyer who owes the tax has a VAT number",
                    facts ->
                            !text(facts, Section.BUYER, "vatId").isBlank()
                                    || vats(facts)
                                            .noneMatch(
                                                    vat ->
                                                            vat.category()
                                                                    == Category.REVERSE_CHARGE));

    private InvoiceRules() {}

    private static Map<String, Object> section(Facts facts, Section section) {
        return facts.values(Key.of(section));
    }

    private static List<Line> lines(Facts facts) {
        return MoneyForm.linesOf(section(facts, Section.LINES));
    }

    private static List<Discount> discounts(Facts facts) {
        return MoneyForm.discountsOf(section(facts, Section.LINES));
    }

    private static Stream<Vat> vats(Facts facts) {
        return Stream.concat(
                lines(facts).stream().map(Line::vat), discounts(facts).stream().map(Discount::vat));
    }

    private static String text(Facts facts, Section section, String field) {
        return facts.value(Key.of(section), field).map(Object::toString).orElse("");
    }
}
