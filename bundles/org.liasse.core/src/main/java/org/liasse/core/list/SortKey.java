package org.liasse.core.list;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.liasse.api.Key;
import org.liasse.api.form.Field;
import org.liasse.api.form.FieldKind;
import org.liasse.core.store.Ids;

/** Texts that sort, byte by byte, as the values they stand for; at most 180 characters. */
public final class SortKey {

    private static final int LENGTH = 180;
    private static final int INTEGER_DIGITS = 26;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cs}]+");
    private static final int DECIMALS = 100;

    /** The one key of what is there and cannot be compared. */
    private static final String PRESENT = "present";

    private SortKey() {}

    /**
     * The keys under which a value is found: none for what is absent or blank, several for choices;
     * of a file or a repeated block only that it is there.
     */
    public static List<String> keysOf(Field field, Object value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            return List.of();
        }
        if (field.kind() == FieldKind.REPEATED || field.kind() == FieldKind.FILE) {
            boolean empty = value instanceof Map<?, ?> rows && rows.isEmpty();
            return empty ? List.of() : List.of(PRESENT);
        }
        if (value instanceof List<?> several) {
            return several.stream().map(one -> text(one.toString())).distinct().toList();
        }
        return keyOf(field, value).map(List::of).orElse(List.of());
    }

    private static Optional<String> keyOf(Field field, Object value) {
        return switch (field.kind()) {
            case REPEATED, FILE -> Optional.empty();
            case INTEGER, DECIMAL -> Optional.of(number(new BigDecimal(value.toString())));
            case MONEY -> part(value, "amount").map(amount -> number(new BigDecimal(amount)));
            case INSTANT -> Optional.of(instant(Instant.parse(value.toString())));
            case DATE, ACCOUNT, YES_NO, CHOICE, CHOICES -> Optional.of(cut(value.toString()));
            case TEXT, LONG_TEXT, EMAIL, PHONE -> Optional.of(text(value.toString()));
            case ADDRESS ->
                    Optional.of(
                            text(
                                    part(value, "city").orElse("")
                                            + " "
                                            + part(value, "line").orElse("")));
            case PERSON -> part(value, "name").map(SortKey::text);
        };
    }

    /**
     * The key of a value as a filter of REST gives it.
     *
     * @throws RuntimeException where the text is no value of that kind
     */
    public static String parsed(Field field, String value) {
        return switch (field.kind()) {
            case INTEGER, DECIMAL, MONEY -> number(decimal(value.trim()));
            case INSTANT -> instant(Instant.parse(value));
            case DATE -> LocalDate.parse(value).toString();
            case YES_NO -> Boolean.toString(bool(value));
            case ACCOUNT -> Ids.of(value);
            case CHOICE -> new Key(value).value();
            case CHOICES, TEXT, LONG_TEXT, EMAIL, PHONE, ADDRESS, PERSON -> text(value);
            case REPEATED, FILE -> throw new IllegalArgumentException("not comparable");
        };
    }

    private static BigDecimal decimal(String value) {
        if (value.length() > LENGTH) {
            throw new IllegalArgumentException("beyond all measure");
        }
        return new BigDecimal(value);
    }

    private static boolean bool(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("not a yes or no: " + value);
        }
        return value.equals("true");
    }

    /** Case and accents folded, blanks single; what no database takes in a text is a blank. */
    public static String text(String value) {
        return cut(fold(value));
    }

    /** Lower case without accents: what a person means by "the same word". */
    public static String fold(String value) {
        String plain =
                MARKS.matcher(Normalizer.normalize(value, Normalizer.Form.NFKD)).replaceAll("");
        return BLANKS.matcher(plain)
                .replaceAll(" ")
                .trim()
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replace("æ", "ae")
                .replace("ß", "ss")
                .replace('ς', 'σ');
    }

    /**
     * Negative numbers begin with 0 and have each digit complemented, so that the greater absolute
     * value comes first; the tilde ends their fraction, after every digit.
     *
     * @throws IllegalArgumentException beyond 26 digits before the point or 100 after it
     */
    static String number(BigDecimal value) {
        if ((long) value.precision() - value.scale() > INTEGER_DIGITS || value.scale() > DECIMALS) {
            throw new IllegalArgumentException("beyond all measure");
        }
        BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        String[] parts = plain.abs().toPlainString().split("\\.");
        String digits =
                "0".repeat(INTEGER_DIGITS - parts[0].length())
                        + parts[0]
                        + (parts.length > 1 ? "." + parts[1] : "");
        if (plain.signum() >= 0) {
            return "1" + digits;
        }
        var complement = new StringBuilder("0");
        digits.chars().forEach(c -> complement.append(c == '.' ? '.' : (char) ('9' - (c - '0'))));
        return complement.append('~').toString();
    }

    /** The key of an instant, to the millisecond. */
    public static String instant(Instant instant) {
        return number(BigDecimal.valueOf(instant.toEpochMilli()));
    }

    private static Optional<String> part(Object value, String name) {
        return value instanceof Map<?, ?> map
                ? Optional.ofNullable(map.get(name)).map(Object::toString)
                : Optional.empty();
    }

    private static String cut(String text) {
        return cut(text, LENGTH);
    }

    /** At most so many characters, and never half of one. */
    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        boolean split = Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, split ? length - 1 : length);
    }
}
