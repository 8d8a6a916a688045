package org.liasse.test.variant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A text file checked in beside the code, so that a change of a rule is read as words. Run the
 * tests with {@code -Dliasse.write=true} to write it anew.
 */
public final class KeptFile {

    private KeptFile() {}

    /**
     * @param name of the file, in the folder of the bundle
     * @throws AssertionError where the file is missing or says something else, with the first line
     *     that differs
     */
    public static void holds(String name, String text) {
        Path file = Path.of(name);
        try {
            if (Boolean.getBoolean("liasse.write")) {
                Files.writeString(file, text);
            }
            if (!Files.exists(file)) {
                throw new AssertionError(name + " is missing: " + HOW);
            }
            String kept = Files.readString(file);
            if (!kept.equals(text)) {
                throw new AssertionError(
                        name + " is not what the code says, " + difference(kept, text) + HOW);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String HOW =
            "run the tests with -Dliasse.write=true to write it, and read the difference";

    private static String difference(String kept, String text) {
        String[] some = kept.split("\n", -1);
        String[] others = text.split("\n", -1);
        int line = 0;
        while (line < some.length && line < others.length && some[line].equals(others[line])) {
            line++;
        }
        return "line %d: kept <%s>, said <%s>; "
                .formatted(
                        line + 1,
                        line < some.length ? some[line] : "",
                        line < others.length ? others[line] : "");
    }
}
