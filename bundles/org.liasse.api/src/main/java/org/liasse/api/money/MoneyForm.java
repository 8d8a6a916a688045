package org.liasse.api.money;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Text;
import org.liasse.api.export.ToldValues;
import org.liasse.api.form.Field;
import org.liasse.api.form.Option;
import org.liasse.api.money.Totals.Share;
import org.liasse.api.money.Vat.Category;
import org.liasse.api.workflow.Condition;

/**
 * Lines, discounts and totals as fields of a section, and back. A row that is not complete yet
 * counts for nothing.
 */
public final class MoneyForm {

    public static final String LINES = "lines";
    public static final String DISCOUNTS = "discounts";
    public static final String ITEM = "item";
    public static final String SOURCE = "source";
    public static final String QUANTITY = "quantity";
    public static final String UNIT = "unit";
    public static final String PRICE = "price";
    public static final String DISCOUNT = "discount";
    public static final String VAT = "vat";
    public static final String RATE = "rate";
    public static final String REASON = "reason";
    public static final String AMOUNT = "amount";
    public static final String CURRENCY = "currency";

    private static final String MOST = "100000000";

    private MoneyForm() {}

    /**
     * The block {@value #LINES}, of at most 500: as many as there are in two blocks of a report,
     * and more.
     */
    public static Field lines() {
        return Field.repeated(
                        LINES,
                        Field.text(ITEM).upTo(200).mandatory().named("Désignation", "Item"),
                        Field.decimal(QUANTITY)
                                .between("0", MOST)
                                .mandatory()
                                .named("Quantité", "Quantity"),
                        unit(),
                        Field.decimal(PRICE)
                                .between("0", MOST)
                                .mandatory()
                                .named("Prix unitaire HT", "Unit price before tax"),
                        Field.decimal(DISCOUNT)
                                .between("0", MOST)
                                .named("Remise HT", "Discount before tax"),
                        vat(),
                        rate(),
                        Field.text(SOURCE)
                                .upTo(200)
                                .named("Élément du rapport", "Item of the report"))
                .between(null, "500")
                .named("Lignes", "Lines");
    }

    /** The block {@value #DISCOUNTS}, off the whole. */
    public static Field discounts() {
        return Field.repeated(
                        DISCOUNTS,
                        Field.text(REASON).upTo(200).mandatory().named("Motif", "Reason"),
                        Field.decimal(AMOUNT)
                                .between("0", MOST)
                                .mandatory()
                                .named("Montant HT", "Amount before tax"),
                        vat(),
                        rate())
                .named("Remises", "Discounts");
    }

    /** What they come to; nobody edits it. */
    public static Field[] totals() {
        return new Field[] {
            Field.money("net").named("Total HT", "Total before tax"),
            Field.money("vat").named("TVA", "VAT"),
            Field.money("gross").named("Total TTC", "Total with tax"),
            Field.repeated(
                            "shares",
                            vat(),
                            rate(),
                            Field.money("basis").named("Base HT", "Before tax"),
                            Field.money("tax").named("Montant de TVA", "Tax"))
                    .named("TVA par taux", "VAT by rate")
        };
    }

    /** In what a quantity is counted; a piece where nothing is said. */
    public static Field unit() {
        return choice(UNIT, Unit.values(), Unit::label).named("Unité", "Unit");
    }

    /** How it is taxed. */
    private static Field vat() {
        return choice(
                        VAT,
                        Category.values(),
                        category ->
                                switch (category) {
                                    case STANDARD -> new Text("Au taux", "At the rate");
                                    case ZERO -> new Text("Taux nul", "Zero-rated");
                                    case EXEMPT -> new Text("Exonéré", "Exempt");
                                    case REVERSE_CHARGE ->
                                            new Text("Autoliquidation", "Reverse charge");
                                })
                .mandatory()
                .named("TVA", "VAT");
    }

    private static Field rate() {
        return Field.decimal(RATE)
                .between("0", "100")
                .in("%")
                .mandatory()
                .shownWhen(VAT, Key.of(Category.STANDARD).value())
                .named("Taux de TVA", "Rate of VAT");
    }

    private static <E extends Enum<E>> Field choice(String key, E[] all, Function<E, Text> label) {
        return Field.choice(
                key, Stream.of(all).map(one -> new Option(Key.of(one), label.apply(one))).toList());
    }

