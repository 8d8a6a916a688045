package org.liasse.core.list;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.tartarus.snowball.ext.frenchStemmer;

/**
 * What the forms of a French word have in common: the singular and the plural, the masculine and
 * the feminine, most forms of a verb (the Snowball stemmer). Accents tell it more, but many people
 * ask without them: so a word has two stems where these differ.
 */
final class Stem {

    /** Before a stem that is kept beside the words: no word holds it. */
    private static final String MARK = "=";

    /** Shorter words are their own stem. */
    private static final int LEAST = 4;

    private Stem() {}

    /**
     * The stems, folded, of a word as it was written and of the same without accents.
     *
     * @param word one word in any case
     */
    static Set<String> of(String word) {
        String lower = Normalizer.normalize(word, Normalizer.Form.NFC).toLowerCase(Locale.FRENCH);
        String folded = SortKey.fold(word);
        var stems = new LinkedHashSet<String>();
        stems.add(SortKey.fold(stem(lower)));
        stems.add(stem(folded));
        return stems;
    }

    private static String stem(String word) {
        if (word.length() < LEAST || !word.chars().allMatch(Character::isLetter)) {
            return word;
        }
        frenchStemmer stemmer = new frenchStemmer();
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }

    /** As it is kept beside the words of a text. */
    static String marked(String stem) {
        return MARK + SortKey.cut(stem, Words.LENGTH - MARK.length());
    }
}
