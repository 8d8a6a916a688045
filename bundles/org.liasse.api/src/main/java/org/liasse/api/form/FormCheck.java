package org.liasse.api.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.InputError;
import org.liasse.api.Text;

/**
 * Checks JSON values against a form. Values are plain Java: {@code String}, {@code Boolean}, {@code
 * BigDecimal} or {@code Integer} or {@code Long}, {@code List} and {@code Map} with string keys;
 * {@code null} is absent.
 */
public final class FormCheck {

    private FormCheck() {}

    /**
     * Every value has the shape its field asks for; unknown keys are refused by name; nothing need
     * be there.
     */
    public static List<InputError> shape(Form form, Map<String, Object> values) {
        var errors = new ArrayList<InputError>();
        shape(form.fields(), values, "", Set.of(), errors);
        return errors;
    }

    /** Whether a value has the shape that its field asks for, wherever that stands. */
    public static boolean fits(Field field, Object value) {
        var errors = new ArrayList<InputError>();
        ValueCheck.check(field, value, "", errors);
        return errors.isEmpty();
    }

    /** As {@link #shape}, and every mandatory field that is shown has a value, in every row too. */
    public static List<InputError> complete(Form form, Map<String, Object> values) {
        var errors = new ArrayList<InputError>();
        shape(form.fields(), values, "", Set.of(), errors);
        missing(form.fields(), values, "", errors);
        return errors;
    }

    /**
     * Numbers that the form takes, and does not expect: those beyond {@link Bounds#expectedMin} and
     * {@link Bounds#expectedMax}, in every row too. What is not shown is not asked for, and so not
     * named.
     */
    public static List<InputError> unexpected(Form form, Map<String, Object> values) {
        var found = new ArrayList<InputError>();
        unexpected(form.fields(), values, "", found);
        return found;
    }

    private static void unexpected(
            List<Field> fields, Map<String, Object> values, String path, List<InputError> found) {
        for (Field field : fields) {
            Object value = values.get(field.key().value());
            String at = path + "/" + field.key();
            if (value == null || !isShown(field, values)) {
                continue;
            }
            if (isUnexpected(field, value)) {
                found.add(new InputError(at, expected(field.bounds())));
            }
            if (field.kind() == FieldKind.REPEATED && value instanceof Map<?, ?> rows) {
                rows.forEach(
                        (id, row) -> {
                            if (row instanceof Map<?, ?> map) {
                                String there = at + "/" + escape(String.valueOf(id));
                                unexpected(field.rows(), strings(map), there, found);
                            }
                        });
            }
        }
    }

    /** Whether it is a number beyond what its field expects. */
    public static boolean isUnexpected(Field field, Object value) {
        return value instanceof Number number
                && field.bounds().expects()
                && !field.bounds().expects(new BigDecimal(number.toString()));
    }

    /** What is expected, for people: {@code Expected: 2 to 4 °C.} */
    private static Text expected(Bounds bounds) {
        String unit = bounds.unit() == null ? "" : " " + bounds.unit();
        String from = plain(bounds.expectedMin());
        String to = plain(bounds.expectedMax());
        if (bounds.expectedMin() == null) {
            return new Text(
                    "Attendu : au plus " + to.replace('.', ',') + unit + ".",
                    "Expected: at most " + to + unit + ".");
        }
        if (bounds.expectedMax() == null) {
            return new Text(
                    "Attendu : au moins " + from.replace('.', ',') + unit + ".",
                    "Expected: at least " + from + unit + ".");
        }
        return new Text(
                "Attendu : de "
                        + from.replace('.', ',')
                        + " à "
                        + to.replace('.', ',')
                        + unit
                        + ".",
                "Expected: " + from + " to " + to + unit + ".");
    }

    private static String plain(BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    static void shape(
            List<Field> fields,
            Map<String, Object> values,
            String path,
            Set<String> also,
            List<InputError> errors) {
        var known = new HashSet<>(also);
        fields.forEach(field -> known.add(field.key().value()));
        for (var entry : values.entrySet()) {
            if (!known.contains(entry.getKey())) {
                errors.add(
                        InputError.at(
                                path + "/" + escape(entry.getKey()),
                                "Ce champ n’existe pas.",
                                "There is no such field."));
            }
        }
        for (Field field : fields) {
            Object value = values.get(field.key().value());
            if (value != null) {
                ValueCheck.check(field, value, path + "/" + field.key(), errors);
            }
        }
    }

    private static void missing(
            List<Field> fields, Map<String, Object> values, String path, List<InputError> errors) {
        for (Field field : fields) {
            if (!isShown(field, values)) {
                continue;
            }
            String at = path + "/" + field.key();
            Object value = values.get(field.key().value());
            if (field.required() && isBlank(value)) {
                errors.add(
                        InputError.at(at, "Ce champ est obligatoire.", "This field is mandatory."));
            } else if (value instanceof Map<?, ?> map && !map.isEmpty() && isNamedParts(field)) {
                parts(field, map, at, errors);
            } else if (isTooFew(field, value)) {
                errors.add(
                        InputError.at(
                                at,
                                "Au moins " + field.bounds().min() + ".",
                                "At least " + field.bounds().min() + "."));
            }
            if (field.kind() == FieldKind.REPEATED && value instanceof Map<?, ?> rows) {
                rows.forEach(
                        (id, row) -> {
                            if (row instanceof Map<?, ?> map) {
                                missing(
                                        field.rows(),
                                        strings(map),
                                        at + "/" + escape(String.valueOf(id)),
                                        errors);
                            }
                        });
            }
        }
    }

    private static boolean isNamedParts(Field field) {
        return field.kind() == FieldKind.ADDRESS || field.kind() == FieldKind.PERSON;
    }

    /** An address or a person, once begun, needs the parts that make it one. */
    private static void parts(Field field, Map<?, ?> given, String at, List<InputError> errors) {
        List<String> needed =
                field.kind() == FieldKind.PERSON
                        ? List.of("name")
                        : List.of("line", "postcode", "city");
        needed.stream()
                .filter(part -> isBlank(given.get(part)))
                .forEach(
                        part ->
                                errors.add(
                                        InputError.at(
                                                at + "/" + part,
                                                "Ce champ est obligatoire.",
                                                "This field is mandatory.")));
    }

    /** Choices and rows that somebody began to give are counted once the form is to be complete. */
    private static boolean isTooFew(Field field, Object value) {
        if (field.bounds().min() == null) {
            return false;
        }
        int least = field.bounds().min().intValue();
        return (value instanceof List<?> list && list.size() < least)
                || (field.kind() == FieldKind.REPEATED
                        && value instanceof Map<?, ?> rows
                        && rows.size() < least);
    }

    /** Whether the field is asked for, given the other values of the same form. */
    public static boolean isShown(Field field, Map<String, Object> values) {
        if (field.shown() == null) {
            return true;
        }
        Object other = values.get(field.shown().field().value());
        return other != null && other.toString().equals(field.shown().equals());
    }

    private static boolean isBlank(Object value) {
        return value == null
                || (value instanceof String text && text.isBlank())
                || (value instanceof List<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> strings(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    /**
     * A reference token of a JSON Pointer, escaped (RFC 6901, 3), cut where somebody sends a novel
     * as a key.
     */
    public static String escape(String token) {
        String cut = token.length() > 100 ? token.substring(0, 100) + "…" : token;
        return cut.replace("~", "~0").replace("/", "~1");
    }
}
