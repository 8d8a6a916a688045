package org.liasse.variant.procedures;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A text file checked in beside the code, so that a change of a rule is read as words. Run the
 * tests with {@code -Dliasse.write=true} to write it anew.
 */
final class KeptFile {

    private KeptFile() {}

    static void holds(String name, String text) throws IOException {
        Path file = Path.of(name);
        if (Boolean.getBoolean("liasse.write")) {
            Files.writeString(file, text);
        }
        assertEquals(name + " is not what the code says", Files.readString(file), text);
    }
}
