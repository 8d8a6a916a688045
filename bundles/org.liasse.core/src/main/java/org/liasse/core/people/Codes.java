package org.liasse.core.people;

import java.security.SecureRandom;
import java.util.Locale;
import org.liasse.api.people.SignUps;

/**
 * Codes that people type: 80 random bits in Crockford's Base 32, which has no I, L, O and U, so
 * that a letter taken for another means the same.
 */
public final class Codes {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Codes() {}

    /** A new one, as it is kept. */
    public static String random() {
        var code = new StringBuilder();
        for (int i = 0; i < SignUps.CODE_LENGTH; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** In groups, as people read it. */
    public static String spaced(String code) {
        return code.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }

    /** What somebody typed, as it is kept; where that has another length, it is no code. */
    static String kept(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s.\u2010-\u2015-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
