package org.liasse.api.type;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.liasse.api.type.Audience.seenBy;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Slot.slot;
import static org.liasse.api.workflow.Verb.DEPOSIT_IN;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Verb.SHARE;
import static org.liasse.api.workflow.Workflow.the;

import java.util.Set;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.workflow.Workflow;

public class ReadersTest {

    private enum State {
        OPEN
    }

    private enum Role {
        OFFICE,
        CLIENT,
        PAYER,
        NEIGHBOUR
    }

    private enum Place {
        REPORTS,
        PHOTOS,
        PLANS,
        NOTES
    }

    private enum Flag {
        PAID
    }

    private static final DossierType TYPE =
            DossierType.named("case")
                    .states(State.class, State.OPEN)
                    .roles(
                            role(Role.OFFICE).inheritedFrom(Role.OFFICE),
                            role(Role.CLIENT),
                            role(Role.PAYER),
                            role(Role.NEIGHBOUR))
                    .slots(
                            slot(Place.REPORTS)
                                    .seen(
                                            seenBy(Role.OFFICE)
                                                    .and(seenBy(Role.PAYER).when(Flag.PAID))),
                            slot(Place.PHOTOS).seenBy(Role.OFFICE, Role.CLIENT, Role.PAYER),
                            slot(Place.PLANS),
                            slot(Place.NOTES).seenBy(Role.OFFICE, Role.PAYER))
                    .flags(Declarations.Flag.flag(Flag.PAID))
                    .workflow(
                            Workflow.openedBy(the(Role.OFFICE).may(OPEN).into(State.OPEN))
                                    .where(
                                            the(Role.OFFICE)
                                                    .may(DEPOSIT_IN, Place.REPORTS)
                                                    .inAnyState(),
                                            the(Role.OFFICE)
                                                    .may(SHARE, Place.REPORTS)
                                                    .inAnyState()
                                                    .among(Role.CLIENT)))
                    .labelled(Labels.beside(ReadersTest.class));

    private static Set<Key> readers(Enum<?> slot) {
        return Readers.of(TYPE, Key.of(slot));
    }

    // CORE-05
    @Test
    public void CORE_05_whoMayEverSeeASlotIsWhoSeesItUnderAnyFlagOrMayBeGivenIt() {
        assertEquals(Key.allOf(Role.OFFICE, Role.PAYER, Role.CLIENT), readers(Place.REPORTS));
        assertEquals(Key.allOf(Role.values()), readers(Place.PLANS));
        assertEquals(Set.of(), readers(State.OPEN));
    }

    // CORE-05
    @Test
    public void CORE_05_whatStandsOnADocumentIsWhatAllItsReadersSeeAnyway() {
        assertTrue(shown(Place.REPORTS, Place.PHOTOS));
        assertTrue(shown(Place.REPORTS, Place.PLANS));
        assertFalse("the client may be given it", shown(Place.REPORTS, Place.NOTES));
        assertFalse("before it is paid", shown(Place.NOTES, Place.REPORTS));
        assertFalse(shown(Place.PLANS, Place.PHOTOS));
        assertFalse(shown(Place.PHOTOS, State.OPEN));
    }

    private static boolean shown(Enum<?> one, Enum<?> other) {
        return Readers.mayBeShown(TYPE, Key.of(one), Key.of(other));
    }
}
