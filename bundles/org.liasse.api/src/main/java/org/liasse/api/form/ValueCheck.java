package org.liasse.api.form;

import static java.time.temporal.ChronoField.YEAR;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ValueRange;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.liasse.api.Currencies;
import org.liasse.api.InputError;

/** Checks the shape of one value, by the kind of its field. */
final class ValueCheck {

    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\]{1,64}@[^\\s@<>,;:\"()]{1,255}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 .()-]{4,30}");
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,4})?");

    /** Of which calendars and databases can make something. */
    private static final ValueRange YEARS = ValueRange.of(1, 9999);

    private ValueCheck() {}

    static void check(Field field, Object value, String at, List<InputError> errors) {
        switch (field.kind()) {
            case TEXT ->
                    text(
                            field,
                            value,
                            at,
                            errors,
                            t -> t.chars().noneMatch(c -> c < ' '),
                            "une seule ligne de texte",
                            "one line of text");
            case LONG_TEXT ->
                    text(
                            field,
                            value,
                            at,
                            errors,
                            t ->
                                    t.chars()
                                            .noneMatch(
                                                    c ->
                                                            c < ' ' && c != '\n' && c != '\r'
                                                                    && c != '\t'),
                            "un texte",
                            "a text");
            case EMAIL ->
                    text(
                            field,
                            value,
                            at,
                            errors,
                            t -> EMAIL.matcher(t).matches(),
                            "une adresse électronique",
                            "an e-mail address");
            case PHONE ->
                    text(
                            field,
                            value,
                            at,
                            errors,
                            ValueCheck::isPhone,
                            "un numéro de téléphone",
                            "a telephone number");
            case DATE ->
                    text(
                            field,
                            value,
                            at,
                            errors,
                            t -> parses(() -> LocalDate.parse(t)) && t.length() == 10,
                            "une date AAAA-MM-JJ",
                            "a date YYYY-MM-DD");
            case INSTANT ->
                    text(
                            field,
                            value,
                            at,
                            errors,
                            t -> parses(() -> YEARS.checkValidValue(year(t), YEAR)),
                            "un instant ISO 8601",
                            "an instant, ISO 8601");
            case ACCOUNT, FILE ->
                    text(
                            field,
                            value,
                            at,
                            errors,
                            t -> !t.isBlank() && t.length() <= 60,
                            "un identifiant",
                            "an id");
            case INTEGER -> number(field, value, at, errors, true);
            case DECIMAL -> number(field, value, at, errors, false);
            case YES_NO ->
                    require(
                            value instanceof Boolean,
                            at,
                            errors,
                            "true ou false est attendu.",
                            "true or false is expected.");
            case CHOICE ->
                    require(
                            value instanceof String s && offers(field, s),
                            at,
                            errors,
                            "Un de ces choix est attendu : " + offered(field) + ".",
                            "One of these is expected: " + offered(field) + ".");
            case CHOICES -> {
                require(
                        isSetOf(field, value),
                        at,
                        errors,
                        "Une liste de ces choix est attendue : " + offered(field) + ".",
                        "A list of these is expected: " + offered(field) + ".");
                atMost(field, value instanceof List<?> list ? list.size() : 0, at, errors);
            }
            case MONEY -> money(field, value, at, errors);
            case ADDRESS ->
                    object(
                            value,
                            at,
                            errors,
                            Map.of("line", 500, "postcode", 20, "city", 200, "country", 100));
            case PERSON ->
                    object(value, at, errors, Map.of("name", 200, "email", 320, "phone", 40));
            case REPEATED -> rows(field, value, at, errors);
        }
    }

    private static void text(
            Field field,
            Object value,
            String at,
            List<InputError> errors,
            Predicate<String> good,
            String fr,
            String en) {
        if (!(value instanceof String text) || (!text.isEmpty() && !good.test(text))) {
            errors.add(InputError.at(at, "On attend " + fr + ".", "This must be " + en + "."));
            return;
        }
        Integer bound = field.bounds().maxLength();
        int max = bound == null ? 20_000 : bound;
        if (text.codePointCount(0, text.length()) > max) {
            errors.add(
                    InputError.at(
                            at,
                            "Au plus " + max + " caractères.",
                            "At most " + max + " characters."));
        }
    }

    private static boolean isPhone(String text) {
        long digits = text.chars().filter(Character::isDigit).count();
        return PHONE.matcher(text).matches() && digits >= 4 && digits <= 15;
    }

    private static int year(String instant) {
        return Instant.parse(instant).atOffset(ZoneOffset.UTC).getYear();
    }

    private static boolean parses(Runnable parser) {
        try {
            parser.run();
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static void number(
            Field field, Object value, String at, List<InputError> errors, boolean whole) {
        if (!(value instanceof Number number) || (whole && isFraction(number))) {
            errors.add(
                    InputError.at(
                            at,
                            whole ? "On attend un nombre entier." : "On attend un nombre.",
                            whole ? "This must be a whole number." : "This must be a number."));
            return;
        }
        bounds(field, new BigDecimal(number.toString()), at, errors);
    }

    private static boolean isFraction(Number number) {
        BigDecimal decimal = new BigDecimal(number.toString());
        return decimal.stripTrailingZeros().scale() > 0
                || decimal.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0;
    }

    private static void bounds(Field field, BigDecimal number, String at, List<InputError> errors) {
        if ((long) number.precision() - number.scale() > 25 || number.scale() > 25) {
            errors.add(
                    InputError.at(
                            at,
                            "Ce nombre est hors de toute mesure.",
                            "This number is beyond all measure."));
            return;
        }
        Bounds bounds = field.bounds();
        if (bounds.min() != null && number.compareTo(bounds.min()) < 0) {
            errors.add(
                    InputError.at(
                            at,
                            "Au moins " + bounds.min() + ".",
                            "At least " + bounds.min() + "."));
        }
        if (bounds.max() != null && number.compareTo(bounds.max()) > 0) {
            errors.add(
                    InputError.at(
                            at, "Au plus " + bounds.max() + ".", "At most " + bounds.max() + "."));
        }
    }

    private static void money(Field field, Object value, String at, List<InputError> errors) {
        if (value instanceof Map<?, ?> map
                && map.keySet().equals(Set.of("amount", "currency"))
                && map.get("amount") instanceof String amount
                && AMOUNT.matcher(amount).matches()
                && map.get("currency") instanceof String currency
                && Currencies.include(currency)) {
            bounds(field, new BigDecimal(amount), at + "/amount", errors);
        } else {
            errors.add(
                    InputError.at(
                            at,
                            "On attend {\"amount\": \"12.50\", \"currency\": \"EUR\"}.",
                            "{\"amount\": \"12.50\", \"currency\": \"EUR\"} is expected."));
        }
    }

    private static boolean offers(Field field, String option) {
        return field.options().stream().anyMatch(o -> o.key().value().equals(option));
    }

    private static String offered(Field field) {
        return String.join(", ", field.options().stream().map(o -> o.key().value()).toList());
    }

    private static boolean isSetOf(Field field, Object value) {
        return value instanceof List<?> list
                && list.stream().allMatch(o -> o instanceof String s && offers(field, s))
                && (field.bounds().repeats() || new HashSet<>(list).size() == list.size());
    }

    private static void object(
            Object value, String at, List<InputError> errors, Map<String, Integer> parts) {
        if (!(value instanceof Map<?, ?> map)) {
            errors.add(InputError.at(at, "On attend un objet.", "An object is expected."));
            return;
        }
        map.forEach(
                (name, part) -> {
                    Integer max = parts.get(String.valueOf(name));
                    boolean good =
                            max != null
                                    && (part == null
                                            || (part instanceof String s && s.length() <= max));
                    require(
                            good,
                            at + "/" + FormCheck.escape(String.valueOf(name)),
                            errors,
                            "Cette valeur n’est pas attendue ici.",
                            "This value is not expected here.");
                });
    }

    private static void atMost(Field field, int count, String at, List<InputError> errors) {
        BigDecimal max = field.bounds().max();
        require(
                max == null || count <= max.intValue(),
                at,
                errors,
                "Au plus " + max + ".",
                "At most " + max + ".");
    }

    private static void rows(Field field, Object value, String at, List<InputError> errors) {
        if (!(value instanceof Map<?, ?> rows)) {
            errors.add(
                    InputError.at(
                            at,
                            "On attend un objet dont chaque clé nomme une ligne.",
                            "An object keyed by row id is expected."));
            return;
        }
        atMost(field, rows.size(), at, errors);
        rows.forEach(
                (id, row) -> {
                    String path = at + "/" + FormCheck.escape(String.valueOf(id));
                    if (!(row instanceof Map<?, ?> map)
                            || String.valueOf(id).isBlank()
                            || String.valueOf(id).length() > 60) {
                        errors.add(
                                InputError.at(
                                        path, "On attend un objet.", "An object is expected."));
                        return;
                    }
                    Map<String, Object> values = FormCheck.strings(map);
                    Object order = values.get("order");
                    require(
                            order == null || order instanceof Number,
                            path + "/order",
                            errors,
                            "On attend un nombre.",
                            "This must be a number.");
                    FormCheck.shape(field.rows(), values, path, Set.of("order"), errors);
                });
    }

    private static void require(
            boolean good, String at, List<InputError> errors, String fr, String en) {
        if (!good) {
            errors.add(InputError.at(at, fr, en));
        }
    }
}
