package org.liasse.core.people;

import java.text.Normalizer;
import java.util.Locale;
import org.liasse.api.Problem;

/** What people are called, and how it is compared. */
final class Words {

    private static final int SHORTEST_PASSWORD = 12;

    /** In characters. Longer ones would only cost; a password manager makes none. */
    static final int LONGEST_PASSWORD = 200;

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

    static String checkedLogin(String login) {
        String words = checked("/login", login, 100);
        // a colon ends the login in Basic (RFC 7617); folding may lengthen
        if (words.contains(":") || folded(words).length() > 100) {
            throw Problem.invalid(
                    "/login",
                    "On attend au plus 100 caractères, sans deux-points.",
                    "At most 100 characters are expected, without a colon.");
        }
        return words;
    }

    static String checkedEmail(String email) {
        if (email == null || email.isBlank()) {
            return null;
        }
        String words = checked("/email", email, 320);
        if (!words.matches("[^\\s@]+@[^\\s@]+")) {
            throw Problem.invalid(
                    "/email",
                    "On attend une adresse électronique.",
                    "An e-mail address is expected.");
        }
        return words;
    }

    /** A phone number as people write it; {@code null} where it is empty. */
    static String checkedPhone(String phone) {
        String words = phone.strip();
        if (words.isEmpty()) {
            return null;
        }
        if (!words.matches("[0-9+(). /-]{1,40}") || words.replaceAll("[^0-9]", "").length() < 3) {
            throw Problem.invalid(
                    "/phone",
                    "On attend un numéro de téléphone, de 40 caractères au plus.",
                    "A phone number is expected, of at most 40 characters.");
        }
        return words;
    }

    static String checkedPassword(String password) {
        int length = password == null ? 0 : password.codePointCount(0, password.length());
        if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
            throw Problem.invalid(
                    "/password",
                    "On attend de 12 à 200 caractères.",
                    "12 to 200 characters are expected.");
        }
        return password;
    }
}
