package org.liasse.api.letter;

import org.liasse.api.Language;

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
 */
public record Letter(
        String id,
        String messageId,
        String name,
        String address,
        Language language,
        String subject,
        String text,
        String html) {}
