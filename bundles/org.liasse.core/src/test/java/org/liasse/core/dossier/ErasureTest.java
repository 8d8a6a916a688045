package org.liasse.core.dossier;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.dossier.Oversight.Erased;
import org.liasse.api.dossier.PersonalLinks.NewLink;
import org.liasse.api.job.Bulk;
import org.liasse.api.letter.Draft;
import org.liasse.api.letter.Letters;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.letter.LetterBox;
import org.liasse.core.letter.Site;
import org.liasse.core.notice.NoticeDoors;
import org.liasse.core.people.PersonalLinkDesk;
import org.liasse.core.sample.Node;
import org.liasse.core.store.Everything;
import org.liasse.core.store.Ids;
import org.liasse.core.store.TestDatabase;

/**
 * What goes for good: a name is put wherever a dossier can hold one, then looked for in every table
 * and among the files, on both databases.
 */
@RunWith(Parameterized.class)
public class ErasureTest {

    /** Whom it is about. His account has that name, too, and stays his. */
    private static final String NAME = "zaborowski";

    private static final Key LOAN = new Key("loan");
    private static final Key REQUEST = new Key("request");
    private static final Key TALK = new Key("talk");
    private static final Key PAPERS = new Key("papers");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Node node;
    private LetterBox letters;
    private PersonalLinkDesk links;
    private Caller head;
    private Caller client;
    private Caller clerk;
    private String desk;

