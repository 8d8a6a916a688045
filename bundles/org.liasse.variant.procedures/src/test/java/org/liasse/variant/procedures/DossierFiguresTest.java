package org.liasse.variant.procedures;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.Statistic;
import org.liasse.api.type.Statistic.Measure;
import org.liasse.variant.procedures.DossierFigures.Figure;
import org.liasse.variant.procedures.ProcedureDossier.Flag;
import org.liasse.variant.procedures.ProcedureDossier.State;

/** What a procedure counts, and to whom it tells it. */
public class DossierFiguresTest {

    private static final Set<Key> DECIDED =
            Key.allOf(State.ACCEPTED, State.REFUSED, State.DISMISSED);

    private final DossierType type = ProcedureDossier.type(Labels.beside(ProceduresVariant.class));

    private Statistic figure(Figure figure) {
        return type.statistic(Key.of(figure)).orElseThrow();
    }

    // PROC-52
    @Test
    public void PROC_52_theFourSeriesArePublicOnceTheProcedureIsPublished() {
        assertEquals(Figure.values().length, type.statistics().size());
        for (Statistic statistic : type.statistics()) {
            assertTrue(statistic.isPublic());
            assertEquals(Key.of(Procedure.Flag.LISTED), statistic.publicOnce());
            assertTrue(
                    Procedure.type(Labels.beside(ProceduresVariant.class))
                            .flag(statistic.publicOnce())
                            .isPresent());
        }
    }

    // PROC-52
    @Test
    public void PROC_52_theUsualTimeIsFromTheDepositToTheDecisionWithoutTheWaiting() {
        Statistic time = figure(Figure.PROCESSING);
        assertEquals(Measure.DURATION, time.measure());
        assertEquals(Key.allOf(State.UNDER_CONSTRUCTION), time.from());
        assertEquals(DECIDED, time.to());
        assertTrue(time.isStopped(Key.of(State.UNDER_CONSTRUCTION), Key.allOf(Flag.WAITING)));
        assertFalse(time.isStopped(Key.of(State.UNDER_CONSTRUCTION), Key.allOf(Flag.DEPOSITED)));
        assertFalse(time.isStopped(Key.of(State.UNDER_INSTRUCTION), Set.of()));
    }

    // PROC-52
    @Test
    public void PROC_52_progressIsOfWhatInstructorsSee() {
        Statistic progress = figure(Figure.PROGRESS);
        assertEquals(Measure.CURRENT, progress.measure());
        assertEquals(List.of(Statistic.STATE), progress.by());
        assertTrue(progress.counts(Key.allOf(Flag.DEPOSITED, Flag.ARCHIVED)));
        assertFalse(progress.counts(Set.of()));
        assertFalse(progress.counts(Key.allOf(Flag.DEPOSITED, Flag.DELETED)));
    }

    // PROC-52
    @Test
    public void PROC_52_theRateIsOfTheAcceptedAmongTheDecided() {
        Statistic decisions = figure(Figure.DECISIONS);
        assertEquals(DECIDED, decisions.to());
        Statistic rate = figure(Figure.ACCEPTANCE);
        assertEquals(decisions.key(), rate.whole());
        assertEquals(Key.allOf(State.ACCEPTED), rate.to());
    }

    // PROC-52
    @Test
    public void PROC_52_whatIsSentBackToConstructionIsNotDepositedAgain() {
        Statistic deposits = figure(Figure.DEPOSITS);
        assertEquals(Key.allOf(State.DRAFT), deposits.from());
        assertEquals(Key.allOf(State.UNDER_CONSTRUCTION), deposits.to());
    }
}
