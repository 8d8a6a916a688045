package org.liasse.tables;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.liasse.api.export.ToldValues;
import org.liasse.api.form.Field;

/** The values of fields as spreadsheets reckon with them. */
final class Cells {

    private static final String EURO = "EUR";

    private final ToldValues words;
    private final ZoneId zone;

    Cells(ToldValues words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
    }

    /**
     * A number, a day, an instant or yes/no where the field holds one; else words. An amount in
     * euros is a number, another bears its currency.
     */
    Object of(Field field, Object value) {
        if (value == null) {
            return null;
        }
        try {
            return switch (field.kind()) {
                case INTEGER, DECIMAL -> new BigDecimal(value.toString());
                case DATE -> LocalDate.parse(value.toString());
                case INSTANT -> instant(Instant.parse(value.toString()));
                case YES_NO -> value instanceof Boolean yes ? yes : value.toString();
                case MONEY ->
                        value instanceof Map<?, ?> money && EURO.equals(money.get("currency"))
                                ? new BigDecimal(money.get("amount").toString())
                                : words.text(field, value);
                default -> words.text(field, value);
            };
        } catch (DateTimeException | NumberFormatException e) {
            // of an earlier definition
            return words.text(field, value);
        }
    }

    LocalDateTime instant(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone);
    }
}
