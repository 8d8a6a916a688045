package org.liasse.core.documents;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.Documents.Signature;
import org.liasse.api.dossier.Documents.Version;
import org.liasse.api.dossier.Dossiers.Entry;
import org.liasse.api.dossier.Signatures;
import org.liasse.api.dossier.Signatures.Drawn;
import org.liasse.api.dossier.Signatures.Kept;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Caller.Once;
import org.liasse.core.sample.Node;
import org.liasse.core.store.TestDatabase;

/** Signatures drawn on a screen. */
@RunWith(Parameterized.class)
public class SignatureDoorTest {

    private static final Key PAPERS = new Key("papers");
    private static final Key SECRET_PAPERS = new Key("secret-papers");
    private static final Key CLIENT = new Key("client");
    private static final Key CLERK = new Key("clerk");
    private static final String LINES = "M10 10L200 180L340 20";

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Node node;
    private Signatures signatures;
    private Caller head;
    private Caller client;
    private Caller clerk;
    private String loan;

    public SignatureDoorTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        node = new Node(database.open());
        signatures = node.doors.signatures;
        String office = node.offices().create(new Key("lyon"), "Lyon").id();
        head = node.someone("head", office, "head");
        String desk = node.desk(head, "A desk");
        client = node.someone("client", office, "client");
        clerk = node.clerk("clerk", head, desk);
        loan = node.loan(client, desk, Node.COMPLETE);
    }

    @After
    public void close() {
        node.close();
    }

    private Document deposited(Caller caller, Key slot, String document, String words)
            throws IOException {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        String upload =
                node.doors
                        .documents
                        .upload(
                                caller,
                                null,
                                new Key("loan"),
                                slot,
                                "a.txt",
                                new ByteArrayInputStream(bytes))
                        .id();
        return node.doors.documents.deposit(caller, loan, slot, document, upload);
    }

    private Document sign(Caller caller, Document document, int version) {
        return signatures.sign(caller, loan, document.id(), version, new Drawn(" Jeanne ", LINES));
    }

    private static Problem refused(ThrowingRunnable call) {
        return assertThrows(Problem.class, call);
    }

    private Entry newest(Caller caller) {
        List<Entry> entries = node.dossiers().timeline(caller, loan, null, 200);
        return entries.get(entries.size() - 1);
    }

    private List<Version> listed(Caller caller) {
        return node.doors.documents.list(caller, loan).get(0).versions();
    }

    // CORE-19
    @Test
    public void CORE_19_whomTheSlotNamesSignsWhatHeHasReadOnce() throws IOException {
        Document paper = deposited(client, PAPERS, null, "one");
        Version read = paper.versions().get(0);
        node.act(client, loan, "ask");

        Document signed = sign(client, paper, 1);

        Signature signature = signed.versions().get(0).signatures().get(0);
        assertEquals(CLIENT, signature.role());
        assertEquals("Jeanne", signature.signatory());
        assertEquals("client", signature.signer());
        assertEquals(read.sha256(), signature.sha256());
        assertEquals(node.clock.now(), signature.at());
        Kept kept = signatures.of(clerk, loan, paper.id(), 1).get(0);
        assertEquals(signature, kept.signature());
        assertEquals(LINES, kept.drawing());
        Entry entry = newest(clerk);
        assertEquals("sign-in-papers", entry.kind());
        assertEquals(read.sha256(), entry.payload().get("sha256"));
        assertEquals("client", entry.payload().get("role"));
        assertEquals(kept.drawingSha256(), entry.payload().get("drawingSha256"));
        assertFalse(entry.payload().containsValue(LINES));
        assertTrue(node.dossiers().chainHolds(loan));

        Problem again = refused(() -> sign(client, paper, 1));
        assertEquals(Problem.Kind.CONFLICT, again.kind());
        assertEquals("signed-already", again.reason().orElseThrow());
        node.clock.pass(Duration.ofMinutes(1));
        assertEquals(
                List.of(CLIENT, CLERK),
                sign(clerk, paper, 1).versions().get(0).signatures().stream()
                        .map(Signature::role)
                        .toList());
    }

    // CORE-19
    @Test
    public void CORE_19_aNewVersionIsSignedAnewAndTheOlderOneKeepsItsSignatures()
            throws IOException {
        Document paper = deposited(client, PAPERS, null, "one");
        node.act(client, loan, "ask");
        sign(client, paper, 1);
        deposited(client, PAPERS, paper.id(), "two");

        assertEquals(List.of(), listed(clerk).get(1).signatures());
        Problem older = refused(() -> sign(clerk, paper, 1));
        assertEquals(Problem.Kind.NOT_READY, older.kind());
        assertEquals("newer-version", older.reason().orElseThrow());

        sign(client, paper, 2);

        for (Version version : listed(clerk)) {
            assertEquals(version.sha256(), version.signatures().get(0).sha256());
        }
    }

    // CORE-19
    @Test
    public void CORE_19_nobodyElseSignsNorAtAnotherTime() throws IOException {
        Document paper = deposited(client, PAPERS, null, "one");

        assertEquals(Problem.Kind.NOT_YOUR_ROLE, refused(() -> sign(head, paper, 1)).kind());
        Caller nobody = node.stranger("nobody");
        assertEquals(Problem.Kind.NOT_FOUND, refused(() -> sign(nobody, paper, 1)).kind());
        assertEquals(Problem.Kind.NOT_FOUND, refused(() -> sign(client, paper, 2)).kind());
        node.act(client, loan, "ask");
        node.doors.documents.review(clerk, loan, paper.id(), false, "Not legible");
        Problem bad = refused(() -> sign(client, paper, 1));
        assertEquals("refused", bad.reason().orElseThrow());
        node.doors.documents.review(clerk, loan, paper.id(), true, null);
        node.act(clerk, loan, "grant");
        assertEquals(Problem.Kind.WRONG_STATE, refused(() -> sign(client, paper, 1)).kind());
        assertEquals(List.of(), listed(head).get(0).signatures());
    }

    // CORE-19, CORE-05
    @Test
    public void CORE_19_whoCannotSeeADocumentNeitherSignsItNorLearnsWhoDid() throws IOException {
        node.act(client, loan, "ask");
        Document secret = deposited(clerk, SECRET_PAPERS, null, "aside");
        String before = node.dossiers().read(client, loan).tag();
        int told = node.kinds(client, loan).size();

        sign(clerk, secret, 1);

        assertEquals(Problem.Kind.NOT_FOUND, refused(() -> sign(client, secret, 1)).kind());
        assertEquals(
                Problem.Kind.NOT_FOUND,
                refused(() -> signatures.of(client, loan, secret.id(), 1)).kind());
        assertEquals(before, node.dossiers().read(client, loan).tag());
        assertEquals(told, node.kinds(client, loan).size());
        assertEquals(1, signatures.of(head, loan, secret.id(), 1).size());
    }

    // CORE-19
    @Test
    public void CORE_19_askedAgainUnderTheSameKeyItIsSignedOnce() throws IOException {
        Document paper = deposited(client, PAPERS, null, "one");
        Caller once = client.once(new Once("sign", "key", "hash"));

        Document first = sign(once, paper, 1);
        Document again = sign(once, paper, 1);

        assertEquals(first, again);
        assertEquals(1, again.versions().get(0).signatures().size());
    }

    // CORE-19, CORE-16
    @Test
    public void CORE_19_aSignedDossierIsErasedWithItsSignatures() throws IOException {
        sign(client, deposited(client, PAPERS, null, "one"), 1);

        node.act(client, loan, "withdraw");

        assertEquals(
                0L,
                node.transactions
                        .read(sql -> sql.number("select count(*) from document_signature"))
                        .longValue());
    }

    // CORE-19, CORE-16
    @Test
    public void CORE_19_whatIsForgottenTakesItsSignaturesAlong() throws IOException {
        sign(client, deposited(client, PAPERS, null, "one"), 1);
        node.act(client, loan, "ask");

        node.act(head, loan, "forget");

        assertEquals(List.of(), node.doors.documents.list(head, loan));
    }
}
