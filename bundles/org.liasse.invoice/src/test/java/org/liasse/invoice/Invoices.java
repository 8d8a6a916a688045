package org.liasse.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.liasse.api.money.Discount;
import org.liasse.api.money.Invoice;
import org.liasse.api.money.Invoice.Former;
import org.liasse.api.money.Invoice.Kind;
import org.liasse.api.money.Invoice.Party;
import org.liasse.api.money.Line;
import org.liasse.api.money.Unit;
import org.liasse.api.money.Vat;
import org.liasse.api.money.Vat.Category;

/** Invoices to write. */
final class Invoices {

    static final Vat FULL = vat("20");
    static final Vat REDUCED = vat("5.5");

    private static final Party SELLER =
            new Party(
                    "Chaleur & Fils",
                    "732 829 320",
                    "FR44732829320",
                    "1 rue du Moulin",
                    "38000",
                    "Grenoble",
                    "FR",
                    "compta@example.org");
    private static final Party BUYER =
            new Party("Ada", null, null, "2 rue de la Paix", "75002", "Paris", "FR", null);

    private Invoices() {}

    static Vat vat(String rate) {
        return new Vat(Category.STANDARD, new BigDecimal(rate));
    }

    static Line line(String item, String quantity, Unit unit, String price, Vat vat) {
        return line(item, quantity, unit, price, "0", vat);
    }

    static Line line(
            String item, String quantity, Unit unit, String price, String discount, Vat vat) {
        return new Line(
                item,
                "2026-000007/tasks/r1",
                new BigDecimal(quantity),
                unit,
                new BigDecimal(price),
                new BigDecimal(discount),
                vat);
    }

    /** Two rates, a discount off a line and one off the whole, and thirds that want rounding. */
    static Invoice rich() {
        return invoice(
                List.of(
                        line("Main-d’œuvre : brûleur", "2.5", Unit.HOUR, "55", FULL),
                        line("Gicleur <1/4\">", "3", Unit.PIECE, "0.3333", REDUCED),
                        line("Filtre", "7", Unit.PIECE, "1.005", "0.10", REDUCED),
                        line("Déplacement", "12.4", Unit.KILOMETRE, "0.60", FULL)),
                List.of(new Discount("Fidélité", new BigDecimal("10"), FULL)));
    }

    static Invoice invoice(List<Line> lines, List<Discount> discounts) {
        return invoice(SELLER, BUYER, null, null, lines, discounts);
    }

    static Invoice invoice(
            Party seller,
            Party buyer,
            String exemption,
            Former former,
            List<Line> lines,
            List<Discount> discounts) {
        return new Invoice(
                former == null ? Kind.INVOICE : Kind.CREDIT_NOTE,
                former == null ? "F2026-000001" : "A2026-000001",
                LocalDate.of(2026, 12, 4),
                LocalDate.of(2026, 12, 3),
                LocalDate.of(2027, 1, 3),
                "EUR",
                seller,
                buyer,
                "BC-17",
                "2026-000003",
                "30 jours. Pénalités : trois fois le taux légal ; indemnité de 40 €.",
                "FR14 2004 1010 0505 0001 3M02 606",
                "Merci.",
                exemption,
                former,
                lines,
                discounts);
    }

    /** A seller outside VAT. */
    static Invoice exempt() {
        return invoice(
                new Party(
                        "Petit",
                        "732829320",
                        null,
                        "1 rue du Moulin",
                        "38000",
                        "Grenoble",
                        "FR",
                        null),
                BUYER,
                "TVA non applicable, art. 293 B du CGI",
                null,
                List.of(
                        line(
                                "Dépannage",
                                "1",
                                Unit.LUMP_SUM,
                                "80",
                                new Vat(Category.EXEMPT, null))),
                List.of());
    }

    /** Work for a company that owes the tax itself. */
    static Invoice reversed() {
        return invoice(
                SELLER,
                new Party(
                        "Bâti",
                        "552100554",
                        "FR12552100554",
                        "3 quai Sud",
                        "69001",
                        "Lyon",
                        "FR",
                        null),
                "Autoliquidation, art. 283-2 nonies du CGI",
                null,
                List.of(
                        line(
                                "Pose",
                                "1.5",
                                Unit.DAY,
                                "400",
                                new Vat(Category.REVERSE_CHARGE, null))),
                List.of());
    }

    static Invoice creditNote() {
        return invoice(
                SELLER,
                BUYER,
                null,
                new Former("F2026-000001", LocalDate.of(2026, 12, 4)),
                List.of(line("Filtre", "1", Unit.PIECE, "1.005", REDUCED)),
                List.of());
    }
}
