package org.liasse.rest.dossier;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a sequence.
 *
 * @param next what {@code after} takes to go on; absent at the end
 */
record Listing<T>(List<T> items, String next) {

    /** A full part may have another one after it, which may then be empty. */
    static <T> Listing<T> of(List<T> items, int limit, Function<T, String> id) {
        boolean isFull = !items.isEmpty() && items.size() >= limit;
        return new Listing<>(items, isFull ? id.apply(items.get(items.size() - 1)) : null);
    }
}
