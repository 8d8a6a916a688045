package org.liasse.api.language.procedures;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.liasse.api.language.Rules.act;
import static org.liasse.api.language.Rules.holding;
import static org.liasse.api.language.Rules.in;
import static org.liasse.api.language.Rules.opening;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.language.Rules;
import org.liasse.api.language.procedures.Opinion.Action;
import org.liasse.api.language.procedures.Opinion.Context;
import org.liasse.api.language.procedures.Opinion.Flag;
import org.liasse.api.language.procedures.Opinion.Notice;
import org.liasse.api.language.procedures.Opinion.Role;
import org.liasse.api.language.procedures.Opinion.Section;
import org.liasse.api.language.procedures.Opinion.Slot;
import org.liasse.api.language.procedures.Opinion.State;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Decision.Reason;
import org.liasse.api.workflow.Facts;
import org.liasse.api.workflow.Verb;

/** That the language says how an expert's opinion is asked for and given. */
public class OpinionTest {

    private final Rules opinion = new Rules(Opinion.type());

    private static Facts asking(String experts, String address, String visibility) {
        var settings = new HashMap<String, Object>();
        settings.put("experts", experts);
        settings.put("presetExperts", Map.of("r1", Map.of("address", "known@example.org")));
        Facts facts = opening(Set.of(), Context.SETTINGS, settings, Context.INSTRUCTOR);
        return holding(
                facts, Section.REQUEST, Map.of("address", address, "visibility", visibility));
    }

    // PROC-23
    @Test
    public void PROC_23_eachAddressIsOneExpertInvitedByMail() {
        assertTrue(opinion.type().role(Key.of(Role.EXPERT)).orElseThrow().isSingle());
        opinion.onlyFor(act(Verb.INVITE, Role.EXPERT), State.ASKED, Role.ASKER);
        assertEquals(Set.of("invite expert"), opinion.notice(Notice.ASKED).on());
        assertEquals(Key.allOf(Role.EXPERT), opinion.notice(Notice.ASKED).to());
    }

    // PROC-24
    @Test
    public void PROC_24_onceTheQuestionIsAskedItsAnswerIsNeeded() {
        Facts expert = in(State.ASKED, Role.EXPERT).giving(Map.of("opinion", "Favourable"));
        opinion.moves(act(Action.GIVE), expert, State.GIVEN);
        Facts asked = holding(expert, Section.REQUEST, Map.of("question", "Is it safe?"));
        var no = opinion.refuses(Reason.MISSING_INPUT, act(Action.GIVE), asked);
        assertEquals(List.of("/answer"), no.missing().stream().map(InputError::pointer).toList());
        opinion.moves(
                act(Action.GIVE),
                asked.giving(Map.of("opinion", "Favourable", "answer", false)),
                State.GIVEN);
    }

    // PROC-25
    @Test
    public void PROC_25_aFileMayBeJoinedAndTheMessageIsFree() {
        opinion.onlyFor(act(Verb.DEPOSIT_IN, Slot.JOINED), State.ASKED, Role.ASKER);
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
        opinion.allows(Act.OPEN, asking("free", "a@example.org", "shared"));
    }

    // PROC-27
    @Test
    public void PROC_27_inPresetModeAnyOtherAddressIsRefused() {
        opinion.waits(Act.OPEN, asking("preset", "a@example.org", "shared"), "not-preset");
        opinion.allows(Act.OPEN, asking("preset", "known@example.org", "shared"));
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

    // PROC-53
    @Test
    public void PROC_53_opinionsGivenAreMailedToWhoAskedForThat() {
        assertTrue(opinion.notice(Notice.GIVEN).startsOff());
        assertTrue(opinion.notice(Notice.GIVEN).to().contains(Key.of(Role.ASKER)));
    }
}
