package org.liasse.api.people;

import org.liasse.api.people.SignIn.Session;
import org.osgi.annotation.versioning.ProviderType;

/** What people do with the links in their mails, who are not signed in. A link works once. */
@ProviderType
public interface Recovery {

    /**
     * Writes to whoever has this login, where there is somebody, with a link that works for an
     * hour. The answer says nothing of whether there is.
     *
     * @param source where it comes from, for throttling: the client's address
     * @throws org.liasse.api.Problem TOO_MANY with the wait
     */
    void askForPassword(String login, String source);

    /**
     * Sets the password, ends all sessions and links of the account, and opens a session.
     *
     * @param secret what the link of an invitation or of a new password carries
     * @throws org.liasse.api.Problem INVALID_INPUT where the link is unknown, used or expired, or
     *     the password is not acceptable: the link works on
     */
    Session choosePassword(String secret, String password, String source);

    /**
     * The address to which the link was sent becomes that of the account.
     *
     * @throws org.liasse.api.Problem INVALID_INPUT where the link is unknown, used or expired
     */
    void confirmEmail(String secret);
}
