package org.liasse.console;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Problem;

/** How things are told to people, and what they tell us. */
final class Told {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private Told() {}

    static String inWords(Problem problem) {
        var words = new StringBuilder(problem.detail().en());
        problem.reason().ifPresent(reason -> words.append(" [").append(reason).append(']'));
        for (InputError error : problem.errors()) {
            words.append("\n  ").append(error.pointer()).append(": ").append(error.detail().en());
        }
        return words.toString();
    }

    static String instant(Instant instant) {
        return MINUTE.format(instant);
    }

    /**
     * @throws CommandException where it has not the shape of a key
     */
    static Key key(String what, String text) throws CommandException {
        if (!Key.isKey(text)) {
            throw new CommandException(
                    text + " is no " + what + ": words of letters and digits, joined by hyphens");
        }
        return new Key(text);
    }
}
