package org.liasse.api.export;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liasse.api.Language;
import org.liasse.api.form.Field;
import org.liasse.api.form.Option;

/** The values of fields as people read them. */
public final class ToldValues {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

    private final Language language;
    private final ZoneId zone;

    public ToldValues(Language language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
    }

    /**
     * One value in words; empty where there is none. What is not of the field's kind, as a value of
     * an earlier definition may be, is told as it stands.
     */
    public String text(Field field, Object value) {
        if (value == null) {
            return "";
        }
        return switch (field.kind()) {
            case YES_NO -> yesNo(value);
            case CHOICE, CHOICES -> chosen(field, value);
            case DATE -> date(value);
            case INSTANT -> instant(value);
            case MONEY -> parts(value, " ", "amount", "currency");
            case ADDRESS -> address(value);
            case PERSON -> parts(value, ", ", "name", "email", "phone");
            case DECIMAL, INTEGER -> number(value);
            case REPEATED -> value instanceof Map<?, ?> rows ? String.valueOf(rows.size()) : "";
            default -> value.toString();
        };
    }

    public String yesNo(Object value) {
        if (Boolean.TRUE.equals(value)) {
            return language == Language.FR ? "Oui" : "Yes";
        }
        return Boolean.FALSE.equals(value)
                ? language == Language.FR ? "Non" : "No"
                : value.toString();
    }

    private String chosen(Field field, Object value) {
        Stream<?> keys =
                value instanceof Collection<?> several ? several.stream() : Stream.of(value);
        return keys.map(key -> label(field, String.valueOf(key))).collect(Collectors.joining(", "));
    }

    private String label(Field field, String key) {
        return field.options().stream()
                .filter(option -> option.key().value().equals(key))
                .map(Option::label)
                .filter(Objects::nonNull)
                .map(label -> label.in(language))
                .findFirst()
                .orElse(key);
    }

    private static String date(Object value) {
        try {
            return DATE.format(LocalDate.parse(value.toString()));
        } catch (java.time.DateTimeException e) {
            return value.toString();
        }
    }

    /** In the zone, to the minute. */
    public String instant(Object value) {
        try {
            return INSTANT.withZone(zone).format(Instant.parse(value.toString()));
        } catch (java.time.DateTimeException e) {
            return value.toString();
        }
    }

    private static String parts(Object value, String between, String... names) {
        if (!(value instanceof Map<?, ?> map)) {
            return value.toString();
        }
        return Stream.of(names)
                .map(map::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(between));
    }

    private static String address(Object value) {
        String town = parts(value, " ", "postcode", "city");
        return value instanceof Map<?, ?>
                ? Stream.of(parts(value, "", "line"), town, parts(value, "", "country"))
                        .filter(part -> !part.isBlank())
                        .collect(Collectors.joining(", "))
                : value.toString();
    }

    private String number(Object value) {
        String plain =
                value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
        return language == Language.FR ? plain.replace('.', ',') : plain;
    }
}
