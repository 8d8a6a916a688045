package org.liasse.api.letter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.people.Principal;

/**
 * A letter to be written.
 *
 * @param cause the id of the event, or of whatever else is told; 1 to 200 characters. The same
 *     cause, person and channel never make a second letter. What is written about one dossier has
 *     as cause the id of one of its events, or begins with {@code dossier:<id>/}: so it goes when
 *     the dossier does
 * @param person whom it is for
 * @param name how he is called
 * @param address where the channel finds him: an e-mail address; at most 320 characters
 * @param language he reads
 * @param channel that takes it, such as {@link Letters#MAIL}
 * @param template by which it is worded
 * @param values that the template names: texts, numbers, lists and maps of them
 * @param files that go with it, at most {@link #MOST_BYTES} together
 * @param expiresAt when it is of no use any more and is not sent; {@code null}: never
 */
public record Draft(
        String cause,
        Principal person,
        String name,
        String address,
        Language language,
        Key channel,
        Key template,
        Map<String, ?> values,
        List<File> files,
        Instant expiresAt) {

    /** 5 MiB: what is larger is left to the link in the letter. */
    public static final long MOST_BYTES = 5L * 1024 * 1024;

    /** Bytes that the platform keeps, by their hash. */
    public record File(String name, String mediaType, long size, String sha256) {}

    /** A letter without files. */
    public Draft(
            String cause,
            Principal person,
            String name,
            String address,
            Language language,
            Key channel,
            Key template,
            Map<String, ?> values,
            Instant expiresAt) {
        this(
                cause, person, name, address, language, channel, template, values, List.of(),
                expiresAt);
    }

    public Draft {
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(template, "template");
        values = Map.copyOf(values);
        files = List.copyOf(files);
    }
}
