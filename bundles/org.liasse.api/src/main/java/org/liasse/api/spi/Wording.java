package org.liasse.api.spi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.osgi.annotation.versioning.ConsumerType;

/** Turns a template and its values into words. */
@ConsumerType
public interface Wording {

    /** Of a text that people have written, at most, once its values are in place. */
    int MOST_CHARACTERS = 200_000;

    /** A text that is longer than {@link #MOST_CHARACTERS} once its values are in place. */
    final class TooLong extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        public TooLong() {
            super("more than " + MOST_CHARACTERS + " characters");
        }
    }

    /**
     * @param subject one line
     * @param html or {@code null}
     */
    record Words(String subject, String text, String html) {}

    /**
     * @throws IllegalArgumentException where there is no such template, or it names a value that is
     *     not there
     */
    Words compose(Key template, Language language, Map<String, ?> values);

    /**
     * Words of a text that people have written, in the same grammar as templates.
     *
     * @throws IllegalArgumentException where it is no template, or names a value that is not there
     * @throws TooLong as soon as it is
     */
    Words compose(Script script, Language language, Map<String, ?> values);

    /**
     * What keeps a text from being words.
     *
     * @param known the values that it may name
     */
    List<Fault> check(Script script, Set<String> known);

    /**
     * @param subject one line
     * @param text paragraphs apart by empty lines
     */
    record Script(String subject, String text) {}

    /**
     * @param part {@code subject} or {@code text}
     * @param line in it, from 1
     * @param name of the unknown value or of the tag, or {@code null} where none is to blame
     */
    record Fault(String part, int line, String name) {}
}
