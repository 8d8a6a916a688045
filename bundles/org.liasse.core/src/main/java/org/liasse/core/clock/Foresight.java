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
import org.liasse.core.dossier.CaseFile;
import org.liasse.core.store.Work;

/** What the clock would do if the time of a deadline came now. */
public final class Foresight {

    private Foresight() {}

    /** The sentence of a deadline; empty where this version of its type has it no more. */
    public static Optional<Sentence> sentence(DossierType type, Deadline deadline) {
        return ClockSentences.of(type).named(deadline.id().split("/", 3)[2]);
    }

    /**
     * What stands in its way; empty where nothing does.
     *
     * @param living as its variant has it: what is kept of a type has no conditions to ask
     * @param file the dossier as the clock sees it
     */
    public static List<Key> obstacles(
            Acting acting, DossierType living, CaseFile file, Deadline deadline) {
        return obstacles(acting.decide(living, file, sentenceOf(living, deadline)));
    }

    /** Does it in this transaction, unless something stands in its way; answers what does. */
    public static List<Key> act(Acting acting, Work work, String dossier, Deadline deadline) {
        Scene scene = acting.enter(work, dossier);
        Sentence sentence = sentenceOf(scene.living(), deadline);
        Decision decision = acting.decide(scene, sentence);
        if (decision instanceof Allowed allowed) {
            acting.carryOut(scene, sentence.act(), allowed, Map.of(), Audiences.ANYONE, Map.of());
        }
        return obstacles(decision);
    }

    private static Sentence sentenceOf(DossierType living, Deadline deadline) {
        return sentence(living, deadline).orElseThrow(() -> Problem.typeAway(living.key()));
    }

    private static List<Key> obstacles(Decision decision) {
        if (!(decision instanceof Refused refused)) {
            return List.of();
        }
        return refused.obstacles().isEmpty()
                ? List.of(Key.of(refused.reason()))
                : refused.obstacles();
    }
}
