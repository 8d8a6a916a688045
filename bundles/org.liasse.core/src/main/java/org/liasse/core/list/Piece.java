package org.liasse.core.list;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A piece of a statement with the arguments of its question marks, in their order. */
public record Piece(String text, List<Object> arguments) {

    /** What always holds. */
    static final Piece TRUE = of("1 = 1");

    /** What never holds. */
    static final Piece FALSE = of("1 = 0");

    public Piece {
        arguments = List.copyOf(arguments);
    }

    public static Piece of(String text, Object... arguments) {
        return new Piece(text, List.of(arguments));
    }

    public Piece then(String more, Object... moreArguments) {
        return then(of(more, moreArguments));
    }

    public Piece then(Piece more) {
        var all = new ArrayList<>(arguments);
        all.addAll(more.arguments);
        return new Piece(text + more.text, all);
    }

    Piece when(boolean holds, String more, Object... moreArguments) {
        return holds ? then(more, moreArguments) : this;
    }

    Piece negated() {
        return of("not (").then(this).then(")");
    }

    static Piece joined(String separator, Collection<Piece> pieces) {
        return new Piece(
                pieces.stream().map(Piece::text).collect(joining(separator)),
                pieces.stream().flatMap(piece -> piece.arguments().stream()).toList());
    }

    static Piece all(Collection<Piece> pieces) {
        return pieces.isEmpty() ? TRUE : of("(").then(joined(" and ", pieces)).then(")");
    }

    static Piece any(Collection<Piece> pieces) {
        return pieces.isEmpty() ? FALSE : of("(").then(joined(" or ", pieces)).then(")");
    }

    /**
     * {@code column in (…)}. The list is filled up to a power of two with what is no value, so that
     * few statements differ and each is prepared once.
     */
    static Piece in(String column, Collection<?> values) {
        var all = new ArrayList<Object>();
        values.forEach(value -> all.add(value.toString()));
        int size = 1;
        while (size < all.size()) {
            size *= 2;
        }
        while (all.size() < size) {
            all.add("");
        }
        return new Piece(
                column + " in (" + String.join(",", java.util.Collections.nCopies(size, "?")) + ")",
                all);
    }

    /** How many rows a question has, where the answer is whether there are any. */
    static Piece some(Piece from) {
        return of("0 < (select count(*) from ").then(from).then(")");
    }

    /** The first rows of a query. */
    Piece first(int rows) {
        return then(" fetch first " + rows + " rows only");
    }
}
