package org.liasse.api.dossier;

import org.liasse.api.Key;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.people.Caller;
import org.osgi.annotation.versioning.ProviderType;

/** Documents that go along from one dossier to another; no byte is read or written. */
@ProviderType
public interface Copies {

    /**
     * Puts the newest version of a document that the caller sees into a slot of another dossier,
     * where a sentence lets him deposit it, as a document of its own.
     *
     * @return the new document
     * @throws org.liasse.api.Problem NOT_FOUND where he does not see either; TOO_LARGE or
     *     MEDIA_TYPE where the slot does not take it; NOT_READY where the slot is full, or what is
     *     put into it is read
     */
    Document copy(Caller caller, String dossier, String document, String target, Key slot);
}
