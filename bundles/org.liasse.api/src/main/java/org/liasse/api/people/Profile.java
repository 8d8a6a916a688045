package org.liasse.api.people;

import java.time.Instant;
import java.util.List;
import org.liasse.api.Language;
import org.liasse.api.people.SignIn.Session;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One's own account. Who has none (the public, a personal link) is refused: NOT_SIGNED_IN, or
 * NOT_YOUR_ROLE.
 */
@ProviderType
public interface Profile {

    /**
     * A session that is open.
     *
     * @param id names it; it opens nothing
     * @param source the address it was opened from, or {@code null}
     * @param current whether it is the one that asks
     */
    record OpenSession(
            String id, Instant openedAt, Instant expiresAt, String source, boolean current) {}

    /**
     * Changes one's own data; what is {@code null} stays.
     *
     * @param name 1 to 200 characters
     * @param phone digits, blanks and {@code + ( ) . - /}, at most 40 characters; empty: none any
     *     more
     * @throws org.liasse.api.Problem INVALID_INPUT naming what is wrong; nothing is changed then
     */
    void describe(Caller caller, String name, String phone, Language language);

    /**
     * Ends every session, and opens a new one.
     *
     * @param source where it comes from, for throttling: the client's address
     * @throws org.liasse.api.Problem INVALID_INPUT where the current password is not this one;
     *     TOO_MANY after too many failures
     */
    Session changePassword(Caller caller, String current, String password, String source);

    /** The address becomes one's own when the link in the mail that goes there is followed. */
    void askForEmail(Caller caller, String email);

    /**
     * The newest first, at most 200.
     *
     * @param token of the session that asks, or {@code null}
     */
    List<OpenSession> sessions(Caller caller, String token);

    /** Ends one of one's sessions; NOT_FOUND where there is no such one. */
    void endSession(Caller caller, String id);

    /** Ends all but the one that asks. */
    void endOtherSessions(Caller caller, String token);
}
