package org.liasse.api.notice;

import java.time.Instant;
import java.util.List;
import org.liasse.api.Key;
import org.liasse.api.Text;
import org.liasse.api.people.Caller;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What was told to somebody, for ninety days; of dossiers that he may still see, and of what his
 * roles there may see. The public is told nothing: NOT_SIGNED_IN.
 */
@ProviderType
public interface Notifications {

    /** Unread ones are counted up to here. */
    int MOST_COUNTED = 1_000;

    /**
     * @param notice of the type, {@code label} in words
     * @param actor who did it, for people
     * @param readAt {@code null} while it is unread
     */
    record Notification(
            String id,
            Instant at,
            Key type,
            Key notice,
            Text label,
            String dossier,
            String number,
            String title,
            String actor,
            Instant readAt) {}

    /**
     * @param next the id from which to go on, or {@code null}
     * @param unread how many are, {@link #MOST_COUNTED} at most
     * @param isMore whether there are more than that
     */
    record Page(List<Notification> items, String next, long unread, boolean isMore) {}

    /**
     * The newest first.
     *
     * @param after id of the last one seen; {@code null}: from the newest
     * @param limit at most this many, 1 to 200
     */
    Page list(Caller caller, String after, int limit);

    /**
     * Marks one as read, or as unread.
     *
     * @throws org.liasse.api.Problem NOT_FOUND where there is none, for him
     */
    void mark(Caller caller, String id, boolean isRead);

    /** Marks this one and all before it as read; {@code null}: all of them. */
    void readUpTo(Caller caller, String id);
}
