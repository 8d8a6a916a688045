package org.liasse.core.dossier;

import java.util.Optional;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.people.Caller;
import org.liasse.core.dossier.Acting.Scene;

/**
 * What an act answers: the dossier as it stands after it. Where the act itself knows all that has
 * changed, nothing is read again.
 */
final class Shown {

    private final Reading reading;
    private Optional<DossierView> view = Optional.empty();

    Shown(Reading reading) {
        this.reading = reading;
    }

    /** At the end of a transaction; answers the dossier's id. */
    String after(Scene scene) {
        String id = scene.header().id();
        view = Optional.empty();
        if (!scene.isBeyondFile) {
            Grants grants = Seen.in(scene.work).after(id, scene.file.grants());
            CaseFile file = scene.file.with(grants);
            view =
                    grants.rolesOf(scene.caller).isEmpty()
                            ? Optional.empty()
                            : Optional.of(reading.view(scene.caller, file));
        }
        return id;
    }

    /** After the transaction; what an act that was asked for twice answers is read. */
    DossierView orRead(Caller caller, String id) {
        return view.orElseGet(() -> reading.view(caller, id));
    }

    /** As above; empty where the act has taken the dossier out of the caller's sight. */
    Optional<DossierView> orReadIfSeen(Caller caller, String id) {
        try {
            return Optional.of(orRead(caller, id));
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw problem;
        }
    }
}
