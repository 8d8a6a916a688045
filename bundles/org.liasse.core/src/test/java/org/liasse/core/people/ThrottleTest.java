package org.liasse.core.people;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import org.junit.Test;
import org.liasse.api.Problem;
import org.liasse.core.store.TestClock;

public class ThrottleTest {

    private final TestClock clock = new TestClock();
    private final Throttle throttle = new Throttle(clock);

    // CORE-28
    @Test
    public void CORE_28_tenFailuresForOneLoginAreEnough() {
        for (int i = 0; i < Throttle.PER_LOGIN; i++) {
            throttle.begin("anne", "10.0.0." + i);
        }
        clock.pass(Duration.ofMinutes(5));

        Problem problem = assertThrows(Problem.class, () -> throttle.begin("anne", "10.0.0.99"));

        assertSame(Problem.Kind.TOO_MANY, problem.kind());
        assertEquals(Duration.ofMinutes(10), problem.retryAfter().orElseThrow());
    }

    // CORE-28
    @Test
    public void CORE_28_anotherLoginIsNotConcerned() {
        for (int i = 0; i < Throttle.PER_LOGIN; i++) {
            throttle.begin("anne", "10.0.0.1");
        }

        throttle.begin("bruno", "10.0.0.1");
    }

    // CORE-28
    @Test
    public void CORE_28_aSourceThatTriesManyLoginsIsStopped() {
        for (int i = 0; i < Throttle.PER_SOURCE; i++) {
            throttle.begin("login" + i, "10.0.0.1");
        }

        assertThrows(Problem.class, () -> throttle.begin("another", "10.0.0.1"));
        throttle.begin("another", "10.0.0.2");
    }

    // CORE-28
    @Test
    public void CORE_28_afterTheWindowOneMayTryAgain() {
        for (int i = 0; i < Throttle.PER_LOGIN; i++) {
            throttle.begin("anne", "10.0.0.1");
        }
        clock.pass(Throttle.WINDOW);

        throttle.begin("anne", "10.0.0.1");
    }

    // CORE-28
    @Test
    public void CORE_28_successForgivesWhatFailedBefore() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < Throttle.PER_LOGIN; i++) {
                throttle.begin("anne", "10.0.0.1");
            }
            throttle.succeeded("anne", "10.0.0.1");
        }
    }

    // CORE-28
    @Test
    public void CORE_28_whatCameToNoAnswerDoesNotCount() {
        for (int i = 0; i < 3 * Throttle.PER_SOURCE; i++) {
            throttle.begin("anne", "10.0.0.1");
            throttle.abandoned("anne", "10.0.0.1");
        }
    }
}
