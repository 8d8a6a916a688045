package org.liasse.core.list;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.Filter;
import org.liasse.core.dossier.Grants;

/** Tabs as conditions on the dossier {@code x.id}, for one reader. */
final class Filters {

    private final DossierType type;
    private final Reader reader;

    Filters(DossierType type, Reader reader) {
        this.type = type;
        this.reader = reader;
    }

    Piece of(Filter filter) {
        if (filter instanceof Filter.InStates in) {
            return Piece.some(
                    Piece.of("dossier d where d.id = x.id and ")
                            .then(Piece.in("d.state_key", in.states())));
        }
        if (filter instanceof Filter.HasFlag has) {
            return type.flag(has.flag())
                    .map(
                            flag ->
                                    Piece.all(
                                            List.of(
                                                    Reader.flagged(flag.key()),
                                                    reader.isIn(flag.audience()))))
                    .orElse(Piece.FALSE);
        }
        if (filter instanceof Filter.MarkedByMe marked) {
            return Piece.some(
                    Piece.of(
                            "mark m where m.dossier_id = x.id and m.holder = ? and m.mark_key = ?",
                            reader.holder(),
                            marked.mark()));
        }
        if (filter instanceof Filter.MarkedByNobody nobody) {
            return markedByRole(Piece.of("x.id"), nobody).negated();
        }
        if (filter instanceof Filter.MyRole mine) {
            return reader.holds(Set.of(mine.role()));
        }
        if (filter instanceof Filter.And and) {
            return Piece.all(and.all().stream().map(this::of).toList());
        }
        if (filter instanceof Filter.Or or) {
            return Piece.any(or.any().stream().map(this::of).toList());
        }
        if (filter instanceof Filter.Not not) {
            return of(not.filter()).negated();
        }
        return Piece.TRUE;
    }

    /** Somebody who holds the role on this dossier has put the mark. */
    static Piece markedByRole(Piece dossier, Filter.MarkedByNobody nobody) {
        return Piece.some(
                Piece.of("mark m, dossier_grant g where m.dossier_id = ")
                        .then(dossier)
                        .then(" and m.mark_key = ? and g.dossier_id = ", nobody.mark())
                        .then(dossier)
                        .then(" and g.role_key = ? and ", nobody.role())
                        .then(Grants.isHeldBy("g", "m.holder")));
    }

    /**
     * What remains of a filter where grants are already chosen by {@link #states}: empty where that
     * is all of it.
     */
    List<Piece> beyondStates(Filter filter) {
        if (filter instanceof Filter.And and) {
            return and.all().stream().flatMap(one -> beyondStates(one).stream()).toList();
        }
        boolean covered = filter instanceof Filter.InStates || filter instanceof Filter.Everything;
        return covered ? List.of() : List.of(of(filter));
    }

    /** The states outside of which nothing passes the filter; empty where it names none. */
    static Optional<Set<Key>> states(Filter filter) {
        if (filter instanceof Filter.InStates in) {
            return Optional.of(in.states());
        }
        if (filter instanceof Filter.And and) {
            return and.all().stream()
                    .flatMap(one -> states(one).stream())
                    .reduce(
                            (some, others) -> {
                                var both = new HashSet<>(some);
                                both.retainAll(others);
                                return both;
                            });
        }
        return Optional.empty();
    }

    /** A mark of the reader's own without which nothing passes the filter. */
    static Optional<Key> ownMark(Filter filter) {
        if (filter instanceof Filter.MarkedByMe marked) {
            return Optional.of(marked.mark());
        }
        return filter instanceof Filter.And and
                ? and.all().stream().flatMap(one -> ownMark(one).stream()).findFirst()
                : Optional.empty();
    }
}
