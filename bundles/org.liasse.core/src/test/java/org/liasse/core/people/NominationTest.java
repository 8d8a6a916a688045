package org.liasse.core.people;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Nominations;
import org.liasse.api.dossier.Nominations.Nominee;
import org.liasse.api.people.Caller;
import org.liasse.core.letter.LetterBox;
import org.liasse.core.letter.Site;
import org.liasse.core.sample.Node;
import org.liasse.core.store.TestDatabase;

/** Roles for people of whom only the address is known, on both databases. */
@RunWith(Parameterized.class)
public class NominationTest {

    private static final Key CLERK = new Key("clerk");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Node node;
    private Nominations nominations;
    private Caller head;
    private String desk;

    public NominationTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        database.open();
        node = new Node(database);
        Site site = new Site(Map.of("LIASSE_PUBLIC_URL", "https://liasse.test"));
        nominations =
                new NominationDesk(
                        node.transactions,
                        node.participants(),
                        (AccountRegister) node.people.accounts,
                        new AccountLetters(new LetterBox(node.transactions, site), site));
        String office = node.offices().create(new Key("bank"), "The bank").id();
        head = node.someone("head", office, "head");
        desk = node.desk(head, "Loans");
    }

    @After
    public void close() {
        node.close();
    }

    private static Nominee nominee(String email, Key role) {
        return new Nominee(role, "Zoé", email, Language.FR);
    }

    private long count(String table) {
        return node.transactions.read(sql -> sql.number("select count(*) from " + table));
    }

    // PROC-02
    @Test
    public void PROC_02_theFirstNominationOpensAnAccountAndInvitesItsOwner() {
        String account = nominations.nominate(head, desk, nominee("zoe@example.org", CLERK));

        assertEquals("zoe@example.org", node.accounts().byId(account).orElseThrow().login());
        assertEquals(1, count("letter where template = 'invitation'"));
        assertTrue(
                node.participants().list(head, desk).stream()
                        .anyMatch(
                                p -> p.role().equals(CLERK) && p.principal().id().equals(account)));
        // he has not chosen a password: the second letter brings another link
        assertEquals(account, nominations.nominate(head, desk, nominee("ZOE@example.org", CLERK)));
        assertEquals(2, count("letter where template = 'invitation'"));
    }

    // PROC-02
    @Test
    public void PROC_02_whoHasAPasswordIsNotInvitedAgain() {
        Caller zoe = node.stranger("zoe");
        node.accounts().changePassword(zoe.account(), "a password of hers");

        String account = nominations.nominate(head, desk, nominee("zoe@example.org", CLERK));

        assertEquals(zoe.account(), account);
        assertEquals(0, count("letter"));
    }

    // PROC-02
    @Test
    public void PROC_02_whoMayNotInviteOpensNoAccount() {
        Caller clerk = node.clerk("clerk", head, desk);
        long accounts = count("account");

        assertThrows(
                Problem.class,
                () -> nominations.nominate(clerk, desk, nominee("zoe@example.org", CLERK)));
        assertThrows(
                Problem.class,
                () ->
                        nominations.nominate(
                                head, desk, nominee("zoe@example.org", new Key("client"))));
        for (String wrong : new String[] {null, " ", "zoe"}) {
            assertThrows(
                    Problem.class, () -> nominations.nominate(head, desk, nominee(wrong, CLERK)));
        }

        assertEquals(accounts, count("account"));
        assertEquals(0, count("letter"));
        assertFalse(node.accounts().byLogin("zoe@example.org").isPresent());
    }
}
