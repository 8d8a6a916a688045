package org.liasse.core.people;

import java.text.Normalizer;
import java.util.Locale;
import org.liasse.api.Problem;

/** What people are called, and how it is compared. */
final class Words {

    private Words() {}

    /**
     * A text of 1 to {@code most} characters without control characters, blanks around it cut away.
     *
     * @throws Problem INVALID_INPUT naming the pointer
     */
    static String checked(String pointer, String text, int most) {
        String words = text == null ? "" : text.strip();
        if (words.isEmpty()
                || words.length() > most
                || words.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid(
                    pointer,
                    "On attend de 1 à " + most + " caractères.",
                    "1 to " + most + " characters are expected.");
        }
        return words;
    }

    /** A login as it is compared: without regard to case, width and composition. */
    static String folded(String login) {
        return Normalizer.normalize(login.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
