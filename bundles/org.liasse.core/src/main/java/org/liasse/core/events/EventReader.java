package org.liasse.core.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.liasse.api.Key;
import org.liasse.api.dossier.EventLog;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.dossier.Audiences;
import org.liasse.core.dossier.Grants;
import org.liasse.core.store.Json;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The event log from a cursor: of each event's dossier the reader must hold a role, and one that
 * sees the event.
 */
@Component(service = EventLog.class)
public final class EventReader implements EventLog {

    private static final int EXAMINED = 1_000;

    private final Transactions transactions;

    @Activate
    public EventReader(@Reference Transactions transactions) {
        this.transactions = transactions;
    }

    private record Candidate(Event event, String audience) {}

    @Override
    public Slice after(Caller caller, Wanted wanted) {
        return transactions.read(
                sql -> {
                    List<Candidate> candidates =
                            sql.list(
                                    "select id, event_position, dossier_id, type_key, kind,"
                                        + " happened_at, payload, audience from event_log where"
                                        + " event_position > ? order by event_position fetch first "
                                            + EXAMINED
                                            + " rows only",
                                    row ->
                                            new Candidate(
                                                    new Event(
                                                            row.getString(1),
                                                            row.getLong(2),
                                                            row.getString(3),
                                                            new Key(row.getString(4)),
                                                            row.getString(5),
                                                            Instant.ofEpochMilli(row.getLong(6)),
                                                            Json.read(row.getString(7))),
                                                    row.getString(8)),
                                    wanted.after());
                    Map<String, Set<Key>> roles =
                            roles(
                                    sql,
                                    caller,
                                    candidates.stream()
                                            .map(Candidate::event)
                                            .filter(wanted::takes)
                                            .map(Event::dossier)
                                            .distinct()
                                            .toList());
                    var seen = new ArrayList<Event>();
                    long next = wanted.after();
                    for (Candidate candidate : candidates) {
                        if (seen.size() == wanted.limit()) {
                            break;
                        }
                        Event event = candidate.event();
                        next = event.position();
                        if (wanted.takes(event)
                                && Audiences.include(
                                        candidate.audience(),
                                        roles.getOrDefault(event.dossier(), Set.of()))) {
                            seen.add(event);
                        }
                    }
                    return new Slice(List.copyOf(seen), next);
                });
    }

    private static Map<String, Set<Key>> roles(Sql sql, Caller caller, List<String> dossiers) {
        Map<String, Set<Key>> roles = new HashMap<>();
        if (dossiers.isEmpty()) {
            return roles;
        }
        List<String> principals = caller.principals().stream().map(Principal::toString).toList();
        var arguments = new ArrayList<Object>(dossiers);
        arguments.addAll(principals);
        sql.list(
                "select dossier_id, role_key from dossier_grant where dossier_id in ("
                        + Sql.marks(dossiers)
                        + ") and "
                        + Grants.HOLDER
                        + " in ("
                        + Sql.marks(principals)
                        + ")",
                row ->
                        roles.computeIfAbsent(row.getString(1), id -> new TreeSet<>())
                                .add(new Key(row.getString(2))),
                arguments);
        return roles;
    }
}
