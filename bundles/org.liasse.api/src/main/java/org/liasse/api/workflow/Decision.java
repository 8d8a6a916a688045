package org.liasse.api.workflow;

import java.util.List;
import java.util.Set;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Problem;

/** What a workflow answers to "may I?": yes, and by which sentence; or no, and why. */
public sealed interface Decision {

    /** Yes. {@code to} is the state after, the same as before where the dossier stays. */
    record Allowed(Sentence sentence, Key to) implements Decision {}

    /**
     * No.
     *
     * @param obstacles keys of the obstacles that stand, for NOT_READY
     * @param expected the roles, or the states, that would have done, for NOT_YOUR_ROLE and
     *     WRONG_STATE
     * @param missing every input that is missing or wrong, and every warning not acknowledged, for
     *     MISSING_INPUT
     */
    record Refused(Reason reason, List<Key> obstacles, Set<Key> expected, List<InputError> missing)
            implements Decision {}

    /**
     * From the vaguest to the most specific: among several sentences, the most specific refusal is
     * told.
     */
    enum Reason {
        UNKNOWN_ACTION(Problem.Kind.UNKNOWN_ACTION),
        NOT_YOUR_ROLE(Problem.Kind.NOT_YOUR_ROLE),
        WRONG_STATE(Problem.Kind.WRONG_STATE),
        NOT_READY(Problem.Kind.NOT_READY),
        MISSING_INPUT(Problem.Kind.MISSING_INPUT);

        private final Problem.Kind kind;

        Reason(Problem.Kind kind) {
            this.kind = kind;
        }

        public Problem.Kind kind() {
            return kind;
        }
    }
}
