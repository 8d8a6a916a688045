package org.liasse.console.completion;

import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.console.CommandLine;

/** What stands on the line that is being typed. */
final class Line {

    private final List<String> words;

    Line(CommandLine line) {
        words = List.of(line.getArguments());
    }

    /** The word after an option. */
    Optional<String> option(String name) {
        int at = words.indexOf(name);
        return at >= 0 && at + 1 < words.size()
                ? Optional.of(words.get(at + 1)).filter(word -> !word.isBlank())
                : Optional.empty();
    }

    /** The first word after the command's name that looks like an id. */
    Optional<String> dossier() {
        return words.stream().skip(1).filter(word -> word.matches("[0-9a-f-]{36}")).findFirst();
    }
}
