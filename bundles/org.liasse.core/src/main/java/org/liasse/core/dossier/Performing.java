package org.liasse.core.dossier;

import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Dossiers.ActionRequest;
import org.liasse.api.people.Caller;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.CoreRole;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.api.workflow.Verb;
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
     * Does something in a part of a dossier as far as it goes without the bytes that it takes,
     * where the workflow lets its actor do it now, or the clock in his place. An opening, long
     * done, is written down again and no more.
     *
     * @param audience who sees the part in which it happens
     */
    public void suppose(
            Work work,
            Caller caller,
            String dossier,
            Act act,
            Set<Key> acknowledged,
            String audience) {
        Scene scene = acting.enter(work, caller, dossier);
        if (act.equals(Act.OPEN)) {
            changes.record(
                    scene,
                    act.toString().replace(' ', '-'),
                    audience,
                    Map.of(),
                    scene.file().rolesOf(caller));
            return;
        }
        Allowed allowed;
        try {
            allowed = allow(scene, act, acknowledged);
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.NOT_YOUR_ROLE) {
                throw problem;
            }
            scene = acting.enter(work, dossier);
            allowed =
                    acting.letsClock(scene.living(), scene.file(), act).orElseThrow(() -> problem);
        }
        acting.carryOut(scene, act, allowed, Map.of(), audience, Map.of());
    }

    private Allowed allow(Scene scene, Act act, Set<Key> acknowledged) {
        Verb verb = act.verb().orElseThrow();
        return switch (verb) {
            case DEPOSIT_IN, REVIEW_IN, SIGN_IN -> acting.allowIn(scene, verb, act.object());
            case JOIN ->
                    acting.allow(scene, act, Map.of(), acknowledged, Key.allOf(CoreRole.NEWCOMER));
            case SHARE -> acting.allow(scene, ruling(scene, act), Map.of(), acknowledged);
            default -> acting.allow(scene, act, Map.of(), acknowledged);
        };
    }

    /** Of a slot that was added, the sentence on the one that it is like. */
    private static Act ruling(Scene scene, Act act) {
        return scene.type().slot(act.object()).isEmpty()
                ? act
                : Act.of(Verb.SHARE, scene.type().ruledAs(act.object()));
    }
}
