package org.liasse.core.dossier;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.liasse.api.InputError;
import org.liasse.api.form.Field;
import org.liasse.api.form.FieldKind;
import org.liasse.api.form.Form;
import org.liasse.api.form.FormCheck;

/**
 * What becomes of the values of one section under another form: what that draws stays, the rest is
 * put aside, and what was put aside before comes back where it is drawn again and still fits.
 */
final class RefittedSection {

    /** Of a row, beside its fields. */
    private static final String ORDER = "order";

    private final Form form;
    private final Map<String, Object> kept;
    private final Map<String, Object> aside;
    private final List<InputError> gone;

    /**
     * @param form as it will be
     * @param values as they stand
     * @param before what was put aside earlier
     */
    RefittedSection(Form form, Map<String, Object> values, Map<String, Object> before) {
        this.form = form;
        Parted parted = part(form.fields(), values, "");
        this.kept = parted.kept();
        this.gone = parted.gone();
        this.aside = MergePatch.apply(takeBack(form.fields(), kept, before), parted.aside());
    }

    private record Parted(
            Map<String, Object> kept, Map<String, Object> aside, List<InputError> gone) {}

    /** What the form draws. */
    Map<String, Object> kept() {
        return kept;
    }

    /** What it does not draw, or would not take back. */
    Map<String, Object> aside() {
        return aside;
    }

    /** Values that the form no longer draws, each by its place in the section. */
    List<InputError> gone() {
        return gone;
    }

    /** Values that the form does not take. */
    List<InputError> invalid() {
        return FormCheck.shape(form, kept);
    }

    /** What is lacking under this form and was not under the other. */
    List<InputError> lacking(Form other, Map<String, Object> values) {
        Set<String> known = new HashSet<>();
        FormCheck.complete(other, values).forEach(error -> known.add(error.pointer()));
        invalid().forEach(error -> known.add(error.pointer()));
        return FormCheck.complete(form, kept).stream()
                .filter(error -> !known.contains(error.pointer()))
                .toList();
    }

    private static Parted part(List<Field> fields, Map<String, Object> values, String path) {
        Parted parted = new Parted(new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
        values.forEach(
                (name, value) -> {
                    String at = path + "/" + FormCheck.escape(name);
                    Optional<Field> field = drawn(fields, name);
                    if (field.isEmpty() && !(name.equals(ORDER) && !path.isEmpty())) {
                        parted.aside().put(name, value);
                        parted.gone().add(putAside(at));
                    } else if (field.filter(RefittedSection::isBlock).isPresent()
                            && value instanceof Map<?, ?> rows) {
                        partRows(field.get(), rows, at, name, parted);
                    } else {
                        parted.kept().put(name, value);
                    }
                });
        return parted;
    }

    private static void partRows(
            Field block, Map<?, ?> rows, String at, String name, Parted parted) {
        Map<String, Object> keptRows = new TreeMap<>();
        Map<String, Object> asideRows = new TreeMap<>();
        each(
                rows,
                (id, row) -> {
                    Parted inner = part(block.rows(), row, at + "/" + FormCheck.escape(id));
                    keptRows.put(id, inner.kept());
                    parted.gone().addAll(inner.gone());
                    if (!inner.aside().isEmpty()) {
                        asideRows.put(id, inner.aside());
                    }
                });
        parted.kept().put(name, keptRows);
        if (!asideRows.isEmpty()) {
            parted.aside().put(name, asideRows);
        }
    }

    /** Puts back what is drawn again, and answers what stays aside. */
    private static Map<String, Object> takeBack(
            List<Field> fields, Map<String, Object> into, Map<String, Object> aside) {
        Map<String, Object> remaining = new TreeMap<>();
        aside.forEach(
                (name, value) -> {
                    Field field = drawn(fields, name).orElse(null);
                    if (field == null) {
                        remaining.put(name, value);
                    } else if (isBlock(field)
                            && into.get(name) instanceof Map<?, ?> rows
                            && value instanceof Map<?, ?> asideRows) {
                        Map<String, Object> left = takeRowsBack(field, rows, asideRows);
                        if (!left.isEmpty()) {
                            remaining.put(name, left);
                        }
                    } else if (into.containsKey(name)) {
                        remaining.put(name, value);
                    } else {
                        Parted parted = part(fields, Map.of(name, value), "");
                        boolean fits =
                                FormCheck.shape(new Form(List.of(plain(field))), parted.kept())
                                        .isEmpty();
                        into.putAll(fits ? parted.kept() : Map.of());
                        remaining.putAll(fits ? parted.aside() : Map.of(name, value));
                    }
                });
        return remaining;
    }

    private static Map<String, Object> takeRowsBack(Field block, Map<?, ?> rows, Map<?, ?> aside) {
        Map<String, Object> remaining = new TreeMap<>();
        each(
                aside,
                (id, row) -> {
                    Map<String, Object> left =
                            rows.get(id) instanceof Map<?, ?> there
                                    ? takeBack(block.rows(), MergePatch.strings(there), row)
                                    : row;
                    if (!left.isEmpty()) {
                        remaining.put(id, left);
                    }
                });
        return remaining;
    }

    private static void each(Map<?, ?> rows, BiConsumer<String, Map<String, Object>> row) {
        rows.forEach(
                (id, values) ->
                        row.accept(
                                id.toString(),
                                values instanceof Map<?, ?> map
                                        ? MergePatch.strings(map)
                                        : Map.of()));
    }

    /** By itself, whatever shows it. */
    private static Field plain(Field field) {
        return new Field(
                field.key(),
                field.kind(),
                field.label(),
                field.help(),
                field.required(),
                field.options(),
                field.rows(),
                field.bounds(),
                null);
    }

    private static Optional<Field> drawn(List<Field> fields, String name) {
        return fields.stream().filter(field -> field.key().value().equals(name)).findFirst();
    }

    private static boolean isBlock(Field field) {
        return field.kind() == FieldKind.REPEATED;
    }

    private static InputError putAside(String at) {
        return InputError.at(
                at,
                "Ce champ n’est plus demandé : sa valeur est mise de côté.",
                "This field is no longer asked for: its value is put aside.");
    }
}
