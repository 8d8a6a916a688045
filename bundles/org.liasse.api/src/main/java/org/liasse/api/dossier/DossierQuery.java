package org.liasse.api.dossier;

import java.util.List;
import java.util.Set;
import org.liasse.api.Key;

/**
 * What to list; every part but the limit may be {@code null} or empty.
 *
 * @param type of the dossiers; needed by tabs, filters, sorts and columns on fields
 * @param context under which they stand
 * @param q words to search, all of them, each a prefix; case and accents do not count
 * @param where filters; different fields are joined by and, the same field by or
 * @param sort one or more; by default as the tab has it, else the newest change first
 * @param columns {@code section.field} values that the items carry
 * @param limit 1 to 200
 * @param after the cursor of the page before; a made-up one is BAD_REQUEST
 * @param count whether to count, exactly up to 10 000
 */
public record DossierQuery(
        Key type,
        String context,
        Key tab,
        Set<Key> states,
        String q,
        List<Where> where,
        List<Sort> sort,
        List<Path> columns,
        int limit,
        String after,
        boolean count) {

    public DossierQuery {
        states = states == null ? Set.of() : Set.copyOf(states);
        where = where == null ? List.of() : List.copyOf(where);
        sort = sort == null ? List.of() : List.copyOf(sort);
        columns = columns == null ? List.of() : List.copyOf(columns);
    }

    /** A field of a section. */
    public record Path(Key section, Key field) {
        @Override
        public String toString() {
            return section + "." + field;
        }
    }

    public enum Operator {
        EQ,
        NE,
        LT,
        LE,
        GT,
        GE,
        /** The text starts with. */
        STARTS,
        /** There is a value, or (with the value {@code false}) there is none. */
        PRESENT
    }

    public record Where(Path path, Operator operator, String value) {}

    /**
     * {@code base} is createdAt, updatedAt, number, title or state; exactly one of base and path is
     * not null.
     */
    public record Sort(String base, Path path, boolean descending) {}

    /** The same in this order. */
    public DossierQuery sortedBy(Sort order) {
        return new DossierQuery(
                type, context, tab, states, q, where, List.of(order), columns, limit, after, count);
    }

    /** The same in these states. */
    public DossierQuery in(Set<Key> newStates) {
        return new DossierQuery(
                type, context, tab, newStates, q, where, sort, columns, limit, after, count);
    }

    /** The same under this context. */
    public DossierQuery under(String newContext) {
        return new DossierQuery(
                type, newContext, tab, states, q, where, sort, columns, limit, after, count);
    }

    /** The same where all of these hold. */
    public DossierQuery having(List<Where> filters) {
        return new DossierQuery(
                type, context, tab, states, q, filters, sort, columns, limit, after, count);
    }

    /** The same whose items carry these values. */
    public DossierQuery with(List<Path> newColumns) {
        return new DossierQuery(
                type, context, tab, states, q, where, sort, newColumns, limit, after, count);
    }

    /** The same from this cursor on; {@code null} for the first page. */
    public DossierQuery after(String cursor) {
        return new DossierQuery(
                type, context, tab, states, q, where, sort, columns, limit, cursor, count);
    }

    /** The dossiers of a type, newest change first. */
    public static DossierQuery of(Key type, int limit) {
        return new DossierQuery(type, null, null, null, null, null, null, null, limit, null, false);
    }
}