    /**
     * @param section what a section holds that has the block of {@link #lines()}
     */
    public static List<Line> linesOf(Map<String, Object> section) {
        var lines = new ArrayList<Line>();
        for (Map<?, ?> row : ToldValues.rows(section.get(LINES))) {
            BigDecimal quantity = number(row, QUANTITY);
            BigDecimal price = number(row, PRICE);
            Vat vat = vat(row);
            if (row.get(ITEM) == null || quantity == null || price == null || vat == null) {
                continue;
            }
            BigDecimal discount = number(row, DISCOUNT);
            lines.add(
                    new Line(
                            row.get(ITEM).toString(),
                            row.get(SOURCE) == null ? null : row.get(SOURCE).toString(),
                            quantity,
                            Unit.of(row.get(UNIT)),
                            price,
                            discount == null ? BigDecimal.ZERO : discount,
                            vat));
        }
        return lines;
    }

    /**
     * @param section what a section holds that has the block of {@link #discounts()}
     */
    public static List<Discount> discountsOf(Map<String, Object> section) {
        var discounts = new ArrayList<Discount>();
        for (Map<?, ?> row : ToldValues.rows(section.get(DISCOUNTS))) {
            BigDecimal amount = number(row, AMOUNT);
            Vat vat = vat(row);
            if (row.get(REASON) != null && amount != null && vat != null) {
                discounts.add(new Discount(row.get(REASON).toString(), amount, vat));
            }
        }
        return discounts;
    }

    /** What lines and discounts of such a section come to. */
    public static Totals totalsOf(Map<String, Object> section) {
        return Totals.of(linesOf(section), discountsOf(section));
    }

    /** A discount, off a line or off the whole, exceeds what it is taken off. */
    public static Condition belowNothing(Enum<?> section) {
        return Condition.that(
                "a discount takes off more than there is",
                facts -> {
                    Map<String, Object> values = facts.values(section);
                    return linesOf(values).stream().anyMatch(line -> line.net().signum() < 0)
                            || totalsOf(values).isBelowNothing();
                });
    }

    /** The values of {@link #totals()}. */
    public static Map<String, Object> valuesOf(Totals totals, String currency) {
        Map<String, Object> shares = new TreeMap<>();
        for (Share share : totals.shares()) {
            int order = shares.size() + 1;
            Map<String, Object> row = new TreeMap<>();
            row.put("order", order);
            row.put(VAT, Key.of(share.vat().category()).value());
            if (share.vat().category() == Category.STANDARD) {
                row.put(RATE, share.vat().rate());
            }
            row.put("basis", money(share.basis(), currency));
            row.put("tax", money(share.tax(), currency));
            shares.put("r%03d".formatted(order), row);
        }
        Map<String, Object> values = new TreeMap<>();
        values.put("net", money(totals.net(), currency));
        values.put("vat", money(totals.vat(), currency));
        values.put("gross", money(totals.gross(), currency));
        values.put("shares", shares);
        return values;
    }

    /** A value of a field of money, rounded. */
    public static Map<String, Object> money(BigDecimal amount, String currency) {
        return Map.of(AMOUNT, Totals.rounded(amount).toPlainString(), CURRENCY, currency);
    }

    /** The currency of such a value; {@code null} where there is none. */
    public static String currencyOf(Object money) {
        return money instanceof Map<?, ?> map && map.get(CURRENCY) != null
                ? map.get(CURRENCY).toString()
                : null;
    }

    /** The amount of such a value; zero where there is none. */
    public static BigDecimal amountOf(Object money) {
        return money instanceof Map<?, ?> map && map.get(AMOUNT) != null
                ? new BigDecimal(map.get(AMOUNT).toString())
                : BigDecimal.ZERO;
    }

    private static Vat vat(Map<?, ?> row) {
        return Stream.of(Category.values())
                .filter(category -> Key.of(category).value().equals(row.get(VAT)))
                .findFirst()
                .filter(category -> category != Category.STANDARD || number(row, RATE) != null)
                .map(category -> new Vat(category, number(row, RATE)))
                .orElse(null);
    }

    private static BigDecimal number(Map<?, ?> row, String field) {
        return row.get(field) instanceof Number number ? new BigDecimal(number.toString()) : null;
    }
}
