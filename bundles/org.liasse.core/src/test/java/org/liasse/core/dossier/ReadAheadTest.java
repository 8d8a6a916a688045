package org.liasse.core.dossier;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Documents;
import org.liasse.api.dossier.Dossiers.ActionRequest;
import org.liasse.api.dossier.Oversight.What;
import org.liasse.api.people.Caller;
import org.liasse.api.spi.DocumentReader;
import org.liasse.core.sample.Node;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;

/** Files are read by the readers of their slots before they are put there. */
@RunWith(Parameterized.class)
public class ReadAheadTest {

    private static final Key LOAN = new Key("loan");
    private static final Key PAPERS = new Key("papers");
    private static final Key NOTES = new Key("notes");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private final AtomicInteger read = new AtomicInteger();
    private Node node;
    private Documents documents;
    private Caller head;
    private Caller client;
    private Caller clerk;
    private String desk;
    private String loan;

    public ReadAheadTest(TestDatabase database) {
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

    private void bind(DocumentReader reader) {
        Binding.bind(
                node.readers,
                "loan",
                "papers",
                given -> {
                    read.incrementAndGet();
                    return reader.read(given);
                });
    }

    private static Map<Key, Map<String, Object>> remark(DocumentReader.Given given)
            throws IOException {
        String text = new String(given.bytes().readAllBytes(), StandardCharsets.UTF_8);
        if (text.startsWith("bad")) {
            throw Problem.invalid("/2", "Ligne 2.", "Line 2.");
        }
        return Map.of(NOTES, Map.of("remark", text + " " + given.sha256().length()));
    }

    private String upload(Caller caller, Key slot, String text) throws IOException {
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return documents.upload(caller, null, LOAN, slot, "paper.txt", bytes).id();
    }

    private Object remark() {
        var notes = node.dossiers().read(clerk, loan).sections().get(NOTES);
        return notes == null ? null : notes.values().get("remark");
    }

    private static Problem problem(ThrowingRunnable call) {
        return assertThrows(Problem.class, call);
    }

    // CORE-07
    @Test
    public void CORE_07_whatIsReadOfADocumentStandsInASection() throws IOException {
        bind(ReadAheadTest::remark);
        documents.deposit(client, loan, PAPERS, null, upload(client, PAPERS, "good"));
        assertEquals("good 64", remark());
        List<String> kinds = node.kinds(clerk, loan);
        assertEquals(
                List.of("deposit-in-papers", "edit-notes"),
                kinds.subList(kinds.size() - 2, kinds.size()));
        assertTrue(!node.kinds(client, loan).contains("edit-notes"));
    }

    // CORE-07
    @Test
    public void CORE_07_aNewVersionIsReadAnew() throws IOException {
        bind(ReadAheadTest::remark);
        String first =
                documents.deposit(client, loan, PAPERS, null, upload(client, PAPERS, "first")).id();
        documents.deposit(client, loan, PAPERS, first, upload(client, PAPERS, "second"));
        assertEquals("second 64", remark());
    }

    // CORE-07
    @Test
    public void CORE_07_aFileThatIsNotWhatTheSlotWantsIsRefusedAndTheUploadStays()
            throws IOException {
        bind(ReadAheadTest::remark);
        String upload = upload(client, PAPERS, "bad");
        for (int i = 0; i < 2; i++) {
            Problem refused = problem(() -> documents.deposit(client, loan, PAPERS, null, upload));
            assertSame(Problem.Kind.INVALID_INPUT, refused.kind());
            assertEquals("/upload/2", refused.errors().get(0).pointer());
        }
        assertEquals(List.of(), documents.list(client, loan));
        assertEquals(null, remark());
    }

    // CORE-07
    @Test
    public void CORE_07_aFileGivenWithAnActionIsReadToo() throws IOException {
        bind(ReadAheadTest::remark);
        String bad = upload(clerk, PAPERS, "bad");
        Problem refused = problem(() -> node.act(clerk, loan, "grant", Map.of("deed", bad)));
        assertEquals("/deed/2", refused.errors().get(0).pointer());
        node.act(clerk, loan, "grant", Map.of("deed", upload(clerk, PAPERS, "deed")));
        assertEquals("deed 64", remark());
    }

    // CORE-07, CORE-16
    @Test
    public void CORE_07_aCopyIsReadByItsActorAndGoesNowhereWhereFilesAreRead() throws IOException {
        String other = node.loan(client, desk, Node.COMPLETE);
        String paper =
                documents.deposit(client, other, PAPERS, null, upload(client, PAPERS, "good")).id();
        Key like = node.doors.slots.add(head, loan, PAPERS, "More papers").slot().key();
        node.doors.audit.write();
        List<What> before = accesses(other);

        node.doors.copies.copy(client, other, paper, loan, like);

        node.doors.audit.write();
        assertEquals(before.size() + 1, accesses(other).size());
        assertSame(What.DOCUMENT, accesses(other).get(0));
        bind(ReadAheadTest::remark);
        for (Key slot : List.of(PAPERS, like)) {
            Problem refused =
                    problem(() -> node.doors.copies.copy(client, other, paper, loan, slot));
            assertEquals("slot-read", refused.reason().orElse(""));
        }
    }

    private List<What> accesses(String dossier) {
        return node.doors.audit.oversight.accesses(head, dossier, null, 200).stream()
                .map(access -> access.what())
                .toList();
    }

    // CORE-05
    @Test
    public void CORE_05_nothingIsReadForWhoMayNotPutItThere() throws IOException {
        bind(ReadAheadTest::remark);
        String clerks = upload(clerk, PAPERS, "bad");
        assertSame(
                Problem.Kind.NOT_YOUR_ROLE,
                problem(() -> documents.deposit(clerk, loan, PAPERS, null, clerks)).kind());
        Caller stranger = node.stranger("stranger");
        String strangers = upload(stranger, PAPERS, "bad");
        assertSame(
                Problem.Kind.NOT_FOUND,
                problem(() -> documents.deposit(stranger, loan, PAPERS, null, strangers)).kind());
        assertSame(
                Problem.Kind.INVALID_INPUT,
                problem(() -> documents.deposit(client, loan, PAPERS, null, clerks)).kind());
        assertEquals(0, read.get());
    }

    @Test
    public void theDossierIsNotLockedWhileAFileIsRead() throws IOException {
        bind(
                given -> {
                    try {
                        CompletableFuture.runAsync(() -> node.act(clerk, loan, "hurry"))
                                .get(20, TimeUnit.SECONDS);
                    } catch (Exception e) {
                        throw new AssertionError("nobody can act meanwhile", e);
                    }
                    return remark(given);
                });
        documents.deposit(client, loan, PAPERS, null, upload(client, PAPERS, "good"));
        assertEquals("good 64", remark());
        assertTrue(node.dossiers().read(clerk, loan).flags().contains(new Key("urgent")));
    }

    // CORE-31
    @Test
    public void CORE_31_doneOnceIsAnsweredAgainAlsoWhereTheDossierIsOutOfSightByThen()
            throws IOException {
        bind(ReadAheadTest::remark);
        String deed = upload(clerk, PAPERS, "deed");
        Caller once = clerk.once(new Caller.Once("POST grant", "key", "a".repeat(64)));
        var grant = new ActionRequest(loan, new Key("grant"), Map.of("deed", deed), Set.of(), null);
        assertTrue(node.dossiers().perform(once, grant).isPresent());
        node.act(head, loan, "release");
        assertSame(Problem.Kind.NOT_FOUND, problem(() -> node.dossiers().read(clerk, loan)).kind());
        assertTrue(node.dossiers().perform(once, grant).isEmpty());
        assertEquals(1, read.get());
    }

    @Test
    public void whatIsReadMustFitItsSection() throws IOException {
        bind(given -> Map.of(NOTES, Map.of("unknown", "x")));
        String upload = upload(client, PAPERS, "good");
        assertSame(
                Problem.Kind.INVALID_INPUT,
                problem(() -> documents.deposit(client, loan, PAPERS, null, upload)).kind());
        assertEquals(List.of(), documents.list(client, loan));
    }

    @Test
    public void aFileIsNotPutUnreadWhereAReaderCameMeanwhile() throws IOException {
        // read by nobody, for this slot had no reader when somebody could be asked
        var reads = ReadAhead.Reads.NONE;
        bind(ReadAheadTest::remark);
        String upload = upload(clerk, PAPERS, "good");
        Problem busy =
                problem(
                        () ->
                                node.transactions.write(
                                        work -> {
                                            var scene = node.doors.acting.enter(work, clerk, loan);
                                            scene.reads = reads;
                                            node.doors.changes.writeRead(scene, PAPERS, upload);
                                            return null;
                                        }));
        assertSame(Problem.Kind.UNAVAILABLE, busy.kind());
        assertEquals("not-read", busy.reason().orElseThrow());
    }
}
