package org.liasse.api.type;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.liasse.api.type.Audience.seenBy;

import java.util.Set;
import org.junit.Test;
import org.liasse.api.Key;

public class AudienceTest {

    enum Role {
        OWNER,
        OPERATOR
    }

    enum Flag {
        PAID
    }

    // CORE-05
    @Test
    public void CORE_05_everyoneIsWhoeverHoldsARole() {
        assertTrue(Audience.EVERYONE.includes(Key.allOf(Role.OWNER), Set.of()));
        assertFalse(Audience.EVERYONE.includes(Set.of(), Set.of()));
    }

    // CORE-05
    @Test
    public void CORE_05_aRoleSeesAndAnotherDoesNot() {
        Audience audience = seenBy(Role.OPERATOR);
        assertTrue(audience.includes(Key.allOf(Role.OPERATOR), Set.of()));
        assertFalse(audience.includes(Key.allOf(Role.OWNER), Key.allOf(Flag.PAID)));
    }

    // CORE-26
    @Test
    public void CORE_26_paymentOpensWhatWasClosed() {
        Audience audience = seenBy(Role.OPERATOR).and(seenBy(Role.OWNER).when(Flag.PAID));
        assertFalse(audience.includes(Key.allOf(Role.OWNER), Set.of()));
        assertTrue(audience.includes(Key.allOf(Role.OWNER), Key.allOf(Flag.PAID)));
        assertEquals(Key.allOf(Role.OPERATOR), audience.rolesUnder(Set.of()));
        assertEquals(
                Key.allOf(Role.OPERATOR, Role.OWNER), audience.rolesUnder(Key.allOf(Flag.PAID)));
    }
}
