package org.liasse.core.documents;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liasse.api.InputError;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Signatures.Drawn;
import org.liasse.core.store.Hash;

/** What somebody signs with, looked at before it is kept. */
final class Drawing {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST = 16_000;
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 400;

    /** Less than this, all lines together, is a dot, or the slip of a finger. */
    private static final int SHORTEST = 20;

    private static final Pattern STEP = Pattern.compile("([ML]) ?([0-9]{1,4})[ ,]([0-9]{1,4}) ?");

    private Drawing() {}

    /**
     * @return the same with its name stripped
     * @throws Problem INVALID_INPUT, at {@code /signatory} and {@code /drawing}
     */
    static Drawn checked(Drawn drawn) {
        var errors = new ArrayList<InputError>();
        String name = drawn.signatory() == null ? "" : drawn.signatory().strip();
        if (name.isEmpty()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            errors.add(
                    InputError.at(
                            "/signatory",
                            "On attend le nom de qui signe, sur une ligne d’au plus "
                                    + LONGEST_NAME
                                    + " caractères.",
                            "The name of who signs is expected, in one line of at most "
                                    + LONGEST_NAME
                                    + " characters."));
        }
        if (drawn.drawing() == null || drawn.drawing().length() > LONGEST) {
            errors.add(
                    InputError.at(
                            "/drawing",
                            "On attend le tracé de la signature, d’au plus "
                                    + LONGEST
                                    + " caractères.",
                            "The lines of the signature are expected, in at most "
                                    + LONGEST
                                    + " characters."));
        } else if (!isSignature(drawn.drawing())) {
            errors.add(
                    InputError.at(
                            "/drawing",
                            "On attend un tracé SVG fait de M et de L, en nombres entiers de 0 à"
                                    + " 1000 en largeur et de 0 à 400 en hauteur, qui ne soit pas"
                                    + " un point.",
                            "SVG path data of M and L is expected, in whole numbers of 0 to 1000 in"
                                    + " width and 0 to 400 in height, that is no dot."));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return new Drawn(name, drawn.drawing());
    }

    private static boolean isSignature(String path) {
        int lastX = 0;
        int lastY = 0;
        double length = 0;
        boolean isFirst = true;
        for (String step : path.split("(?=[ML])", -1)) {
            Matcher matcher = STEP.matcher(step);
            if (!matcher.matches() || isFirst && !matcher.group(1).equals("M")) {
                return false;
            }
            int x = Integer.parseInt(matcher.group(2));
            int y = Integer.parseInt(matcher.group(3));
            if (x > WIDTH || y > HEIGHT) {
                return false;
            }
            if (matcher.group(1).equals("L")) {
                length += Math.hypot(x - lastX, y - lastY);
            }
            lastX = x;
            lastY = y;
            isFirst = false;
        }
        return length >= SHORTEST;
    }

    /** The SHA-256 of the lines, hexadecimal. */
    static String hash(String drawing) {
        return Hash.ofBytes(drawing.getBytes(StandardCharsets.UTF_8));
    }
}
