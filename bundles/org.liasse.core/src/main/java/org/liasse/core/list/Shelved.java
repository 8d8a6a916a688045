package org.liasse.core.list;

import java.util.Set;
import java.util.stream.Collectors;
import org.liasse.api.type.Declarations.Tab;
import org.liasse.api.type.Filter;

/**
 * What the shelves of a tab say of a question.
 *
 * @param implied conditions that need not be asked of dossiers that are surely in the tab
 * @param own the condition that the reader has put the tab's mark, or {@code null}
 * @param narrowed whether the question names states of its own besides those of the tab
 */
record Shelved(Shelves.OfTab shelves, Set<Piece> implied, Piece own, boolean narrowed) {

    static Shelved of(Shelves.OfTab shelves, Filters filters, Tab tab, boolean narrowed) {
        return new Shelved(
                shelves,
                Set.copyOf(filters.beyondStates(tab.filter())),
                shelves.own() == null ? null : filters.of(new Filter.MarkedByMe(shelves.own())),
                narrowed);
    }

    /** Whether a condition holds of all dossiers on a shelf. */
    boolean isImplied(long shelf, Piece condition) {
        return implied.contains(condition)
                && (shelves.sure().contains(shelf)
                        || (shelves.onceMarked().contains(shelf) && !condition.equals(own)));
    }

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
