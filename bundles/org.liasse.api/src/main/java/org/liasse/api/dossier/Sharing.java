package org.liasse.api.dossier;

import java.util.List;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Audience;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who sees what on one dossier, and who deposits where, as far as it is not as the type says. What
 * may be changed, by whom and among which roles is said by the sentences on SHARE.
 */
@ProviderType
public interface Sharing {

    enum Kind {
        SECTION,
        SLOT,
        THREAD
    }

    /** A section, slot or thread of a dossier. */
    record Part(Kind kind, Key key) {}

    /**
     * Who is to see a part and to deposit in it.
     *
     * @param seenBy all roles that see it; {@code null}: as the type says
     * @param depositedBy for a slot, all roles that deposit in it, of those that the workflow
     *     names; {@code null}: all of these
     */
    record Wanted(Set<Key> seenBy, Set<Key> depositedBy) {}

    /**
     * A part that a reader sees and may share.
     *
     * @param seenBy roles, some of them while a flag stands only; every role is named by itself
     * @param depositedBy empty where it is no slot
     * @param among the roles that this reader may give it to, or take it from
     * @param isOverridden whether it is not as the type says
     * @param isOpen whether it may be changed now
     */
    record Line(
            Part part,
            List<Audience.Seat> seenBy,
            Set<Key> depositedBy,
            Set<Key> among,
            boolean isOverridden,
            boolean isOpen) {}

    /** The parts that the caller may share; none for whoever shares nothing. */
    List<Line> access(Caller caller, String dossier);

    /**
     * Says who sees a part of this dossier; from now on this holds for what was told of it before
     * too.
     *
     * @param expected the dossier's tag; {@code null} is not compared
     * @throws org.liasse.api.Problem NOT_FOUND where the caller does not see the part; INVALID
     *     where a role is unknown, may not be given it, or would lose what it must keep
     */
    void share(Caller caller, String dossier, Part part, Wanted wanted, String expected);
}
