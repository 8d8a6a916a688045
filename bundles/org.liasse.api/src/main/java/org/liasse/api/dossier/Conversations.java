package org.liasse.api.dossier;

import java.time.Instant;
import java.util.List;
import org.liasse.api.Key;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.osgi.annotation.versioning.ProviderType;

/** The threads of a dossier. */
@ProviderType
public interface Conversations {

    /**
     * @param mentions whom it mentions, by principal
     */
    record Message(
            String id,
            Instant at,
            String author,
            String text,
            List<Attachment> attachments,
            List<Reader> mentions) {}

    /** Somebody who reads a thread: an account or a personal link. */
    record Reader(Principal principal, String name) {}

    /**
     * @param next what {@code after} takes to go on; {@code null} at the end
     */
    record Readers(List<Reader> items, String next) {}

    record Attachment(int number, String name, long size, String sha256, String mediaType) {}

    /**
     * Writes a message. Text is needed, at most 20 000 characters, also where there are
     * attachments.
     *
     * @param id the client's own UUID, or {@code null}; the same id and content again is the first
     *     answer
     * @param uploads ids of uploads made for this thread, at most 20
     * @param mentions principals, at most 20, each of them one of {@link #readers}
     */
    Message write(
            Caller caller,
            String dossier,
            Key thread,
            String id,
            String text,
            List<String> uploads,
            List<String> mentions);

    /** A message that mentions nobody. */
    default Message write(
            Caller caller,
            String dossier,
            Key thread,
            String id,
            String text,
            List<String> uploads) {
        return write(caller, dossier, thread, id, text, uploads, List.of());
    }

    /**
     * Whom this caller may mention in a thread: who reads it and is named on the dossier, or holds
     * his role through a group that the caller belongs to. By principal, at most {@code limit} ≤
     * 200; a page may be short.
     */
    Readers readers(Caller caller, String dossier, Key thread, String after, int limit);

    /**
     * Oldest first, from the one after {@code after} ({@code null}: the first), at most {@code
     * limit} ≤ 200.
     */
    List<Message> list(Caller caller, String dossier, Key thread, String after, int limit);

    Documents.Content attachment(Caller caller, String dossier, String message, int number);
}
