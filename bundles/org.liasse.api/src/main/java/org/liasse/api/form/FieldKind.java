package org.liasse.api.form;

/** What a field holds, and so how its JSON value looks. */
public enum FieldKind {
    /** One line: a string without line breaks. */
    TEXT,
    /** A string of several lines. */
    LONG_TEXT,
    /** A JSON integer. */
    INTEGER,
    /** A JSON number. */
    DECIMAL,
    /** {@code {"amount": "12.50", "currency": "EUR"}}: a decimal in a string, an ISO 4217 code. */
    MONEY,
    /** {@code YYYY-MM-DD} (ISO 8601). */
    DATE,
    /** An instant, ISO 8601 with {@code Z}. */
    INSTANT,
    /** {@code true} or {@code false}. */
    YES_NO,
    /** The key of one option. */
    CHOICE,
    /** An array of keys of options, none twice unless they repeat. */
    CHOICES,
    /** An e-mail address (RFC 5321, 64 + 1 + 255 characters). */
    EMAIL,
    /** A telephone number: digits, spaces and {@code + . - ( )}, 4 to 15 digits (E.164). */
    PHONE,
    /** {@code {"line", "postcode", "city", "country"?}}. */
    ADDRESS,
    /** {@code {"name", "email"?, "phone"?}}. */
    PERSON,
    /** The id of an account of this installation. */
    ACCOUNT,
    /** The id of an upload of the caller's; in a section, of a document of this dossier. */
    FILE,
    /**
     * Rows of fields: an object keyed by row id, each row an object that may hold {@code order}.
     */
    REPEATED;

    /** Whether a value may be compared, and a list sorted by it. */
    public boolean comparable() {
        return this != REPEATED && this != FILE && this != CHOICES;
    }
}
