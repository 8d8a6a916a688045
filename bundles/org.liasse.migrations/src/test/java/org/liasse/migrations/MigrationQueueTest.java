package org.liasse.migrations;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.felix.hc.api.Result;
import org.junit.After;
import org.junit.Test;

/** Who is migrated when, and what becomes of those who fail. */
public class MigrationQueueTest {

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final Findings findings = new Findings();
    private final List<String> ran = new ArrayList<>();
    private final List<String> ready = new ArrayList<>();
    private Exception failure;
    private int failures;

    private final MigrationQueue queue = new MigrationQueue(this::step, findings, thread, 0);

    @After
    public void stop() {
        thread.shutdownNow();
    }

    private Migration.Outcome step(ChangeLog changeLog) throws Exception {
        ran.add(changeLog.unit());
        if (failures-- > 0) {
            throw failure;
        }
        return Migration.Outcome.MIGRATED;
    }

    private Candidate candidate(String unit) {
        return new Candidate(
                "bundle of " + unit,
                unit.equals("core"),
                () ->
                        new ChangeLog(
                                "bundle of " + unit,
                                unit,
                                "good/changelog.xml",
                                1,
                                1,
                                Map.of(
                                        "good/changelog.xml",
                                        getClass().getResource("/good/changelog.xml"))),
                name -> {
                    ready.add(name);
                    return () -> ready.remove(name);
                });
    }

    /** Lets everything handed to the one thread so far, and what that led to, come to an end. */
    private void settle() throws Exception {
        for (int i = 0; i < 5; i++) {
            thread.schedule(() -> {}, 0, TimeUnit.SECONDS).get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    public void theCoreComesBeforeAllOthers() throws Exception {
        queue.arrived(candidate("notes"));
        settle();
        assertEquals(List.of(), ran);
        queue.arrived(candidate("core"));
        settle();
        assertEquals(List.of("core", "notes"), ran);
        assertEquals(List.of("core", "notes"), ready);
    }

    @Test
    public void aBrokenMigrationIsNamedAndStopsNobodyElse() throws Exception {
        queue.arrived(candidate("core"));
        settle();
        failures = 1;
        failure = new IllegalStateException("a.b.SomeException: change 7:\n    no such column");
        Candidate broken = candidate("broken");
        queue.arrived(broken);
        queue.arrived(candidate("sound"));
        settle();
        assertEquals(List.of("core", "sound"), ready);
        assertEquals(Result.Status.WARN, findings.execute().getStatus());
        String said = findings.execute().toString();
        assertTrue(said, said.contains("bundle of broken: change 7: no such column"));
        queue.left(broken);
        assertEquals(Result.Status.OK, findings.execute().getStatus());
    }

    @Test
    public void theCoreWithoutItsTablesIsCritical() throws Exception {
        failures = 1;
        failure = new RefusedException("too old");
        queue.arrived(candidate("core"));
        settle();
        assertEquals(Result.Status.CRITICAL, findings.execute().getStatus());
    }

    @Test
    public void aDatabaseThatIsAwayIsTriedAgain() throws Exception {
        failures = 2;
        failure = new SQLException("connection refused", "08001");
        queue.arrived(candidate("core"));
        settle();
        assertEquals(List.of("core"), ready);
        assertEquals(Result.Status.OK, findings.execute().getStatus());
    }

    @Test
    public void whoStartsABundleMayWaitForItsTables() throws Exception {
        assertFalse(queue.isCoreReady());
        queue.arrived(candidate("core"));
        settle();
        assertTrue(queue.isCoreReady());
        Candidate notes = candidate("notes");
        queue.arrived(notes);
        assertTrue(notes.awaitTry(10));
        assertEquals(List.of("core", "notes"), ready);
    }

    @Test
    public void whoStartsABundleDoesNotWaitForASecondTry() throws Exception {
        queue.arrived(candidate("core"));
        settle();
        failures = 1;
        failure = new IllegalStateException("no such column");
        Candidate broken = candidate("broken");
        queue.arrived(broken);
        assertTrue(broken.awaitTry(10));
        assertEquals(List.of("core", "broken"), ran);
        assertEquals(List.of("core"), ready);
    }

    @Test
    public void whoHasLeftIsNoLongerReady() throws Exception {
        Candidate core = candidate("core");
        queue.arrived(core);
        settle();
        queue.left(core);
        assertEquals(List.of(), ready);
    }
}
