package org.liasse.core.list;

import java.util.List;

/**
 * Queries of ids, each of which holds all answers to a question: the first is the reader's grants.
 * Where each of two has too many to test them all, those that both have may still be few.
 */
record Drivers(List<Piece> all) {

    /** Of so many, two are laid side by side. */
    static final int MANY = 5_000;

    /** So many are kept at hand, to pass over what is not among them. */
    static final int AT_HAND = 10_000;

    /** The first driver: what the reader has access to anyway. */
    static final int GRANTS = 0;

    /** More than there are; a number beyond means two. */
    private static final int BASE = 100;

    Drivers {
        all = List.copyOf(all);
    }

    int size() {
        return all.size();
    }

    /** The number of what two have both. */
    static int both(int one, int other) {
        return BASE * (one + 1) + other;
    }

    /**
     * @param number of one, or of two by {@link #both}
     * @param most as many rows of it are answered
     */
    Piece first(int number, int most) {
        if (number < BASE) {
            return all.get(number).first(most);
        }
        // each may have more by now than when it was counted
        return Piece.of("select i.id from (select p.id from (")
                .then(all.get(number / BASE - 1).first(2 * MANY))
                .then(") p intersect select q.id from (")
                .then(all.get(number % BASE).first(2 * MANY))
                .then(") q) i")
                .first(most);
    }
}
