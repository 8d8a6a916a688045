package org.liasse.api;

import java.util.Objects;

/** What people read, in both languages; neither is ever {@code null}. */
public record Text(String fr, String en) {

    public Text {
        Objects.requireNonNull(fr, "fr");
        Objects.requireNonNull(en, "en");
    }

    /** The same words in both languages, for names. */
    public static Text same(String words) {
        return new Text(words, words);
    }

    public String in(Language language) {
        return language == Language.FR ? fr : en;
    }
}
