package org.liasse.api.dossier;

import java.time.Instant;
import java.util.List;
import org.liasse.api.Key;
import org.liasse.api.people.Caller;
import org.osgi.annotation.versioning.ProviderType;

/** The threads of a dossier. */
@ProviderType
public interface Conversations {

    record Message(
            String id, Instant at, String author, String text, List<Attachment> attachments) {}

    record Attachment(int number, String name, long size, String sha256, String mediaType) {}

    /**
     * Writes a message. Text is needed, at most 20 000 characters, also where there are
     * attachments.
     *
     * @param id the client's own UUID, or {@code null}; the same id and content again is the first
     *     answer
     * @param uploads ids of uploads made for this thread, at most 20
     */
    Message write(
            Caller caller,
            String dossier,
            Key thread,
            String id,
            String text,
            List<String> uploads);

    /**
     * Oldest first, from the one after {@code after} ({@code null}: the first), at most {@code
     * limit} ≤ 200.
     */
    List<Message> list(Caller caller, String dossier, Key thread, String after, int limit);

    Documents.Content attachment(Caller caller, String dossier, String message, int number);
}
