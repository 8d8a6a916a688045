package org.liasse.api.letter;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.liasse.api.Language;
import org.liasse.api.calendar.Invitation;

/**
 * A letter as a channel takes it.
 *
 * @param id its own, for ever
 * @param messageId by which whoever gets it twice knows it (RFC 5322, 3.6.4), angle brackets
 *     included; the same at every try
 * @param name of the recipient, for people
 * @param address of the recipient
 * @param subject one line
 * @param text for those who read text
 * @param html the same for those who read HTML, or {@code null}
 * @param attachments few and small
 * @param invitation for the reader's calendar, or {@code null}
 */
public record Letter(
        String id,
        String messageId,
        String name,
        String address,
        Language language,
        String subject,
        String text,
        String html,
        List<Attachment> attachments,
        Invitation invitation) {

    /** A file that goes with a letter. */
    public record Attachment(String name, String mediaType, long size, Bytes bytes) {}

    /** Where the bytes of a file come from. */
    @FunctionalInterface
    public interface Bytes {

        /** To be closed by whoever asked. */
        InputStream open() throws IOException;
    }

    public Letter {
        attachments = List.copyOf(attachments);
    }

    /** A letter with nothing attached. */
    public Letter(
            String id,
            String messageId,
            String name,
            String address,
            Language language,
            String subject,
            String text,
            String html) {
        this(id, messageId, name, address, language, subject, text, html, List.of(), null);
    }
}
