package org.liasse.core.dossier;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.people.Caller;
import org.liasse.api.spi.SectionSource;
import org.liasse.api.workflow.Facts;
import org.liasse.core.sample.Node;
import org.liasse.core.store.Statements;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;

/** What a section holds by the type's own answer follows each act. */
@RunWith(Parameterized.class)
public class FollowingTest {

    private static final Key NOTES = new Key("notes");
    private static final Key OUTCOME = new Key("outcome");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Node node;
    private Caller client;
    private Caller clerk;
    private String loan;

    public FollowingTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        node = new Node(database.open());
        String office = node.offices().create(new Key("lyon"), "Lyon").id();
        Caller head = node.someone("head", office, "head");
        String desk = node.desk(head, "A desk");
        client = node.someone("client", office, "client");
        clerk = node.clerk("clerk", head, desk);
        loan = node.loan(client, desk, Node.COMPLETE);
        node.act(client, loan, "ask");
    }

    @After
    public void close() {
        node.close();
    }

    private void bind(SectionSource source) {
        Binding.bind(node.sections, "loan", source);
    }

    /** The motive is how long the remark is. */
    private static Map<Key, Map<String, Object>> length(Facts facts) {
        String remark = facts.value(NOTES, "remark").map(Object::toString).orElse("");
        return Map.of(
                OUTCOME,
                remark.isEmpty() ? Map.of() : Map.of("motive", "length " + remark.length()));
    }

    private void remark(String remark) {
        node.dossiers().edit(clerk, new SectionChange(loan, NOTES, Map.of("remark", remark), null));
    }

    private Object motive() {
        var outcome = node.dossiers().read(client, loan).sections().get(OUTCOME);
        return outcome == null ? null : outcome.values().get("motive");
    }

    private long told() {
        return node.kinds(client, loan).stream().filter("edit-outcome"::equals).count();
    }

    // CORE-01
    @Test
    public void CORE_01_aSectionFollowsFromTheRestAndOnlyADifferenceIsTold() {
        bind(FollowingTest::length);
        remark("four");
        assertEquals("length 4", motive());
        remark("five");
        node.act(clerk, loan, "hurry");
        assertEquals("length 4", motive());
        assertEquals(1, told());
        remark("longer");
        assertEquals("length 6", motive());
        assertEquals(2, told());
        assertTrue(node.dossiers().chainHolds(loan));
    }

    // CORE-01
    @Test
    public void CORE_01_whatFollowsNoMoreIsGone() {
        bind(FollowingTest::length);
        remark("four");
        remark("");
        assertEquals(null, motive());
        assertEquals(2, told());
    }

    @Test
    public void whatFollowsDoesNotDependOnWhoActs() {
        bind(
                facts -> {
                    assertEquals(Set.of(), facts.roles());
                    assertEquals(Set.of(), facts.marks());
                    return Map.of();
                });
        node.dossiers().mark(clerk, loan, new Key("followed"));
        node.act(clerk, loan, "hurry");
    }

    @Test
    public void numbersAreTheSameHoweverTheyAreWritten() {
        bind(facts -> Map.of(new Key("request"), request(facts)));
        remark("once");
        List<String> kinds = node.kinds(clerk, loan);
        remark("twice");
        assertEquals(kinds.size() + 1, node.kinds(clerk, loan).size());
    }

    private static Map<String, Object> request(Facts facts) {
        var all = new java.util.TreeMap<>(facts.sections().get(new Key("request")));
        all.put("rate", new BigDecimal("2.50"));
        all.put("kind", null);
        return all;
    }

    @Test
    public void whatDoesNotFitItsSectionRollsTheActBack() {
        bind(facts -> Map.of(OUTCOME, Map.of("unknown", "x")));
        assertThrows(Problem.class, () -> remark("x"));
        assertEquals(
                null,
                node.dossiers().read(clerk, loan).sections().get(NOTES).values().get("remark"));
    }

    @Test
    public void whatDoesNotChangeCostsNoStatement() {
        remark("some");
        long without = Statements.of(() -> remark("more"));
        bind(FollowingTest::length);
        remark("some");
        assertEquals(without, Statements.of(() -> remark("more")));
    }
}
