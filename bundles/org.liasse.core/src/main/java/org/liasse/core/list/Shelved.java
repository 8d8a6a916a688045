package org.liasse.core.list;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the shelves of a tab say of a question.
 *
 * @param implied conditions that need not be asked of dossiers that are surely in the tab
 * @param narrowed whether the question names states of its own besides those of the tab
 */
record Shelved(Shelves.OfTab shelves, Set<Piece> implied, boolean narrowed) {

    /** A grant of this name stands on one of the tab's shelves. */
    Piece on(String grant) {
        return in(grant + ".shelf", shelves.all());
    }

    /** Shelves are few, and known: they are part of the statement. */
    static Piece in(String column, Set<Long> shelves) {
        return shelves.isEmpty()
                ? Piece.FALSE
                : Piece.of(
                        column
                                + " in ("
                                + shelves.stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(", "))
                                + ")");
    }
}