    public ErasureTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        node = new Node(database.open());
        Site site = new Site(Map.of("LIASSE_PUBLIC_URL", "https://liasse.test"));
        letters = new LetterBox(node.transactions, site);
        links =
                new PersonalLinkDesk(
                        node.transactions, node.participants(), letters, site, node.clock);
        String office = node.offices().create(new Key("bank"), "The bank").id();
        head = node.someone("head", office, "head");
        client = node.someone(NAME, office, "client");
        desk = node.desk(head, "Loans of the north");
        clerk = node.clerk("clerk", head, desk);
    }

    @After
    public void close() {
        node.close();
    }

    /** A draft that has the name everywhere. */
    private String draft() throws IOException {
        Map<String, Object> request = new HashMap<>(Node.COMPLETE);
        request.put("purpose", "A roof for " + NAME);
        String loan =
                node.open(
                        client,
                        new NewDossier(
                                null,
                                LOAN,
                                desk,
                                null,
                                "Loan of " + NAME,
                                Map.of(REQUEST, request)));
        node.conversations().write(client, loan, TALK, null, "I am " + NAME, List.of(file("talk")));
        node.doors.documents.deposit(client, loan, PAPERS, null, file("papers"));
        links.make(
                head,
                loan,
                new NewLink(new Key("auditor"), NAME, NAME + "@example.org", Language.FR, 30));
        node.dossiers().mark(client, loan, CaseFile.SEEN);
        node.dossiers().timeline(client, loan, null, 10);
        node.doors.audit.write();
        String bytes = hashOf(loan);
        letters.post(
                new Draft(
                        eventOf(loan),
                        Principal.account(client.account()),
                        NAME,
                        NAME + "@example.org",
                        Language.FR,
                        Letters.MAIL,
                        new Key("notice"),
                        Map.of("title", "Loan of " + NAME),
                        List.of(new Draft.File(NAME + ".txt", "text/plain", 3, bytes)),
                        null));
        return loan;
    }

    private String file(String place) throws IOException {
        byte[] bytes = (NAME + " in " + place).getBytes(StandardCharsets.UTF_8);
        return node.doors
                .documents
                .upload(
                        client,
                        null,
                        LOAN,
                        new Key(place),
                        NAME + ".txt",
                        new ByteArrayInputStream(bytes))
                .id();
    }

    private String eventOf(String loan) {
        return node.transactions.read(
                sql ->
                        sql.first(
                                        "select id from event_log where dossier_id = ? and kind ="
                                                + " 'open'",
                                        row -> row.getString(1),
                                        loan)
                                .orElseThrow());
    }

    /** As if somebody had heard of it, and were to read of it in a recap. */
    private void told(String loan) {
        String event = eventOf(loan);
        node.transactions.write(
                work ->
                        work.sql()
                                        .update(
                                                "insert into notification (id, event_id, person,"
                                                    + " dossier_id, type_key, notice_key, kind,"
                                                    + " actor_name, audience, happened_at) values"
                                                    + " (?, ?, 'a:x', ?, 'loan', 'news', 'open', ?,"
                                                    + " '*', 0)",
                                                Ids.next(),
                                                event,
                                                loan,
                                                NAME)
                                + work.sql()
                                        .update(
                                                "insert into recap_line (event_id, person,"
                                                        + " digest_key, type_key, notice_key,"
                                                        + " dossier_id, context_id, kind, audience,"
                                                        + " happened_at) values (?, 'a:x', 'week',"
                                                        + " 'loan', 'news', ?, ?, 'open', '*', 0)",
                                                event,
                                                loan,
                                                desk));
    }

    private String hashOf(String loan) {
        return node.doors.documents.list(client, loan).stream()
                .flatMap(document -> document.versions().stream())
                .map(version -> version.sha256())
                .findFirst()
                .orElseThrow();
    }

    /** In the account that he has, and nowhere else; and his files go a day later. */
    private void nowhereBut(Set<String> tables) {
        assertEquals(tables, Everything.tablesWith(database, NAME));
        node.doors.bytes.collect();
        node.clock.pass(Duration.ofDays(1).plusMinutes(1));
        node.doors.bytes.collect();
        assertEquals(Set.of(), node.doors.store.names());
    }

    // CORE-15, CORE-16
    @Test
    public void CORE_15_CORE_16_anErasedDossierLeavesItsTraceAndNothingElse() throws IOException {
        String loan = draft();
        told(loan);
        String number = node.dossiers().read(head, loan).number();
        Set<String> before = Everything.tablesWith(database, NAME);
        for (String table :
                List.of(
                        "dossier",
                        "section",
                        "search_word",
                        "field_index",
                        "timeline",
                        "event_log",
                        "message",
                        "attachment",
                        "document_version",
                        "personal_link",
                        "notification",
                        "letter",
                        "letter_file")) {
            assertTrue(table + " holds no name at all", before.contains(table));
        }
        node.act(client, loan, "withdraw");
        node.doors.audit.write();

        assertThrows(Problem.class, () -> node.dossiers().read(client, loan));
        assertEquals(Set.of("erasure", "event_log"), Everything.tablesWith(database, loan));
        nowhereBut(Set.of("account"));
        Erased trace = node.doors.audit.oversight.erased(head, desk, null, 10).get(0);
        assertEquals(number, trace.number());
        assertEquals("withdraw", trace.act());
        assertEquals(Principal.account(client.account()).toString(), trace.actor());
        assertEquals(LOAN, trace.type());
    }

    // CORE-16
    @Test
    public void CORE_16_whatIsForgottenIsNobodysAndStillCounts() throws IOException {
        String loan = draft();
        node.act(client, loan, "ask");
        node.dossiers().mark(clerk, loan, new Key("followed"));
        node.conversations().write(client, loan, TALK, null, "It is me, " + NAME, List.of());
        new NoticeDoors(node).tellAll(node);
        assertTrue(Everything.tablesWith(database, NAME).contains("notification"));
        node.dossiers().unmark(clerk, loan, new Key("followed"));
        node.dossiers()
                .edit(
                        clerk,
                        new SectionChange(loan, new Key("notes"), Map.of("remark", "blue"), null));
        node.jobs.jobs.start(
                clerk,
                Bulk.on(
                        DossierQuery.of(LOAN, 10),
                        new Bulk.Perform(new Key("deny"), Map.of("motive", "No"), Set.of())));
        node.jobs.work();
        node.act(clerk, loan, "grant", Map.of("motive", "Good for " + NAME));
        DossierView before = node.dossiers().read(head, loan);
        waiting(loan);
        node.clock.pass(Duration.ofDays(2));
        node.act(head, loan, "forget");
        node.doors.audit.write();

        assertFalse(Everything.tablesWith(database, loan).contains("vote"));
        nowhereBut(Set.of("account"));
        DossierView after = node.dossiers().read(head, loan);
        assertEquals(before.state(), after.state());
        assertEquals(before.createdAt(), after.createdAt());
        assertEquals(before.number(), after.title());
        assertEquals("blue", after.sections().get(new Key("notes")).values().get("remark"));
        assertTrue(node.dossiers().chainHolds(loan));
        assertEquals(
                List.of(loan),
                node.dossiers().list(head, DossierQuery.of(LOAN, 10)).items().stream()
                        .map(item -> item.id())
                        .toList());
        Problem gone = assertThrows(Problem.class, () -> node.dossiers().read(client, loan));
        assertEquals(Problem.Kind.NOT_FOUND, gone.kind());
        List<String> actors =
                node.dossiers().timeline(head, loan, null, 200).stream()
                        .map(entry -> entry.actor())
                        .toList();
        assertTrue("the office's own stay named: " + actors, actors.contains("clerk"));
        assertFalse(actors.contains(NAME));
    }

    /** Somebody asks to join, and a vote is not counted yet. */
    private void waiting(String dossier) {
        node.transactions.write(
                work -> {
                    work.sql()
                            .update(
                                    "insert into sign_up (secret_hash, dossier_id, role_key, name,"
                                            + " email, language, content, accepted, expires_at)"
                                            + " values ('x', ?, 'client', ?, 'x@example.org', 'FR',"
                                            + " '{}', '{}', ?)",
                                    dossier,
                                    NAME,
                                    Long.MAX_VALUE);
                    return work.sql()
                            .update(
                                    "insert into vote (dossier_id, voter, option_id) values (?, ?,"
                                            + " 'x')",
                                    dossier,
                                    "a:" + client.account());
                });
    }

    // CORE-03
    @Test
    public void CORE_03_noWordCanBePutWhereOneWasForgotten() throws IOException {
        String loan = draft();
        node.act(head, loan, "forget");
        assertTrue(node.dossiers().chainHolds(loan));
        node.transactions.write(
                work ->
                        work.sql()
                                .update(
                                        "update timeline set payload = '{}' where dossier_id = ?"
                                                + " and kind = 'open'",
                                        loan));
        assertFalse(node.dossiers().chainHolds(loan));
    }
}
