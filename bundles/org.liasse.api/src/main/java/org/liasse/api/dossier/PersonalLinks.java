package org.liasse.api.dossier;

import java.time.Duration;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Links by which somebody without an account comes to one dossier. Its holder is a participant like
 * any other ({@code l:<link>}): who may invite to the role makes it, who may exclude from the role
 * ends it.
 */
@ProviderType
public interface PersonalLinks {

    /** The longest that a link may last: a year. */
    Duration LONGEST = Duration.ofDays(365);

    /**
     * @param role that its holder has on the dossier
     * @param name of the holder
     * @param email where the link goes
     * @param language of the holder; {@code null}: French
     * @param days that it works, 1 to 365
     */
    record NewLink(Key role, String name, String email, Language language, int days) {}

    /**
     * Makes a link and writes to its holder, who alone learns it.
     *
     * @return its id: {@code l:<id>} is the participant
     * @throws org.liasse.api.Problem INVALID_INPUT; and what inviting to the role throws
     */
    String make(Caller caller, String dossier, NewLink link);

    /**
     * Gives the role to the account with this address, where there is one by which somebody can
     * sign in; else makes a link.
     *
     * @return who holds the role now
     * @throws org.liasse.api.Problem as above
     */
    Principal invite(Caller caller, String dossier, NewLink link);

    /**
     * Whether this is the address, however it is written, of an account or of a link that holds one
     * of these roles.
     *
     * @param dossier one that the caller sees
     * @throws org.liasse.api.Problem NOT_FOUND
     */
    boolean isHeldBy(Caller caller, String dossier, Set<Key> roles, String email);
}
