package org.liasse.core.documents;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Documents;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.Documents.Position;
import org.liasse.api.dossier.Documents.Version;
import org.liasse.api.people.Caller;
import org.liasse.core.photo.TestPhotos;
import org.liasse.core.sample.Node;
import org.liasse.core.store.TestDatabase;

/** Photos in a dossier, on both databases. */
@RunWith(Parameterized.class)
public class PhotosTest {

    private static final Key LOAN = new Key("loan");
    private static final Key PAPERS = new Key("papers");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private final byte[] photo;
    private Node node;
    private Documents documents;
    private Caller head;
    private Caller client;
    private Caller clerk;
    private String loan;

    public PhotosTest(TestDatabase database) throws IOException {
        this.database = database;
        this.photo = TestPhotos.jpeg(60, 40, TestPhotos.tiff(6));
    }

    @Before
    public void open() {
        node = new Node(database.open());
        documents = node.doors.documents;
        String office = node.offices().create(new Key("lyon"), "Lyon").id();
        head = node.someone("head", office, "head");
        String desk = node.desk(head, "A desk");
        client = node.someone("client", office, "client");
        clerk = node.clerk("clerk", head, desk);
        loan = node.loan(client, desk, Node.COMPLETE);
        node.act(client, loan, "ask");
    }

    @After
    public void close() {
        node.close();
    }

    // CORE-20
    @Test
    public void CORE_20_whoSeesAPhotoSeesWhenAndWhereItWasTaken() throws IOException {
        Document deposited = deposit("photo.jpg", photo);

        Version seen = documents.list(clerk, loan).get(0).versions().get(0);

        assertEquals(deposited.versions().get(0), seen);
        assertEquals(40, seen.photo().width());
        assertEquals(60, seen.photo().height());
        assertEquals("2026-03-05T10:12:13", seen.photo().takenAt().toString());
        assertEquals(new Position(48.8582, -2.2945), seen.photo().position());
    }

    // CORE-20
    @Test
    public void CORE_20_theBytesStayWhatWasDeposited() throws IOException {
        Document document = deposit("photo.jpg", photo);

        assertArrayEquals(
                photo, documents.content(clerk, loan, document.id(), 1).open(0).readAllBytes());
    }

    // CORE-20
    @Test
    public void CORE_20_whatIsNoImageIsNoPhoto() throws IOException {
        assertNull(deposit("note.txt", "a note".getBytes()).versions().get(0).photo());
    }

    // CORE-16
    @Test
    public void CORE_16_whereAPhotoWasTakenGoesWithTheDossier() throws IOException {
        deposit("photo.jpg", photo);
        assertEquals(1, facts().size());

        node.act(head, loan, "forget");

        assertTrue(facts().isEmpty());
    }

    // CORE-20
    @Test
    public void CORE_20_aThumbnailIsSeenByWhoSeesThePhoto() throws IOException {
        String id = deposit("photo.jpg", photo).id();

        var seen = documents.thumbnail(clerk, loan, id, 1);

        assertEquals("photo.jpg", seen.version().name());
        assertEquals("image/jpeg", seen.version().mediaType());
        assertEquals(seen.version().size(), seen.open(0).readAllBytes().length);
        Caller stranger = node.stranger("stranger");
        assertSame(Problem.Kind.NOT_FOUND, problem(stranger, id));
        assertSame(Problem.Kind.NOT_FOUND, problem(clerk, deposit("note.txt", new byte[9]).id()));
    }

    private Problem.Kind problem(Caller caller, String id) {
        return assertThrows(Problem.class, () -> documents.thumbnail(caller, loan, id, 1)).kind();
    }

    // CORE-16
    @Test
    public void CORE_16_aThumbnailGoesWithTheDossier() throws IOException {
        documents.thumbnail(clerk, loan, deposit("photo.jpg", photo).id(), 1);
        assertEquals(1, node.doors.bytes.thumbnails.all().size());
        node.doors.bytes.collect();
        assertEquals(1, node.doors.bytes.thumbnails.all().size());

        node.act(head, loan, "forget");
        node.doors.bytes.collect();

        assertTrue(node.doors.bytes.thumbnails.all().isEmpty());
    }

    private List<String> facts() {
        return node.transactions.read(
                sql ->
                        sql.list(
                                "select photo from document_version where photo is not null union"
                                        + " all select photo from upload where photo is not null",
                                row -> row.getString(1)));
    }

    private Document deposit(String name, byte[] bytes) throws IOException {
        String upload =
                documents
                        .upload(client, null, LOAN, PAPERS, name, new ByteArrayInputStream(bytes))
                        .id();
        return documents.deposit(client, loan, PAPERS, null, upload);
    }
}
