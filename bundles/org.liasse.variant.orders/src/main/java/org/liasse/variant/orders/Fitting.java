package org.liasse.variant.orders;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.liasse.api.form.Field;
import org.liasse.api.form.FieldKind;
import org.liasse.api.form.Form;
import org.liasse.api.form.FormCheck;

/**
 * Makes values that come from elsewhere fit a form: what is too long is cut, which an ellipsis
 * tells; several lines become one where one is asked; what the form still refuses is left open, so
 * that whoever completes the form is told of it.
 */
final class Fitting {

    private static final String ELLIPSIS = "…";

    private Fitting() {}

    static Map<String, Object> fitted(Form form, Map<String, Object> values) {
        return fitted(form.fields(), values);
    }

    private static Map<String, Object> fitted(List<Field> fields, Map<String, Object> values) {
        Map<String, Object> fitted = new TreeMap<>(values);
        for (Field field : fields) {
            fitted.computeIfPresent(field.key().value(), (key, value) -> fitted(field, value));
        }
        return fitted;
    }

    /** {@code null} where it does not fit. */
    private static Object fitted(Field field, Object value) {
        Object fitted =
                switch (field.kind()) {
                    case TEXT -> text(field, oneLine(value.toString()));
                    case LONG_TEXT -> text(field, value.toString());
                    case REPEATED -> value instanceof Map<?, ?> rows ? rows(field, rows) : value;
                    default -> value;
                };
        return field.kind() == FieldKind.REPEATED || FormCheck.fits(field, fitted) ? fitted : null;
    }

    private static Map<String, Object> rows(Field block, Map<?, ?> rows) {
        Map<String, Object> fitted = new TreeMap<>();
        rows.forEach(
                (id, row) -> {
                    Map<String, Object> values = new TreeMap<>();
                    ((Map<?, ?>) row).forEach((key, value) -> values.put(key.toString(), value));
                    fitted.put(id.toString(), fitted(block.rows(), values));
                });
        return fitted;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\p{Cntrl}+\\s*", " ");
    }

    private static String text(Field field, String text) {
        Integer most = field.bounds().maxLength();
        return most == null ? text : cut(text, most);
    }

    /** At most so many UTF-16 units, of which no pair is torn apart. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - ELLIPSIS.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                + ELLIPSIS;
    }
}
