package org.liasse.core.list;

import java.util.Set;
import org.liasse.api.Key;

/**
 * The part of a question that stands in every grant.
 *
 * @param type {@code null} for all
 * @param context {@code null} for all; a dossier that has none stands under its office
 * @param states {@code null} for all
 */
record Scope(Key type, String context, Set<Key> states) {

    /** This scope on a grant: {@code and …}, or nothing. */
    Piece on(String grant) {
        Piece piece =
                Piece.of("")
                        .when(type != null, " and " + grant + ".type_key = ?", type)
                        .when(context != null, " and " + grant + ".context_id = ?", context);
        return states == null
                ? piece
                : piece.then(" and ").then(Piece.in(grant + ".state_key", states));
    }
}
