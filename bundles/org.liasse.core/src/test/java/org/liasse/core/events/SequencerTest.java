package org.liasse.core.events;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;
import org.liasse.core.events.Sequencer.Unnumbered;

public class SequencerTest {

    private static final Unnumbered OPENED = new Unnumbered("01", "loan");
    private static final Unnumbered EDITED = new Unnumbered("02", "loan");
    private static final Unnumbered ELSEWHERE = new Unnumbered("03", "desk");

    // CORE-03
    @Test
    public void CORE_03_anEventThatTheFirstLookMissedIsNumberedBeforeWhatFollowsIt() {
        assertEquals(
                List.of("01", "02"), Sequencer.ready(List.of(EDITED), List.of(OPENED, EDITED)));
    }

    // CORE-03
    @Test
    public void CORE_03_whatOnlyTheSecondLookSawWaitsForThoseThatItMayHaveMissed() {
        assertEquals(
                List.of("01"),
                Sequencer.ready(List.of(OPENED), List.of(OPENED, EDITED, ELSEWHERE)));
    }
}
