package org.liasse.core.documents;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Documents;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.Documents.Version;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Caller.Once;
import org.liasse.api.type.Audience;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.core.sample.Node;
import org.liasse.core.store.Ids;
import org.liasse.core.store.TestDatabase;

/** Documents of a dossier at their door, on both databases. */
@RunWith(Parameterized.class)
public class DocumentDoorTest {

    private static final Key LOAN = new Key("loan");
    private static final Key PAPERS = new Key("papers");
    private static final Key SECRET_PAPERS = new Key("secret-papers");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Node node;
    private Documents documents;
    private Caller head;
    private String desk;
    private Caller client;
    private Caller clerk;
    private String loan;

    public DocumentDoorTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        node = new Node(database.open());
        documents = node.doors.documents;
        String office = node.offices().create(new Key("lyon"), "Lyon").id();
        head = node.someone("head", office, "head");
        desk = node.desk(head, "A desk");
        client = node.someone("client", office, "client");
        clerk = node.clerk("clerk", head, desk);
        loan = node.loan(client, desk, Node.COMPLETE);
        node.act(client, loan, "ask");
    }

    @After
    public void close() {
        node.close();
    }

    // CORE-07
    @Test
    public void CORE_07_aNewVersionNeverOverwritesTheFormerOnes() throws IOException {
        Document first = deposit(client, PAPERS, null, "the first");
        Document second = deposit(client, PAPERS, first.id(), "the second");

        assertEquals(first.id(), second.id());
        assertEquals(List.of(1, 2), second.versions().stream().map(Version::number).toList());
        assertEquals("the first", read(clerk, first.id(), 1));
        assertEquals("the second", read(clerk, first.id(), 2));
        assertEquals("client", second.versions().get(1).depositedBy());
        assertEquals("DEPOSITED", second.versions().get(1).review());
    }

    // CORE-07
    @Test
    public void CORE_07_readingBeginsAtAnyOffset() throws IOException {
        Document document = deposit(client, PAPERS, null, "0123456789");

        try (InputStream in = documents.content(clerk, loan, document.id(), 1).open(4)) {
            assertEquals("456789", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    // CORE-05
    @Test
    public void CORE_05_whoMaySeeAndWhoMayDepositAreTwoThings() throws IOException {
        deposit(client, PAPERS, null, "paper");
        Document secret = deposit(clerk, SECRET_PAPERS, null, "secret");

        assertEquals(List.of(PAPERS), slots(client));
        assertEquals(List.of(PAPERS, SECRET_PAPERS), slots(clerk));
        assertSame(
                Problem.Kind.NOT_FOUND,
                problem(() -> documents.content(client, loan, secret.id(), 1)).kind());
        assertSame(
                Problem.Kind.NOT_YOUR_ROLE,
                problem(() -> deposit(client, SECRET_PAPERS, null, "x")).kind());
        assertSame(
                Problem.Kind.NOT_YOUR_ROLE,
                problem(() -> deposit(clerk, PAPERS, null, "x")).kind());
    }

    // CORE-05
    @Test
    public void CORE_05_aStrangerSeesNothing() throws IOException {
        Document document = deposit(client, PAPERS, null, "paper");
        Caller stranger = node.stranger("stranger");

        assertSame(Problem.Kind.NOT_FOUND, problem(() -> documents.list(stranger, loan)).kind());
        assertSame(
                Problem.Kind.NOT_FOUND,
                problem(() -> documents.content(stranger, loan, document.id(), 1)).kind());
    }

    // CORE-03
    @Test
    public void CORE_03_aSecretDepositMovesNothingThatOthersSee() throws IOException {
        String before = node.dossiers().read(client, loan).tag();
        List<String> kinds = node.kinds(client, loan);

        deposit(clerk, SECRET_PAPERS, null, "secret");

        assertEquals(before, node.dossiers().read(client, loan).tag());
        assertEquals(kinds, node.kinds(client, loan));
        assertTrue(node.kinds(clerk, loan).contains("deposit-in-secret-papers"));
        deposit(client, PAPERS, null, "paper");
        assertTrue(node.kinds(client, loan).contains("deposit-in-papers"));
    }

    // CORE-07
    @Test
    public void CORE_07_aReviewIsOfTheNewestVersionAndARefusalSaysWhy() throws IOException {
        Document document = deposit(client, PAPERS, null, "paper");
        Problem problem = problem(() -> documents.review(clerk, loan, document.id(), false, " "));
        assertSame(Problem.Kind.MISSING_INPUT, problem.kind());
        assertEquals("/reason", problem.errors().get(0).pointer());

        documents.review(clerk, loan, document.id(), false, "not legible");
        deposit(client, PAPERS, document.id(), "better");
        documents.review(clerk, loan, document.id(), true, null);

        assertEquals(
                List.of("REFUSED", "ACCEPTED"),
                documents.list(client, loan).get(0).versions().stream()
                        .map(Version::review)
                        .toList());
        assertSame(
                Problem.Kind.NOT_YOUR_ROLE,
                problem(() -> documents.review(client, loan, document.id(), true, null)).kind());
        assertSame(
                Problem.Kind.NOT_FOUND,
                problem(() -> documents.review(clerk, loan, "nothing", true, null)).kind());
    }

    // CORE-07
    @Test
    public void CORE_07_theSlotSaysWhichMediaTypesItTakes() {
        Problem problem =
                problem(() -> upload(client, PAPERS, "page.html", "<html><body>Hi</body></html>"));

        assertSame(Problem.Kind.MEDIA_TYPE, problem.kind());
        assertEquals("text/html", problem.members().get("detected"));
    }

    // CORE-07
    @Test
    public void CORE_07_unknownPlacesAreNotFound() {
        Key deskType = new Key("desk");

        assertSame(
                Problem.Kind.NOT_FOUND,
                problem(() -> upload(client, new Key("elsewhere"), "x", "x")).kind());
        assertSame(
                Problem.Kind.NOT_FOUND,
                problem(() -> documents.upload(client, null, deskType, PAPERS, "x", bytes("x")))
                        .kind());
        assertSame(
                Problem.Kind.NOT_FOUND,
                problem(
                                () ->
                                        documents.upload(
                                                client,
                                                null,
                                                new Key("nothing"),
                                                PAPERS,
                                                "x",
                                                bytes("x")))
                        .kind());
        assertSame(
                Problem.Kind.NOT_FOUND,
                problem(() -> deposit(client, new Key("elsewhere"), null, "x")).kind());
    }

    // CORE-07
    @Test
    public void CORE_07_aSlotThatAnAdministratorDrewIsAPlaceWithItsOwnLimit() throws IOException {
        Key plans = new Key("plans");
        Slot drawn =
                new Slot(plans, null, Audience.EVERYONE, Set.of("image/*"), 8, 5, false, false)
                        .named("Plans", "Plans");
        node.definitions().draw(head, desk, Map.of(), List.of(drawn), Map.of());

        assertSame(
                Problem.Kind.TOO_LARGE,
                problem(() -> upload(client, plans, "plan.txt", "123456789")).kind());
        assertTrue(Ids.isId(upload(client, plans, "plan.txt", "12345678")));
    }

    // CORE-07
    @Test
    public void CORE_07_aDrawnSlotIsDepositedInByWhoDepositsInTheFirstOfTheType()
            throws IOException {
        Key plans = new Key("plans");
        Slot drawn =
                new Slot(plans, null, Audience.EVERYONE, Set.of(), 100, 5, false, false)
                        .named("Plans", "Plans");
        node.definitions().draw(head, desk, Map.of(), List.of(drawn), Map.of());
        loan = node.loan(client, desk, Node.COMPLETE);
        node.act(client, loan, "ask");

        assertEquals(plans, deposit(client, plans, null, "a plan").slot());
        assertSame(
                Problem.Kind.NOT_YOUR_ROLE,
                problem(() -> deposit(clerk, plans, null, "a plan")).kind());
    }

    // CORE-07
    @Test
    public void CORE_07_aDocumentGrowsOnlyInItsOwnSlotAndDossier() throws IOException {
        Document document = deposit(client, PAPERS, null, "paper");
        Document secret = deposit(clerk, SECRET_PAPERS, null, "secret");

        assertSame(
                Problem.Kind.NOT_FOUND,
                problem(() -> deposit(clerk, SECRET_PAPERS, document.id(), "x")).kind());
        assertSame(
                Problem.Kind.NOT_FOUND,
                problem(() -> deposit(client, PAPERS, secret.id(), "x")).kind());
        assertSame(
                Problem.Kind.NOT_FOUND,
                problem(() -> deposit(client, PAPERS, "nothing", "x")).kind());
    }

    // CORE-07
    @Test
    public void CORE_07_aDepositAskedForTwiceIsDoneOnce() throws IOException {
        String upload = upload(client, PAPERS, "paper.txt", "paper");
        Caller once = client.once(new Once("POST /documents", "key-1", "0".repeat(64)));

        Document first = documents.deposit(once, loan, PAPERS, null, upload);
        Document again = documents.deposit(once, loan, PAPERS, null, upload);

        assertEquals(first, again);
        assertEquals(1, documents.list(client, loan).size());
    }

    // CORE-07
    @Test
    public void CORE_07_anUploadBelongsToWhoSentIt() throws IOException {
        String upload = upload(clerk, PAPERS, "paper.txt", "paper");

        Problem problem = problem(() -> documents.deposit(client, loan, PAPERS, null, upload));

        assertSame(Problem.Kind.INVALID_INPUT, problem.kind());
        assertEquals("/upload", problem.errors().get(0).pointer());
    }

    // CORE-07
    @Test
    public void CORE_07_aSlotThatIsFullTakesVersionsOnly() throws IOException {
        Document last = deposit(client, PAPERS, null, "the last that is taken");
        node.transactions.write(
                work -> {
                    for (int i = 1; i < 50; i++) {
                        work.sql()
                                .update(
                                        "insert into document (id, dossier_id, slot_key,"
                                                + " created_at) values (?, ?, ?, 0)",
                                        Ids.next(),
                                        loan,
                                        PAPERS);
                    }
                    return null;
                });

        Problem problem = problem(() -> deposit(client, PAPERS, null, "one more"));

        assertSame(Problem.Kind.NOT_READY, problem.kind());
        assertEquals("slot-full", problem.reason().orElseThrow());
        assertEquals(2, deposit(client, PAPERS, last.id(), "newer").versions().size());
    }

    // CORE-02
    @Test
    public void CORE_02_whereTheStateForbidsItNothingIsDeposited() throws IOException {
        String upload = upload(client, PAPERS, "paper.txt", "paper");
        node.act(clerk, loan, "deny", Map.of("motive", "no"));

        assertSame(
                Problem.Kind.WRONG_STATE,
                problem(() -> documents.deposit(client, loan, PAPERS, null, upload)).kind());
    }

    private Document deposit(Caller caller, Key slot, String document, String text)
            throws IOException {
        String upload = upload(caller, slot, "paper.txt", text);
        return documents.deposit(caller, loan, slot, document, upload);
    }

    private String upload(Caller caller, Key slot, String name, String text) throws IOException {
        return documents.upload(caller, null, LOAN, slot, name, bytes(text)).id();
    }

    private String read(Caller caller, String document, int version) throws IOException {
        var content = documents.content(caller, loan, document, version);
        try (InputStream in = content.open(0)) {
            byte[] bytes = in.readAllBytes();
            assertEquals(content.version().size(), bytes.length);
            assertArrayEquals(bytes, content.open(0).readAllBytes());
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private List<Key> slots(Caller caller) {
        return documents.list(caller, loan).stream().map(Document::slot).toList();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Problem problem(ThrowingRunnable request) {
        return assertThrows(Problem.class, request);
    }
}
