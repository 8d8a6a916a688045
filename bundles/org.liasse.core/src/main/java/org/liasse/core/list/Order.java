package org.liasse.core.list;

import java.util.Comparator;

/**
 * One thing that a list is sorted by.
 *
 * @param name {@code updatedAt}, another base field, or {@code section.field}
 * @param ofSection whether it is a field of a section, which may be absent or not for the reader
 */
record Order(String name, boolean ofSection, boolean descending) {

    static final Order RECENT = new Order("updatedAt", false, true);

    /** What is absent comes by the instant of its opening, which never changes. */
    static final Order OPENED = new Order("createdAt", false, false);

    boolean isUpdate() {
        return name.equals(RECENT.name());
    }

    /** The value of the dossier {@code x.id} for the reader, null where it is absent. */
    Piece value(Reader reader) {
        if (isUpdate()) {
            return Piece.of(
                            "(select max(a.updated_at) from dossier_grant a where a.dossier_id ="
                                    + " x.id and ")
                    .then(reader.isHolderOf("a"))
                    .then(")");
        }
        Piece named = Piece.of("f.field = ?", name);
        return ofSection
                ? reader.value("f.sort_key", "field_index", named)
                : Piece.of(
                                "(select min(f.sort_key) from field_index f where f.dossier_id ="
                                        + " x.id and ")
                        .then(named)
                        .then(")");
    }

    /** The dossier has no value that the reader sees. */
    Piece isAbsent(Reader reader) {
        return reader.finds("field_index", Piece.of("f.field = ?", name)).negated();
    }

    /** Instants are numbers of milliseconds, all else texts; what is absent comes last. */
    Comparator<Object> comparator() {
        Comparator<Object> values = Order::compare;
        return Comparator.nullsLast(descending ? values.reversed() : values);
    }

    private static int compare(Object one, Object other) {
        return one instanceof Number a && other instanceof Number b
                ? Long.compare(a.longValue(), b.longValue())
                : one.toString().compareTo(other.toString());
    }
}
