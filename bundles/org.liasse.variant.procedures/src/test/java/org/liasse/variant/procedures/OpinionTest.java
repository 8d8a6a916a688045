package org.liasse.variant.procedures;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.liasse.test.variant.Rules.act;
import static org.liasse.test.variant.Rules.holding;
import static org.liasse.test.variant.Rules.in;
import static org.liasse.test.variant.Rules.opening;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Decision.Reason;
import org.liasse.api.workflow.Facts;
import org.liasse.api.workflow.Facts.LinkFact;
import org.liasse.api.workflow.Verb;
import org.liasse.test.variant.Rules;
import org.liasse.variant.procedures.Opinion.Action;
import org.liasse.variant.procedures.Opinion.Flag;
import org.liasse.variant.procedures.Opinion.Link;
import org.liasse.variant.procedures.Opinion.Notice;
import org.liasse.variant.procedures.Opinion.Role;
import org.liasse.variant.procedures.Opinion.Section;
import org.liasse.variant.procedures.Opinion.Slot;
import org.liasse.variant.procedures.Opinion.State;

/** How an expert's opinion is asked for and given. */
public class OpinionTest {

    private static final Key DOSSIER = new Key("procedure-dossier");

    private final Labels labels = Labels.beside(ProceduresVariant.class);
    private final Rules opinion = new Rules(Opinion.type(labels));
    private final Rules dossier = new Rules(ProcedureDossier.type(labels));

    private static Facts about(Facts facts, ProcedureDossier.State state) {
        return facts.linked(
                List.of(new LinkFact(Key.of(Link.DOSSIER), DOSSIER, Key.of(state), Set.of())));
    }

    private static Facts asking(String experts, String address, String visibility) {
        var settings = new HashMap<String, Object>();
        settings.put("experts", experts);
        settings.put("presetExperts", Map.of("r1", Map.of("address", "known@example.org")));
        Facts facts = opening(Set.of(), Procedure.Section.SETTINGS, settings);
        return about(
                        holding(
                                facts,
                                Section.REQUEST,
                                Map.of("address", address, "visibility", visibility)),
                        ProcedureDossier.State.UNDER_INSTRUCTION)
                .tied(Map.of(Key.of(Link.DOSSIER), Key.allOf(ProcedureDossier.Role.INSTRUCTOR)));
    }

    private static Facts expert() {
        return about(in(State.ASKED, Role.EXPERT), ProcedureDossier.State.UNDER_INSTRUCTION)
                .giving(Map.of("opinion", "Favourable"));
    }

    // PROC-23
    @Test
    public void PROC_23_eachAddressIsOneExpertInvitedByMailWithTheRequest() {
        assertTrue(opinion.type().role(Key.of(Role.EXPERT)).orElseThrow().isSingle());
        opinion.onlyFor(act(Verb.INVITE, Role.EXPERT), State.ASKED, Role.INSTRUCTOR);
        opinion.waits(
                act(Verb.INVITE, Role.EXPERT),
                in(State.ASKED, Role.INSTRUCTOR).among(Map.of(Key.of(Role.EXPERT), 1)),
                "invited");
        assertEquals(Set.of("invite expert"), opinion.notice(Notice.ASKED).on());
        assertEquals(Key.allOf(Role.EXPERT), opinion.notice(Notice.ASKED).to());
        assertTrue(opinion.notice(Notice.ASKED).isMandatory());
    }

    // PROC-23
    @Test
    public void PROC_23_anInstructorOfTheDossierAsksAndNobodyElse() {
        Facts facts = asking("free", "a@example.org", "shared");
        for (ProcedureDossier.Role role : ProcedureDossier.Role.values()) {
            Facts by = facts.tied(Map.of(Key.of(Link.DOSSIER), Key.allOf(role)));
            if (role == ProcedureDossier.Role.INSTRUCTOR) {
                opinion.allows(Act.OPEN, by);
            } else {
                opinion.refuses(Reason.NOT_YOUR_ROLE, Act.OPEN, by);
            }
        }
        opinion.refuses(
                Reason.NOT_YOUR_ROLE,
                Act.OPEN,
                facts.tied(Map.of()).by(Key.allOf(Procedure.Role.INSTRUCTOR)));
    }

    // PROC-24
    @Test
    public void PROC_24_onceTheQuestionIsAskedItsAnswerIsNeeded() {
        opinion.moves(act(Action.GIVE), expert(), State.GIVEN);
        Facts asked = holding(expert(), Section.REQUEST, Map.of("question", "Is it safe?"));
        var no = opinion.refuses(Reason.MISSING_INPUT, act(Action.GIVE), asked);
        assertEquals(List.of("/answer"), no.missing().stream().map(InputError::pointer).toList());
        opinion.moves(
                act(Action.GIVE),
                asked.giving(Map.of("opinion", "Favourable", "answer", false)),
                State.GIVEN);
    }

    // PROC-24
    @Test
    public void PROC_24_theAnswersOfAllExpertsStandNewestFirstAndAreTheInstructors() {
        LinkFact yes = given("1", "2026-03-01T10:00:00Z", true);
        LinkFact no = given("2", "2026-03-03T10:00:00Z", false);
        LinkFact again = given("3", "2026-03-02T10:00:00Z", true);
        LinkFact none = given("4", "2026-03-04T10:00:00Z", null);
        LinkFact other = new LinkFact(new Key("replaces"), DOSSIER, new Key("draft"), Set.of());
        var section =
                new Opinions()
                        .sections(
                                in(ProcedureDossier.State.UNDER_INSTRUCTION)
                                        .linked(List.of(yes, no, again, none, other)))
                        .get(Key.of(ProcedureDossier.Section.OPINIONS));
        assertEquals(List.of("no", "yes", "yes"), section.get("answers"));
        assertEquals(Set.of("1", "2", "3", "4"), ((Map<?, ?>) section.get("opinions")).keySet());
        for (ProcedureDossier.Role role : ProcedureDossier.Role.values()) {
            assertEquals(
                    role == ProcedureDossier.Role.INSTRUCTOR,
                    dossier.sectionSeen(ProcedureDossier.Section.OPINIONS, role));
        }
    }

