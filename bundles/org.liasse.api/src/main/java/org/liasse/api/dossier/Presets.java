package org.liasse.api.dossier;

import java.util.List;
import org.liasse.api.Key;
import org.liasse.api.dossier.Conversations.Message;
import org.liasse.api.people.Caller;
import org.osgi.annotation.versioning.ProviderType;

/** Messages that a thread has ready, to be chosen by name instead of written. */
@ProviderType
public interface Presets {

    /**
     * @param name by which it is chosen, as the type says it
     * @param words as they would be written now, in the language of the caller
     */
    record Preset(String name, String words) {}

    /**
     * What a thread offers, in the order of the type: the words that an administrator of the
     * context or of the office has given it, else the type's own.
     *
     * @throws org.liasse.api.Problem NOT_FOUND where the caller does not see the thread;
     *     UNAVAILABLE where words cannot be made now
     */
    List<Preset> list(Caller caller, String dossier, Key thread);

    /**
     * Writes a preset as a message of the caller's, in his language; the rest as for {@link
     * Conversations#write}.
     *
     * @param preset its name
     * @throws org.liasse.api.Problem INVALID_INPUT at {@code /preset} where the thread does not
     *     offer it; what {@link #list} and writing throw
     */
    Message write(
            Caller caller,
            String dossier,
            Key thread,
            String id,
            String preset,
            List<String> uploads,
            List<String> mentions);
}
