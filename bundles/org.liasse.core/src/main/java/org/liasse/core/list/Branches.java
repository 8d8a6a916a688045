package org.liasse.core.list;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.liasse.api.Key;
import org.liasse.core.list.Survey.Pair;
import org.liasse.core.list.Wheres.Range;

/** The indexes along which a list is read, each from the place where the page before ended. */
final class Branches {

    /** At most so many are read for one page. */
    static final int MOST = 32;

    private static final int MOST_STATES = 4;

    private static final int MOST_SHELVES = 8;

    private final Question question;
    private final Order order;
    private final Row anchor;

    /**
     * @param order by which they are read
     * @param anchor after which, or {@code null}
     */
    Branches(Question question, Order order, Row anchor) {
        this.question = question;
        this.order = order;
        this.anchor = anchor;
    }

    /**
     * Whether ids fall where keys are equal: as the index of grants has it, one against the other.
     */
    boolean idsDescend() {
        return order.isUpdate() != order.descending();
    }

    /** The order of the rows. */
    Comparator<Row> byKey() {
        return Row.by(List.of(order), idsDescend());
    }

    /** The order of these columns, as SQL says it. */
    String order(String key, String id) {
        return key
                + (order.descending() ? " desc" : "")
                + ", "
                + id
                + (idsDescend() ? " desc" : "");
    }

    /** The rows after the anchor; what the first condition says is for the index. */
    Piece place(String key, String id) {
        if (anchor == null) {
            return Piece.of("");
        }
        String after = order.descending() ? "<" : ">";
        return Piece.of(
                " and "
                        + key
                        + " "
                        + after
                        + "= ? and ("
                        + key
                        + " "
                        + after
                        + " ? or "
                        + id
                        + (idsDescend() ? " <" : " >")
                        + " ?)",
                anchor.key(),
                anchor.key(),
                anchor.id());
    }

    /** How many branches a pair makes. */
    int perPair() {
        if (isByShelf()) {
            return question.shelved().shelves().all().size();
        }
        return isByState() ? question.scope().states().size() : 1;
    }

    private boolean isByShelf() {
        return question.shelved() != null
                && question.shelved().shelves().all().size() <= MOST_SHELVES;
    }

    private boolean isByState() {
        Collection<Key> states = question.scope().states();
        return states != null && !states.isEmpty() && states.size() <= MOST_STATES;
    }

    /** The grants of each of these, the last change being the key. */
    List<Branch> ofGrants(List<Pair> pairs, List<Piece> conditions) {
        var branches = new ArrayList<Branch>();
        for (Pair pair : pairs) {
            // whoever is something in the context has hardly a dossier elsewhere
            boolean within =
                    question.scope().context() == null
                            || pair.principal().startsWith("r:" + question.scope().context());
            if (isByShelf() && within) {
                question.shelved()
                        .shelves()
                        .all()
                        .forEach(shelf -> branches.add(ofShelf(pair, shelf, conditions)));
            } else if (isByState() && within) {
                question.scope()
                        .states()
                        .forEach(
                                state ->
                                        branches.add(
                                                ofGrants(
                                                        pair,
                                                        Piece.of(" and g.state_key = ?", state),
                                                        question.scope().context() == null,
                                                        conditions)));
            } else if (question.scope().context() != null) {
                branches.add(
                        ofGrants(
                                pair,
                                Piece.of(" and g.context_id = ?", question.scope().context()),
                                question.scope().states() == null,
                                conditions));
            } else {
                branches.add(
                        ofGrants(
                                pair, Piece.of(""), question.scope().states() == null, conditions));
            }
        }
        return branches;
    }

    /** What a shelf says of its dossiers is not asked of each. */
    private Branch ofShelf(Pair pair, long shelf, List<Piece> conditions) {
        Shelved shelved = question.shelved();
        Piece scope = Piece.of(" and g.shelf = " + shelf);
        return ofGrants(
                pair,
                shelved.narrowed()
                        ? scope.then(" and ")
                                .then(Piece.in("g.state_key", question.scope().states()))
                        : scope,
                question.scope().context() == null,
                conditions.stream()
                        .filter(condition -> !shelved.isImplied(shelf, condition))
                        .toList());
    }

    private Branch ofGrants(Pair pair, Piece scope, boolean isAll, List<Piece> conditions) {
        Piece rows =
                Piece.of(
                                "select g.dossier_id id, g.updated_at k from dossier_grant g where"
                                        + " g.principal = ? and g.type_key = ?",
                                pair.principal(),
                                pair.type())
                        .then(scope)
                        .then(place("g.updated_at", "g.dossier_id"))
                        .then(" order by " + order("g.updated_at", "g.dossier_id"));
        var all = new ArrayList<Piece>();
        if (!isAll) {
            all.add(question.reader().access(question.scope()));
        }
        all.addAll(conditions);
        return new Branch(rows, all);
    }

    /** The index of a field, in the context or else of each type. */
    List<Branch> ofField(List<Piece> conditions) {
        Scope scope = question.scope();
        if (scope.context() != null) {
            return List.of(ofField(Wheres.source(scope), conditions));
        }
        return question.types().stream()
                .map(type -> ofField(Piece.of("f.type_key = ?", type), conditions))
                .toList();
    }

    /** A filter on the very field that the list is sorted by is where the index is read. */
    private Branch ofField(Piece source, List<Piece> conditions) {
        Range asked = question.ranges().get(order.name());
        Piece rows =
                Piece.of(
                                "select f.dossier_id id, f.sort_key k, f.audience au from"
                                        + " field_index f where ")
                        .then(source)
                        .then(" and f.field = ?", order.name())
                        .then(asked == null ? Piece.of("") : Piece.of(" and ").then(asked.rows()))
                        .then(place("f.sort_key", "f.dossier_id"))
                        .then(" order by " + order("f.sort_key", "f.dossier_id"));
        var all = new ArrayList<Piece>();
        if (order.ofSection()) {
            all.add(question.reader().sees("x.au"));
        }
        if (!order.ofSection()
                || question.scope().context() != null
                || question.scope().states() != null) {
            all.add(question.reader().access(question.scope()));
        }
        conditions.stream()
                .filter(condition -> asked == null || !condition.equals(asked.condition()))
                .forEach(all::add);
        return new Branch(rows, all);
    }
}
