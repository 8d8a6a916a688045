package org.liasse.core.clock;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Deadlines.Deadline;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Decision;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.api.workflow.Decision.Refused;
import org.liasse.api.workflow.Sentence;
import org.liasse.core.dossier.Acting;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.dossier.Audiences;
import org.liasse.core.store.Work;

/** What the clock would do if the time of a deadline came now. */
public final class Foresight {

    private Foresight() {}

    /** The sentence of a deadline; empty where this version of its type has it no more. */
    public static Optional<Sentence> sentence(DossierType type, Deadline deadline) {
        return ClockSentences.of(type).named(deadline.id().split("/", 3)[2]);
    }

    /**
     * Does it in this transaction, unless something stands in its way.
     *
     * @param isToBeDone false: only looks
     * @return what stands in its way; empty where nothing does
     */
    public static List<Key> act(
            Acting acting, Work work, String dossier, Deadline deadline, boolean isToBeDone) {
        Scene scene = acting.enter(work, dossier);
        // of the variant itself: what is kept of a type has no conditions to ask
        Sentence sentence =
                sentence(scene.living(), deadline)
                        .orElseThrow(() -> Problem.typeAway(scene.type().key()));
        Decision decision = acting.decide(scene, sentence);
        if (decision instanceof Refused refused) {
            return refused.obstacles().isEmpty()
                    ? List.of(Key.of(refused.reason()))
                    : refused.obstacles();
        }
        if (isToBeDone) {
            acting.carryOut(
                    scene,
                    sentence.act(),
                    (Allowed) decision,
                    Map.of(),
                    Audiences.ANYONE,
                    Map.of());
        }
        return List.of();
    }
}
