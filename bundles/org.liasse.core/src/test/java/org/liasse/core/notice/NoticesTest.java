package org.liasse.core.notice;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.letter.Letter;
import org.liasse.api.people.Principal;
import org.liasse.core.sample.Node;
import org.liasse.core.store.Statements;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;

/** Who is told of what, on both databases. */
@RunWith(Parameterized.class)
public class NoticesTest {

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Bank bank;
    private Node node;

    public NoticesTest(TestDatabase database) {
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

    private Letter only() {
        List<Letter> letters = bank.letters();
        assertEquals(1, letters.size());
        return letters.get(0);
    }

    // CORE-09
    @Test
    public void CORE_09_everyHolderOfTheRoleIsToldOnceAndNobodyElse() {
        bank.asked("house");

        Map<String, List<String>> arrived = bank.arrived();

        assertEquals(
                java.util.Set.of("clerk@example.org", "colleague@example.org"), arrived.keySet());
        arrived.values().forEach(subjects -> assertEquals(1, subjects.size()));
        Letter letter = bank.letters().get(0);
        assertTrue(letter.subject(), letter.subject().startsWith("asked en – dossier "));
        assertTrue(letter.text(), letter.text().contains("https://liasse.test/dossier#"));
        assertEquals(2, bank.count("notification"));
    }

    // CORE-09
    @Test
    public void CORE_09_whoMayNotSeeWhatItTellsIsNotTold() {
        String loan = bank.asked("boat");
        bank.say(bank.clerk, loan, Bank.ASIDE, "Do we trust him?");

        assertEquals(
                Map.of(
                        "colleague@example.org", 1,
                        "head@example.org", 1),
                sizes(bank.arrived()));
    }

    // CORE-08, INSP-26
    @Test
    public void CORE_08_INSP_26_whoIsMentionedIsToldOnceAndOfThatInsteadOfTheMessage() {
        String loan = bank.asked("boat");
        var talk = node.conversations();
        var clerk = Principal.account(bank.clerk.account());
        var colleague = Principal.account(bank.colleague.account());
        var message =
                talk.write(
                        bank.clerk,
                        loan,
                        Bank.ASIDE,
                        null,
                        "@colleague, look",
                        List.of(),
                        List.of(colleague.toString()));

        Map<String, List<String>> arrived = bank.arrived();
        assertEquals(Map.of("colleague@example.org", 1, "head@example.org", 1), sizes(arrived));
        String subject = arrived.get("colleague@example.org").get(0);
        assertTrue(subject, subject.startsWith("mentioned en"));
        assertEquals(
                List.of(colleague), message.mentions().stream().map(r -> r.principal()).toList());
        assertEquals(
                message.mentions(),
                talk.list(bank.clerk, loan, Bank.ASIDE, null, 10).get(0).mentions());
        assertTrue(
                talk.readers(bank.clerk, loan, Bank.ASIDE, null, 10).items().stream()
                        .map(r -> r.principal())
                        .toList()
                        .containsAll(List.of(clerk, colleague)));
    }

    // CORE-08
    @Test
    public void CORE_08_whoDoesNotReadTheThreadOrIsNotKnownToTheAuthorIsRefusedAlike() {
        String loan = bank.asked("boat");
        var client = Principal.account(bank.client.account());
        var clerk = Principal.account(bank.clerk.account());
        String nobody = Principal.account(org.liasse.core.store.Ids.next()).toString();
        String first = refused(bank.clerk, loan, Bank.ASIDE, client.toString());

        assertEquals(first, refused(bank.clerk, loan, Bank.ASIDE, nobody));
        assertEquals(first, refused(bank.clerk, loan, Bank.ASIDE, "no principal"));
        assertEquals(first, refused(bank.client, loan, Bank.TALK, clerk.toString()));
        assertEquals(
                List.of(client),
                node
                        .conversations()
                        .readers(bank.client, loan, Bank.TALK, null, 10)
                        .items()
                        .stream()
                        .map(r -> r.principal())
                        .toList());
    }

    private String refused(
            org.liasse.api.people.Caller who, String loan, Key thread, String mention) {
        var problem =
                org.junit.Assert.assertThrows(
                        org.liasse.api.Problem.class,
                        () ->
                                node.conversations()
                                        .write(
                                                who,
                                                loan,
                                                thread,
                                                null,
                                                "you",
                                                List.of(),
                                                List.of(mention)));
        return problem.kind() + " " + problem.errors();
    }

    private static Map<String, Integer> sizes(Map<String, List<String>> arrived) {
        Map<String, Integer> sizes = new HashMap<>();
        arrived.forEach((address, letters) -> sizes.put(address, letters.size()));
        return sizes;
    }

    // CORE-09
    @Test
    public void CORE_09_aNoticeForFollowersAndOfSomeActorsIsForThemAlone() {
        String loan = bank.asked("boat");
        node.dossiers().mark(bank.clerk, loan, Bank.FOLLOWED);
        bank.say(bank.colleague, loan, Bank.TALK, "Good morning");
        bank.say(bank.client, loan, Bank.TALK, "Good morning to you");

        assertEquals(Map.of(), bank.arrived());
        assertEquals(1, bank.count("notification"));
    }

    // CORE-09
    @Test
    public void CORE_09_toldAgainItIsNotToldTwice() {
        bank.asked("house");
        bank.arrived();
        node.transactions.write(
                work ->
                        work.sql()
                                .update("update lease set last_value = 0 where name = 'notices'"));

        assertEquals(2, bank.letters().size());
        assertEquals(2, bank.count("notification"));
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
            seats.add(List.of(id, bank.office, "head"));
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
        String loan = bank.asked("boat");
        bank.say(bank.clerk, loan, Bank.ASIDE, "Everybody must know");
        while (node.sequencer.number() > 0) {
            // all of it
        }
        int step = 12;
        boolean isKilled = true;
        for (int after = 8; isKilled; after += step) {
            isKilled = Statements.killsAfter(after, () -> bank.notices.herald.go());
        }

        assertEquals(252, bank.count("letter"));
        assertEquals(252, bank.count("notification"));
    }

    // CORE-09, PROC-36
    @Test
    public void CORE_09_aDecisionIsTextedByTheTypeWithItsMotiveInTheLanguageOfTheReader() {
        String loan = bank.asked("boat");
        node.act(bank.clerk, loan, "deny", Map.of("motive", "no <roof>"));

        Letter letter = only();

        assertEquals("client@example.org", letter.address());
        assertTrue(letter.subject(), letter.subject().matches("en \\S+: denied en"));
        assertTrue(letter.text(), letter.text().contains("A loan, since no <roof>."));
        assertTrue(letter.html(), letter.html().contains("since no &lt;roof&gt;."));
    }

    // CORE-09, PROC-36
    @Test
    public void CORE_09_aDecisionToldLateSaysWhatWasDecidedThen() {
        String loan = bank.asked("boat");
        node.act(bank.clerk, loan, "deny", Map.of("motive", "no roof"));
        node.clock.pass(java.time.Duration.ofSeconds(1));
        node.act(bank.head, loan, "reconsider");
        node.clock.pass(java.time.Duration.ofSeconds(1));
        node.act(bank.clerk, loan, "grant", Map.of("motive", "a new roof"));

        List<Letter> letters = bank.letters();

        assertEquals(2, letters.size());
        assertTrue(letters.get(0).subject().matches("en \\S+: denied en"));
        assertTrue(letters.get(0).text().contains("A loan, since no roof."));
        assertTrue(letters.get(1).subject().matches("en \\S+: granted en"));
        assertTrue(letters.get(1).text().contains("A loan, since a new roof."));
    }

    // PROC-36
    @Test
    public void PROC_36_theMotiveStaysOutOfMailsWhereTheContextSaysSo() {
        bank.settings(Map.of("motives", false));
        String loan = bank.asked("boat");
        node.act(bank.clerk, loan, "deny", Map.of("motive", "no roof"));

        assertFalse(only().text(), only().text().contains("roof"));
    }

    // PROC-37
    @Test
    public void PROC_37_theFileOfADecisionGoesWithItsLetter() throws IOException {
        String loan = bank.asked("boat");
        String upload = uploaded("a deed");
        node.act(bank.clerk, loan, "grant", Map.of("deed", upload));

        Letter letter = only();

        assertTrue(letter.text(), letter.text().contains("The deed goes with it."));
        assertEquals("deed.txt", letter.attachments().get(0).name());
        try (InputStream bytes = letter.attachments().get(0).bytes().open()) {
            assertEquals("a deed", new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertEquals(0, bank.count("letter_file"));
    }

    private String uploaded(String content) throws IOException {
        return node.doors
                .documents
                .upload(
                        bank.clerk,
                        null,
                        new Key("loan"),
                        new Key("papers"),
                        "deed.txt",
                        new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))
                .id();
    }

    // CORE-30
    @Test
    public void
            CORE_30_aDepositedDocumentGoesAlongByteForByteToWhomTheSectionsAreToldAsTheySeeThem()
                    throws Exception {
        String loan = bank.asked("boat");
        node.dossiers()
                .edit(
                        bank.clerk,
                        new SectionChange(
                                loan, new Key("notes"), Map.of("remark", "a secret"), null));
        byte[] made = "made elsewhere\r\n".getBytes(StandardCharsets.UTF_8);
        String upload =
                node.doors
                        .documents
                        .upload(
                                bank.clerk,
                                null,
                                new Key("loan"),
                                new Key("secret-papers"),
                                "paper.txt",
                                new ByteArrayInputStream(made))
                        .id();
        node.doors.documents.deposit(bank.clerk, loan, new Key("secret-papers"), null, upload);

        Letter letter = only();

        assertEquals("head@example.org", letter.address());
        assertTrue(
                letter.text(),
                letter.text().contains("for A new roof, 1200.50 EUR. Remark: a secret. It goes"));
        assertEquals("paper.txt", letter.attachments().get(0).name());
        try (InputStream bytes = letter.attachments().get(0).bytes().open()) {
            assertArrayEquals(
                    MessageDigest.getInstance("SHA-256").digest(made),
                    MessageDigest.getInstance("SHA-256").digest(bytes.readAllBytes()));
        }
    }

    // INSP-10, INSP-27
    @Test
    public void INSP_10_whatIsDoneInAnAddedSlotIsToldAsInTheOneThatItIsLike() throws Exception {
        String loan = bank.asked("boat");
        Key secrets = new Key("secret-papers");
        Key added = node.doors.slots.add(bank.head, loan, secrets, "More papers").slot().key();
        String upload =
                node.doors
                        .documents
                        .upload(
                                bank.clerk,
                                null,
                                new Key("loan"),
                                added,
                                "more.txt",
                                new ByteArrayInputStream(new byte[] {'x'}))
                        .id();
        node.doors.documents.deposit(bank.clerk, loan, added, null, upload);

        Letter letter = only();

        assertEquals("head@example.org", letter.address());
        assertEquals("more.txt", letter.attachments().get(0).name());
    }

    // CORE-18, CORE-09
    @Test
    public void CORE_18_aProductGoesAlongAndWhatItsReaderMayNotSeeIsNotTold() throws IOException {
        Binding.bind(
                node.generators,
                "loan",
                "contract",
                (material, out) -> {
                    out.write("a contract".getBytes(StandardCharsets.UTF_8));
                    return "contract.txt";
                });
        String loan = bank.asked("boat");
        node.dossiers()
                .edit(
                        bank.clerk,
                        new SectionChange(
                                loan, new Key("notes"), Map.of("remark", "a secret"), null));
        node.act(bank.clerk, loan, "grant");
        node.doors.products.produce(
                bank.clerk, loan, new Key("contract"), java.util.Set.of(), null);
        node.doors.products.produce(
                bank.clerk, loan, new Key("contract"), java.util.Set.of(), null);

        List<Letter> letters =
                bank.letters().stream().filter(l -> l.subject().startsWith("paper")).toList();

        assertEquals(4, letters.size());
        for (Letter letter : letters) {
            boolean isHead = letter.address().equals("head@example.org");
            assertEquals(isHead, letter.text().contains("Remark: a secret."));
            assertTrue(letter.text(), letter.text().contains("It goes with it."));
            try (InputStream bytes = letter.attachments().get(0).bytes().open()) {
                assertEquals(
                        "a contract", new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    // CORE-22
    @Test
    public void CORE_22_aNoticeOffersTheAnswersOfItsThreadToWhoMayWriteThere() {
        String loan = bank.asked("house");

        Letter letter = bank.letters().get(0);

        String answer =
                "To answer \"received en, A loan\":\n\nhttps://liasse.test/dossier#"
                        + loan
                        + "/threads/talk/presets/reply.received\n";
        assertTrue(letter.text(), letter.text().contains(answer));
        assertTrue(letter.text(), letter.text().contains("/presets/reply.granted"));
        assertTrue(
                letter.html(),
                letter.html()
                        .contains(
                                "<a href=\"https://liasse.test/dossier#"
                                        + loan
                                        + "/threads/talk/presets/reply.received\">"));
        String decided = bank.asked("boat");
        node.act(bank.clerk, decided, "deny", Map.of("motive", "no roof"));
        bank.letters().stream()
                .filter(other -> other.address().equals("client@example.org"))
                .forEach(other -> assertFalse(other.text(), other.text().contains("presets")));
    }

    // COND-25
    @Test
    public void COND_25_whoMayNotWriteThereIsOfferedNoAnswer() {
        String loan = bank.asked("house");
        int before = bank.letters().size();

        bank.say(bank.clerk, loan, Bank.ASIDE, "Do we trust him?");

        Map<String, Boolean> offered = new TreeMap<>();
        bank.letters()
                .subList(before, bank.letters().size())
                .forEach(
                        letter ->
                                offered.put(letter.address(), letter.text().contains("/presets/")));
        assertEquals(Map.of("colleague@example.org", true, "head@example.org", false), offered);
    }

    // CORE-09
    @Test
    public void CORE_09_whatWasErasedIsToldToNobody() {
        String loan = node.loan(bank.client, bank.desk, Node.COMPLETE);
        node.act(bank.client, loan, "withdraw");

        assertEquals(List.of(), bank.letters());
    }

    // CORE-09
    @Test
    public void CORE_09_whoeverLeftInTheMeantimeIsNotTold() {
        bank.asked("house");
        node.accounts().disable(bank.colleague.account());
        node.participants()
                .exclude(
                        bank.head,
                        bank.desk,
                        Principal.account(bank.clerk.account()),
                        new Key("clerk"),
                        null);

        assertEquals(List.of(), bank.letters());
    }
}
