package org.liasse.core.people;

import java.text.Normalizer;
import java.util.Locale;
import org.liasse.api.Problem;

/** What people are called, and how it is compared. */
final class Words {

    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_LOGIN = 100;

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
        String words = checked("/login", login, LONGEST_LOGIN);
        if (!isLogin(words)) {
            throw Problem.invalid(
                    "/login",
                    "On attend au plus 100 caractères, sans deux-points.",
                    "At most 100 characters are expected, without a colon.");
        }
        return words;
    }

    /** A colon ends the login in Basic (RFC 7617); folding may lengthen. */
    private static boolean isLogin(String words) {
        return !words.contains(":")
                && words.length() <= LONGEST_LOGIN
                && folded(words).length() <= LONGEST_LOGIN;
    }

    /**
     * An e-mail address that may become a login.
     *
     * @throws Problem INVALID_INPUT at {@code /email} where there is none, or it could not
     */
    static String checkedNewLogin(String email) {
        String words = neededEmail(email);
        if (!isLogin(words)) {
            throw Problem.invalid(
                    "/email",
                    "On attend une adresse d’au plus 100 caractères, sans deux-points : elle sert"
                            + " d’identifiant.",
                    "An address of at most 100 characters is expected, without a colon: it serves"
                            + " as the login.");
        }
        return words;
    }

    /**
     * As {@link #checkedEmail}.
     *
     * @throws Problem INVALID_INPUT at {@code /email} where there is none
     */
    static String neededEmail(String email) {
        String words = checkedEmail(email);
        if (words == null) {
            throw Problem.invalid(
                    "/email", "Ce champ est obligatoire.", "This field is mandatory.");
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
