package org.liasse.core.dossier;

import static org.junit.Assert.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.people.Caller;
import org.liasse.core.sample.Node;
import org.liasse.core.store.TestDatabase;

/** What there is to do on a dossier, for each of its readers. */
@RunWith(Parameterized.class)
public class TodoTest {

    private static final Key PAPERS = new Key("papers");
    private static final Key SECRET_PAPERS = new Key("secret-papers");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Node node;
    private Caller client;
    private Caller clerk;
    private Caller head;
    private String desk;

    public TodoTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        node = new Node(database.open());
        String office = node.offices().create(new Key("lyon"), "Lyon").id();
        head = node.someone("head", office, "head");
        desk = node.desk(head, "A desk");
        client = node.someone("client", office, "client");
        clerk = node.clerk("clerk", head, desk);
    }

    @After
    public void close() {
        node.close();
    }

    private List<String> todo(Caller caller, String loan) {
        return node.dossiers().read(caller, loan).todo().stream()
                .map(act -> act.act().toString())
                .toList();
    }

    private Document deposit(Caller caller, String loan, Key slot) throws IOException {
        String upload =
                node.doors
                        .documents
                        .upload(
                                caller,
                                null,
                                new Key("loan"),
                                slot,
                                "paper.txt",
                                new ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8)))
                        .id();
        return node.doors.documents.deposit(caller, loan, slot, null, upload);
    }

    private String boat() {
        Map<String, Object> request = new HashMap<>(Node.COMPLETE);
        request.put("kind", "boat");
        return node.loan(client, desk, request);
    }

    // CORE-06, CORE-29, INSP-24
    @Test
    public void CORE_06_whoIsFromOutsideIsToldWhatIsExpectedOfHim() throws IOException {
        String loan = node.loan(client, desk, Node.COMPLETE);
        assertEquals(List.of("deposit in papers", "ask"), todo(client, loan));
        deposit(client, loan, PAPERS);
        assertEquals(List.of("ask"), todo(client, loan));
        node.act(client, loan, "ask");
        assertEquals(List.of(), todo(client, loan));
    }

    // CORE-29
    @Test
    public void CORE_29_whatIsOpenIsNotAllToBeDone() {
        String loan = node.loan(client, desk, Map.of());
        assertEquals(List.of("deposit in papers"), todo(client, loan));
        String asked = node.loan(client, desk, Node.COMPLETE);
        node.act(client, asked, "ask");
        assertEquals(List.of("grant"), todo(clerk, asked));
        assertEquals(List.of(), todo(head, asked));
    }

    // CORE-29, INSP-08
    @Test
    public void CORE_29_aSlotIsExpectedWhereTheDossierCallsForIt() throws IOException {
        String boat = boat();
        node.act(client, boat, "ask");
        assertEquals(List.of("deposit in secret-papers", "grant"), todo(clerk, boat));
        deposit(clerk, boat, SECRET_PAPERS);
        assertEquals(List.of("grant"), todo(clerk, boat));
    }

    // CORE-05, CORE-06
    @Test
    public void CORE_06_whoDoesNotSeeASlotIsNotToldThatItIsEmpty() {
        String boat = boat();
        node.act(client, boat, "ask");
        assertEquals(List.of("deposit in papers"), todo(client, boat));
    }

    // CORE-29, CORE-07
    @Test
    public void CORE_29_whatWasRefusedIsToBeDoneAgain() throws IOException {
        String loan = node.loan(client, desk, Node.COMPLETE);
        node.act(client, loan, "ask");
        Document paper = deposit(client, loan, PAPERS);
        assertEquals(List.of(), todo(client, loan));
        node.doors.documents.review(clerk, loan, paper.id(), false, "not legible");
        assertEquals(List.of("deposit in papers"), todo(client, loan));
        node.doors.documents.review(clerk, loan, paper.id(), true, null);
        assertEquals(List.of(), todo(client, loan));
    }

    // CORE-29
    @Test
    public void CORE_29_nothingIsToBeDoneWhileTheVariantIsAway() {
        String loan = node.loan(client, desk, Node.COMPLETE);
        node.catalogue.leave(node.sample);
        assertEquals(List.of(), todo(client, loan));
    }
}
