package org.liasse.core.store;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Problem;

/** What the database refuses goes into the log as it is told here, with all its causes. */
@RunWith(Parameterized.class)
public class FailureTest {

    private static final String NAME = "zaborowski";

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final Transactions transactions;

    public FailureTest(TestDatabase database) {
        transactions = database.open().transactions(new TestClock());
    }

    private static String told(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static List<Object> row() {
        return List.of("name:" + NAME, 1L);
    }

    // CORE-16
    @Test
    public void CORE_16_noLogTellsWhatAFailingStatementWasGiven() {
        String insert = "insert into counter (name, next_value) values (?, ?)";
        Throwable one =
                assertThrows(
                        RuntimeException.class,
                        () ->
                                transactions.write(
                                        work -> {
                                            work.sql().update(insert, row());
                                            return work.sql().update(insert, row());
                                        }));
        Throwable many =
                assertThrows(
                        RuntimeException.class,
                        () ->
                                transactions.write(
                                        work -> {
                                            work.sql().batch(insert, List.of(row(), row()));
                                            return null;
                                        }));
        for (Throwable failure : List.of(one, many)) {
            String told = told(failure);
            assertTrue(told, told.contains("counter"));
            assertFalse(told, told.contains(NAME));
        }
    }

    private static Sql.Failure deadlock() {
        return new Sql.Failure("select", new SQLException("deadlock", "40001"));
    }

    @Test
    public void aReaderWhomAWriterStoodInTheWayOfReadsAgain() {
        int[] tries = new int[1];
        assertEquals(
                2L,
                (long)
                        transactions.read(
                                sql -> {
                                    if (++tries[0] < 3) {
                                        throw deadlock();
                                    }
                                    return sql.number("select count(*) + 2 from counter");
                                }));
        assertEquals(3, tries[0]);
    }

    @Test
    public void whoStandsInTheWayForLongIsToldAsADatabaseThatIsBusy() {
        Problem busy =
                assertThrows(
                        Problem.class,
                        () ->
                                transactions.read(
                                        sql -> {
                                            throw deadlock();
                                        }));
        assertEquals(Problem.Kind.UNAVAILABLE, busy.kind());
        assertTrue(busy.retryAfter().isPresent());
    }

    @Test
    public void whatFailsOtherwiseIsNotReadAgain() {
        int[] tries = new int[1];
        assertThrows(
                Sql.Failure.class,
                () ->
                        transactions.read(
                                sql -> {
                                    tries[0]++;
                                    return sql.number("select nothing from counter");
                                }));
        assertEquals(1, tries[0]);
    }
}
