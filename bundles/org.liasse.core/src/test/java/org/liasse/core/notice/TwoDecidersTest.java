package org.liasse.core.notice;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Dossiers.ActionRequest;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.people.Caller;
import org.liasse.core.sample.Node;
import org.liasse.core.store.TestDatabase;

/** Two who decide one dossier at the same time, on both databases. */
@RunWith(Parameterized.class)
public class TwoDecidersTest {

    private static final Key NOTES = new Key("notes");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Bank bank;
    private Node node;

    public TwoDecidersTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        bank = new Bank(database);
        node = bank.node;
    }

    @After
    public void close() {
        bank.close();
    }

    private void act(Caller caller, String loan, String action, String expected) {
        node.dossiers()
                .perform(
                        caller,
                        new ActionRequest(
                                loan,
                                new Key(action),
                                Map.of("motive", "Because"),
                                Set.of(),
                                expected));
    }

    private long outcomes() {
        return bank.letters().stream()
                .filter(letter -> letter.address().equals("client@example.org"))
                .count();
    }

    @Test
    public void ofTwoWhoDecideAtOnceOneDecidesAndTheOtherIsToldWhoAndWhen_CORE_02()
            throws Exception {
        String loan = bank.asked("house");
        var together = new CyclicBarrier(2);
        ExecutorService people = Executors.newFixedThreadPool(2);
        List<Optional<Problem>> refused = new ArrayList<>();
        try {
            List<Callable<Optional<Problem>>> both =
                    List.of(
                            () -> decided(together, bank.clerk, loan, "grant"),
                            () -> decided(together, bank.colleague, loan, "deny"));
            for (Future<Optional<Problem>> one : people.invokeAll(both)) {
                refused.add(one.get());
            }
        } finally {
            people.shutdownNow();
        }
        boolean isGranted = refused.get(0).isEmpty();
        Problem problem = refused.get(isGranted ? 1 : 0).orElseThrow();
        assertEquals(Problem.Kind.WRONG_STATE, problem.kind());
        String faster = isGranted ? "clerk" : "colleague";
        assertEquals(faster, problem.members().get("changedBy"));
        assertEquals(node.clock.now().toString(), problem.members().get("changedAt"));
        assertTrue(problem.detail().fr(), problem.detail().fr().contains(faster));
        assertEquals(
                new Key(isGranted ? "granted" : "denied"),
                node.dossiers().read(bank.client, loan).state());
        assertEquals(
                List.of(isGranted ? "grant" : "deny"),
                node.kinds(bank.client, loan).stream()
                        .filter(kind -> kind.equals("grant") || kind.equals("deny"))
                        .toList());
        assertEquals("one decision, one letter", 1, outcomes());
    }

    private Optional<Problem> decided(
            CyclicBarrier together, Caller caller, String loan, String action) throws Exception {
        together.await();
        try {
            act(caller, loan, action, null);
            return Optional.empty();
        } catch (Problem problem) {
            return Optional.of(problem);
        }
    }

    @Test
    public void whoDecidesOnSomethingOlderIsToldWhoChangedItAndWhen_CORE_02() {
        String loan = bank.asked("house");
        String seen = node.dossiers().read(bank.colleague, loan).tag();
        node.clock.pass(Duration.ofMinutes(5));
        act(bank.clerk, loan, "grant", null);
        Problem stale = assertThrows(Problem.class, () -> act(bank.colleague, loan, "deny", seen));
        assertEquals(Problem.Kind.STALE, stale.kind());
        assertEquals("clerk", stale.members().get("changedBy"));
        assertEquals(node.clock.now().toString(), stale.members().get("changedAt"));
        assertEquals(1, outcomes());
    }

    @Test
    public void whoWritesOverAnOlderSectionIsToldWhoWroteIt_CORE_02() {
        String loan = bank.asked("house");
        String seen = node.dossiers().read(bank.clerk, loan).sections().get(NOTES).tag();
        node.dossiers()
                .edit(
                        bank.colleague,
                        new SectionChange(loan, NOTES, Map.of("remark", "Mine"), null));
        node.clock.pass(Duration.ofMinutes(5));
        bank.say(bank.clerk, loan, Bank.TALK, "Hello");
        Problem stale =
                assertThrows(
                        Problem.class,
                        () ->
                                node.dossiers()
                                        .edit(
                                                bank.clerk,
                                                new SectionChange(
                                                        loan,
                                                        NOTES,
                                                        Map.of("remark", "No, mine"),
                                                        seen)));
        assertEquals("colleague", stale.members().get("changedBy"));
    }

    @Test
    public void whatSomebodyMayNotSeeIsNotNamedToHim_CORE_02() {
        String loan = bank.asked("house");
        Caller client = bank.client;
        node.clock.pass(Duration.ofMinutes(5));
        node.dossiers()
                .edit(bank.clerk, new SectionChange(loan, NOTES, Map.of("remark", "Canary"), null));
        Problem problem =
                assertThrows(Problem.class, () -> act(client, loan, "ask", "something-older"));
        assertEquals(Problem.Kind.STALE, problem.kind());
        assertEquals("client", problem.members().get("changedBy"));
        assertFalse(problem.detail().toString().contains("clerk"));
    }

    @Test
    public void howMuchSomebodyMayNotSeeIsNotToldToHimEither_CORE_02() {
        String loan = bank.asked("house");
        for (int i = 0; i <= 60; i++) {
            node.dossiers()
                    .edit(
                            bank.clerk,
                            new SectionChange(loan, NOTES, Map.of("remark", "Canary " + i), null));
        }
        Problem stale =
                assertThrows(Problem.class, () -> act(bank.client, loan, "ask", "something-older"));
        assertEquals("client", stale.members().get("changedBy"));
    }

    @Test
    public void whoIsForgottenIsNotNamedNorSomebodyElseForHim_CORE_16() {
        String loan = bank.asked("house");
        act(bank.clerk, loan, "grant", null);
        node.transactions.write(
                work ->
                        work.sql()
                                .update(
                                        "update timeline set actor_name = '' where dossier_id = ?"
                                                + " and actor_name = 'clerk'",
                                        loan));
        Problem stale =
                assertThrows(Problem.class, () -> act(bank.client, loan, "ask", "something-older"));
        assertEquals(Problem.Kind.STALE, stale.kind());
        assertFalse(stale.members().toString(), stale.members().containsKey("changedBy"));
    }
}
