package org.liasse.core.dossier;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierPage;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.type.DossierType;
import org.liasse.core.list.Lists;
import org.liasse.core.sample.Node;
import org.liasse.core.store.Statements;
import org.liasse.core.store.TestDatabase;

/**
 * Tabs read by shelves hold what they should, through every act and whatever a shelf said before.
 */
@RunWith(Parameterized.class)
public class ReshelvingTest {

    private static final Key LOAN = new Key("loan");
    private static final Key FOLLOWED = new Key("followed");
    private static final DossierQuery FREE = query("free");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Node node;
    private Caller head;
    private Caller client;
    private Caller anne;
    private Caller paul;
    private String desk;

    public ReshelvingTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        node = new Node(database.open());
        String office = node.offices().create(new Key("lyon"), "Lyon").id();
        head = node.someone("head", office, "head");
        desk = node.desk(head, "A desk");
        client = node.someone("client", office, "client");
        anne = node.clerk("anne", head, desk);
        paul = node.clerk("paul", head, desk);
    }

    @After
    public void close() {
        node.close();
    }

    private DossierType type() {
        return node.catalogue.find(LOAN).orElseThrow().type();
    }

    private String asked() {
        String loan = node.loan(client, desk, Node.COMPLETE);
        node.act(client, loan, "ask");
        return loan;
    }

    /** The list and the counter say the same. */
    private List<String> tab(Caller reader, String tab) {
        List<String> ids = ids(node.dossiers().list(reader, query(tab)));
        assertEquals(ids.size(), counted(reader, tab));
        return ids;
    }

    private long counted(Caller reader, String tab) {
        return node.doors.lists.tabs(reader, LOAN, null).stream()
                .filter(count -> count.key().value().equals(tab))
                .findFirst()
                .orElseThrow()
                .count();
    }

    // CORE-12
    @Test
    public void CORE_12_aTabFollowsStatesFlagsAndMarks() {
        assertTrue(node.doors.reshelving.of(type()).isPresent());
        String loan = asked();
        assertEquals(List.of(loan), tab(paul, "free"));
        assertEquals(List.of(loan), tab(paul, "open-loans"));
        node.dossiers().mark(anne, loan, FOLLOWED);
        assertEquals(List.of(), tab(paul, "free"));
        node.dossiers().unmark(anne, loan, FOLLOWED);
        assertEquals(List.of(loan), tab(paul, "free"));
        node.act(anne, loan, "hurry");
        assertEquals(List.of(), tab(paul, "free"));
        node.act(anne, loan, "send-back");
        node.act(client, loan, "ask");
        assertEquals(List.of(loan), tab(paul, "free"));
        node.act(anne, loan, "grant");
        assertEquals(List.of(), tab(paul, "free"));
        assertEquals(List.of(), tab(paul, "open-loans"));
    }

    // CORE-12
    @Test
    public void CORE_12_aFlagThatAReaderDoesNotSeeIsNotThereForHim() {
        String loan = asked();
        node.act(anne, loan, "hurry");
        assertEquals(List.of(), tab(paul, "free"));
        assertEquals("he does not see that it is urgent", List.of(loan), tab(client, "free"));
    }

    // CORE-12
    @Test
    public void CORE_12_marksOfWhoHasLeftCountNoMore() {
        for (int i = 0; i < 60; i++) {
            node.dossiers().mark(anne, asked(), FOLLOWED);
        }
        assertEquals(0, counted(paul, "free"));
        node.participants()
                .exclude(head, desk, Principal.account(anne.account()), new Key("clerk"), null);
        assertTrue("the first fifty", node.doors.reshelving.round());
        assertTrue("the last ten", node.doors.reshelving.round());
        assertFalse(node.doors.reshelving.round());
        assertEquals(60, counted(paul, "free"));
        assertEquals(25, node.dossiers().list(paul, FREE).items().size());
    }

    private static DossierQuery query(String tab) {
        return new DossierQuery(
                LOAN, null, new Key(tab), null, null, null, null, null, 25, null, false);
    }

    private static List<String> ids(DossierPage page) {
        return page.items().stream().map(Item::id).toList();
    }

    /** As in a database from before there were shelves. */
    private void forget() {
        node.transactions.write(
                work -> {
                    work.sql().update("update dossier_grant set shelf = 0");
                    work.sql().update("delete from shelving");
                    work.sql().update("delete from reshelving");
                    return null;
                });
    }

    private static void through(Reshelving reshelving) {
        while (reshelving.round()) {
            // some dossiers further
        }
    }

    // CORE-12, CORE-31
    @Test
    public void CORE_12_whatIsKilledOnTheWayGoesOn() {
        String followed = asked();
        node.dossiers().mark(anne, followed, FOLLOWED);
        boolean killed = true;
        for (int statements = 1; killed; statements++) {
            forget();
            Reshelving first = Reshelving.byHand(node.transactions, node.catalogue);
            killed = Statements.killsAfter(statements, () -> through(first));
            Reshelving second = Reshelving.byHand(node.transactions, node.catalogue);
            through(second);
            assertTrue(second.of(type()).isPresent());
            node.assertShelved();
            assertTrue("a sweep without end", statements < 200);
        }
    }

    // CORE-12
    @Test
    public void CORE_12_tabsAreReadWithoutShelvesUntilAllStandOnThem() {
        String free = asked();
        String followed = asked();
        node.dossiers().mark(anne, followed, FOLLOWED);
        forget();
        Reshelving reshelving = Reshelving.byHand(node.transactions, node.catalogue);
        Lists lists =
                new Lists(node.transactions, node.catalogue, new DefinitionShelf(), reshelving);
        assertTrue("not yet", reshelving.of(type()).isEmpty());
        assertEquals(List.of(free), ids(lists.page(paul, FREE)));
        assertTrue(reshelving.round());
        assertFalse(reshelving.round());
        assertTrue(reshelving.of(type()).isPresent());
        assertEquals(List.of(free), ids(lists.page(paul, FREE)));
    }

    // CORE-12
    @Test
    public void CORE_12_whatAnotherVersionPutElsewhereIsPutRightByTheNextNodeThatStarts() {
        String followed = asked();
        node.dossiers().mark(anne, followed, FOLLOWED);
        through(node.doors.reshelving);
        write("update dossier_grant set shelf = 987654321 where dossier_id = '" + followed + "'");
        Reshelving next = Reshelving.byHand(node.transactions, node.catalogue);
        assertTrue("one sweep", next.round());
        through(next);
        node.assertShelved();
        assertTrue(next.of(type()).isPresent());
        assertFalse("nothing is left to do", next.round());
    }

    // CORE-12
    @Test
    public void CORE_12_shelvesOfAnotherVersionAreNeitherReadNorFilled() {
        asked();
        through(node.doors.reshelving);
        write("update shelving set signature = 'of another version', is_whole = 0");
        write("insert into reshelving (id, type_key, after_id) values ('a', 'loan', '')");
        assertFalse("the sweep is another's", node.doors.reshelving.round());
        assertTrue(node.doors.reshelving.of(type()).isEmpty());
        assertEquals(1, node.dossiers().list(paul, FREE).items().size());
        write("delete from reshelving");
        write("delete from shelving");
    }

    private void write(String statement) {
        node.transactions.write(
                work -> {
                    work.sql().update(statement);
                    return null;
                });
    }
}
