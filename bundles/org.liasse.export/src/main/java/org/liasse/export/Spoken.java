package org.liasse.export;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liasse.api.Labels;
import org.liasse.api.Language;
import org.liasse.api.Text;
import org.liasse.api.form.Field;
import org.liasse.api.form.Option;

/**
 * Values as people read them in one language. What does not look as its field says (a definition
 * may have changed since) is shown as it is.
 *
 * @param files names of documents, by id
 */
record Spoken(Language language, ZoneId zone, Map<String, String> files) {

    private static final Labels WORDS = Labels.beside(Spoken.class);
    private static final DateTimeFormatter DAY_FR = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter DAY_EN = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    String word(String key) {
        return WORDS.text(key).in(language);
    }

    String label(Text label, Object key) {
        return label == null ? key.toString() : label.in(language);
    }

    String label(Field field) {
        return label(field.label(), field.key());
    }

    /** Empty where there is no value; a repeated block is its rows, one a line. */
    String text(Field field, Object value) {
        if (value == null) {
            return "";
        }
        return switch (field.kind()) {
            case YES_NO -> word(Boolean.TRUE.equals(value) ? "yes" : "no");
            case CHOICE -> option(field, value);
            case CHOICES ->
                    items(value).stream()
                            .map(item -> option(field, item))
                            .collect(Collectors.joining("; "));
            case MONEY -> joined(" ", part(value, "amount"), part(value, "currency"));
            case ADDRESS ->
                    joined(
                            ", ",
                            part(value, "line"),
                            joined(" ", part(value, "postcode"), part(value, "city")),
                            part(value, "country"));
            case PERSON ->
                    joined(", ", part(value, "name"), part(value, "email"), part(value, "phone"));
            case DATE -> day(value.toString());
            case INSTANT -> instant(value.toString());
            case FILE -> files.getOrDefault(value.toString(), "");
            case REPEATED ->
                    rows(value).stream()
                            .map(row -> text(field, row))
                            .collect(Collectors.joining("\n"));
            default -> plain(field, value);
        };
    }

    private static String plain(Field field, Object value) {
        String text = value.toString();
        return field.bounds().unit() == null ? text : text + " " + field.bounds().unit();
    }

    private String text(Field block, Map<?, ?> row) {
        return block.rows().stream()
                .map(field -> text(field, row.get(field.key().value())))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private String option(Field field, Object key) {
        return field.options().stream()
                .filter(option -> option.key().value().equals(key))
                .map(Option::label)
                .filter(Objects::nonNull)
                .map(label -> label.in(language))
                .findFirst()
                .orElse(key.toString());
    }

    String at(Instant instant) {
        var local = instant.atZone(zone);
        return day(local.toLocalDate()) + " " + TIME.format(local);
    }

    private String day(LocalDate date) {
        return (language == Language.FR ? DAY_FR : DAY_EN).format(date);
    }

    private String day(String value) {
        try {
            return day(LocalDate.parse(value));
        } catch (DateTimeParseException e) {
            return value;
        }
    }

    private String instant(String value) {
        try {
            return at(Instant.parse(value));
        } catch (DateTimeParseException e) {
            return value;
        }
    }

    private static String part(Object value, String name) {
        Object part = value instanceof Map<?, ?> object ? object.get(name) : null;
        return part == null ? "" : part.toString();
    }

    private static String joined(String between, String... parts) {
        return Stream.of(parts)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(between));
    }

    private static List<?> items(Object value) {
        return value instanceof List<?> list ? list : List.of(value);
    }

    /** The rows of a repeated block, in the order that people gave them. */
    static List<Map<?, ?>> rows(Object value) {
        if (!(value instanceof Map<?, ?> byId)) {
            return List.of();
        }
        return byId.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Map)
                .sorted(
                        Comparator.<Map.Entry<?, ?>>comparingDouble(Spoken::order)
                                .thenComparing(entry -> entry.getKey().toString()))
                .<Map<?, ?>>map(entry -> (Map<?, ?>) entry.getValue())
                .toList();
    }

    private static double order(Map.Entry<?, ?> row) {
        return ((Map<?, ?>) row.getValue()).get("order") instanceof Number number
                ? number.doubleValue()
                : Double.MAX_VALUE;
    }
}