    private static LinkFact given(String id, String at, Boolean answer) {
        var values = new HashMap<String, Object>(Map.of("opinion", "Well"));
        if (answer != null) {
            values.put("answer", answer);
        }
        return new LinkFact(
                Key.of(Link.OPINION),
                new Key("procedure-opinion"),
                Key.of(State.GIVEN),
                Set.of(),
                id,
                Map.of(
                        Key.of(State.ASKED),
                        Instant.parse("2026-02-01T10:00:00Z"),
                        Key.of(State.GIVEN),
                        Instant.parse(at)),
                Map.of(Key.of(Section.OPINION), values));
    }

    // PROC-25
    @Test
    public void PROC_25_aFileMayBeJoinedAndTheMessageIsFree() {
        opinion.onlyFor(act(Verb.DEPOSIT_IN, Slot.JOINED), State.ASKED, Role.INSTRUCTOR);
        assertTrue(opinion.notice(Notice.JOINED).isWithDocument());
        assertFalse(
                opinion.type()
                        .section(Key.of(Section.REQUEST))
                        .orElseThrow()
                        .form()
                        .field(new Key("message"))
                        .orElseThrow()
                        .required());
    }

    // PROC-26
    @Test
    public void PROC_26_withoutExpertsARequestIsRefusedAndInFreeModeAnyAddressIsTaken() {
        opinion.waits(Act.OPEN, asking("none", "a@example.org", "shared"), "no-experts");
        opinion.waits(Act.OPEN, asking(null, "a@example.org", "shared"), "no-experts");
        opinion.allows(Act.OPEN, asking("free", "a@example.org", "shared"));
    }

    // PROC-27
    @Test
    public void PROC_27_inPresetModeAnyOtherAddressIsRefused() {
        opinion.waits(Act.OPEN, asking("preset", "a@example.org", "shared"), "not-preset");
        opinion.allows(Act.OPEN, asking("preset", "known@example.org", "shared"));
        // and nobody changes the address of a request
        opinion.refuses(
                Reason.UNKNOWN_ACTION,
                act(Verb.EDIT, Section.REQUEST),
                in(State.ASKED, Role.INSTRUCTOR));
    }

    // PROC-28
    @Test
    public void PROC_28_confidentialOrSharedWithTheOtherExpertsNeverWithTheApplicant() {
        assertEquals(
                Key.allOf(Flag.SHARED),
                opinion.allows(Act.OPEN, asking("free", "a@example.org", "shared"))
                        .effects()
                        .setting());
        assertEquals(
                Set.of(),
                opinion.allows(Act.OPEN, asking("free", "a@example.org", "confidential"))
                        .effects()
                        .setting());
        assertEquals(
                Key.of(Flag.SHARED), opinion.type().role(Key.of(Role.PEER)).orElseThrow().when());
        assertNull(opinion.type().role(new Key("applicant")).orElse(null));
    }

    // PROC-28
    @Test
    public void PROC_28_anExpertSeesTheRequestAndItsFilesAndNothingElseOfTheDossier() {
        var expert = ProcedureDossier.Role.EXPERT;
        assertTrue(dossier.sectionSeen(ProcedureDossier.Section.IDENTITY, expert));
        assertTrue(dossier.sectionSeen(ProcedureDossier.Section.FORM, expert));
        assertTrue(dossier.slotSeen(ProcedureDossier.Slot.ATTACHMENTS, expert));
        assertFalse(dossier.sectionSeen(ProcedureDossier.Section.ANNOTATIONS, expert));
        assertFalse(dossier.sectionSeen(ProcedureDossier.Section.DECISION, expert));
        assertFalse(dossier.slotSeen(ProcedureDossier.Slot.JUSTIFICATION, expert));
        assertFalse(
                dossier.type()
                        .thread(Key.of(ProcedureDossier.Thread.MESSAGES))
                        .orElseThrow()
                        .audience()
                        .includes(Key.allOf(expert), Set.of()));
        assertFalse(dossier.type().workflow().roles().contains(Key.of(expert)));
    }

    // PROC-23, PROC-35
    @Test
    public void PROC_23_onADecidedDossierNobodyIsAskedAndARequestWaits() {
        for (ProcedureDossier.State state : ProcedureDossier.State.values()) {
            boolean isUnderWay =
                    state == ProcedureDossier.State.UNDER_CONSTRUCTION
                            || state == ProcedureDossier.State.UNDER_INSTRUCTION;
            Facts asking = about(asking("free", "a@example.org", "shared"), state);
            if (isUnderWay) {
                opinion.allows(Act.OPEN, asking);
                opinion.allows(act(Action.GIVE), about(expert(), state));
            } else {
                opinion.waits(Act.OPEN, asking, "undecided");
                opinion.waits(act(Action.GIVE), about(expert(), state), "undecided");
            }
        }
    }

    // PROC-53
    @Test
    public void PROC_53_opinionsGivenAreMailedToWhoAskedForThat() {
        var given = opinion.notice(Notice.GIVEN);
        assertTrue(given.startsOff());
        assertEquals(Key.allOf(Role.INSTRUCTOR), given.to());
        assertEquals(new Key("asked"), given.onlyMarked());
        assertEquals(new Key("followed"), given.orMarked().mark());
    }
}
