package org.liasse.rest.whiteboard;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

/** Who gets in, who waits, who is turned away. */
public class GateTest {

    private static final Duration NOT_AT_ALL = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Gate gate = new Gate();

    @Test
    public void isClosedUntilSomethingIsBehindIt() {
        assertNull(gate.enter(LONG));
    }

    @Test
    public void heldItLetsThoseWhoComeWaitUntilItOpens() throws Exception {
        gate.open();
        gate.hold();
        assertNull(gate.enter(NOT_AT_ALL));
        var waiting = CompletableFuture.supplyAsync(() -> gate.enter(LONG));
        gate.open();
        assertNotNull(waiting.get(20, TimeUnit.SECONDS));
    }

    @Test
    public void closedItTurnsAwayThoseWhoWaited() throws Exception {
        gate.open();
        gate.hold();
        var waiting = CompletableFuture.supplyAsync(() -> gate.enter(LONG));
        gate.close();
        assertNull(waiting.get(20, TimeUnit.SECONDS));
    }

    @Test
    public void drainsWhenTheLastHasLeft() throws Exception {
        gate.open();
        Gate.Pass pass = gate.enter(NOT_AT_ALL);
        gate.close();
        assertFalse(gate.drain(NOT_AT_ALL));
        var draining = CompletableFuture.supplyAsync(() -> gate.drain(LONG));
        pass.close();
        assertTrue(draining.get(20, TimeUnit.SECONDS));
    }

    @Test
    public void aPassKnowsThatTheGateWasClosedAlsoAfterItOpenedAgain() {
        gate.open();
        try (Gate.Pass pass = gate.enter(NOT_AT_ALL)) {
            assertFalse(pass.isRevoked());
            gate.close();
            gate.open();
            assertTrue(pass.isRevoked());
        }
    }
}
