package org.liasse.core.dossier;

import org.liasse.api.Key;
import org.liasse.core.store.Sql;

/** The accesses that contexts keep for the dossiers that will be opened under them. */
final class DefaultShares {

    private static final String PLACE = " where context_id = ? and type_key = ?";

    private DefaultShares() {}

    static Shares of(Sql sql, String context, Key type) {
        return sql.first(
                        "select shares from access_default" + PLACE,
                        row -> Shares.of(row.getString(1)),
                        context,
                        type)
                .orElse(Shares.NONE);
    }

    /** The row of the context is locked: nobody else writes there meanwhile. */
    static void keep(Sql sql, String context, Key type, Shares shares) {
        sql.update("delete from access_default" + PLACE, context, type);
        if (!shares.parts().isEmpty()) {
            sql.update(
                    "insert into access_default (context_id, type_key, shares) values (?, ?, ?)",
                    context,
                    type,
                    shares.text());
        }
    }
}
