package org.liasse.api.workflow;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.liasse.api.workflow.Conditions.feature;
import static org.liasse.api.workflow.Conditions.flag;
import static org.liasse.api.workflow.Conditions.inBulk;
import static org.liasse.api.workflow.Conditions.months;
import static org.liasse.api.workflow.CoreRole.ANYONE;
import static org.liasse.api.workflow.CoreRole.CLOCK;
import static org.liasse.api.workflow.Verb.EDIT;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Verb.WRITE_IN;
import static org.liasse.api.workflow.Workflow.the;
import static org.liasse.api.workflow.WorkflowTest.Action.ACCEPT;
import static org.liasse.api.workflow.WorkflowTest.Action.BORROW;
import static org.liasse.api.workflow.WorkflowTest.Action.LOSE;
import static org.liasse.api.workflow.WorkflowTest.Action.REMIND;
import static org.liasse.api.workflow.WorkflowTest.Action.RENEW;
import static org.liasse.api.workflow.WorkflowTest.Action.RETURN;
import static org.liasse.api.workflow.WorkflowTest.Role.LIBRARIAN;
import static org.liasse.api.workflow.WorkflowTest.Role.READER;
import static org.liasse.api.workflow.WorkflowTest.State.ASKED;
import static org.liasse.api.workflow.WorkflowTest.State.BACK;
import static org.liasse.api.workflow.WorkflowTest.State.OUT;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.form.Field;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.api.workflow.Decision.Reason;
import org.liasse.api.workflow.Decision.Refused;

/** What a workflow answers, told on the loan of a book. */
public class WorkflowTest {

    enum State {
        ASKED,
        OUT,
        BACK
    }

    enum Role {
        READER,
        LIBRARIAN
    }

    enum Action {
        ACCEPT,
        BORROW,
        RENEW,
        RETURN,
        LOSE,
        REMIND
    }

    enum Thing {
        SHEET,
        NOTES,
        LATE,
        DAMAGED,
        PREMIUM
    }

    private static final Workflow LOAN =
            Workflow.openedBy(the(READER).ofContext().may(OPEN).into(ASKED))
                    .where(
                            the(LIBRARIAN)
                                    .may(ACCEPT)
                                    .from(ASKED)
                                    .to(OUT)
                                    .giving(Field.date("due"), Field.integer("shelf"))
                                    .optionallyGiving("remark")
                                    .unless("reader-is-late", flag(Thing.LATE))
                                    .warning("book-is-damaged", flag(Thing.DAMAGED)),
                            the(READER).may(EDIT, Thing.SHEET).in(ASKED),
                            the(READER, LIBRARIAN).may(WRITE_IN, Thing.NOTES).in(ASKED, OUT),
                            the(LIBRARIAN).may(WRITE_IN, Thing.NOTES).from(ASKED).to(OUT),
                            the(READER)
                                    .having(Thing.PREMIUM)
                                    .may(RENEW)
                                    .in(OUT)
                                    .unless("in-bulk", inBulk()),
                            the(LIBRARIAN).may(RETURN).from(OUT).to(BACK).confirming(),
                            the(ANYONE).may(LOSE).in(OUT),
                            the(CLOCK).may(REMIND).in(OUT).after(months(1)).times(2));

    private static Facts in(State state, Enum<?>... roles) {
        return Facts.in(
                        state == null ? null : Key.of(state),
                        Instant.parse("2026-01-05T08:00:00Z"),
                        ZoneId.of("Europe/Paris"))
                .by(Key.allOf(roles));
    }

    private static Decision decide(Enum<?> action, Facts facts) {
        return LOAN.decide(Act.action(Key.of(action)), facts);
    }

    private static Refused refused(Reason reason, Decision decision) {
        assertTrue("allowed: " + decision, decision instanceof Refused);
        assertEquals(reason, ((Refused) decision).reason());
        return (Refused) decision;
    }

    private static Allowed allowed(Decision decision) {
        assertTrue("refused: " + decision, decision instanceof Allowed);
        return (Allowed) decision;
    }

    // CORE-02
    @Test
    public void CORE_02_whatIsNotDeclaredIsUnknown() {
        Refused no = refused(Reason.UNKNOWN_ACTION, decide(BORROW, in(ASKED, LIBRARIAN)));
        assertEquals(404, no.reason().kind().status());
    }

    // CORE-02
    @Test
    public void CORE_02_theRoleIsAskedBeforeTheState() {
        Refused no = refused(Reason.NOT_YOUR_ROLE, decide(ACCEPT, in(BACK, READER)));
        assertEquals(Key.allOf(LIBRARIAN), no.expected());
        assertEquals(403, no.reason().kind().status());
    }

    // CORE-02
    @Test
    public void CORE_02_theStateIsAskedBeforeTheObstacles() {
        Refused no =
                refused(
                        Reason.WRONG_STATE,
                        decide(ACCEPT, in(BACK, LIBRARIAN).flagged(Key.allOf(Thing.LATE))));
        assertEquals(Key.allOf(ASKED), no.expected());
        assertEquals(409, no.reason().kind().status());
    }

