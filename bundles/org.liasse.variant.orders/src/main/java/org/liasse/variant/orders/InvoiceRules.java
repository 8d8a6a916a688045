package org.liasse.variant.orders;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.liasse.api.Currencies;
import org.liasse.api.Key;
import org.liasse.api.money.MoneyForm;
import org.liasse.api.money.Totals;
import org.liasse.api.money.Totals.Share;
import org.liasse.api.money.Vat;
import org.liasse.api.money.Vat.Category;
import org.liasse.api.workflow.Condition;
import org.liasse.api.workflow.Facts;
import org.liasse.variant.orders.ServiceInvoice.Section;

/** What EN 16931 asks of an invoice beyond that it is complete. */
final class InvoiceRules {

    /** ISO 3166-1, two letters. */
    static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private static final Set<String> OF_TAX_ALONE = Set.of("EL", "XI");

    static final Condition HAS_LINES =
            Condition.that(
                    "it has lines",
                    facts -> !MoneyForm.linesOf(facts.values(Section.LINES)).isEmpty());

    /** BR-55 and its like: codes of countries. */
    static final Condition HAS_COUNTRIES =
            Condition.that(
                    "the countries of seller and buyer are codes of ISO 3166-1",
                    facts ->
                            Stream.of(Section.SELLER, Section.BUYER)
                                    .map(party -> text(facts, party, "country"))
                                    .allMatch(COUNTRIES::contains));

    static final Condition HAS_CURRENCY =
            Condition.that(
                    "its currency is a code of ISO 4217",
                    facts -> Currencies.include(text(facts, Section.HEAD, "currency")));

    static final Condition IS_WITHIN_MEASURE =
            Condition.that(
                    "its amounts have at most 15 digits",
                    facts -> !totals(facts).isBeyondMeasure());

    /** BR-CO-25. */
    static final Condition HAS_TERMS =
            Condition.that(
                    "it says when it is to be paid, in days or in words, where anything is",
                    facts ->
                            totals(facts).gross().signum() <= 0
                                    || !text(facts, Section.TERMS, "days").isBlank()
                                    || !text(facts, Section.TERMS, "terms").isBlank());

    /** BR-CO-09. */
    static final Condition VAT_IDS_NAME_COUNTRIES =
            Condition.that(
                    "VAT numbers begin with the code of their country",
                    facts ->
                            Stream.of(Section.SELLER, Section.BUYER)
                                    .map(party -> text(facts, party, "vatId").replace(" ", ""))
                                    .allMatch(id -> id.isEmpty() || namesCountry(id)));

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

    /** Greece is told as EL, Northern Ireland as XI. */
    private static boolean namesCountry(String vatId) {
        String prefix = vatId.substring(0, Math.min(2, vatId.length()));
        return COUNTRIES.contains(prefix) || OF_TAX_ALONE.contains(prefix);
    }

    private static Totals totals(Facts facts) {
        return MoneyForm.totalsOf(facts.values(Section.LINES));
    }

    private static Stream<Vat> vats(Facts facts) {
        return totals(facts).shares().stream().map(Share::vat);
    }

    private static String text(Facts facts, Section section, String field) {
        return facts.value(Key.of(section), field).map(Object::toString).orElse("");
    }
}
