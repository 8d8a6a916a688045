package org.liasse.core.notice;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.letter.Letter;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.sample.Node;
import org.liasse.core.store.Statements;
import org.liasse.core.store.TestDatabase;

/** Who is told of what, on both databases. */
@RunWith(Parameterized.class)
public class NoticesTest {

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private static final Key TALK = new Key("talk");
    private static final Key ASIDE = new Key("aside");
    private static final Key FOLLOWED = new Key("followed");

    private final TestDatabase database;
    private Node node;
    private NoticeDoors notices;
    private String office;
    private Caller head;
    private Caller client;
    private String desk;
    private Caller clerk;
    private Caller colleague;

    public NoticesTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        database.open();
        node = new Node(database);
        notices = new NoticeDoors(node);
        office = node.offices().create(new Key("bank"), "The bank").id();
        head = node.someone("head", office, "head");
        client = node.someone("client", office, "client");
        desk = node.desk(head, "Loans");
        clerk = node.clerk("clerk", head, desk);
        colleague = node.clerk("colleague", head, desk);
    }

    @After
    public void close() {
        node.close();
    }

    private String asked(String kind) {
        var request = new HashMap<String, Object>(Node.COMPLETE);
        request.put("kind", kind);
        String loan = node.loan(client, desk, request);
        node.act(client, loan, "ask");
        return loan;
    }

    private void say(Caller caller, String loan, Key thread, String text) {
        node.conversations().write(caller, loan, thread, null, text, List.of());
    }

    private void settings(Map<String, Object> values) {
        node.dossiers().edit(head, new SectionChange(desk, new Key("settings"), values, null));
    }

    /** By address, the subjects of the letters that have arrived. */
    private Map<String, List<String>> arrived() {
        Map<String, List<String>> arrived = new HashMap<>();
        for (Letter letter : notices.letters(node)) {
            arrived.computeIfAbsent(letter.address(), address -> new ArrayList<>())
                    .add(letter.subject());
        }
        return arrived;
    }

    private Letter only() {
        List<Letter> letters = notices.letters(node);
        assertEquals(1, letters.size());
        return letters.get(0);
    }

    private long count(String table) {
        return node.transactions.read(sql -> sql.number("select count(*) from " + table));
    }

    // CORE-09
    @Test
    public void CORE_09_everyHolderOfTheRoleIsToldOnceAndNobodyElse() {
        asked("house");

        Map<String, List<String>> arrived = arrived();

        assertEquals(
                java.util.Set.of("clerk@example.org", "colleague@example.org"), arrived.keySet());
        arrived.values().forEach(subjects -> assertEquals(1, subjects.size()));
        Letter letter = notices.letters(node).get(0);
        assertTrue(letter.subject(), letter.subject().startsWith("asked en – dossier "));
        assertTrue(letter.text(), letter.text().contains("https://liasse.test/dossier#"));
        assertEquals(2, count("notification"));
    }

    // CORE-09
    @Test
    public void CORE_09_whoMayNotSeeWhatItTellsIsNotTold() {
        String loan = asked("boat");
        say(clerk, loan, ASIDE, "Do we trust him?");

        assertEquals(
                Map.of(
                        "colleague@example.org", 1,
                        "head@example.org", 1),
                sizes(arrived()));
    }

    private static Map<String, Integer> sizes(Map<String, List<String>> arrived) {
        Map<String, Integer> sizes = new HashMap<>();
        arrived.forEach((address, letters) -> sizes.put(address, letters.size()));
        return sizes;
    }

    // CORE-09
    @Test
    public void CORE_09_aNoticeForFollowersAndOfSomeActorsIsForThemAlone() {
        String loan = asked("boat");
        node.dossiers().mark(clerk, loan, FOLLOWED);
        say(colleague, loan, TALK, "Good morning");
        say(client, loan, TALK, "Good morning to you");

        assertEquals(Map.of(), arrived());
        assertEquals(1, count("notification"));
    }

    // CORE-09
    @Test
    public void CORE_09_toldAgainItIsNotToldTwice() {
        asked("house");
        arrived();
        node.transactions.write(
                work ->
                        work.sql()
                                .update("update lease set last_value = 0 where name = 'notices'"));

        assertEquals(2, notices.letters(node).size());
        assertEquals(2, count("notification"));
    }

    // CORE-09
    @Test
    public void CORE_09_aGroupIsToldInPagesAndAKillInTheMiddleDoublesAndLosesNothing() {
        List<List<Object>> people = new ArrayList<>();
        List<List<Object>> seats = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            String id = org.liasse.core.store.Ids.next();
            people.add(
                    List.of(
                            id,
                            "many" + i,
                            "many" + i,
                            "many" + i,
                            "m" + i + "@example.org",
                            "FR"));
            seats.add(List.of(id, office, "head"));
        }
        node.transactions.write(
                work -> {
                    work.sql()
                            .batch(
                                    "insert into account (id, login, login_folded, name, email,"
                                        + " language, disabled, epoch, created_at) values (?, ?, ?,"
                                        + " ?, ?, ?, 0, 0, 0)",
                                    people);
                    work.sql()
                            .batch(
                                    "insert into office_member (account_id, office_id, role_key)"
                                            + " values (?, ?, ?)",
                                    seats);
                    return null;
                });
        String loan = asked("boat");
        say(clerk, loan, ASIDE, "Everybody must know");
        while (node.sequencer.number() > 0) {
            // all of it
        }
        int step = 12;
        boolean isKilled = true;
        for (int after = 8; isKilled; after += step) {
            isKilled = Statements.killsAfter(after, () -> notices.herald.go());
        }

        assertEquals(252, count("letter"));
        assertEquals(252, count("notification"));
    }

    // CORE-09, PROC-36
    @Test
    public void CORE_09_aDecisionIsTextedByTheTypeWithItsMotiveInTheLanguageOfTheReader() {
        String loan = asked("boat");
        node.act(clerk, loan, "deny", Map.of("motive", "no <roof>"));

        Letter letter = only();

        assertEquals("client@example.org", letter.address());
        assertTrue(letter.subject(), letter.subject().matches("en \\S+: denied en"));
        assertTrue(letter.text(), letter.text().contains("A loan, since no <roof>."));
        assertTrue(letter.html(), letter.html().contains("since no &lt;roof&gt;."));
    }

    // PROC-36
    @Test
    public void PROC_36_theMotiveStaysOutOfMailsWhereTheContextSaysSo() {
        settings(Map.of("motives", false));
        String loan = asked("boat");
        node.act(clerk, loan, "deny", Map.of("motive", "no roof"));

        assertFalse(only().text(), only().text().contains("roof"));
    }

    // PROC-37
    @Test
    public void PROC_37_theFileOfADecisionGoesWithItsLetter() throws IOException {
        String loan = asked("boat");
        String upload = uploaded("a deed");
        node.act(clerk, loan, "grant", Map.of("deed", upload));

        Letter letter = only();

        assertTrue(letter.text(), letter.text().contains("The deed goes with it."));
        assertEquals("deed.txt", letter.attachments().get(0).name());
        try (InputStream bytes = letter.attachments().get(0).bytes().open()) {
            assertEquals("a deed", new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertEquals(0, count("letter_file"));
    }

    private String uploaded(String content) throws IOException {
        return node.doors
                .documents
                .upload(
                        clerk,
                        null,
                        new Key("loan"),
                        new Key("papers"),
                        "deed.txt",
                        new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))
                .id();
    }

    // CORE-09
    @Test
    public void CORE_09_whatWasErasedIsToldToNobody() {
        String loan = node.loan(client, desk, Node.COMPLETE);
        node.act(client, loan, "withdraw");

        assertEquals(List.of(), notices.letters(node));
    }

    // CORE-09
    @Test
    public void CORE_09_whoeverLeftInTheMeantimeIsNotTold() {
        asked("house");
        node.accounts().disable(colleague.account());
        node.participants()
                .exclude(head, desk, Principal.account(clerk.account()), new Key("clerk"), null);

        assertEquals(List.of(), notices.letters(node));
    }
}
