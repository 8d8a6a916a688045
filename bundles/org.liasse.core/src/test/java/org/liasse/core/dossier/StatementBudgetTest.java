package org.liasse.core.dossier;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.dossier.Dossiers.ActionRequest;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.people.Caller;
import org.liasse.core.sample.Node;
import org.liasse.core.store.Statements;
import org.liasse.core.store.TestDatabase;

/**
 * What an operation may cost, in statements: the same for a dossier with a long history as for one
 * that has just begun.
 */
@RunWith(Parameterized.class)
public class StatementBudgetTest {

    private static final Key TALK = new Key("talk");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Node node;
    private Caller client;
    private Caller clerk;
    private String desk;
    private String loan;

    public StatementBudgetTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        database.open();
        node = new Node(database);
        String office = node.offices().create(new Key("bank"), "The bank").id();
        Caller head = node.someone("head", office, "head");
        client = node.someone("client", office, "client");
        desk = node.desk(head, "Loans of the north");
        clerk = node.clerk("clerk", head, desk);
        loan = node.loan(client, desk, Node.COMPLETE);
    }

    @After
    public void close() {
        node.close();
    }

    @Test
    public void aReadTakesThreeStatements() {
        node.dossiers().read(client, loan);
        assertEquals(3, Statements.of(() -> node.dossiers().read(client, loan)));
        history();
        assertEquals(3, Statements.of(() -> node.dossiers().read(client, loan)));
    }

    @Test
    public void aTransitionTakesAtMostTenStatements() {
        history();
        act(client, "ask", Map.of());
        act(clerk, "hurry", Map.of());
        node.dossiers().mark(clerk, loan, CaseFile.SEEN);
        within(10, () -> act(clerk, "send-back", Map.of()));
    }

    @Test
    public void aMessageASectionOrARoleThatItBringsWithItTakesFourMore() {
        history();
        within(14, () -> act(client, "ask", Map.of()));
        within(14, () -> act(clerk, "deny", Map.of("motive", "No")));
    }

    @Test
    public void aMessageTakesAtMostTenStatements() {
        history();
        within(10, () -> node.conversations().write(client, loan, TALK, null, "Hello", List.of()));
    }

    /** The case file, the marks, and one count for all the threads. */
    @Test
    public void whatIsUnreadTakesFiveStatementsWhateverHasBeenWritten() {
        act(client, "ask", Map.of());
        assertEquals(5, Statements.of(() -> node.doors.readMarks.threads(clerk, loan)));
        history();
        assertEquals(5, Statements.of(() -> node.doors.readMarks.threads(clerk, loan)));
        assertEquals(2, node.doors.readMarks.threads(clerk, loan).size());
    }

    @Test
    public void anEditTakesAtMostFourteenStatements() {
        history();
        within(
                14,
                () ->
                        node.dossiers()
                                .edit(
                                        client,
                                        new SectionChange(
                                                loan,
                                                new Key("request"),
                                                Map.of("kind", "boat"),
                                                null)));
    }

    @Test
    public void anOpeningTakesAtMostFifteenStatements() {
        within(
                15,
                () ->
                        node.dossiers()
                                .open(
                                        client,
                                        new NewDossier(
                                                null,
                                                new Key("loan"),
                                                desk,
                                                null,
                                                "A loan",
                                                Map.of(new Key("request"), Node.COMPLETE))));
    }

    private void act(Caller caller, String action, Map<String, Object> inputs) {
        node.dossiers()
                .perform(caller, new ActionRequest(loan, new Key(action), inputs, Set.of(), null));
    }

    private void history() {
        var said = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            said.add(
                    node.conversations()
                            .write(client, loan, TALK, null, "Word " + i, List.of())
                            .id());
        }
        assertEquals(12, said.size());
    }

    private static void within(int budget, Runnable operation) {
        int taken = Statements.of(operation);
        assertTrue(taken + " statements, " + budget + " are allowed", taken <= budget);
    }
}
