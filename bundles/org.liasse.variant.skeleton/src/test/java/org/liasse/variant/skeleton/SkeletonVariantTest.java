package org.liasse.variant.skeleton;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Decision;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.api.workflow.Decision.Reason;
import org.liasse.api.workflow.Decision.Refused;
import org.liasse.api.workflow.Facts;
import org.liasse.test.variant.VariantContract;
import org.liasse.variant.skeleton.Note.Action;
import org.liasse.variant.skeleton.Note.Role;
import org.liasse.variant.skeleton.Note.State;

/** The contract of every variant, and the rules of this one. */
public class SkeletonVariantTest extends VariantContract {

    public SkeletonVariantTest() {
        super(new SkeletonVariant(null));
    }

    private static Facts as(Role role, State state) {
        Instant now = Instant.parse("2026-03-02T09:00:00Z");
        return Facts.in(Key.of(state), now, ZoneId.of("Europe/Paris")).by(Key.allOf(role));
    }

    private static Decision decide(Action action, Facts facts) {
        return Note.WORKFLOW.decide(Act.action(Key.of(action)), facts);
    }

    private static void refused(Reason reason, Decision decision) {
        assertEquals(reason, ((Refused) decision).reason());
    }

    @Test
    public void closingNeedsAConclusion() {
        Facts facts = as(Role.AUTHOR, State.SHARED);
        refused(Reason.MISSING_INPUT, decide(Action.CLOSE, facts));
        Decision decision = decide(Action.CLOSE, facts.giving(Map.of("conclusion", "Adopted.")));
        assertTrue(decision instanceof Allowed);
        assertEquals(Key.of(State.CLOSED), ((Allowed) decision).to());
    }

    @Test
    public void onlyTheAuthorCloses() {
        refused(Reason.NOT_YOUR_ROLE, decide(Action.CLOSE, as(Role.READER, State.SHARED)));
    }

    @Test
    public void aNoteThatCirculatesIsNotDiscarded() {
        refused(Reason.WRONG_STATE, decide(Action.DISCARD, as(Role.AUTHOR, State.SHARED)));
    }
}
