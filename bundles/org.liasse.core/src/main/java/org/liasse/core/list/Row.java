package org.liasse.core.list;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * A dossier on its way into a list.
 *
 * @param keys what it is sorted by, most important first; {@code null} where absent, milliseconds
 *     for the last change, else text
 */
record Row(String id, List<Object> keys) {

    Row {
        keys = Collections.unmodifiableList(keys);
    }

    Object key() {
        return keys.get(0);
    }

    /** As a cursor keeps it: the keys, then the id. */
    List<Object> place() {
        var all = new ArrayList<>(keys);
        all.add(id);
        return all;
    }

    static Row at(List<Object> place) {
        int keys = place.size() - 1;
        return new Row((String) place.get(keys), place.subList(0, keys));
    }

    /** By the keys in their orders, then by id. */
    static Comparator<Row> by(List<Order> orders, boolean idsDescend) {
        Comparator<Row> ids = Comparator.comparing(Row::id);
        Comparator<Row> all = (one, other) -> 0;
        for (int i = 0; i < orders.size(); i++) {
            int index = i;
            Comparator<Object> keys = orders.get(i).comparator();
            all =
                    all.thenComparing(
                            (one, other) ->
                                    keys.compare(one.keys().get(index), other.keys().get(index)));
        }
        return all.thenComparing(idsDescend ? ids.reversed() : ids);
    }
}
