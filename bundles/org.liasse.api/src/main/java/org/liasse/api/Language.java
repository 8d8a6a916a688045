package org.liasse.api;

import java.util.Locale;

/** The languages the product speaks to people; French first. */
public enum Language {
    FR,
    EN;

    /** The locale whose rules for numbers, dates and sorting apply. */
    public Locale locale() {
        return this == FR ? Locale.FRANCE : Locale.UK;
    }

    /** The BCP 47 tag: {@code fr} or {@code en}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
