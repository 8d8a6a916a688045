package org.liasse.api.type;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.type.Declarations.Slot;

public class SlotTest {

    private enum Names {
        PLANS,
        WORKS
    }

    private static final Slot PLANS =
            Slot.slot(Names.PLANS).when(Names.WORKS, "kind", "roof", "walls");

    private static boolean isCalledFor(Object kind) {
        return PLANS.when().holds(Map.of(Key.of(Names.WORKS), Map.of("kind", kind)));
    }

    // INSP-08
    @Test
    public void INSP_08_aSlotIsCalledForByOneOfTheValuesNamed() {
        assertTrue(isCalledFor("roof"));
        assertTrue(isCalledFor("walls"));
        assertFalse(isCalledFor("garden"));
        assertFalse(PLANS.when().holds(Map.of()));
    }

    // INSP-08
    @Test
    public void INSP_08_ofSeveralChoicesOneIsEnough() {
        assertTrue(isCalledFor(List.of("garden", "roof")));
        assertFalse(isCalledFor(List.of("garden")));
        assertFalse(isCalledFor(List.of()));
    }
}
