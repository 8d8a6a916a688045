package org.liasse.core.dossier;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.UUID;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierView.LinkView;
import org.liasse.api.people.Caller;
import org.liasse.core.sample.Node;
import org.liasse.core.store.TestDatabase;

/** Dossiers tied to each other, on both databases. */
@RunWith(Parameterized.class)
public class LinkingTest {

    private static final Key REPLACES = new Key("replaces");
    private static final Key REPLACED_BY = new Key("replaced-by");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Node node;
    private Caller head;
    private Caller anne;
    private Caller paul;
    private String desk;
    private String hers;
    private String his;

    public LinkingTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        node = new Node(database.open());
        String office = node.offices().create(new Key("lyon"), "Lyon").id();
        head = node.someone("head", office, "head");
        desk = node.desk(head, "A desk");
        anne = node.someone("anne", office, "client");
        paul = node.someone("paul", office, "client");
        hers = node.loan(anne, desk, Node.COMPLETE);
        his = node.loan(paul, desk, Node.COMPLETE);
    }

    @After
    public void close() {
        node.close();
    }

    private void link(Caller caller, String dossier, Key key, String other) {
        node.dossiers().link(caller, dossier, key, other);
    }

    private List<LinkView> links(Caller reader, String dossier) {
        return node.dossiers().read(reader, dossier).links();
    }

    private String tag(Caller reader, String dossier) {
        return node.dossiers().read(reader, dossier).tag();
    }

    private void refused(Problem.Kind kind, Caller caller, String dossier, Key key, String other) {
        Problem problem = assertThrows(Problem.class, () -> link(caller, dossier, key, other));
        assertEquals(problem.getMessage(), kind, problem.kind());
        assertEquals(List.of(), links(head, hers));
        assertEquals(List.of(), links(head, his));
    }

    // CORE-25
    @Test
    public void CORE_25_aLinkIsSeenFromBothSidesByWhoSeesBoth() {
        String before = tag(head, his);
        link(head, hers, REPLACES, his);
        assertEquals(List.of(new LinkView(REPLACES, his, "A loan")), links(head, hers));
        assertEquals(List.of(new LinkView(REPLACED_BY, hers, "A loan")), links(head, his));
        assertTrue(node.kinds(head, hers).contains("link-replaces"));
        assertTrue(node.kinds(head, his).contains("link-replaced-by"));
        assertNotEquals(before, tag(head, his));
    }

    // CORE-25
    @Test
    public void CORE_25_whoSeesOneSideLearnsNothingOfTheOther() {
        String before = tag(anne, hers);
        link(head, hers, REPLACES, his);
        assertEquals(List.of(), links(anne, hers));
        assertEquals(List.of(), links(paul, his));
        assertEquals(
                List.of(),
                node.kinds(anne, hers).stream().filter(kind -> kind.contains("link")).toList());
        assertEquals(before, tag(anne, hers));
    }

    // CORE-25
    @Test
    public void CORE_25_nobodyTiesWithoutASentenceNorWhatHeDoesNotSee() {
        refused(Problem.Kind.NOT_FOUND, anne, hers, REPLACES, his);
        refused(Problem.Kind.NOT_FOUND, head, hers, REPLACES, UUID.randomUUID().toString());
        refused(Problem.Kind.NOT_FOUND, head, hers, new Key("unknown"), his);
        String second = node.loan(anne, desk, Node.COMPLETE);
        refused(Problem.Kind.NOT_YOUR_ROLE, anne, hers, REPLACES, second);
    }

    // CORE-25
    @Test
    public void CORE_25_aLinkLeadsToItsTypeAndNotToItself() {
        refused(Problem.Kind.INVALID_INPUT, head, hers, REPLACES, desk);
        refused(Problem.Kind.INVALID_INPUT, head, hers, REPLACES, hers);
    }

    // CORE-25
    @Test
    public void CORE_25_tyingTwiceIsTyingOnce() {
        link(head, hers, REPLACES, his);
        String tag = tag(head, hers);
        link(head, hers, REPLACES, his);
        assertEquals(1, links(head, hers).size());
        assertEquals(1, links(head, his).size());
        assertEquals(tag, tag(head, hers));
    }

    // CORE-25
    @Test
    public void CORE_25_aDossierHasAHundredLinksAtMost() {
        for (int i = 0; i < Linking.MOST; i++) {
            link(head, hers, REPLACES, node.loan(anne, desk, Node.COMPLETE));
        }
        Problem full = assertThrows(Problem.class, () -> link(head, hers, REPLACES, his));
        assertEquals("/other", full.errors().get(0).pointer());
        assertThrows(Problem.class, () -> link(head, his, REPLACES, hers));
        assertEquals(Linking.MOST, links(head, hers).size());
        assertEquals(List.of(), links(head, his));
    }
}
