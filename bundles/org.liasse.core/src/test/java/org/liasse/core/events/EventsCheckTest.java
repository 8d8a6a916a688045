package org.liasse.core.events;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import org.apache.felix.hc.api.Result;
import org.junit.Test;
import org.liasse.core.store.TestClock;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.store.Transactions;

public class EventsCheckTest {

    private final TestClock clock = new TestClock();
    private final Transactions transactions = TestDatabase.DERBY.open().transactions(clock);
    private final EventsCheck check = new EventsCheck(transactions, clock);

    private void happens(String position) {
        transactions.write(
                work ->
                        work.sql()
                                .update(
                                        "insert into event_log (id, event_position, dossier_id,"
                                            + " office_id, type_key, kind, happened_at, audience,"
                                            + " payload) values (?, "
                                                + position
                                                + ", 'd', 'o', 't', 'edit', ?, ' ', '{}')",
                                        "id" + position,
                                        clock.now().toEpochMilli()));
    }

    @Test
    public void eventsThatWaitTooLongAreAWarning() {
        assertTrue(check.execute().isOk());
        happens("1");
        happens("null");
        assertTrue("a moment is not too long", check.execute().isOk());
        clock.pass(EventsCheck.PATIENCE.plus(Duration.ofSeconds(1)));
        Result late = check.execute();
        assertEquals(Result.Status.WARN, late.getStatus());
        assertTrue(late.toString(), late.toString().contains("1 events wait for their number"));
    }
}
