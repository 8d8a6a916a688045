package org.liasse.api.dossier;

import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.people.Caller;
import org.osgi.annotation.versioning.ProviderType;

/** Gives roles on dossiers to people of whom only the e-mail address is known. */
@ProviderType
public interface Nominations {

    /**
     * Somebody to be given a role.
     *
     * @param name where he has no account yet
     * @param language where he has none yet; {@code null}: French
     */
    record Nominee(Key role, String name, String email, Language language) {}

    /**
     * Gives a role to the account with this address. Where there is none, one is opened, and its
     * owner gets a letter with a link to choose a password; so does who has not chosen one yet. All
     * of it happens, or nothing.
     *
     * @return the account's id
     * @throws org.liasse.api.Problem INVALID_INPUT; and what inviting to the role throws
     */
    String nominate(Caller caller, String dossier, Nominee nominee);
}
