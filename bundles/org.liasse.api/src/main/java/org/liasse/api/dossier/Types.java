package org.liasse.api.dossier;

import java.util.List;
import java.util.Optional;
import org.liasse.api.Key;
import org.liasse.api.people.Caller;
import org.liasse.api.type.DossierType;
import org.osgi.annotation.versioning.ProviderType;

/** The catalogue of types: what is installed at this moment, and what once was and has dossiers. */
@ProviderType
public interface Types {

    /**
     * @param type from the snapshot: its workflow's conditions cannot be asked
     * @param present whether its variant is there
     */
    record Known(DossierType type, boolean present) {}

    List<Known> all();

    Optional<Known> find(Key type);

    /** The type at this path under {@code /api/}. */
    Optional<Known> at(Key path);

    /**
     * The type as a context's definition has it.
     *
     * @param revision 0 for the newest
     * @throws org.liasse.api.Problem NOT_FOUND where there is no such type, context or revision for
     *     this caller
     */
    Known find(Caller caller, Key type, String context, int revision);
}
