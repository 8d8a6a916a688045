package org.liasse.rest.type;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.liasse.api.Text;
import org.liasse.api.form.Bounds;
import org.liasse.api.form.Field;
import org.liasse.api.form.FieldKind;
import org.liasse.api.form.Form;

/**
 * A field of a form, as clients draw and check it.
 *
 * @param label a text in the reader's language, or, for those who draw definitions, both languages
 * @param comparable whether lists filter and sort by it
 */
public record FieldJson(
        String key,
        String kind,
        Object label,
        Object help,
        boolean required,
        List<OptionJson> options,
        List<FieldJson> rows,
        BoundsJson bounds,
        ShownJson shown,
        boolean comparable) {

    public record OptionJson(String key, Object label) {}

    /** A bound that is absent does not bound. */
    public record BoundsJson(
            BigDecimal min,
            BigDecimal max,
            Integer maxLength,
            String unit,
            BigDecimal expectedMin,
            BigDecimal expectedMax) {}

    public record ShownJson(String field, String equals) {}

    /**
     * @param text how a text is shown: in one language, or in both
     */
    public static List<FieldJson> of(Form form, Function<Text, Object> text) {
        return form.fields().stream().map(field -> of(field, text)).toList();
    }

    private static FieldJson of(Field field, Function<Text, Object> text) {
        return new FieldJson(
                field.key().value(),
                name(field.kind()),
                label(field.label(), text),
                label(field.help(), text),
                field.required(),
                field.options().isEmpty()
                        ? null
                        : field.options().stream()
                                .map(o -> new OptionJson(o.key().value(), label(o.label(), text)))
                                .toList(),
                field.rows().isEmpty()
                        ? null
                        : field.rows().stream().map(row -> of(row, text)).toList(),
                bounds(field.bounds()),
                field.shown() == null
                        ? null
                        : new ShownJson(field.shown().field().value(), field.shown().equals()),
                field.kind().comparable());
    }

    /** {@code long-text} for {@link FieldKind#LONG_TEXT}. */
    public static String name(FieldKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Object label(Text label, Function<Text, Object> text) {
        return label == null ? null : text.apply(label);
    }

    private static BoundsJson bounds(Bounds bounds) {
        return bounds.equals(Bounds.NONE)
                ? null
                : new BoundsJson(
                        bounds.min(),
                        bounds.max(),
                        bounds.maxLength(),
                        bounds.unit(),
                        bounds.expectedMin(),
                        bounds.expectedMax());
    }
}
