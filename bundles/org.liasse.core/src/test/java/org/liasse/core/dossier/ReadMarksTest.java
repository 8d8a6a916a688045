package org.liasse.core.dossier;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.ReadMarks.ThreadMark;
import org.liasse.api.dossier.Sharing.Kind;
import org.liasse.api.dossier.Sharing.Part;
import org.liasse.api.dossier.Sharing.Wanted;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.sample.Node;
import org.liasse.core.store.Everything;
import org.liasse.core.store.Ids;
import org.liasse.core.store.TestDatabase;

/** How far each has read, on both databases. */
@RunWith(Parameterized.class)
public class ReadMarksTest {

    private static final Key TALK = new Key("talk");
    private static final Key ASIDE = new Key("aside");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Node node;
    private Caller head;
    private Caller client;
    private Caller clerk;
    private String desk;
    private String loan;

    public ReadMarksTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        node = new Node(database.open());
        String office = node.offices().create(new Key("bank"), "The bank").id();
        head = node.someone("head", office, "head");
        client = node.someone("client", office, "client");
        desk = node.desk(head, "Loans of the north");
        clerk = node.clerk("clerk", head, desk);
        loan = node.loan(client, desk, Node.COMPLETE);
        node.act(client, loan, "ask");
    }

    @After
    public void close() {
        node.close();
    }

    private String say(Caller who, Key thread, String text) {
        return node.conversations().write(who, loan, thread, null, text, List.of()).id();
    }

    private void read(Caller who, Key thread, String message) {
        node.doors.readMarks.read(who, loan, thread, message);
    }

    private ThreadMark of(Caller who, Key thread) {
        return node.doors.readMarks.threads(who, loan).stream()
                .filter(mark -> mark.thread().equals(thread))
                .findFirst()
                .orElseThrow();
    }

    private void unknown(Caller who, Key thread, String message) {
        Problem problem = assertThrows(Problem.class, () -> read(who, thread, message));
        assertEquals(Problem.Kind.NOT_FOUND, problem.kind());
    }

    // CORE-08
    @Test
    public void CORE_08_whatOthersWroteIsUnreadUpToWhereOneHasRead() {
        String first = say(clerk, TALK, "One");
        String second = say(clerk, TALK, "Two");
        node.clock.pass(Duration.ofSeconds(1));
        say(clerk, TALK, "Three");
        say(client, TALK, "My answer");
        assertEquals(3, of(client, TALK).unread());
        assertNull(of(client, TALK).readUpTo());
        assertEquals("what one wrote is read", 2, of(clerk, TALK).unread());

        read(client, TALK, first);
        assertEquals(2, of(client, TALK).unread());
        read(client, TALK, second.toUpperCase(java.util.Locale.ROOT));
        ThreadMark mark = of(client, TALK);
        assertEquals(1, mark.unread());
        assertFalse(mark.atLeast());
        assertEquals(second, mark.readUpTo());
        assertNull("it is personal", of(clerk, TALK).readUpTo());
    }

    // CORE-08
    @Test
    public void CORE_08_anOlderMessageLeavesTheMarkWhereItIs() {
        String first = say(clerk, TALK, "One");
        String second = say(clerk, TALK, "Two");
        node.clock.pass(Duration.ofSeconds(1));
        String third = say(clerk, TALK, "Three");
        for (String message : List.of(second, first, third, second, first)) {
            read(client, TALK, message);
        }
        assertEquals(third, of(client, TALK).readUpTo());
        assertEquals(0, of(client, TALK).unread());
    }

    // CORE-08
    @Test
    public void CORE_08_aThreadOrMessageThatOneDoesNotSeeIsNotThere() {
        String talk = say(clerk, TALK, "Good morning");
        String aside = say(clerk, ASIDE, "Do we trust him?");
        assertEquals(
                List.of(TALK),
                node.doors.readMarks.threads(client, loan).stream()
                        .map(ThreadMark::thread)
                        .toList());
        assertEquals(1, of(client, TALK).unread());
        unknown(client, ASIDE, aside);
        unknown(client, TALK, aside);
        unknown(client, TALK, Ids.next());
        unknown(client, TALK, "no id\0");
        unknown(client, new Key("nothing"), talk);
        unknown(node.stranger("stranger"), TALK, talk);
        assertThrows(
                Problem.class, () -> node.doors.readMarks.threads(node.stranger("other"), loan));
        String other = loan;
        loan = node.loan(client, desk, Node.COMPLETE);
        unknown(client, TALK, talk);
        loan = other;
        assertEquals(0, rows());
    }

    // CORE-08
    @Test
    public void CORE_08_readingMovesNothingThatAnybodySees() {
        String said = say(clerk, TALK, "Good morning");
        node.dossiers().mark(client, loan, CaseFile.SEEN);
        node.dossiers().mark(clerk, loan, CaseFile.SEEN);
        DossierView mine = node.dossiers().read(client, loan);
        DossierView theirs = node.dossiers().read(clerk, loan);
        List<String> kinds = node.kinds(head, loan);
        node.clock.pass(Duration.ofSeconds(1));
        read(client, TALK, said);
        assertEquals(mine, node.dossiers().read(client, loan));
        assertEquals(theirs, node.dossiers().read(clerk, loan));
        assertEquals(kinds, node.kinds(head, loan));
    }

    // CORE-08
    @Test
    public void CORE_08_whatIsUnreadIsCountedUpToABound() {
        many(1000);
        assertEquals(1000, of(client, TALK).unread());
        assertFalse(of(client, TALK).atLeast());
        many(1);
        assertEquals(1000, of(client, TALK).unread());
        assertTrue(of(client, TALK).atLeast());
        many(3999);
        assertEquals("one's own are not", 1, of(clerk, TALK).unread());
        assertTrue("it does not look at all of them", of(clerk, TALK).atLeast());
    }

    private void many(int messages) {
        node.transactions.write(
                work -> {
                    IntStream.range(0, messages)
                            .forEach(
                                    i ->
                                            work.add(
                                                    "insert into message (id, dossier_id,"
                                                        + " thread_key, written_at, author,"
                                                        + " author_name, body, body_hash) values"
                                                        + " (?, ?, ?, ?, ?, 'clerk', 'x', 'x')",
                                                    Ids.next(),
                                                    loan,
                                                    TALK,
                                                    work.millis(),
                                                    CaseFiles.holder(clerk)));
                    return null;
                });
    }

    private long rows() {
        return count("thread_read");
    }

    private long count(String table) {
        return node.transactions.read(sql -> sql.number("select count(*) from " + table));
    }

    /** The client is mentioned in the open thread as the clerk is in the other; both have read. */
    private void mentionedAndRead() {
        String me = Principal.account(client.account()).toString();
        String clerks = Principal.account(clerk.account()).toString();
        String talk =
                node.conversations()
                        .write(client, loan, TALK, null, "Me", List.of(), List.of(me))
                        .id();
        String aside =
                node.conversations()
                        .write(clerk, loan, ASIDE, null, "Us", List.of(), List.of(clerks))
                        .id();
        read(client, TALK, talk);
        read(clerk, TALK, talk);
        read(clerk, ASIDE, aside);
        assertEquals(3, rows());
        assertEquals(2, count("mention"));
    }

    // CORE-08, CORE-15
    @Test
    public void CORE_08_CORE_15_anErasedDossierTakesMarksAndMentionsWithIt() {
        loan = node.loan(client, desk, Node.COMPLETE);
        String me = Principal.account(client.account()).toString();
        read(
                client,
                TALK,
                node.conversations()
                        .write(client, loan, TALK, null, "Me", List.of(), List.of(me))
                        .id());
        assertEquals(1, rows());
        assertEquals(1, count("mention"));
        node.act(client, loan, "withdraw");
        assertEquals(0, rows());
        assertEquals(0, count("mention"));
    }

    // CORE-08, CORE-16
    @Test
    public void CORE_08_CORE_16_whoIsForgottenHasReadNothingAndIsMentionedNowhere() {
        mentionedAndRead();
        node.doors.sharing.share(
                head,
                loan,
                new Part(Kind.THREAD, ASIDE),
                new Wanted(Set.of(new Key("client"), new Key("clerk"), new Key("head")), null),
                null);
        read(client, ASIDE, node.conversations().list(client, loan, ASIDE, null, 1).get(0).id());
        assertEquals(4, rows());
        node.act(head, loan, "forget");
        String me = Principal.account(client.account()).toString();
        assertFalse(Everything.tablesWith(database, me).contains("thread_read"));
        assertFalse(Everything.tablesWith(database, me).contains("mention"));
        assertNull("the thread was forgotten with its messages", of(clerk, TALK).readUpTo());
        assertEquals(1, rows());
        assertEquals(1, count("mention"));
    }
}
