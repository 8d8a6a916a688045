package org.liasse.core.dossier;

import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.people.Caller;
import org.liasse.core.events.Sequencer;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Json;
import org.liasse.core.store.Work;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Writes down what happens: the timeline for people, the event for the rest of the world, and, for
 * those who can see it and nobody else, that the dossier has changed.
 */
@Component(service = Journal.class)
public final class Journal {

    private static final String TIMELINE =
            "insert into timeline (dossier_id, seq, id, happened_at, kind, actor, actor_name,"
                    + " audience, salt, payload, commitment, hash) values (?, ?, ?, ?, ?, ?, ?, ?,"
                    + " ?, ?, ?, ?)";
    private static final String EVENT =
            "insert into event_log (id, dossier_id, office_id, type_key, kind, happened_at,"
                + " audience, payload, actor, actor_name, actor_roles, is_act, state_key) values"
                + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Sequencer sequencer;

    @Activate
    public Journal(@Reference Sequencer sequencer) {
        this.sequencer = sequencer;
    }

    /**
     * @param audience who sees that it happened, as stored
     * @param payload names and values; the only part that an erasure takes away
     */
    public void record(
            Work work,
            Dossier dossier,
            Caller caller,
            String kind,
            String audience,
            Map<String, ?> payload) {
        record(work, dossier, caller, kind, audience, payload, null);
    }

    /**
     * @param roles of the actor, where this is what somebody did and not what came with it; else
     *     {@code null}
     */
    void record(
            Work work,
            Dossier dossier,
            Caller caller,
            String kind,
            String audience,
            Map<String, ?> payload,
            Set<Key> roles) {
        String said = Json.write(payload);
        Dossier.Link link = dossier.append(kind, said, work.now());
        work.add(
                TIMELINE,
                dossier.id(),
                link.seq(),
                Ids.next(),
                work.millis(),
                kind,
                actorOf(caller),
                caller.name(),
                audience,
                link.salt(),
                said,
                link.commitment(),
                link.hash());
        String event = Ids.next();
        work.happened(event);
        work.add(
                EVENT,
                event,
                dossier.id(),
                dossier.office(),
                dossier.type(),
                kind,
                work.millis(),
                audience,
                said,
                actorOf(caller),
                caller.name(),
                roles == null ? "" : Audiences.textOf(roles),
                roles == null ? 0 : 1,
                dossier.header().state());
        Seen.in(work).by(dossier.id(), audience);
        work.afterCommit(sequencer::wake);
    }

    static String actorOf(Caller caller) {
        return CaseFiles.holder(caller);
    }
}
