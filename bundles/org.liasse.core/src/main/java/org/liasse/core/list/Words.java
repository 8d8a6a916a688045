package org.liasse.core.list;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.liasse.api.form.Field;

/** The words by which search finds a text. */
public final class Words {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int MOST = 2_000;

    /** No word is longer: what is beyond is cut off. */
    static final int LENGTH = 60;

    private Words() {}

    /**
     * What is kept of a text, to find it by: its words, and beside them, marked, the stems that are
     * none of them: of each of the first 2 000 words two at most.
     */
    public static Set<String> kept(String text) {
        Set<String> words = split(text);
        var kept = new LinkedHashSet<>(words);
        BETWEEN.splitAsStream(Normalizer.normalize(text, Normalizer.Form.NFC))
                .distinct()
                .limit(MOST)
                .flatMap(word -> Stem.of(word).stream())
                .filter(stem -> stem.length() > 1 && !words.contains(stem))
                .forEach(stem -> kept.add(Stem.marked(stem)));
        return kept;
    }

    /**
     * A kept word in this column is or has a stem of what is asked for; {@link Piece#FALSE} where
     * all that would be found begins with what is asked for.
     */
    static Piece hasStem(String column, Asked asked) {
        var stems = new LinkedHashSet<String>();
        for (String stem : asked.stems()) {
            stems.add(SortKey.cut(stem, LENGTH));
            stems.add(Stem.marked(stem));
        }
        stems.removeIf(stem -> stem.startsWith(asked.folded()));
        return stems.isEmpty() ? Piece.FALSE : Piece.in(column, stems);
    }

    /**
     * Distinct words, folded, of at least two characters (one, where it is a digit), cut at sixty;
     * at most 2 000.
     */
    static Set<String> split(String text) {
        var words = new LinkedHashSet<String>();
        for (String word : BETWEEN.split(SortKey.fold(text))) {
            if (words.size() < MOST
                    && (word.length() > 1
                            || (word.length() == 1 && Character.isDigit(word.charAt(0))))) {
                words.add(SortKey.cut(word, LENGTH));
            }
        }
        return words;
    }

    /**
     * A word of a question.
     *
     * @param folded the beginning of what is looked for
     * @param stems of the word, or of more of it than was written
     */
    record Asked(String folded, Set<String> stems) {}

    /** The words of a question, none twice. */
    static List<Asked> asked(String question) {
        Map<String, Set<String>> words = new LinkedHashMap<>();
        for (String word : BETWEEN.split(Normalizer.normalize(question, Normalizer.Form.NFC))) {
            for (String folded : BETWEEN.split(SortKey.fold(word))) {
                if (!folded.isEmpty()) {
                    words.computeIfAbsent(SortKey.cut(folded, LENGTH), key -> new TreeSet<>())
                            .addAll(Stem.of(word));
                }
            }
        }
        return words.entrySet().stream().map(e -> new Asked(e.getKey(), e.getValue())).toList();
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
                                                    || (value instanceof List<?> list
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
