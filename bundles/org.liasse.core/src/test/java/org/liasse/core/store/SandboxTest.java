package org.liasse.core.store;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Problem;
import org.liasse.api.Sandbox;

/** The clock that a sandbox moves, on both databases. */
@RunWith(Parameterized.class)
public class SandboxTest {

    private static final Duration THREE_DAYS = Duration.ofDays(3);

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private final TestClock machine = new TestClock();
    private SystemClock clock;
    private Transactions transactions;

    public SandboxTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        database.open();
        clock = node(true);
        transactions = database.transactions(clock);
    }

    private SystemClock node(boolean isSandbox) {
        return new SystemClock(machine.zone(), isSandbox, database.dataSource(), machine::now);
    }

    private static Problem refused(Sandbox sandbox, Duration by) {
        return assertThrows(Problem.class, () -> sandbox.move(by));
    }

    private static String health(Sandbox sandbox) {
        var said = new StringBuilder();
        new ClockCheck(sandbox).execute().forEach(entry -> said.append(entry).append('\n'));
        return said.toString();
    }

    // CORE-11
    @Test
    public void CORE_11_whatIsNoSandboxRefusesAndSaysWhy() {
        SystemClock real = node(false);
        Problem refusal = refused(real, THREE_DAYS);

        assertEquals(Problem.Kind.NOT_READY, refusal.kind());
        assertEquals("not-a-sandbox", refusal.reason().orElseThrow());
        assertEquals(machine.now(), real.now());
        assertFalse(health(real), health(real).contains("WARN"));
        assertTrue(health(clock), health(clock).contains("WARN a sandbox"));
    }

    // CORE-11
    @Test
    public void CORE_11_theClockGoesForwardAndNeverBackNorTooFar() {
        Instant before = clock.now();
        for (Duration none :
                new Duration[] {
                    Duration.ZERO,
                    Duration.ofDays(-1),
                    Duration.ofMillis(999),
                    Sandbox.FARTHEST.plusMillis(1),
                    Duration.ofSeconds(Long.MAX_VALUE)
                }) {
            assertEquals(Problem.Kind.INVALID_INPUT, refused(clock, none).kind());
        }
        assertEquals(before, clock.now());
        assertEquals(before.plus(THREE_DAYS), clock.move(THREE_DAYS).now());
        assertEquals(THREE_DAYS, clock.standing().ahead());
        assertEquals(
                Problem.Kind.INVALID_INPUT,
                refused(clock, Sandbox.FARTHEST.minus(THREE_DAYS).plusMillis(1)).kind());
        clock.move(Sandbox.FARTHEST.minus(THREE_DAYS));
        assertEquals(before.plus(Sandbox.FARTHEST), clock.now());
        assertEquals(before, clock.unmoved());
    }

    // CORE-11
    @Test
    public void CORE_11_aRestartAndEveryOtherNodeSeeTheSameClock() {
        SystemClock reading = node(true);
        SystemClock writing = node(true);
        Instant before = reading.now();
        writing.now();

        clock.move(THREE_DAYS);

        Instant after = before.plus(THREE_DAYS);
        assertEquals("after a restart", after, node(true).now());
        assertEquals("though it has not looked", before, writing.now());
        assertEquals(after, database.transactions(writing).<Instant>write(Work::now));
        assertEquals(after, writing.now());
        reading.follow();
        assertEquals(after, reading.now());
        SystemClock noMore = node(false);
        assertEquals("where it is no sandbox any more", after, noMore.now());
        assertTrue(health(noMore), health(noMore).contains("WARN the clock is PT72H ahead"));
    }

    // CORE-11
    @Test
    public void CORE_11_nothingIsBeingWrittenWhileTheClockIsMoved() {
        CompletableFuture<Instant> moved = new CompletableFuture<>();
        Instant written =
                transactions.write(
                        work -> {
                            Thread mover =
                                    new Thread(
                                            () -> {
                                                clock.move(THREE_DAYS);
                                                moved.complete(clock.now());
                                            });
                            mover.setDaemon(true);
                            mover.start();
                            assertThrows(
                                    "it waits",
                                    java.util.concurrent.TimeoutException.class,
                                    () -> moved.get(300, TimeUnit.MILLISECONDS));
                            // what this one waits for has the time that it has itself
                            Instant apart = transactions.writeApart(Work::now);
                            assertEquals(work.now(), apart);
                            return work.now();
                        });
        assertEquals(written.plus(THREE_DAYS), moved.orTimeout(20, TimeUnit.SECONDS).join());
        assertEquals(written.plus(THREE_DAYS), transactions.<Instant>write(Work::now));
    }

    // CORE-11
    @Test
    public void CORE_11_aLeaseIsHeldByTheMachinesTime() {
        Lease one = new Lease("work", "one", Duration.ofMinutes(1));
        Lease other = new Lease("work", "other", Duration.ofMinutes(1));
        assertTrue(transactions.write(one::take));

        clock.move(THREE_DAYS);

        assertFalse(transactions.write(other::take));
        assertTrue(transactions.write(one::renew));
        machine.pass(Duration.ofMinutes(2));
        assertTrue(transactions.write(other::take));
    }
}
