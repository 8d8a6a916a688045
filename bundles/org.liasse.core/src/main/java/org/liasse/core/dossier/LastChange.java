package org.liasse.core.dossier;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.core.store.Json;
import org.liasse.core.store.Sql;

/**
 * Who was faster: told to whoever comes too late, as far as the timeline tells it to him.
 *
 * @param actor the name of whoever did it
 */
record LastChange(String actor, Instant at) {

    /** So many of the last entries are looked at, of those that he sees. */
    private static final int LOOKED_AT = 50;

    /** The last change of all. */
    static Optional<LastChange> of(Sql sql, CaseFile file, Set<Key> roles) {
        return last(sql, file, roles, (kind, payload) -> true);
    }

    /** The last change of a section. */
    static Optional<LastChange> of(Sql sql, CaseFile file, Set<Key> roles, Key section) {
        return last(sql, file, roles, (kind, payload) -> kind.equals("edit-" + section));
    }

    /** What brought the dossier to where it stands. */
    static Optional<LastChange> toState(Sql sql, CaseFile file, Set<Key> roles) {
        String state = file.header().state().value();
        return last(
                sql,
                file,
                roles,
                (kind, payload) ->
                        payload.get("from") instanceof String && state.equals(payload.get("to")));
    }

    private record Line(String kind, String actor, long at, Map<String, Object> said) {}

    private static Optional<LastChange> last(
            Sql sql,
            CaseFile file,
            Set<Key> roles,
            BiPredicate<String, Map<String, Object>> isMeant) {
        var arguments = new ArrayList<Object>(List.of(file.header().id()));
        String isVisible = Audiences.including(roles, arguments);
        return sql
                .list(
                        "select kind, actor_name, happened_at, payload from timeline where"
                                + " dossier_id = ? and "
                                + isVisible
                                + " order by seq desc fetch first "
                                + LOOKED_AT
                                + " rows only",
                        row ->
                                new Line(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getLong(3),
                                        row.getString(4) == null
                                                ? Map.of()
                                                : Json.read(row.getString(4))),
                        arguments)
                .stream()
                .filter(line -> isMeant.test(line.kind(), line.said()))
                .findFirst()
                // whoever is forgotten, or somebody else for him, is not named
                .filter(line -> !line.actor().isBlank())
                .map(line -> new LastChange(line.actor(), Instant.ofEpochMilli(line.at())));
    }

    /** The problem, and who brought it about, and when. */
    Problem toldIn(Problem problem, ZoneId zone) {
        String fr = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm").withZone(zone).format(at);
        String en = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(zone).format(at);
        return problem.adding(
                        "Dernier changement : " + actor + ", le " + fr + ".",
                        "Last change: " + actor + ", on " + en + ".")
                .with("changedBy", actor)
                .with("changedAt", at.toString());
    }
}
