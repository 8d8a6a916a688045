package org.liasse.core.dossier;

import java.util.List;
import java.util.Map;
import org.liasse.api.dossier.Conversations.Reader;
import org.liasse.api.type.Declarations.Thread;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.store.Hash;
import org.liasse.core.store.Ids;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts messages into threads. Whether somebody may is asked elsewhere. */
@Component(service = Messages.class)
public final class Messages {

    private final Journal journal;

    @Activate
    public Messages(@Reference Journal journal) {
        this.journal = journal;
    }

    /**
     * A message that an act brings with it.
     *
     * @param template the label of the type's own words, which each reader gets in his language;
     *     {@code null} where the text is the actor's
     */
    void insert(Scene scene, Thread thread, String text, String template) {
        String id = Ids.next();
        insert(scene, thread, id, text, Hash.of(text), template);
        journal.record(
                scene.work,
                scene.dossier,
                scene.caller,
                "write-in-" + thread.key(),
                Audiences.of(thread.audience(), scene.header().flags()),
                Map.of("message", id, "text", text));
    }

    void mention(Scene scene, String message, List<Reader> readers) {
        readers.forEach(
                reader ->
                        scene.work.add(
                                "insert into mention (message_id, person, name, dossier_id) values"
                                        + " (?, ?, ?, ?)",
                                message,
                                reader.principal(),
                                reader.name(),
                                scene.header().id()));
    }

    /** The row and its words. */
    void insert(
            Scene scene, Thread thread, String id, String text, String bodyHash, String template) {
        String audience = Audiences.of(thread.audience(), scene.header().flags());
        scene.work.add(
                "insert into message (id, dossier_id, thread_key, written_at, author, author_name,"
                        + " body, body_hash, audience, template) values (?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?)",
                id,
                scene.header().id(),
                thread.key(),
                scene.work.millis(),
                Journal.actorOf(scene.caller),
                scene.caller.name(),
                text,
                bodyHash,
                audience,
                template);
        Index.message(scene.work, scene.header(), thread.key(), id, text, audience);
    }
}
