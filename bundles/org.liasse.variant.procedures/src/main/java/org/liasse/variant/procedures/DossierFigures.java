package org.liasse.variant.procedures;

import static org.liasse.api.type.Statistic.count;
import static org.liasse.api.type.Statistic.current;
import static org.liasse.api.type.Statistic.duration;
import static org.liasse.api.type.Statistic.rate;
import static org.liasse.variant.procedures.ProcedureDossier.Role.INSTRUCTOR;
import static org.liasse.variant.procedures.ProcedureDossier.State.ACCEPTED;
import static org.liasse.variant.procedures.ProcedureDossier.State.DISMISSED;
import static org.liasse.variant.procedures.ProcedureDossier.State.DRAFT;
import static org.liasse.variant.procedures.ProcedureDossier.State.REFUSED;
import static org.liasse.variant.procedures.ProcedureDossier.State.UNDER_CONSTRUCTION;

import java.util.stream.Stream;
import org.liasse.api.type.Statistic;
import org.liasse.variant.procedures.ProcedureDossier.Flag;

/** PROC-52: what a procedure tells everybody once it is published. */
final class DossierFigures {

    enum Figure {
        DEPOSITS,
        PROGRESS,
        DECISIONS,
        ACCEPTANCE,
        PROCESSING
    }

    private DossierFigures() {}

    /** Instructors do not see drafts, nor what was deleted; nobody sees it counted. */
    static Statistic[] all() {
        return Stream.of(
                        count(Figure.DEPOSITS)
                                .leaving(DRAFT)
                                .entering(UNDER_CONSTRUCTION)
                                .only(Flag.DEPOSITED),
                        current(Figure.PROGRESS)
                                .byState()
                                .only(Flag.DEPOSITED)
                                .except(Flag.DELETED),
                        count(Figure.DECISIONS)
                                .entering(ACCEPTED, REFUSED, DISMISSED)
                                .byState()
                                .only(Flag.DEPOSITED),
                        rate(Figure.ACCEPTANCE, Figure.DECISIONS, ACCEPTED),
                        duration(Figure.PROCESSING)
                                .from(UNDER_CONSTRUCTION)
                                .entering(ACCEPTED, REFUSED, DISMISSED)
                                .without(Flag.WAITING)
                                .only(Flag.DEPOSITED))
                .map(
                        statistic ->
                                statistic
                                        .readBy(Procedure.Role.ADMINISTRATOR, INSTRUCTOR)
                                        .openOnce(Procedure.Flag.LISTED))
                .toArray(Statistic[]::new);
    }
}
