package org.liasse.variant.procedures;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.Test;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.CoreRole;
import org.liasse.api.workflow.Decision;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.api.workflow.Decision.Reason;
import org.liasse.api.workflow.Decision.Refused;
import org.liasse.api.workflow.Effects.Depositing;
import org.liasse.api.workflow.Effects.Marking;
import org.liasse.api.workflow.Effects.Posting;
import org.liasse.api.workflow.Effects.Routing;
import org.liasse.api.workflow.Facts;
import org.liasse.api.workflow.Facts.ContextFact;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Verb;
import org.liasse.variant.procedures.ProcedureDossier.Action;
import org.liasse.variant.procedures.ProcedureDossier.Flag;
import org.liasse.variant.procedures.ProcedureDossier.Mark;
import org.liasse.variant.procedures.ProcedureDossier.Role;
import org.liasse.variant.procedures.ProcedureDossier.Section;
import org.liasse.variant.procedures.ProcedureDossier.Slot;
import org.liasse.variant.procedures.ProcedureDossier.State;
import org.liasse.variant.procedures.ProcedureDossier.Thread;

/** The rules of the workflow, each by the id it has in the catalogue. */
public class DossierWorkflowTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant NOW = Instant.parse("2026-03-30T22:30:00Z");
    private static final List<State> DECIDED =
            List.of(State.ACCEPTED, State.REFUSED, State.DISMISSED);
    private static final List<Action> DECISIONS =
            List.of(Action.ACCEPT, Action.REFUSE, Action.DISMISS);

    private static Facts as(Role role, State state) {
        return Facts.in(Key.of(state), NOW, PARIS).by(Key.allOf(role));
    }

    private static Decision decide(Act act, Facts facts) {
        return DossierWorkflow.WORKFLOW.decide(act, facts);
    }

    private static Decision decide(Action action, Facts facts) {
        return decide(Act.action(Key.of(action)), facts);
    }

    private static Allowed allowed(Decision decision) {
        assertTrue("refused: " + decision, decision instanceof Allowed);
        return (Allowed) decision;
    }

    private static Refused refused(Reason reason, Decision decision) {
        assertTrue("allowed: " + decision, decision instanceof Refused);
        assertEquals(reason, ((Refused) decision).reason());
        return (Refused) decision;
    }

    private static void leads(State to, Decision decision) {
        assertEquals(Key.of(to), allowed(decision).to());
    }

    private static Facts under(Procedure.State state, Facts facts) {
        return facts.under(
                new ContextFact(new Key("procedure"), Key.of(state), Set.of(), Map.of()));
    }

    private static Sentence only(Action action) {
        List<Sentence> found =
                DossierWorkflow.WORKFLOW.sentences().stream()
                        .filter(s -> s.act().equals(Act.action(Key.of(action))))
                        .toList();
        assertEquals(1, found.size());
        return found.get(0);
    }

    // CORE-02
    @Test
    public void CORE_02_whatNoSentenceAllowsIsRefused() {
        refused(
                Reason.UNKNOWN_ACTION,
                decide(Act.action(new Key("bury")), as(Role.INSTRUCTOR, State.DRAFT)));
    }

    // PROC-06
    @Test
    public void PROC_06_closedProcedureTakesNoDepositAndInstructionGoesOn() {
        Facts opening = Facts.in(null, NOW, PARIS).by(Set.of(new Key("applicant")));
        leads(State.DRAFT, decide(Act.OPEN, under(Procedure.State.PUBLISHED, opening)));
        refused(Reason.NOT_READY, decide(Act.OPEN, under(Procedure.State.CLOSED, opening)));
        Facts draft = as(Role.APPLICANT, State.DRAFT);
        refused(Reason.NOT_READY, decide(Action.DEPOSIT, under(Procedure.State.CLOSED, draft)));
        leads(
                State.UNDER_CONSTRUCTION,
                decide(Action.DEPOSIT, under(Procedure.State.PUBLISHED, draft)));
        Facts deposited = as(Role.INSTRUCTOR, State.UNDER_CONSTRUCTION);
        leads(
                State.UNDER_INSTRUCTION,
                decide(Action.START_INSTRUCTION, under(Procedure.State.CLOSED, deposited)));
    }

    @Test
    public void depositNeedsACompleteForm() {
        Facts lacking =
                under(Procedure.State.PUBLISHED, as(Role.APPLICANT, State.DRAFT))
                        .lacking(
                                Map.of(
                                        Key.of(Section.FORM),
                                        List.of(InputError.at("/x", "x", "x"))));
        Refused no = refused(Reason.NOT_READY, decide(Action.DEPOSIT, lacking));
        assertEquals(List.of(new Key("form-complete")), no.obstacles());
    }

    // PROC-12, CORE-15
    @Test
    public void PROC_12_CORE_15_onlyATreatedDossierIsDeletedAndItsDeleterRestoresIt() {
        refused(
                Reason.WRONG_STATE,
                decide(Action.DELETE, as(Role.INSTRUCTOR, State.UNDER_INSTRUCTION)));
        for (State state : DECIDED) {
            Facts facts = as(Role.INSTRUCTOR, state);
            Sentence deletion = allowed(decide(Action.DELETE, facts)).sentence();
            assertEquals(Key.allOf(Flag.DELETED), deletion.effects().setting());
            Facts deleted = facts.flagged(Key.allOf(Flag.DELETED));
            refused(Reason.NOT_READY, decide(Action.DELETE, deleted));
            refused(Reason.NOT_READY, decide(Action.RESTORE, deleted));
            allowed(decide(Action.RESTORE, deleted.marked(Key.allOf(Mark.REMOVED))));
        }
        Sentence purge = only(Action.PURGE);
        assertEquals(Period.ofDays(30), purge.timing().delay());
        assertTrue(purge.effects().erases());
        Facts clock = as(Role.APPLICANT, State.REFUSED).by(Key.allOf(CoreRole.CLOCK));
        refused(Reason.NOT_READY, decide(Action.PURGE, clock));
        allowed(decide(Action.PURGE, clock.flagged(Key.allOf(Flag.DELETED))));
    }

    // PROC-13, CORE-16
    @Test
    public void PROC_13_CORE_16_expiryIsFourteenDaysAheadOfRetentionCountedFromTheDeposit() {
        Instant deposit = Instant.parse("2025-11-30T10:00:00Z");
        Sentence warning = only(Action.WARN_OF_EXPIRY);
        Sentence expiry = only(Action.EXPIRE);
        assertEquals("deposited", warning.timing().reference());
        assertEquals("settings.retention", expiry.timing().overriddenBy());
        assertEquals(
                Instant.parse("2026-03-30T09:00:00Z"),
                expiry.timing().due(deposit, PARIS, OptionalInt.of(4)));
        assertEquals(
                Instant.parse("2026-03-16T09:00:00Z"),
                warning.timing().due(deposit, PARIS, OptionalInt.of(4)));
        assertTrue("whatever its state", expiry.from().isEmpty());
        assertTrue(expiry.effects().erases());
        assertEquals(Key.allOf(Flag.EXPIRING), warning.effects().setting());
    }

    // PROC-14, CORE-14, CORE-08
    @Test
    public void PROC_14_CORE_14_CORE_08_onlyTreatedDossiersAreArchivedAndMessagesStopAtOnce() {
        for (State state : State.values()) {
            Decision decision = decide(Action.ARCHIVE, as(Role.INSTRUCTOR, state));
            assertEquals(DECIDED.contains(state), decision instanceof Allowed);
        }
        Act write = Act.of(Verb.WRITE_IN, Key.of(Thread.MESSAGES));
        Facts facts = as(Role.APPLICANT, State.ACCEPTED);
        allowed(decide(write, facts));
        refused(Reason.NOT_READY, decide(write, facts.flagged(Key.allOf(Flag.ARCHIVED))));
    }

    // PROC-19
    @Test
    public void PROC_19_followingIsOpenToEveryInstructorOfALiveDossier() {
        Act follow = Act.of(Verb.MARK, Key.of(Mark.FOLLOWED));
        allowed(decide(follow, as(Role.INSTRUCTOR, State.UNDER_CONSTRUCTION)));
        allowed(decide(follow, as(Role.INSTRUCTOR, State.UNDER_INSTRUCTION)));
        refused(Reason.WRONG_STATE, decide(follow, as(Role.INSTRUCTOR, State.ACCEPTED)));
        refused(Reason.NOT_YOUR_ROLE, decide(follow, as(Role.APPLICANT, State.UNDER_CONSTRUCTION)));
    }

    // PROC-22
    @Test
    public void PROC_22_annotationsAreWrittenByInstructorsOnly() {
        Act annotate = Act.of(Verb.EDIT, Key.of(Section.ANNOTATIONS));
        allowed(decide(annotate, as(Role.INSTRUCTOR, State.UNDER_CONSTRUCTION)));
        refused(Reason.NOT_YOUR_ROLE, decide(annotate, as(Role.APPLICANT, State.DRAFT)));
        refused(Reason.NOT_YOUR_ROLE, decide(annotate, as(Role.INVITED, State.DRAFT)));
    }

    // PROC-30
    @Test
    public void PROC_30_transferMakesTheOtherInstructorFollow() {
        Facts facts = as(Role.INSTRUCTOR, State.UNDER_INSTRUCTION);
        refused(Reason.MISSING_INPUT, decide(Action.TRANSFER, facts));
        Sentence transfer =
                allowed(decide(Action.TRANSFER, facts.giving(Map.of("instructor", "someone"))))
                        .sentence();
        assertEquals(
                List.of(new Marking(Key.of(Mark.FOLLOWED), "instructor")),
                transfer.effects().marking());
    }

    // PROC-30
    @Test
    public void PROC_30_reroutingNamesAGroupWhileTheDossierIsUndecided() {
        Facts facts = as(Role.INSTRUCTOR, State.UNDER_INSTRUCTION);
        refused(Reason.MISSING_INPUT, decide(Action.REROUTE, facts));
        Sentence reroute =
                allowed(decide(Action.REROUTE, facts.giving(Map.of("group", "default"))))
                        .sentence();
        assertEquals(
                List.of(new Routing(Key.of(Role.INSTRUCTOR), "group")),
                reroute.effects().routing());
        refused(Reason.WRONG_STATE, decide(Action.REROUTE, as(Role.INSTRUCTOR, State.ACCEPTED)));
        refused(
                Reason.NOT_YOUR_ROLE,
                decide(Action.REROUTE, as(Role.APPLICANT, State.UNDER_CONSTRUCTION)));
    }

    // PROC-03
    @Test
    public void PROC_03_theDepositRoutesByTheField() {
        assertTrue(
                DossierWorkflow.WORKFLOW.sentences().stream()
                        .filter(s -> s.act().equals(Act.action(Key.of(Action.DEPOSIT))))
                        .allMatch(
                                s ->
                                        s.effects()
                                                .routing()
                                                .equals(
                                                        List.of(
                                                                new Routing(
                                                                        Key.of(Role.INSTRUCTOR),
                                                                        null)))));
    }

    // PROC-31
    @Test
    public void PROC_31_applicantEditsWhileUnderConstruction() {
        Act edit = Act.of(Verb.EDIT, Key.of(Section.FORM));
        allowed(decide(edit, as(Role.APPLICANT, State.UNDER_CONSTRUCTION)));
        allowed(decide(edit, as(Role.INVITED, State.UNDER_CONSTRUCTION)));
        refused(Reason.NOT_READY, decide(edit, as(Role.INSTRUCTOR, State.UNDER_CONSTRUCTION)));
    }

    private static Facts saying(Facts facts, String setting) {
        return facts.under(
                new ContextFact(
                        new Key("procedure"),
                        Key.of(Procedure.State.PUBLISHED),
                        Set.of(),
                        Map.of(Key.of(Procedure.Section.SETTINGS), Map.of(setting, true))));
    }

    // PROC-21
    @Test
    public void PROC_21_instructorsChangeTheRequestOnlyWhereTheProcedureSaysSo() {
        Act edit = Act.of(Verb.EDIT, Key.of(Section.FORM));
        for (State state : List.of(State.UNDER_CONSTRUCTION, State.UNDER_INSTRUCTION)) {
            Facts instructor = as(Role.INSTRUCTOR, state);
            refused(Reason.NOT_READY, decide(edit, instructor));
            allowed(decide(edit, saying(instructor, "instructorsEdit")));
        }
        Facts decided = as(Role.INSTRUCTOR, State.ACCEPTED);
        refused(Reason.WRONG_STATE, decide(edit, saying(decided, "instructorsEdit")));
    }

    // PROC-34
    @Test
    public void PROC_34_aPendingCorrectionIsWaitedForWhereTheProcedureSaysSo() {
        Facts pending =
                as(Role.INSTRUCTOR, State.UNDER_CONSTRUCTION).flagged(Key.allOf(Flag.WAITING));
        allowed(decide(Action.START_INSTRUCTION, pending));
        refused(
                Reason.NOT_READY,
                decide(Action.START_INSTRUCTION, saying(pending, "correctionsFirst")));
        Facts corrected = as(Role.INSTRUCTOR, State.UNDER_CONSTRUCTION);
        allowed(decide(Action.START_INSTRUCTION, saying(corrected, "correctionsFirst")));
        for (Action decision : List.of(Action.ACCEPT, Action.REFUSE, Action.DISMISS)) {
            refused(Reason.WRONG_STATE, decide(decision, pending));
        }
    }

    // PROC-32
    @Test
    public void PROC_32_underInstructionTheApplicantWritesButEditsNoMore() {
        Allowed start =
                allowed(
                        decide(
                                Action.START_INSTRUCTION,
                                as(Role.INSTRUCTOR, State.UNDER_CONSTRUCTION)));
        assertEquals(
                List.of(new Posting(Key.of(Thread.MESSAGES), null)),
                start.sentence().effects().posting());
        Facts applicant = as(Role.APPLICANT, State.UNDER_INSTRUCTION);
        refused(Reason.WRONG_STATE, decide(Act.of(Verb.EDIT, Key.of(Section.FORM)), applicant));
        allowed(decide(Act.of(Verb.WRITE_IN, Key.of(Thread.MESSAGES)), applicant));
    }

    // PROC-33
    @Test
    public void PROC_33_backToConstructionAsksForConfirmation() {
        Facts facts = as(Role.INSTRUCTOR, State.UNDER_INSTRUCTION);
        leads(State.UNDER_CONSTRUCTION, decide(Action.RETURN_TO_CONSTRUCTION, facts));
        assertTrue(only(Action.RETURN_TO_CONSTRUCTION).confirm());
    }

    // PROC-34
    @Test
    public void PROC_34_correctionNeedsATextTagsAndReturnsToConstruction() {
        for (State state : List.of(State.UNDER_CONSTRUCTION, State.UNDER_INSTRUCTION)) {
            Facts facts = as(Role.INSTRUCTOR, state);
            refused(Reason.MISSING_INPUT, decide(Action.REQUEST_CORRECTION, facts));
            Facts asking = facts.giving(Map.of("correction", "The budget, please"));
            leads(State.UNDER_CONSTRUCTION, decide(Action.REQUEST_CORRECTION, asking));
        }
        assertEquals(Key.allOf(Flag.WAITING), only(Action.REQUEST_CORRECTION).effects().setting());
        assertEquals(Key.allOf(Flag.WAITING), only(Action.START_INSTRUCTION).effects().clearing());
        Facts applicant = as(Role.APPLICANT, State.UNDER_CONSTRUCTION);
        refused(Reason.NOT_READY, decide(Action.SUBMIT_CORRECTION, applicant));
        Facts waiting = applicant.flagged(Key.allOf(Flag.WAITING));
        Sentence submission = allowed(decide(Action.SUBMIT_CORRECTION, waiting)).sentence();
        assertEquals(Key.allOf(Flag.WAITING), submission.effects().clearing());
    }

    // CORE-11
    @Test
    public void CORE_11_correctionIsRemindedOfUntilItComes() {
        Sentence reminder = only(Action.REMIND_OF_CORRECTION);
        assertEquals(3, reminder.timing().times());
        Facts clock = as(Role.APPLICANT, State.UNDER_CONSTRUCTION).by(Key.allOf(CoreRole.CLOCK));
        refused(Reason.NOT_READY, decide(Action.REMIND_OF_CORRECTION, clock));
        allowed(decide(Action.REMIND_OF_CORRECTION, clock.flagged(Key.allOf(Flag.WAITING))));
    }

    // PROC-35
    @Test
    public void PROC_35_threeDecisionsFromInstructionOnlyEachConfirmed() {
        Map<Action, State> decisions =
                Map.of(
                        Action.ACCEPT, State.ACCEPTED,
                        Action.REFUSE, State.REFUSED,
                        Action.DISMISS, State.DISMISSED);
        decisions.forEach(
                (action, state) -> {
                    Facts facts = as(Role.INSTRUCTOR, State.UNDER_INSTRUCTION);
                    leads(state, decide(action, facts.giving(Map.of("motivation", "Because"))));
                    assertTrue(only(action).confirm());
                    refused(
                            Reason.WRONG_STATE,
                            decide(action, as(Role.INSTRUCTOR, State.UNDER_CONSTRUCTION)));
                });
    }

    // PROC-36
    @Test
    public void PROC_36_refusalAndDismissalNeedAMotiveAcceptanceDoesNot() {
        Facts facts = as(Role.INSTRUCTOR, State.UNDER_INSTRUCTION);
        leads(State.ACCEPTED, decide(Action.ACCEPT, facts));
        for (Action action : List.of(Action.REFUSE, Action.DISMISS)) {
            Refused no = refused(Reason.MISSING_INPUT, decide(action, facts));
            assertEquals("/motivation", no.missing().get(0).pointer());
            refused(Reason.MISSING_INPUT, decide(action, facts.giving(Map.of("motivation", " "))));
        }
        DECISIONS.forEach(
                a -> assertEquals(Key.of(Section.DECISION), only(a).effects().recordedIn()));
    }

    // PROC-36
    @Test
    public void PROC_36_theClockAttestsWhatTheProcedureHasAttested() {
        DECISIONS.forEach(
                a ->
                        assertEquals(
                                Set.of(Key.of(ProcedureDossier.Product.ATTESTATION)),
                                only(a).effects().producing()));
        attests(State.ACCEPTED, Map.of("attestation", true), Map.of("attestationOfRefusals", true));
        for (State other : List.of(State.REFUSED, State.DISMISSED)) {
            attests(
                    other,
                    Map.of("attestation", true, "attestationOfRefusals", true),
                    Map.of("attestationOfRefusals", true));
            attests(
                    other,
                    Map.of("attestation", true, "attestationOfRefusals", true),
                    Map.of("attestation", true));
        }
        Act attest = Act.of(Verb.PRODUCE, Key.of(ProcedureDossier.Product.ATTESTATION));
        Facts instructor =
                set("attestation", true, as(Role.INSTRUCTOR, State.ACCEPTED))
                        .flagged(Key.allOf(Flag.ARCHIVED));
        refused(Reason.NOT_READY, decide(attest, instructor));
        refused(
                Reason.NOT_YOUR_ROLE,
                decide(attest, set("attestation", true, as(Role.APPLICANT, State.ACCEPTED))));
    }

    private static void attests(State state, Map<String, Object> yes, Map<String, Object> no) {
        Act attest = Act.of(Verb.PRODUCE, Key.of(ProcedureDossier.Product.ATTESTATION));
        Facts clock = Facts.in(Key.of(state), NOW, PARIS).by(Key.allOf(CoreRole.CLOCK));
        for (Facts facts : List.of(clock, as(Role.INSTRUCTOR, state))) {
            assertEquals(
                    Key.allOf(Flag.ATTESTED),
                    allowed(decide(attest, set(yes, facts))).sentence().effects().setting());
            assertEquals(
                    List.of(new Key("attested")),
                    refused(Reason.NOT_READY, decide(attest, set(no, facts))).obstacles());
        }
    }

    private static Facts set(String setting, boolean value, Facts facts) {
        return set(Map.of(setting, value), facts);
    }

    private static Facts set(Map<String, Object> settings, Facts facts) {
        return facts.under(
                new ContextFact(
                        new Key("procedure"),
                        Key.of(Procedure.State.PUBLISHED),
                        Set.of(),
                        Map.of(new Key("settings"), settings)));
    }

    // PROC-37
    @Test
    public void PROC_37_anyDecisionMayCarryAJustification() {
        for (Action action : DECISIONS) {
            assertEquals(
                    List.of(new Depositing("justification", Key.of(Slot.JUSTIFICATION))),
                    only(action).effects().depositing());
            assertFalse(only(action).inputs().field(new Key("justification")).get().required());
        }
    }

    // PROC-38
    @Test
    public void PROC_38_eachDecisionIsAnnouncedToTheApplicant() {
        DECISIONS.forEach(
                action ->
                        assertEquals(
                                List.of(new Posting(Key.of(Thread.MESSAGES), null)),
                                only(action).effects().posting()));
    }

    // PROC-39
    @Test
    public void PROC_39_acceptedStrictlyMoreThanFourMonthsAgoWarnsAndNeverBlocks() {
        // 30 November 2025 + 4 months = 30 March 2026; 22:30Z is already the 31st in Paris
        Facts accepted =
                as(Role.INSTRUCTOR, State.ACCEPTED)
                        .since(
                                Map.of(
                                        Key.of(State.ACCEPTED),
                                        Instant.parse("2025-11-30T12:00:00Z")));
        Refused no = refused(Reason.MISSING_INPUT, decide(Action.REOPEN, accepted));
        assertEquals("/acknowledged", no.missing().get(0).pointer());
        leads(
                State.UNDER_INSTRUCTION,
                decide(Action.REOPEN, accepted.acknowledging(Set.of(new Key("rights-created")))));
        Facts exactly =
                accepted.since(
                        Map.of(Key.of(State.ACCEPTED), Instant.parse("2025-12-01T12:00:00Z")));
        leads(State.UNDER_INSTRUCTION, decide(Action.REOPEN, exactly));
    }

    // PROC-39
    @Test
    public void PROC_39_noWarningForTheTwoOthersAndNoneReopensWhileArchived() {
        Map<Key, Instant> longAgo = Map.of(Key.of(State.ACCEPTED), Instant.EPOCH);
        for (State state : List.of(State.REFUSED, State.DISMISSED)) {
            leads(
                    State.UNDER_INSTRUCTION,
                    decide(Action.REOPEN, as(Role.INSTRUCTOR, state).since(longAgo)));
        }
        Facts archived = as(Role.INSTRUCTOR, State.REFUSED).flagged(Key.allOf(Flag.ARCHIVED));
        Refused no = refused(Reason.NOT_READY, decide(Action.REOPEN, archived));
        assertEquals(List.of(new Key("archived")), no.obstacles());
    }

    // PROC-40
    @Test
    public void PROC_40_unarchivingBringsMessagesBack() {
        Facts archived = as(Role.INSTRUCTOR, State.REFUSED).flagged(Key.allOf(Flag.ARCHIVED));
        Sentence back = allowed(decide(Action.UNARCHIVE, archived)).sentence();
        assertEquals(Key.allOf(Flag.ARCHIVED), back.effects().clearing());
        Act write = Act.of(Verb.WRITE_IN, Key.of(Thread.MESSAGES));
        refused(Reason.NOT_READY, decide(write, archived));
        allowed(decide(write, archived.flagged(Set.of())));
    }

    // PROC-41
    @Test
    public void PROC_41_inBulkOneActsOnlyOnWhatOneFollows() {
        Facts single = as(Role.INSTRUCTOR, State.UNDER_CONSTRUCTION);
        allowed(decide(Action.START_INSTRUCTION, single));
        Refused no = refused(Reason.NOT_READY, decide(Action.START_INSTRUCTION, single.inBulk()));
        assertEquals(List.of(new Key("not-followed")), no.obstacles());
        Facts followed = single.inBulk().marked(Key.allOf(Mark.FOLLOWED));
        allowed(decide(Action.START_INSTRUCTION, followed));
        Facts deciding = as(Role.INSTRUCTOR, State.UNDER_INSTRUCTION).inBulk();
        DECISIONS.forEach(
                action ->
                        refused(
                                Reason.NOT_READY,
                                decide(action, deciding.giving(Map.of("motivation", "x")))));
    }

    // PROC-42
    @Test
    public void PROC_42_inBulkTooEachApplicantGetsTheMessage() {
        Facts followed =
                as(Role.INSTRUCTOR, State.UNDER_CONSTRUCTION)
                        .inBulk()
                        .marked(Key.allOf(Mark.FOLLOWED));
        Allowed start = allowed(decide(Action.START_INSTRUCTION, followed));
        assertEquals(Key.of(State.UNDER_INSTRUCTION), start.to());
        assertEquals(
                List.of(new Posting(Key.of(Thread.MESSAGES), null)),
                start.sentence().effects().posting());
    }

    // PROC-43
    @Test
    public void PROC_43_inBulkTheSameRulesHoldOnTheMotive() {
        Facts followed =
                as(Role.INSTRUCTOR, State.UNDER_INSTRUCTION)
                        .inBulk()
                        .marked(Key.allOf(Mark.FOLLOWED));
        leads(State.ACCEPTED, decide(Action.ACCEPT, followed));
        refused(Reason.MISSING_INPUT, decide(Action.REFUSE, followed));
        refused(Reason.MISSING_INPUT, decide(Action.DISMISS, followed));
        leads(
                State.REFUSED,
                decide(Action.REFUSE, followed.giving(Map.of("motivation", "Because"))));
    }

    // PROC-44
    @Test
    public void PROC_44_archivingInBulkDoesNotAskForFollowing() {
        allowed(decide(Action.ARCHIVE, as(Role.INSTRUCTOR, State.REFUSED).inBulk()));
    }
}
