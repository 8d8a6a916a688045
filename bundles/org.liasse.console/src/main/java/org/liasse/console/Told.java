package org.liasse.console;

import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Problem;

/** Runs what a command does; what a door refuses is told in a line or two and fails the command. */
final class Told {

    private Told() {}

    /** What a command does. */
    interface Step {
        void take() throws CommandException;
    }

    /** Answers {@code null}, which the shell does not print. */
    static Object plainly(Step step) throws CommandException {
        try {
            step.take();
            return null;
        } catch (Problem problem) {
            throw new CommandException(inWords(problem));
        }
    }

    static String inWords(Problem problem) {
        var words = new StringBuilder(problem.detail().en());
        problem.reason().ifPresent(reason -> words.append(" [").append(reason).append(']'));
        for (InputError error : problem.errors()) {
            words.append("\n  ").append(error.pointer()).append(": ").append(error.detail().en());
        }
        return words.toString();
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
