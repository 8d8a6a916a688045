package org.liasse.api.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.InputError;

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

    /** As {@link #shape}, and every mandatory field that is shown has a value, in every row too. */
    public static List<InputError> complete(Form form, Map<String, Object> values) {
        var errors = new ArrayList<InputError>();
        shape(form.fields(), values, "", Set.of(), errors);
        missing(form.fields(), values, "", errors);
        return errors;
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
