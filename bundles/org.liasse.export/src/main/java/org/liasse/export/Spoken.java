package org.liasse.export;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.liasse.api.Labels;
import org.liasse.api.Language;
import org.liasse.api.Text;
import org.liasse.api.export.ToldValues;

/** Our own words, and those of values, in one language. */
record Spoken(ToldValues values) {

    private static final Labels WORDS = Labels.beside(Spoken.class);

    /**
     * @param files names of documents, by id
     */
    static Spoken in(Language language, ZoneId zone, Map<String, String> files) {
        return new Spoken(new ToldValues(language, zone, files));
    }

    Language language() {
        return values.language();
    }

    String word(String key) {
        return WORDS.text(key).in(language());
    }

    String label(Text label, Object key) {
        return values.label(label, key);
    }

    String at(Instant instant) {
        return values.at(instant);
    }
}
