package org.liasse.api.dossier;

import java.util.List;
import org.liasse.api.Key;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who holds which role on a dossier. On a context, participation is membership: nothing under it is
 * rewritten.
 */
@ProviderType
public interface Participants {

    /**
     * @param name for people
     */
    record Participant(Principal principal, Key role, String name) {}

    List<Participant> list(Caller caller, String dossier);

    /** Gives a role; {@code expected} is the dossier's tag, {@code null} is not compared. */
    void invite(Caller caller, String dossier, Principal principal, Key role, String expected);

    void exclude(Caller caller, String dossier, Principal principal, Key role, String expected);
}
