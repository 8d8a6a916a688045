package org.liasse.api.money;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.liasse.api.Language;
import org.liasse.api.Text;
import org.liasse.api.money.Totals.Share;
import org.liasse.api.print.Sheet.Block;
import org.liasse.api.print.Sheet.Fact;
import org.liasse.api.print.Sheet.Facts;
import org.liasse.api.print.Sheet.Table;

/** Lines and what they come to, on paper: of an invoice, of a quote. */
public final class PrintedMoney {

    private static final char NO_BREAK = '\u00A0';

    private static final List<Text> COLUMNS =
            List.of(
                    new Text("Désignation", "Item"),
                    new Text("Quantité", "Quantity"),
                    new Text("Prix unitaire HT", "Unit price"),
                    new Text("Remise", "Discount"),
                    new Text("TVA", "VAT"),
                    new Text("Montant HT", "Amount"));
    private static final Set<Integer> NUMBERS = Set.of(1, 2, 3, 4, 5);
    private static final Text SOURCE = new Text("rapport : ", "report: ");
    private static final List<Text> TAXES =
            List.of(
                    new Text("TVA", "VAT"),
                    new Text("Base HT", "Before tax"),
                    new Text("Montant de TVA", "Tax"));
    private static final Text LINES = new Text("Total des lignes HT", "Lines before tax");
    private static final Text DISCOUNT = new Text("Remise : ", "Discount: ");
    private static final Text NET = new Text("Total HT", "Total before tax");
    private static final Text VAT = new Text("TVA", "VAT");
    private static final Text GROSS = new Text("Total TTC", "Total with tax");
    private static final Text ZERO = new Text("taux nul", "zero-rated");
    private static final Text EXEMPT = new Text("exonéré", "exempt");
    private static final Text REVERSE = new Text("autoliquidation", "reverse charge");

    private final Language language;
    private final String currency;

    /**
     * @param currency ISO 4217, of all amounts
     */
    public PrintedMoney(Language language, String currency) {
        this.language = language;
        this.currency = currency;
    }

    /** A table of lines, one of taxes, and the sums. */
    public List<Block> lines(List<Line> lines, List<Discount> discounts) {
        Totals totals = Totals.of(lines, discounts);
        var blocks = new ArrayList<Block>();
        blocks.add(
                new Table(
                        null,
                        COLUMNS.stream().map(column -> column.in(language)).toList(),
                        lines.stream().map(this::row).toList(),
                        NUMBERS));
        blocks.add(
                new Table(
                        null,
                        TAXES.stream().map(column -> column.in(language)).toList(),
                        totals.shares().stream().map(this::row).toList(),
                        Set.of(1, 2)));
        var sums = new ArrayList<Fact>();
        if (!discounts.isEmpty()) {
            sums.add(new Fact(LINES.in(language), amount(totals.lines())));
            for (Discount discount : discounts) {
                sums.add(
                        new Fact(
                                DISCOUNT.in(language) + discount.reason(),
                                "−" + amount(discount.amount()) + ", " + told(discount.vat())));
            }
        }
        sums.add(new Fact(NET.in(language), amount(totals.net())));
        sums.add(new Fact(VAT.in(language), amount(totals.vat())));
        sums.add(new Fact(GROSS.in(language), amount(totals.gross())));
        blocks.add(new Facts(sums));
        return blocks;
    }

    private List<String> row(Line line) {
        String item =
                line.source() == null || line.source().isBlank()
                        ? line.item()
                        : line.item() + "\n" + SOURCE.in(language) + line.source();
        return List.of(
                item,
                number(line.quantity()) + NO_BREAK + line.unit().label().in(language),
                number(line.price().scale() < 2 ? Totals.rounded(line.price()) : line.price()),
                line.discount().signum() == 0 ? "" : number(Totals.rounded(line.discount())),
                told(line.vat()),
                number(line.net()));
    }

    private List<String> row(Share share) {
        return List.of(told(share.vat()), number(share.basis()), number(share.tax()));
    }

    private String told(Vat vat) {
        return switch (vat.category()) {
            case STANDARD -> number(vat.rate()) + NO_BREAK + "%";
            case ZERO -> ZERO.in(language);
            case EXEMPT -> EXEMPT.in(language);
            case REVERSE_CHARGE -> REVERSE.in(language);
        };
    }

    /** Rounded, with the currency. */
    public String amount(BigDecimal amount) {
        String sign = currency.equals("EUR") ? "€" : currency;
        return number(Totals.rounded(amount)) + NO_BREAK + sign;
    }

    /** In groups of three digits. */
    private String number(BigDecimal number) {
        String plain = number.abs().toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        var told = new StringBuilder(number.signum() < 0 ? "−" : "");
        boolean french = language == Language.FR;
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % 3 == 0) {
                told.append(french ? NO_BREAK : ',');
            }
            told.append(whole.charAt(i));
        }
        if (point >= 0) {
            told.append(french ? ',' : '.').append(plain, point + 1, plain.length());
        }
        return told.toString();
    }
}