    // CORE-02
    @Test
    public void CORE_02_obstaclesAreToldBeforeInputsAreLookedAt() {
        Refused no =
                refused(
                        Reason.NOT_READY,
                        decide(ACCEPT, in(ASKED, LIBRARIAN).flagged(Key.allOf(Thing.LATE))));
        assertEquals(List.of(new Key("reader-is-late")), no.obstacles());
        assertEquals(409, no.reason().kind().status());
    }

    // CORE-02
    @Test
    public void CORE_02_everyMissingInputIsNamedAndEveryWarning() {
        Facts facts =
                in(ASKED, LIBRARIAN)
                        .flagged(Key.allOf(Thing.DAMAGED))
                        .giving(Map.of("due", "tomorrow", "colour", "red"));
        Refused no = refused(Reason.MISSING_INPUT, decide(ACCEPT, facts));
        assertEquals(
                Set.of("/due", "/shelf", "/colour", "/acknowledged"),
                Set.copyOf(no.missing().stream().map(InputError::pointer).toList()));
        assertEquals(422, no.reason().kind().status());
    }

    @Test
    public void aWarningRefusesUntilItIsAcknowledged() {
        Facts facts =
                in(ASKED, LIBRARIAN)
                        .flagged(Key.allOf(Thing.DAMAGED))
                        .giving(Map.of("due", "2026-02-01", "shelf", 3));
        refused(Reason.MISSING_INPUT, decide(ACCEPT, facts));
        Facts aware = facts.acknowledging(Set.of(new Key("book-is-damaged")));
        assertEquals(Key.of(OUT), allowed(decide(ACCEPT, aware)).to());
        allowed(decide(ACCEPT, facts.flagged(Set.of())));
    }

    @Test
    public void movingBeatsStayingAndStayingKeepsTheState() {
        Act write = Act.of(WRITE_IN, Key.of(Thing.NOTES));
        assertEquals(Key.of(OUT), allowed(LOAN.decide(write, in(ASKED, LIBRARIAN))).to());
        assertEquals(Key.of(ASKED), allowed(LOAN.decide(write, in(ASKED, READER))).to());
        assertEquals(Key.of(OUT), allowed(LOAN.decide(write, in(ASKED, READER, LIBRARIAN))).to());
    }

    @Test
    public void theMostSpecificRefusalIsToldAndEveryStateThatWouldHaveDone() {
        Act write = Act.of(WRITE_IN, Key.of(Thing.NOTES));
        Refused no = refused(Reason.WRONG_STATE, LOAN.decide(write, in(BACK, LIBRARIAN)));
        assertEquals(Key.allOf(ASKED, OUT), no.expected());
        refused(Reason.WRONG_STATE, LOAN.decide(write, in(BACK, READER)));
    }

