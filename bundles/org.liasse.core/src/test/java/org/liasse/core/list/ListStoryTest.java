package org.liasse.core.list;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.dossier.DossierQuery.Operator;
import org.liasse.api.dossier.Dossiers.TabCount;
import org.liasse.api.form.Field;
import org.liasse.api.form.Form;
import org.liasse.api.people.Caller;
import org.liasse.core.sample.Node;
import org.liasse.core.store.TestDatabase;

/** Lists of what was done through the door, on both databases. */
@RunWith(Parameterized.class)
public class ListStoryTest {

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private static final Key LOAN = new Key("loan");

    private final TestDatabase database;
    private Node node;
    private Caller head;
    private Caller client;
    private Caller clerk;
    private String desk;

    public ListStoryTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        database.open();
        node = new Node(database);
        String office = node.offices().create(new Key("bank"), "The bank").id();
        head = node.someone("head", office, "head");
        client = node.someone("client", office, "client");
        desk = node.desk(head, "Loans of the north");
        clerk = node.clerk("clerk", head, desk);
    }

    @After
    public void close() {
        node.close();
    }

    private List<String> ids(Caller caller, Asking asking) {
        return node.dossiers().list(caller, asking.type(LOAN).query()).items().stream()
                .map(Item::id)
                .toList();
    }

    private long count(Caller caller, String tab) {
        return node.dossiers().tabs(caller, LOAN, desk).stream()
                .filter(one -> one.key().value().equals(tab))
                .mapToLong(TabCount::count)
                .findFirst()
                .orElse(-1);
    }

    // CORE-12
    @Test
    public void CORE_12_listsFollowWhatHappens() {
        String small = node.loan(client, desk, Node.COMPLETE);
        node.clock.pass(Duration.ofMinutes(1));
        String bare = node.loan(client, desk, Map.of("purpose", "A boat"));
        assertEquals(List.of(bare, small), ids(client, new Asking()));
        assertEquals(List.of(), ids(clerk, new Asking()));
        node.clock.pass(Duration.ofMinutes(1));
        node.act(client, small, "ask");
        assertEquals(List.of(small, bare), ids(client, new Asking()));
        assertEquals(List.of(small), ids(clerk, new Asking()));
        assertEquals(List.of(small), ids(clerk, new Asking().tab("open-loans")));
        assertEquals(List.of(small), ids(head, new Asking().states("asked").sort("state")));
        assertEquals(List.of(small, bare), ids(head, new Asking().sort("state")));
        assertEquals(1, count(clerk, "open-loans"));
        assertEquals(-1, count(client, "open-loans"));
        assertEquals(1, count(clerk, "free"));
        node.dossiers().mark(clerk, small, new Key("followed"));
        assertEquals(0, count(clerk, "free"));
        assertEquals(1, count(clerk, "mine"));
        node.act(clerk, small, "grant", Map.of());
        assertEquals(List.of(), ids(clerk, new Asking().tab("open-loans")));
        assertEquals(List.of(small), ids(clerk, new Asking().states("granted")));
        node.act(head, small, "release");
        assertEquals(List.of(), ids(clerk, new Asking()));
        assertEquals(List.of(), ids(clerk, new Asking().words("roof")));
        assertEquals(List.of(small), ids(head, new Asking().words("roof")));
    }

    // CORE-29, PROC-51
    @Test
    public void PROC_51_newsRaiseADossierAndHavingSeenThemLeavesItThere() {
        String first = node.loan(client, desk, Node.COMPLETE);
        node.act(client, first, "ask");
        node.clock.pass(Duration.ofMinutes(1));
        String second = node.loan(client, desk, Node.COMPLETE);
        node.act(client, second, "ask");
        node.dossiers().mark(clerk, first, new Key("seen"));
        assertEquals(List.of(second, first), ids(clerk, new Asking()));

        node.clock.pass(Duration.ofMinutes(1));
        node.conversations().write(client, first, new Key("talk"), null, "Any news?", List.of());
        assertEquals(List.of(first, second), ids(clerk, new Asking()));
        node.clock.pass(Duration.ofMinutes(1));
        node.dossiers().mark(clerk, first, new Key("seen"));
        assertEquals(List.of(first, second), ids(clerk, new Asking()));

        node.conversations().write(clerk, second, new Key("aside"), null, "Hm", List.of());
        assertEquals(List.of(second, first), ids(clerk, new Asking()));
        assertEquals(List.of(first, second), ids(client, new Asking()));
    }

    // CORE-13
    @Test
    public void CORE_13_whatIsWrittenAndForgottenIsFoundAndNotFound() {
        String loan = node.loan(client, desk, Node.COMPLETE);
        node.act(client, loan, "ask");
        assertEquals(
                List.of(loan), ids(client, new Asking().where("request.sum", Operator.GT, "1200")));
        assertEquals(List.of(loan), ids(clerk, new Asking().words("roof").sort("-request.sum")));
        node.act(head, loan, "forget");
        assertEquals(List.of(), ids(clerk, new Asking().words("roof")));
        assertEquals(List.of(), ids(clerk, new Asking().where("request.sum", Operator.GT, "1200")));
        assertEquals("its title is forgotten, too", List.of(), ids(clerk, words("loan")));
        assertEquals(List.of(loan), ids(clerk, words("2026")));
        assertEquals("whom it was about sees it no more", List.of(), ids(client, words("2026")));
    }

    private static Asking words(String words) {
        return new Asking().words(words);
    }

    // PROC-17
    @Test
    public void PROC_17_fieldsThatAContextDrewAreFiltersThere() {
        node.definitions()
                .draw(
                        head,
                        desk,
                        Map.of(
                                new Key("request"),
                                Form.of(
                                        Field.text("purpose").named("But", "Purpose"),
                                        Field.integer("rooms").named("Pièces", "Rooms"))),
                        List.of(),
                        Map.of());
        String loan = node.loan(client, desk, Map.of("purpose", "A house", "rooms", 7));
        node.loan(client, desk, Map.of("purpose", "A hut", "rooms", 1));
        Asking many = new Asking().context(desk).where("request.rooms", Operator.GT, "3");
        assertEquals(List.of(loan), ids(client, many.column("request.rooms")));
        Item item = node.dossiers().list(client, many.query()).items().get(0);
        assertEquals(Map.of("request.rooms", 7), item.columns());
        assertEquals(desk, item.context());
        Problem unknown =
                assertThrows(
                        Problem.class,
                        () -> ids(client, new Asking().where("request.rooms", Operator.GT, "3")));
        assertEquals("where", unknown.errors().get(0).pointer());
    }
}
