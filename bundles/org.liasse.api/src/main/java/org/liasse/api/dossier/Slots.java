package org.liasse.api.dossier;

import java.util.List;
import org.liasse.api.Key;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Slot;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The slots of one dossier: those of its type, those that its definition draws, and those that were
 * added on the dossier itself, each like one of its type.
 */
@ProviderType
public interface Slots {

    /** How many may be added on one dossier. */
    int MOST_ADDED = 30;

    /** The length of the name of one that is added, in characters. */
    int LONGEST_NAME = 120;

    /**
     * A slot that a reader sees.
     *
     * @param like the slot of the type that it is like, or {@code null} where it was not added
     * @param isExpected whether what the dossier says calls for documents there
     * @param isOutside whether what the dossier says no longer calls for it; false for who does not
     *     see what calls for it
     * @param documents how many are there
     */
    record Line(Slot slot, Key like, boolean isExpected, boolean isOutside, int documents) {}

    /** Those that the caller sees, in their order; what was added comes last. */
    List<Line> list(Caller caller, String dossier);

    /**
     * Adds a slot like one of the type: it is seen, filled and reviewed as that one is, until its
     * accesses are changed on their own.
     *
     * @param name what people call it
     * @throws org.liasse.api.Problem NOT_FOUND where the caller sees no such slot; UNKNOWN_ACTION
     *     where none is added like it; INVALID where the name is blank, too long or that of another
     *     slot; NOT_READY where there are as many as there may be
     */
    Line add(Caller caller, String dossier, Key like, String name);
}
