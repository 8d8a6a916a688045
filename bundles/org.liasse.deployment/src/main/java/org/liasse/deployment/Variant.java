package org.liasse.deployment;

import java.util.Optional;

/**
 * A feature that somebody installed into the running platform.
 *
 * @param name of the feature; its version is not kept, a new distribution brings its own
 * @param repository where its description came from, empty when the distribution knows it by itself
 */
record Variant(String name, String repository) {

    /** One line of the list. */
    String line() {
        return name + " " + repository;
    }

    /** Reads a line; empty for comments and blank lines. */
    static Optional<Variant> of(String line) {
        String[] words = line.trim().split("\\s+", 2);
        if (words[0].isEmpty() || words[0].startsWith("#")) {
            return Optional.empty();
        }
        return Optional.of(new Variant(words[0], words.length > 1 ? words[1] : ""));
    }
}
