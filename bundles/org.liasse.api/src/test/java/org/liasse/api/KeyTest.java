package org.liasse.api;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;

public class KeyTest {

    enum State {
        UNDER_INSTRUCTION,
        DRAFT
    }

    @Test
    public void enumsAreThePenAndKeysTheInk() {
        assertEquals("under-instruction", Key.of(State.UNDER_INSTRUCTION).value());
        assertEquals(
                "[draft, under-instruction]",
                Key.allOf(State.UNDER_INSTRUCTION, State.DRAFT).toString());
        assertEquals(
                "draft or under-instruction",
                Key.anyOf(List.of(Key.of(State.UNDER_INSTRUCTION), Key.of(State.DRAFT))));
    }

    @Test
    public void aKeyHasOneShape() {
        for (String good : List.of("a", "amountRequested", "q4-pa-surf", "a".repeat(60))) {
            assertTrue(good, Key.isKey(good));
        }
        for (String bad : List.of("", "A", "1a", "a-", "a--b", "a.b", "a b", "é", "a".repeat(61))) {
            assertFalse(bad, Key.isKey(bad));
        }
        assertFalse(Key.isKey(null));
        assertThrows(IllegalArgumentException.class, () -> new Key("a/b"));
    }
}
