package org.liasse.core.dossier;

import java.util.Map;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Dossiers.ActionRequest;
import org.liasse.api.people.Caller;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.store.Work;

/** Does an action of the type: for good, or to see what would come of it. */
public final class Performing {

    private final Acting acting;
    private final ReadAhead ahead;
    private final Changes changes;

    public Performing(Acting acting, ReadAhead ahead, Changes changes) {
        this.acting = acting;
        this.ahead = ahead;
        this.changes = changes;
    }

    /** What its files hold, read before the transaction begins. */
    public ReadAhead.Reads read(Caller caller, ActionRequest request) {
        return ahead.of(
                caller,
                request.dossier(),
                Act.action(request.action()),
                request.inputs(),
                request.acknowledged());
    }

    public Scene perform(Work work, Caller caller, ActionRequest request, ReadAhead.Reads reads) {
        Act act = Act.action(request.action());
        Scene scene = acting.enter(work, caller, request.dossier());
        ahead.hand(scene, reads);
        acting.expect(scene, request.expected());
        if (act.verb().isPresent()) {
            throw Problem.of(
                    Problem.Kind.UNKNOWN_ACTION,
                    "Cette action n’existe pas : " + act + ".",
                    "There is no such action: " + act + ".");
        }
        Allowed allowed = acting.allow(scene, act, request.inputs(), request.acknowledged());
        acting.carryOut(scene, act, allowed, request.inputs(), Audiences.ANYONE, Map.of());
        return scene;
    }

    /**
     * Writes down that something was done, and does nothing: where it takes bytes that are not
     * there, or has been done long ago.
     *
     * @param audience who sees the part in which it happened
     */
    public void note(Work work, Caller caller, String dossier, Act act, String audience) {
        Scene scene = acting.enter(work, caller, dossier);
        changes.record(
                scene,
                act.toString().replace(' ', '-'),
                audience,
                Map.of(),
                scene.file().rolesOf(caller));
    }
}
