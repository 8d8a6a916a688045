package org.liasse.api.dossier;

import java.util.List;
import org.liasse.api.Key;
import org.liasse.api.dossier.Sharing.Line;
import org.liasse.api.dossier.Sharing.Part;
import org.liasse.api.dossier.Sharing.Wanted;
import org.liasse.api.people.Caller;
import org.osgi.annotation.versioning.ProviderType;

/**
 * With which accesses the dossiers begin that will be opened under a context: who sees their parts
 * and who deposits in them, as far as it is not as their type says. Who keeps these defaults is
 * said by the context's sentences on SHARE_NEW, what may be given, and among which roles, by the
 * sentences on SHARE of the type that is opened. A dossier takes them when it is opened and never
 * again; from then on its own accesses hold, see {@link Sharing}.
 */
@ProviderType
public interface AccessDefaults {

    /**
     * The parts of a new dossier that the caller may share beforehand, as one that was opened now
     * would have them; none for whoever keeps no defaults.
     *
     * @param type that is opened under this context
     * @throws org.liasse.api.Problem NOT_FOUND where the caller does not see the context, or
     *     nothing of this type is opened under it
     */
    List<Line> defaults(Caller caller, String context, Key type);

    /**
     * Says who sees a part of the dossiers that will be opened from now on; those that are there
     * stay as they are.
     *
     * @param wanted {@code null} in both: as the type says
     * @param expected the context's tag; {@code null} is not compared
     * @throws org.liasse.api.Problem NOT_FOUND as above; NOT_YOUR_ROLE where the caller keeps no
     *     defaults, or could not share the part on a dossier that has just been opened;
     *     INVALID_INPUT where there is no such part or role, or a role may not be given the part or
     *     would lose what it must keep
     */
    void keep(Caller caller, String context, Key type, Part part, Wanted wanted, String expected);
}
