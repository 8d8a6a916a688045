package org.liasse.core.list;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.type.Audience;
import org.liasse.api.workflow.CoreRole;
import org.liasse.core.dossier.Audiences;
import org.liasse.core.dossier.CaseFiles;

/**
 * Who asks, and what the database must know of him: the one access filter. In every piece {@code
 * x.id} is the dossier in question.
 *
 * @param principals all that he is, in a fixed order
 * @param holder whose marks are his
 */
record Reader(List<String> principals, String holder, Language language) {

    private static final Key ANYONE = Key.of(CoreRole.ANYONE);

    static Reader of(Caller caller) {
        return new Reader(
                caller.principals().stream().map(Principal::toString).sorted().toList(),
                CaseFiles.holder(caller),
                caller.language());
    }

    /** Whether this column names him. */
    Piece is(String column) {
        return Piece.in(column, principals);
    }

    /**
     * Whether a grant on a dossier that is already at hand names him. What is no plain column no
     * index serves: the few grants of one dossier are read, and not those of each principal.
     */
    Piece isHolderOf(String grant) {
        return Piece.in("(" + grant + ".principal || '')", principals);
    }

    /** He holds a role on the dossier, within this scope. */
    Piece access(Scope scope) {
        return Piece.some(
                Piece.of("dossier_grant a where a.dossier_id = x.id and ")
                        .then(isHolderOf("a"))
                        .then(scope.on("a")));
    }

    /** He holds one of these roles on the dossier. */
    Piece holds(Collection<Key> roles) {
        return roles.contains(ANYONE)
                ? Piece.TRUE
                : Piece.some(
                        Piece.of("dossier_grant a where a.dossier_id = x.id and ")
                                .then(isHolderOf("a"))
                                .then(" and ")
                                .then(Piece.in("a.role_key", roles)));
    }

    /** He is in the audience that stands in this column of a row that is already there. */
    Piece sees(String audience) {
        return Piece.some(
                Piece.of("dossier_grant a where a.dossier_id = x.id and ")
                        .then(isHolderOf("a"))
                        .then(among(audience)));
    }

    /** There is a row of this table on the dossier with an audience that he is in. */
    Piece finds(String table, Piece condition) {
        return Piece.some(
                Piece.of(table + " f, dossier_grant a where f.dossier_id = x.id and ")
                        .then(condition)
                        .then(" and a.dossier_id = x.id and ")
                        .then(isHolderOf("a"))
                        .then(among("f.audience")));
    }

    /** The value of a column of such a row, or null. */
    Piece value(String column, String table, Piece condition) {
        return Piece.of(
                        "(select min("
                                + column
                                + ") from "
                                + table
                                + " f, dossier_grant a where f.dossier_id = x.id and ")
                .then(condition)
                .then(" and a.dossier_id = x.id and ")
                .then(isHolderOf("a"))
                .then(among("f.audience"))
                .then(")");
    }

    /** Role keys hold no wildcard of {@code like}. */
    private static Piece among(String audience) {
        return Piece.of(
                " and (" + audience + " = ? or " + audience + " like '% ' || a.role_key || ' %')",
                Audiences.ANYONE);
    }

    /** He is in this audience, under the flags that stand on the dossier. */
    Piece isIn(Audience audience) {
        return Piece.any(audience.seats().stream().map(this::seat).distinct().toList());
    }

    private Piece seat(Audience.Seat seat) {
        Piece holds = holds(Set.of(seat.role()));
        return seat.when() == null ? holds : Piece.all(List.of(holds, flagged(seat.when())));
    }

    /** The flag stands on the dossier, whoever may see it. */
    static Piece flagged(Key flag) {
        return Piece.some(
                Piece.of("dossier d where d.id = x.id and d.flags like ?", "% " + flag + " %"));
    }
}
