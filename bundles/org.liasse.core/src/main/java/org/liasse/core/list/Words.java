package org.liasse.core.list;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.liasse.api.form.Field;

/** The words by which search finds a text. */
public final class Words {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int MOST = 2_000;

    private Words() {}

    /**
     * Distinct words, folded, of at least two characters (one, where it is a digit), cut at sixty;
     * at most 2 000.
     */
    public static Set<String> split(String text) {
        var words = new LinkedHashSet<String>();
        for (String word : BETWEEN.split(SortKey.fold(text))) {
            if (words.size() < MOST
                    && (word.length() > 1
                            || (word.length() == 1 && Character.isDigit(word.charAt(0))))) {
                words.add(SortKey.cut(word, 60));
            }
        }
        return words;
    }

    /** The words of a question, folded; each is the beginning of what it looks for. */
    static Set<String> asked(String question) {
        var words = new LinkedHashSet<String>();
        for (String word : BETWEEN.split(SortKey.fold(question))) {
            if (!word.isEmpty()) {
                words.add(SortKey.cut(word, 60));
            }
        }
        return words;
    }

    /** Appends what people would search a value by. */
    public static void of(Field field, Object value, StringBuilder text) {
        if (value == null) {
            return;
        }
        switch (field.kind()) {
            case YES_NO, FILE, ACCOUNT, INSTANT -> {}
            case REPEATED -> {
                if (value instanceof Map<?, ?> rows) {
                    rows.values().forEach(row -> row(field, row, text));
                }
            }
            case ADDRESS, PERSON -> {
                if (value instanceof Map<?, ?> parts) {
                    parts.values().stream()
                            .filter(Objects::nonNull)
                            .forEach(part -> text.append(part).append(' '));
                }
            }
            case MONEY -> {
                if (value instanceof Map<?, ?> parts) {
                    text.append(parts.get("amount")).append(' ');
                }
            }
            case CHOICE, CHOICES ->
                    field.options().stream()
                            .filter(
                                    o ->
                                            value.toString().equals(o.key().value())
                                                    || (value instanceof java.util.List<?> list
                                                            && list.contains(o.key().value())))
                            .forEach(
                                    o ->
                                            text.append(
                                                            o.label() == null
                                                                    ? o.key().value()
                                                                    : o.label().fr()
                                                                            + " "
                                                                            + o.label().en())
                                                    .append(' '));
            default -> text.append(value).append(' ');
        }
    }

    private static void row(Field block, Object row, StringBuilder text) {
        if (row instanceof Map<?, ?> values) {
            block.rows().forEach(field -> of(field, values.get(field.key().value()), text));
        }
    }
}
