package org.liasse.core.people;

import java.util.Map;
import java.util.Optional;
import org.liasse.api.Key;
import org.liasse.api.people.Caller;
import org.liasse.api.type.DossierType;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Work;

/** Contexts that let people in by a code. */
public interface Admission {

    /**
     * A context that has a code.
     *
     * @param type as it reads now; it has a sign-up
     */
    record Entrance(String dossier, String office, String title, Key state, DossierType type) {}

    /**
     * @param code as it is kept: capitals and digits
     */
    Optional<Entrance> entrance(Sql sql, String code);

    /** The same, and nobody makes another code before this transaction is over. */
    Optional<Entrance> hold(Work work, String code);

    /**
     * He takes the role, if a sentence lets newcomers. Of who has it already is written down what
     * he had not accepted before, and what he says otherwise of himself; else he stays as he is.
     *
     * @param values of what is asked, complete
     * @param isSignedIn whether he says so himself, and not whoever knew his address: else what is
     *     listed of a member stays
     * @param accepted what the timeline says of the terms that he accepted
     */
    void admit(
            Work work,
            Caller newcomer,
            String dossier,
            Key role,
            Map<String, Object> values,
            boolean isSignedIn,
            Map<String, ?> accepted);
}
