package org.liasse.core.list;

import java.util.List;

/**
 * An index read in its order.
 *
 * @param rows query of {@code id}, the key {@code k} and the audience {@code au}, in order
 * @param conditions on {@code x.id} and {@code x.au}
 */
record Branch(Piece rows, List<Piece> conditions) {

    /**
     * The first of its rows that hold. Both databases test the rows as they come, in their order,
     * and stop when there are enough; asked to sort once more, Derby would test them all.
     *
     * @param number told with each row
     * @param values what else to tell of each dossier
     * @param examined how many rows are looked at
     * @param most how many are answered
     */
    Piece found(int number, List<Piece> values, int examined, int most) {
        Piece query = Piece.of("select " + number + " b, x.id, x.k");
        for (int i = 0; i < values.size(); i++) {
            query = query.then(", ").then(values.get(i)).then(" s" + i);
        }
        if (conditions.isEmpty()) {
            return query.then(" from (").then(rows.first(most)).then(") x");
        }
        return query.then(" from (")
                .then(rows.first(examined))
                .then(") x where ")
                .then(Piece.all(conditions))
                .first(most);
    }

    /** The last row that is looked at, if there are so many. */
    Piece end(int examined) {
        return rows.then(" offset " + (examined - 1) + " rows fetch first 1 rows only");
    }
}
