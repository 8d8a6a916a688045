package org.liasse.core.dossier;

import java.util.Collection;
import java.util.Map;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
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
        TimelineEntry entry =
                dossier.append(kind, actorOf(caller), caller.name(), audience, payload, work.now());
        work.entities().persist(entry);
        work.entities()
                .persist(
                        new EventRecord(
                                Ids.next(),
                                dossier.header(),
                                kind,
                                work.millis(),
                                audience,
                                Json.write(payload)));
        seen(work, dossier.id(), audience);
        work.afterCommit(sequencer::wake);
    }

    /** Moves the last change, and the tag, of whoever can see it. */
    private static void seen(Work work, String dossier, String audience) {
        if (audience.equals(Audiences.ANYONE)) {
            work.sql()
                    .update(
                            "update dossier_grant set updated_at = ?, seen_version = seen_version +"
                                    + " 1 where dossier_id = ?",
                            work.millis(),
                            dossier);
            return;
        }
        Collection<org.liasse.api.Key> roles = Audiences.rolesOf(audience);
        if (!roles.isEmpty()) {
            var arguments = new java.util.ArrayList<Object>();
            arguments.add(work.millis());
            arguments.add(dossier);
            arguments.addAll(roles);
            work.sql()
                    .update(
                            "update dossier_grant set updated_at = ?, seen_version = seen_version +"
                                    + " 1 where dossier_id = ? and role_key in ("
                                    + org.liasse.core.store.Sql.marks(roles)
                                    + ")",
                            arguments);
        }
    }

    static String actorOf(Caller caller) {
        return caller.accountId()
                .map(id -> Principal.account(id).toString())
                .orElse(caller.name().equals("clock") ? "clock" : CaseFiles.holder(caller));
    }
}