    @Test
    public void twoSentencesThatMoveDifferentlyFailTheBuild() {
        Workflow.Start start = Workflow.openedBy(the(READER).may(OPEN).into(ASKED));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        start.where(
                                the(READER).may(RETURN).from(OUT, ASKED).to(BACK),
                                the(LIBRARIAN).may(RETURN).from(OUT).to(ASKED)));
        start.where(
                the(READER).may(RETURN).from(OUT).to(BACK),
                the(LIBRARIAN).may(RETURN).from(ASKED).to(OUT));
    }

    @Test
    public void twoOpeningsLeadToTheSameState() {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        Workflow.openedBy(
                                        the(READER).may(OPEN).into(ASKED),
                                        the(LIBRARIAN).may(OPEN).into(OUT))
                                .where());
    }

    @Test
    public void aWorkflowThatNobodyOpensFailsTheBuild() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Workflow(List.of(the(READER).may(RETURN).from(OUT).to(BACK))));
    }

    @Test
    public void amongTwoOpeningsTheFirstThatAllowsIsTaken() {
        Workflow workflow =
                Workflow.openedBy(
                                the(READER)
                                        .may(OPEN)
                                        .into(ASKED)
                                        .setting(Thing.LATE)
                                        .unless("premium", feature(Thing.PREMIUM)),
                                the(READER).may(OPEN).into(ASKED))
                        .where();
        Sentence plain = allowed(workflow.decide(Act.OPEN, in(null, READER))).sentence();
        assertEquals(Key.allOf(Thing.LATE), plain.effects().setting());
        Facts premium = in(null, READER).subscribed(Key.allOf(Thing.PREMIUM));
        assertTrue(
                allowed(workflow.decide(Act.OPEN, premium))
                        .sentence()
                        .effects()
                        .setting()
                        .isEmpty());
    }

    @Test
    public void anyoneIsWhoeverHoldsARoleAndNeitherAStrangerNorTheClock() {
        allowed(decide(LOSE, in(OUT, READER)));
        refused(Reason.NOT_YOUR_ROLE, decide(LOSE, in(OUT)));
        refused(Reason.NOT_YOUR_ROLE, decide(LOSE, in(OUT, CLOCK)));
    }

    @Test
    public void withoutTheFeatureNobodyHoldsTheRole() {
        refused(Reason.NOT_YOUR_ROLE, decide(RENEW, in(OUT, READER)));
        Facts premium = in(OUT, READER).subscribed(Key.allOf(Thing.PREMIUM));
        allowed(decide(RENEW, premium));
        refused(Reason.NOT_READY, decide(RENEW, premium.inBulk()));
    }

    @Test
    public void onlyTheClockActsAtATime() {
        allowed(decide(REMIND, in(OUT, CLOCK)));
        refused(Reason.NOT_YOUR_ROLE, decide(REMIND, in(OUT, LIBRARIAN)));
    }

    @Test
    public void aTimeNeedsADelayFirst() {
        assertThrows(
                IllegalStateException.class,
                () -> the(CLOCK).may(REMIND).in(OUT).sinceEntering(OUT));
    }

    @Test
    public void explainTellsEveryActButOpeningsAndTheClocks() {
        List<String> acts =
                LOAN.explain(in(ASKED, READER)).stream().map(e -> e.act().toString()).toList();
        assertEquals(
                List.of("accept", "edit sheet", "write in notes", "renew", "return", "lose"), acts);
        assertTrue(LOAN.explain(Act.action(Key.of(REMIND)), in(OUT, CLOCK)).isEmpty());
    }

    @Test
    public void explainLooksAtObstaclesAndNotAtInputs() {
        Act accept = Act.action(Key.of(ACCEPT));
        Facts facts = in(ASKED, LIBRARIAN).flagged(Key.allOf(Thing.DAMAGED));
        Explained open = LOAN.explain(accept, facts).orElseThrow();
        assertTrue(open.open());
        assertEquals(List.of(new Key("book-is-damaged")), open.warnings());
        assertEquals(3, open.inputs().fields().size());
        Explained closed = LOAN.explain(accept, facts.flagged(Key.allOf(Thing.LATE))).orElseThrow();
        assertEquals(Reason.NOT_READY, closed.refused().orElseThrow().reason());
        assertEquals("what would be asked is told too", 3, closed.inputs().fields().size());
    }

    // PROC-57
    @Test
    public void PROC_57_confirmationIsDescribedAndNeverAskedByTheLanguage() {
        Act back = Act.action(Key.of(RETURN));
        Optional<Explained> explained = LOAN.explain(back, in(OUT, LIBRARIAN));
        assertTrue(explained.orElseThrow().confirm());
        assertEquals(Key.of(BACK), allowed(LOAN.decide(back, in(OUT, LIBRARIAN))).to());
        assertFalse(
                LOAN.explain(Act.action(Key.of(LOSE)), in(OUT, READER)).orElseThrow().confirm());
    }

    @Test
    public void actionsAreTheVariantsOwnWithoutTheClocks() {
        assertEquals(Key.allOf(ACCEPT, RENEW, RETURN, LOSE), Key.sorted(LOAN.actions()));
    }

    @Test
    public void readsAsProse() {
        assertEquals(
                """
                the reader of the context may open into asked
                the librarian may accept from asked to out, giving due, shelf, optionally giving\
                 remark, unless it is late [reader-is-late], warning when it is damaged\
                 [book-is-damaged]
                the reader may edit sheet in asked
                the librarian or reader may write in notes in asked or out
                the librarian may write in notes from asked to out
                the reader having premium may renew in out, unless it is one of many [in-bulk]
                the librarian may return from out to back, after confirmation
                the anyone may lose in out
                the clock may remind in out, 1 month after opening, 2 times
                """,
                LOAN.toProse());
    }

    @Test
    public void effectsReadAsProse() {
        Sentence sentence =
                the(LIBRARIAN)
                        .may(RETURN)
                        .from(OUT)
                        .to(BACK)
                        .giving(Field.account("heir"), Field.file("proof"))
                        .giving("word")
                        .setting(Thing.LATE)
                        .clearing(Thing.DAMAGED)
                        .granting(READER, "heir")
                        .revoking(LIBRARIAN)
                        .routing(READER)
                        .routing(READER, "word")
                        .marking(Thing.PREMIUM)
                        .unmarking(Thing.LATE)
                        .recordedIn(Thing.SHEET)
                        .depositing("proof", Thing.SHEET)
                        .posting("word", Thing.NOTES)
                        .announcingIn(Thing.NOTES)
                        .forgetting(Thing.SHEET)
                        .requiring("late", flag(Thing.LATE))
                        .erasing();
        assertEquals(
                "the librarian may return from out to back, giving heir, proof, word, setting late,"
                    + " clearing damaged, granting reader to the heir, taking away librarian,"
                    + " routing reader, reader to the word, marking premium, unmarking late,"
                    + " recorded in sheet, depositing proof in sheet, writing the word in notes, a"
                    + " message in notes, forgetting sheet, erasing the dossier, provided that it"
                    + " is late [late]",
                sentence.toProse());
    }
}
