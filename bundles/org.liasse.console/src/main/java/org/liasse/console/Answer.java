package org.liasse.console;

import java.io.PrintStream;
import java.util.function.Consumer;

/**
 * What a command has to say.
 *
 * @param json to programs: maps, lists and what {@link Json} makes of the rest
 * @param words to people
 * @param failure why the command fails though it has something to say, or {@code null}
 */
record Answer(Object json, Consumer<PrintStream> words, String failure) {

    static Answer of(Object json, Consumer<PrintStream> words) {
        return new Answer(json, words, null);
    }

    /** In one line. */
    static Answer of(Object json, String line) {
        return of(json, out -> out.println(line));
    }

    Answer failing(String why) {
        return new Answer(json, words, why);
    }
}
