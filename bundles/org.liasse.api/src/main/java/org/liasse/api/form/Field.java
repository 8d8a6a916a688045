package org.liasse.api.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.Text;

/**
 * One typed field of a form. Immutable; the methods that read like adjectives return another field.
 *
 * @param key stable over revisions and never used again for another meaning
 * @param label for people; {@code null} until {@link #labelled} took it from the messages of a type
 * @param help longer explanation, or {@code null}
 * @param options of a choice, else empty
 * @param rows the fields of each row of a repeated block, else empty
 * @param shown the condition under which it is asked, or {@code null}: always
 */
public record Field(
        Key key,
        FieldKind kind,
        Text label,
        Text help,
        boolean required,
        List<Option> options,
        List<Field> rows,
        Bounds bounds,
        Shown shown) {

    public Field {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(kind, "kind");
        options = options == null ? List.of() : List.copyOf(options);
        rows = rows == null ? List.of() : List.copyOf(rows);
        bounds = bounds == null ? Bounds.NONE : bounds;
        boolean choice = kind == FieldKind.CHOICE || kind == FieldKind.CHOICES;
        if (choice && options.isEmpty()) {
            throw new IllegalArgumentException("a choice without options: " + key);
        }
        if (!choice && !options.isEmpty()) {
            throw new IllegalArgumentException("options without a choice: " + key);
        }
        if ((kind == FieldKind.REPEATED) == rows.isEmpty()) {
            throw new IllegalArgumentException(
                    "a repeated block has fields, and nothing else has: " + key);
        }
        if (rows.stream().anyMatch(row -> row.kind == FieldKind.REPEATED)) {
            throw new IllegalArgumentException("a repeated block within a repeated block: " + key);
        }
        boolean number = kind == FieldKind.DECIMAL || kind == FieldKind.INTEGER;
        if (bounds.repeats() && kind != FieldKind.CHOICES) {
            throw new IllegalArgumentException("only choices repeat: " + key);
        }
        if (bounds.expects() && !number) {
            throw new IllegalArgumentException("something is expected of numbers only: " + key);
        }
        unique(key, options.stream().map(Option::key));
        unique(key, rows.stream().map(Field::key));
        Form.verify(rows);
    }

    private static void unique(Key key, Stream<Key> keys) {
        List<Key> all = keys.toList();
        if (all.stream().distinct().count() != all.size()) {
            throw new IllegalArgumentException("a key stands twice within " + key);
        }
    }

    private static Field of(String key, FieldKind kind) {
        return new Field(
                new Key(key), kind, null, null, false, List.of(), List.of(), Bounds.NONE, null);
    }

    public static Field text(String key) {
        return of(key, FieldKind.TEXT).upTo(500);
    }

    public static Field longText(String key) {
        return of(key, FieldKind.LONG_TEXT).upTo(20_000);
    }

    public static Field integer(String key) {
        return of(key, FieldKind.INTEGER);
    }

    public static Field decimal(String key) {
        return of(key, FieldKind.DECIMAL);
    }

    public static Field money(String key) {
        return of(key, FieldKind.MONEY);
    }

    public static Field date(String key) {
        return of(key, FieldKind.DATE);
    }

    public static Field instant(String key) {
        return of(key, FieldKind.INSTANT);
    }

    public static Field yesNo(String key) {
        return of(key, FieldKind.YES_NO);
    }

    public static Field email(String key) {
        return of(key, FieldKind.EMAIL);
    }

    public static Field phone(String key) {
        return of(key, FieldKind.PHONE);
    }

    public static Field address(String key) {
        return of(key, FieldKind.ADDRESS);
    }

    public static Field person(String key) {
        return of(key, FieldKind.PERSON);
    }

    public static Field account(String key) {
        return of(key, FieldKind.ACCOUNT);
    }

    public static Field file(String key) {
        return of(key, FieldKind.FILE);
    }

    public static Field choice(String key, String... options) {
        return choosing(key, FieldKind.CHOICE, options);
    }

    public static Field choices(String key, String... options) {
        return choosing(key, FieldKind.CHOICES, options);
    }

    /** One of these, which bear their labels. */
    public static Field choice(String key, List<Option> options) {
        return choosing(key, FieldKind.CHOICE, options);
    }

    /** Some of these, which bear their labels. */
    public static Field choices(String key, List<Option> options) {
        return choosing(key, FieldKind.CHOICES, options);
    }

    private static Field choosing(String key, FieldKind kind, String... options) {
        return choosing(
                key,
                kind,
                Stream.of(options).map(option -> new Option(new Key(option), null)).toList());
    }

    private static Field choosing(String key, FieldKind kind, List<Option> options) {
        return new Field(
                new Key(key), kind, null, null, false, options, List.of(), Bounds.NONE, null);
    }

    /** Choices of which the same one may be there more than once, at most 1 000 in all. */
    public Field repeating() {
        return bounded(new Bounds(null, BigDecimal.valueOf(1000), null, null, null, null, true));
    }

    /**
     * A block of these fields which may be filled any number of times, at most 200 unless bounded
     * otherwise.
     */
    public static Field repeated(String key, Field... rows) {
        return new Field(
                new Key(key),
                FieldKind.REPEATED,
                null,
                null,
                false,
                List.of(),
                List.of(rows),
                new Bounds(null, BigDecimal.valueOf(200), null, null),
                null);
    }

    /** The same field, which a complete form must hold. */
    public Field mandatory() {
        return new Field(key, kind, label, help, true, options, rows, bounds, shown);
    }

    /** The same field, which may be left out. */
    public Field optional() {
        return new Field(key, kind, label, help, false, options, rows, bounds, shown);
    }

    public Field upTo(int characters) {
        return bounded(
                new Bounds(
                        bounds.min(),
                        bounds.max(),
                        characters,
                        bounds.unit(),
                        bounds.expectedMin(),
                        bounds.expectedMax()));
    }

    public Field between(String min, String max) {
        return bounded(
                new Bounds(
                        min == null ? null : new BigDecimal(min),
                        max == null ? null : new BigDecimal(max),
                        bounds.maxLength(),
                        bounds.unit(),
                        bounds.expectedMin(),
                        bounds.expectedMax()));
    }

    public Field in(String unit) {
        return bounded(
                new Bounds(
                        bounds.min(),
                        bounds.max(),
                        bounds.maxLength(),
                        unit,
                        bounds.expectedMin(),
                        bounds.expectedMax()));
    }

    /**
     * A number that is kept where it is beyond these, and said to be so; {@code null} where there
     * is no such bound.
     */
    public Field expecting(String min, String max) {
        return bounded(
                new Bounds(
                        bounds.min(),
                        bounds.max(),
                        bounds.maxLength(),
                        bounds.unit(),
                        min == null ? null : new BigDecimal(min),
                        max == null ? null : new BigDecimal(max)));
    }

    private Field bounded(Bounds newBounds) {
        return new Field(key, kind, label, help, required, options, rows, newBounds, shown);
    }

    public Field shownWhen(String field, String equals) {
        return new Field(
                key,
                kind,
                label,
                help,
                required,
                options,
                rows,
                bounds,
                new Shown(new Key(field), equals));
    }

    public Field named(String fr, String en) {
        return new Field(key, kind, new Text(fr, en), help, required, options, rows, bounds, shown);
    }

    /**
     * Takes what is not yet labelled from {@code path}, {@code path.option} and {@code path.row}.
     */
    public Field labelled(Labels labels, String path) {
        return new Field(
                key,
                kind,
                label != null ? label : labels.text(path),
                help != null ? help : labels.textOrNull(path + ".help"),
                required,
                options.stream()
                        .map(
                                o ->
                                        o.label() != null
                                                ? o
                                                : new Option(
                                                        o.key(), labels.text(path + "." + o.key())))
                        .toList(),
                rows.stream().map(r -> r.labelled(labels, path + "." + r.key())).toList(),
                bounds,
                shown);
    }
}
