package org.liasse.core.letter;

import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.spi.Wording;
import org.liasse.api.spi.Wording.Words;

/** Finds the words of a letter, where they are not the platform's own alone. */
@FunctionalInterface
public interface Phrasing {

    /** The words of the platform for everything. */
    Phrasing OWN = Wording::compose;

    /**
     * @throws IllegalArgumentException where there are no words for it
     */
    Words words(Wording wording, Key template, Language language, Map<String, ?> values);
}
