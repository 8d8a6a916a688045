package org.liasse.core.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.dossier.Revisions.Stretch;
import org.liasse.api.type.Declarations.State;
import org.liasse.api.type.DossierType;
import org.liasse.core.store.Sql;

/**
 * The running dossiers under a context that pin another revision.
 *
 * @param states only those in one of these; empty for all
 */
record RunningDossiers(String context, DossierType drawn, int target, Set<Key> states) {

    /** So many are looked at for one answer, whether they are behind or not. */
    static final int LOOKED_AT = 5_000;

    /**
     * @param after id of a dossier, or {@code null}: from the first
     * @param most that are found at once
     * @param lookedAt how many are looked at at once
     */
    Stretch<String> find(Sql sql, String after, int most, int lookedAt) {
        List<Key> open =
                drawn.states().stream()
                        .filter(state -> !state.last())
                        .map(State::key)
                        .filter(state -> states.isEmpty() || states.contains(state))
                        .toList();
        if (open.isEmpty()) {
            return new Stretch<>(List.of(), null);
        }
        String from = after == null ? "" : after;
        Optional<String> last = last(sql, from, lookedAt);
        var arguments = new ArrayList<Object>(List.of(context, from));
        last.ifPresent(arguments::add);
        arguments.add(drawn.key());
        arguments.add(target);
        arguments.addAll(open);
        // one on which nobody holds a role any more cannot be read
        List<String> found =
                sql.list(
                        "select d.id from dossier d where d.context_id = ? and d.id > ?"
                                + (last.isPresent() ? " and d.id <= ?" : "")
                                + " and d.type_key = ? and d.revision <> ? and d.state_key in ("
                                + Sql.marks(open)
                                + ") and exists (select 1 from dossier_grant g where g.dossier_id ="
                                + " d.id) order by d.id fetch first "
                                + most
                                + " rows only",
                        row -> row.getString(1),
                        arguments);
        return new Stretch<>(found, found.size() < most ? last.orElse(null) : found.get(most - 1));
    }

    /** The last that is looked at; empty where the end comes before. */
    private Optional<String> last(Sql sql, String from, int lookedAt) {
        return sql.first(
                "select id from dossier where context_id = ? and id > ? order by id offset "
                        + (lookedAt - 1)
                        + " rows fetch first 1 rows only",
                row -> row.getString(1),
                context,
                from);
    }
}
