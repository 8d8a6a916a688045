package org.liasse.core.documents;

import java.text.Normalizer;
import org.liasse.api.Problem;

/** Names of files, as people gave them and as others will see them. */
final class FileNames {

    private static final int LONGEST = 255;

    private FileNames() {}

    /**
     * A name fit to be shown and kept: composed, without control characters and without those that
     * turn the direction of writing, by which {@code exe.fdp} reads as a PDF.
     *
     * @param name {@code null} or blank stands for {@code document}
     * @throws Problem INVALID_INPUT naming {@code name}, where it is a path or too long
     */
    static String checked(String name) {
        String clean =
                name == null
                        ? ""
                        : Normalizer.normalize(name, Normalizer.Form.NFC)
                                .codePoints()
                                .filter(FileNames::isPlain)
                                .collect(
                                        StringBuilder::new,
                                        StringBuilder::appendCodePoint,
                                        StringBuilder::append)
                                .toString()
                                .strip();
        if (clean.contains("/") || clean.contains("\\") || clean.matches("\\.{1,2}")) {
            throw Problem.invalid(
                    "name",
                    "On attend le nom d’un fichier, sans dossier.",
                    "The name of a file is expected, without a folder.");
        }
        if (clean.length() > LONGEST) {
            throw Problem.invalid(
                    "name",
                    "Le nom dépasse " + LONGEST + " caractères.",
                    "The name exceeds " + LONGEST + " characters.");
        }
        return clean.isEmpty() ? "document" : clean;
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
