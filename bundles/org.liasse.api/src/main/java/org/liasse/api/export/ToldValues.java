package org.liasse.api.export;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liasse.api.Language;
import org.liasse.api.Text;
import org.liasse.api.form.Bounds;
import org.liasse.api.form.Field;
import org.liasse.api.form.FieldKind;
import org.liasse.api.form.FormCheck;
import org.liasse.api.form.Option;

/** The values of fields as people read them in one language. */
public final class ToldValues {

    private static final DateTimeFormatter DAY_FR = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter DAY_EN = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Language language;
    private final ZoneId zone;
    private final Map<String, String> files;

    /** Where files are told by their ids. */
    public ToldValues(Language language, ZoneId zone) {
        this(language, zone, null);
    }

    /**
     * @param zone in which instants are told
     * @param files names of documents by id; one that is not among them is not told. {@code null}:
     *     files are told by their ids
     */
    public ToldValues(Language language, ZoneId zone, Map<String, String> files) {
        this.language = language;
        this.zone = zone;
        this.files = files;
    }

    public Language language() {
        return language;
    }

    /** The label in the language; the key where there is none. */
    public String label(Text label, Object key) {
        return label == null ? key.toString() : label.in(language);
    }

    public String label(Field field) {
        return label(field.label(), field.key());
    }

    /**
     * As {@link #text}, with the unit, and, for a number beyond what is expected, that it is so; a
     * repeated block is its rows, one a line.
     */
    public String told(Field field, Object value) {
        if (value == null) {
            return "";
        }
        if (field.kind() == FieldKind.REPEATED) {
            return rows(value).stream()
                    .map(row -> told(field, row))
                    .collect(Collectors.joining("\n"));
        }
        String text = text(field, value);
        String measured = field.bounds().unit() == null ? text : text + " " + field.bounds().unit();
        return FormCheck.isUnexpected(field, value)
                ? measured + " (" + expected(field.bounds()) + ")"
                : measured;
    }

    /** Without the unit, which stands beside it: {@code out of bounds: 2 to 4}. */
    private String expected(Bounds bounds) {
        boolean french = language == Language.FR;
        String out = french ? "hors limites : " : "out of bounds: ";
        if (bounds.expectedMin() == null) {
            return out + (french ? "au plus " : "at most ") + number(bounds.expectedMax());
        }
        if (bounds.expectedMax() == null) {
            return out + (french ? "au moins " : "at least ") + number(bounds.expectedMin());
        }
        return out
                + (french ? "de " : "")
                + number(bounds.expectedMin())
                + (french ? " à " : " to ")
                + number(bounds.expectedMax());
    }

    private String told(Field block, Map<?, ?> row) {
        return block.rows().stream()
                .map(field -> told(field, row.get(field.key().value())))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** The rows of a repeated block, in the order that people gave them. */
    public static List<Map<?, ?>> rows(Object value) {
        return List.copyOf(rowsById(value).values());
    }

    /** The same, each with its id. */
    public static Map<String, Map<?, ?>> rowsById(Object value) {
        Map<String, Map<?, ?>> rows = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> byId) {
            byId.entrySet().stream()
                    .filter(entry -> entry.getValue() instanceof Map)
                    .sorted(
                            Comparator.<Map.Entry<?, ?>>comparingDouble(ToldValues::order)
                                    .thenComparing(entry -> entry.getKey().toString()))
                    .forEach(
                            entry ->
                                    rows.put(
                                            entry.getKey().toString(),
                                            (Map<?, ?>) entry.getValue()));
        }
        return rows;
    }

    private static double order(Map.Entry<?, ?> row) {
        return ((Map<?, ?>) row.getValue()).get("order") instanceof Number number
                ? number.doubleValue()
                : Double.MAX_VALUE;
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
            case FILE ->
                    files == null ? value.toString() : files.getOrDefault(value.toString(), "");
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

    private String date(Object value) {
        try {
            return day(LocalDate.parse(value.toString()), language);
        } catch (java.time.DateTimeException e) {
            return value.toString();
        }
    }

    /** As people of the language write a day: {@code 31/12/2026}, {@code 2026-12-31}. */
    public static String day(LocalDate date, Language language) {
        return (language == Language.FR ? DAY_FR : DAY_EN).format(date);
    }

    /** In the zone, to the minute. */
    public String instant(Object value) {
        try {
            return at(Instant.parse(value.toString()));
        } catch (java.time.DateTimeException e) {
            return value.toString();
        }
    }

    /** In the zone, to the minute. */
    public String at(Instant instant) {
        var local = instant.atZone(zone);
        return day(local.toLocalDate(), language) + " " + TIME.format(local);
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
