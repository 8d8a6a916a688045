package org.liasse.core.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.type.DossierType;
import org.liasse.core.dossier.Audiences;
import org.liasse.core.store.Json;
import org.liasse.core.store.Sql;

/**
 * Something that somebody did, numbered.
 *
 * @param kind the action, or the verb and its object: {@code write-in-messages}
 * @param audience who sees that it happened, as stored
 * @param payload inputs and values that were given with it
 * @param actorRoles that he held on the dossier
 * @param state in which it left the dossier, or {@code null} where that was not written down
 * @param isAct false for what merely came with an act
 */
record Happening(
        String id,
        long position,
        String dossier,
        Key type,
        String kind,
        Instant at,
        String audience,
        Map<String, Object> payload,
        String actor,
        String actorName,
        Set<Key> actorRoles,
        boolean isAct,
        Key state) {

    private static final String SELECT =
            "select id, event_position, dossier_id, type_key, kind, happened_at, audience,"
                    + " payload, actor, actor_name, actor_roles, is_act, state_key from event_log";

    /** These events, in the order in which they were written down; they need no number. */
    static List<Happening> of(Sql sql, List<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : sql.list(
                        SELECT + " where id in (" + Sql.marks(ids) + ") order by id",
                        Happening::read,
                        ids);
    }

    /**
     * Whether it is this act, or the same in a slot that was added like the one that the act names.
     *
     * @param on as notices name acts: {@code deposit-in reports}
     */
    boolean isOf(String on, DossierType type) {
        if (on.replace(' ', '-').equals(kind)) {
            return true;
        }
        int space = on.indexOf(' ');
        return space > 0
                && kind.startsWith(on.replace(' ', '-') + "-")
                && type.modelOf(new Key(kind.substring(space + 1)))
                        .filter(model -> model.key().value().equals(on.substring(space + 1)))
                        .isPresent();
    }

    static List<Happening> after(Sql sql, long position, int most) {
        return sql.list(
                SELECT
                        + " where event_position > ? order by event_position fetch first "
                        + most
                        + " rows only",
                Happening::read,
                position);
    }

    private static Happening read(ResultSet row) throws SQLException {
        String roles = row.getString(11);
        String state = row.getString(13);
        return new Happening(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                new Key(row.getString(4)),
                row.getString(5),
                Instant.ofEpochMilli(row.getLong(6)),
                row.getString(7),
                Json.read(row.getString(8)),
                row.getString(9),
                row.getString(10),
                roles == null ? Set.of() : Audiences.rolesOf(roles),
                row.getInt(12) == 1,
                state == null ? null : new Key(state));
    }
}
