package org.liasse.variant.orders;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.liasse.api.Key;
import org.liasse.api.export.ToldValues;
import org.liasse.api.money.MoneyForm;
import org.liasse.api.money.Unit;
import org.liasse.api.money.Vat.Category;

/**
 * The lines of an invoice, each of an item of the report (SERV-22): the hours of tasks, else of
 * persons, else of the visit; parts; travel. What the company has no price for is left open.
 */
final class ReportLines {

    private final String visit;
    private final Map<String, Object> rates;
    private final Map<String, Map<?, ?>> parts = new HashMap<>();
    private final boolean isTaxed;
    private final UnaryOperator<String> words;
    private final Map<String, Object> lines = new TreeMap<>();

    /**
     * @param visit its number
     * @param rates of the company
     * @param isTaxed whether it charges VAT
     * @param words {@code labour}, {@code person}, {@code travel}
     */
    ReportLines(
            String visit, Map<String, Object> rates, boolean isTaxed, UnaryOperator<String> words) {
        this.visit = visit;
        this.rates = rates;
        this.isTaxed = isTaxed;
        this.words = words;
        ToldValues.rows(rates.get("parts"))
                .forEach(part -> parts.putIfAbsent(folded(part.get("item")), part));
    }

    /** The rows of the block {@link MoneyForm#LINES}. */
    Map<String, Object> of(Map<String, Object> report, Map<String, Object> hours) {
        labour(report, hours);
        ToldValues.rowsById(report.get("materials"))
                .forEach((id, row) -> part("materials/" + id, row));
        if (number(report.get("travel")) != null) {
            line(
                    words.apply("travel"),
                    "travel",
                    number(report.get("travel")),
                    Key.of(Unit.KILOMETRE).value(),
                    number(rates.get("kilometre")),
                    null);
        }
        return lines;
    }

    private void labour(Map<String, Object> report, Map<String, Object> hours) {
        Map<String, Map<?, ?>> tasks = ToldValues.rowsById(report.get("tasks"));
        tasks.values().removeIf(task -> number(task.get("hours")) == null);
        Map<String, Map<?, ?>> persons = ToldValues.rowsById(hours.get("persons"));
        if (!tasks.isEmpty()) {
            tasks.forEach(
                    (id, task) ->
                            hours(
                                    words.apply("labour") + " : " + task.get("task"),
                                    "tasks/" + id,
                                    number(task.get("hours"))));
        } else if (!persons.isEmpty()) {
            int[] count = {0};
            persons.forEach(
                    (id, person) ->
                            hours(
                                    words.apply("labour")
                                            + ", "
                                            + words.apply("person")
                                            + " "
                                            + ++count[0],
                                    "hours/" + id,
                                    number(person.get("hours"))));
        } else if (WorkedHours.minutes(report) > 0) {
            hours(words.apply("labour"), "start", WorkedHours.hours(WorkedHours.minutes(report)));
        }
    }

    private void hours(String item, String source, BigDecimal hours) {
        line(item, source, hours, Key.of(Unit.HOUR).value(), number(rates.get("hour")), null);
    }

    private void part(String source, Map<?, ?> row) {
        Object item = row.get("item");
        if (item == null || item.toString().isBlank()) {
            return;
        }
        Map<?, ?> known = parts.getOrDefault(folded(item), Map.of());
        Object unit = known.get("unit");
        line(
                item.toString(),
                source,
                number(row.get("quantity")),
                unit == null ? Key.of(Unit.PIECE).value() : unit.toString(),
                number(known.get("price")),
                number(known.get("rate")));
    }

    private void line(
            String item,
            String source,
            BigDecimal quantity,
            String unit,
            BigDecimal price,
            BigDecimal rate) {
        Map<String, Object> row = new TreeMap<>();
        row.put("order", lines.size() + 1);
        row.put(MoneyForm.ITEM, item);
        row.put(MoneyForm.SOURCE, visit + "/" + source);
        row.put(MoneyForm.QUANTITY, quantity);
        row.put(MoneyForm.UNIT, unit);
        row.put(MoneyForm.PRICE, price);
        BigDecimal own = rate == null ? number(rates.get("rate")) : rate;
        if (isTaxed) {
            row.put(MoneyForm.VAT, Key.of(Category.STANDARD).value());
            row.put(MoneyForm.RATE, own);
        } else {
            row.put(MoneyForm.VAT, Key.of(Category.EXEMPT).value());
        }
        row.values().removeIf(Objects::isNull);
        lines.put("r%03d".formatted(lines.size() + 1), row);
    }

    private static String folded(Object text) {
        return Normalizer.normalize(String.valueOf(text), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static BigDecimal number(Object value) {
        return value instanceof Number number ? new BigDecimal(number.toString()) : null;
    }
}
