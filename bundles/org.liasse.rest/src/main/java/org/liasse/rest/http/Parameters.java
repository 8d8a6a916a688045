package org.liasse.rest.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Problem;

/** Reads what stands in the address; what is wrong is a problem that names the parameter. */
public final class Parameters {

    private Parameters() {}

    /** A key within the path: what has not its shape does not exist. */
    public static Key pathKey(String text) {
        if (!Key.isKey(text)) {
            throw Problem.notFound();
        }
        return new Key(text);
    }

    /** A key, or {@code null} where the parameter is absent. */
    public static Key key(String name, String text) {
        if (text == null) {
            return null;
        }
        if (!Key.isKey(text)) {
            throw Problem.invalid(name, "Ce n’est pas une clé.", "This is not a key.");
        }
        return new Key(text);
    }

    /** A key that must be there. */
    public static Key needKey(String name, String text) {
        if (text == null) {
            throw Problem.invalid(
                    name, "Ce paramètre est obligatoire.", "This parameter is mandatory.");
        }
        return key(name, text);
    }

    /** Keys, comma-separated or repeated. */
    public static Set<Key> keys(String name, List<String> texts) {
        var keys = new TreeSet<Key>();
        split(texts).forEach(text -> keys.add(key(name, text)));
        return keys;
    }

    /** The parts of a parameter that is comma-separated or repeated. */
    public static Stream<String> split(List<String> texts) {
        return texts.stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    public static int integer(String name, String text, int min, int max) {
        try {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw Problem.invalid(
                name,
                "Il faut un entier de " + min + " à " + max + ".",
                "This must be an integer from " + min + " to " + max + ".");
    }

    public static boolean yesNo(String name, String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw Problem.invalid(name, "Il faut true ou false.", "This must be true or false.");
    }

    /** An instant, ISO 8601 in UTC. */
    public static Instant instant(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.invalid(
                    name,
                    "Il faut un instant, tel que 2026-03-01T09:00:00Z.",
                    "This must be an instant, such as 2026-03-01T09:00:00Z.");
        }
    }

    /** A day, ISO 8601, or {@code null} where the parameter is absent. */
    public static LocalDate date(String name, String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.invalid(
                    name,
                    "Il faut un jour, tel que 2026-03-01.",
                    "This must be a day, such as 2026-03-01.");
        }
    }

    /** The number of a revision; 0 is the newest. */
    public static int revision(String text) {
        return integer("revision", text, 0, Integer.MAX_VALUE);
    }

    /** How many to answer: 1 to 200. */
    public static int limit(String text) {
        return integer("limit", text, 1, 200);
    }
}
