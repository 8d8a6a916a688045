package org.liasse.api.dossier;

import java.util.List;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.Text;
import org.liasse.api.people.Caller;
import org.osgi.annotation.versioning.ProviderType;

/** How far each reader has read the threads of a dossier. It is personal: nobody else learns it. */
@ProviderType
public interface ReadMarks {

    /**
     * A thread as its reader left it.
     *
     * @param unread messages of others after the mark, at most 1000
     * @param atLeast whether there may be more than that
     * @param readUpTo the last message that was said to be read; {@code null} where none was
     */
    record ThreadMark(Key thread, Text label, int unread, boolean atLeast, String readUpTo) {}

    /** The threads that this caller sees, as the type orders them. */
    List<ThreadMark> threads(Caller caller, String dossier);

    /**
     * All of a thread up to this message is read. The mark only goes forward: an older message
     * leaves it where it is. The public has no marks.
     *
     * @throws Problem NOT_FOUND where the message is not in that thread, or not for this caller
     */
    void read(Caller caller, String dossier, Key thread, String message);
}
