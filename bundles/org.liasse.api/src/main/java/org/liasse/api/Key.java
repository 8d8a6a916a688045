package org.liasse.api;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Stable name of a domain constant, as stored, routed and spoken by REST. Enums are the pen, keys
 * are the ink: {@code UNDER_INSTRUCTION} is written {@code under-instruction}, so that no class of
 * a variant is ever kept by the core.
 *
 * @param value one to sixty characters: words of ASCII letters and digits, the first a lower-case
 *     letter, joined by single hyphens
 */
public record Key(String value) implements Comparable<Key> {

    private static final int LONGEST = 60;

    /**
     * @throws IllegalArgumentException where the value has another shape
     */
    public Key {
        if (!isKey(value)) {
            throw new IllegalArgumentException("not a key: " + value);
        }
    }

    /** Whether a text has the shape of a key; never throws, {@code null} is none. */
    public static boolean isKey(String text) {
        if (text == null || text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        // by hand: keys are made of every row that is read
        char before = '-';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean fits =
                    i == 0 ? c >= 'a' && c <= 'z' : c == '-' ? before != '-' : isLetterOrDigit(c);
            if (!fits) {
                return false;
            }
            before = c;
        }
        return before != '-';
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    /** The key of an enum constant, in kebab case. */
    public static Key of(Enum<?> constant) {
        return new Key(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The keys of these constants, sorted and immutable. */
    public static Set<Key> allOf(Enum<?>... constants) {
        return sorted(Stream.of(constants).map(Key::of).toList());
    }

    /**
     * A sorted, immutable copy: iteration order, and so every serialised form, is always the same.
     */
    public static Set<Key> sorted(Collection<Key> keys) {
        return Collections.unmodifiableSet(new TreeSet<>(keys));
    }

    /** "a or b or c", for prose and for the detail of a refusal. */
    public static String anyOf(Collection<Key> keys) {
        return keys.stream().collect(toCollection(TreeSet::new)).stream()
                .map(Key::value)
                .collect(joining(" or "));
    }

    @Override
    public int compareTo(Key other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
