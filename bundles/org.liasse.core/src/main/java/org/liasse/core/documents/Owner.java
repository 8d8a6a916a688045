package org.liasse.core.documents;

import org.liasse.api.Problem;
import org.liasse.api.people.Caller;
import org.liasse.core.dossier.CaseFiles;

/** Whose uploads they are: an account's, a link's, or the clock's. */
final class Owner {

    private Owner() {}

    /**
     * @throws Problem NOT_SIGNED_IN for the public: what it sends would be everybody's
     */
    static String of(Caller caller) {
        String holder = CaseFiles.holder(caller);
        if (holder.equals(CaseFiles.PUBLIC)) {
            throw Problem.of(
                    Problem.Kind.NOT_SIGNED_IN,
                    "Identifiez-vous pour envoyer un fichier.",
                    "Sign in to send a file.");
        }
        return holder;
    }
}
