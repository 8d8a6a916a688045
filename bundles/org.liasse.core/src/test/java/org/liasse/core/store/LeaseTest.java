package org.liasse.core.store;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** One node at a time, until it is gone. */
@RunWith(Parameterized.class)
public class LeaseTest {

    private static final Duration HELD = Duration.ofMinutes(2);

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private final TestClock clock = new TestClock();
    private Transactions transactions;

    public LeaseTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        database.open();
        transactions = database.transactions(clock);
    }

    private boolean takes(Lease lease) {
        return transactions.write(lease::take);
    }

    @Test
    public void whoeverHoldsItKeepsItFromOthersUntilHeIsSilentForTooLong() {
        Lease one = new Lease("work", "one", HELD);
        Lease other = new Lease("work", "other", HELD);
        assertTrue(takes(one));
        clock.pass(HELD.minusSeconds(1));
        assertFalse(takes(other));
        assertTrue(takes(one));
        clock.pass(HELD.plusSeconds(1));
        assertTrue(takes(other));
        assertFalse(transactions.write(one::renew));
    }

    @Test
    public void whatIsLetGoIsAnothersAtOnce() {
        Lease one = new Lease("work", "one", HELD);
        assertTrue(takes(one));
        one.letGo(transactions);
        assertTrue(takes(new Lease("work", "other", HELD)));
    }

    /** Nobody waits two minutes for a process that was killed, where there can be only one. */
    @Test
    public void anotherProcessIsWaitedForOnlyWhereItMayStillRun() {
        assertTrue(takes(new Lease("work", "killed.process:", "one", HELD)));
        assertEquals(database == TestDatabase.DERBY, takes(new Lease("work", "one", HELD)));
    }
}
