package org.liasse.core.job;

import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Types.Known;
import org.liasse.api.job.Bulk;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Sentence;
import org.liasse.core.types.Catalogue;

/** What a job is to do is kept with it, and a secret vote nowhere but with the others. */
final class SecretVotes {

    private SecretVotes() {}

    /**
     * @throws Problem INVALID_INPUT where the inputs hold what an action of that name casts
     */
    static void refuse(Catalogue catalogue, Bulk bulk) {
        if (!(bulk.deed() instanceof Bulk.Perform perform)) {
            return;
        }
        Key only = bulk.query() == null ? null : bulk.query().type();
        boolean isVote =
                catalogue.all().values().stream()
                        .map(Known::type)
                        .filter(type -> only == null || only.equals(type.key()))
                        .flatMap(type -> type.workflow().sentences().stream())
                        .anyMatch(sentence -> casts(sentence, perform));
        if (isVote) {
            throw Problem.invalid(
                            "/action",
                            "Un vote secret se donne un par un, non dans un travail.",
                            "A secret vote is given one by one, and not in a job.")
                    .because("vote-secret");
        }
    }

    private static boolean casts(Sentence sentence, Bulk.Perform perform) {
        return sentence.act().equals(Act.action(perform.action()))
                && sentence.effects().casting() != null
                && perform.inputs().containsKey(sentence.effects().casting().input());
    }
}
