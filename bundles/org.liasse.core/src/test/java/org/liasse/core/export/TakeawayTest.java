package org.liasse.core.export;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Documents;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.dossier.Oversight.Access;
import org.liasse.api.dossier.Oversight.What;
import org.liasse.api.export.ExportFormat;
import org.liasse.api.export.Takeaway;
import org.liasse.api.people.Caller;
import org.liasse.core.sample.Node;
import org.liasse.core.store.TestDatabase;
import org.liasse.export.TakeawayDesk;
import org.liasse.export.ZipFormat;
import org.liasse.pdf.PdfPrinter;
import org.liasse.test.print.PdfCheck;

/** What people take along of real dossiers, on both databases. */
@RunWith(Parameterized.class)
public class TakeawayTest {

    private static final Key PAPERS = new Key("papers");
    private static final Key SECRET_PAPERS = new Key("secret-papers");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Node node;
    private Documents documents;
    private Takeaway takeaway;
    private Caller head;
    private Caller client;
    private Caller clerk;
    private String loan;

    public TakeawayTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() throws IOException {
        node = new Node(database.open());
        documents = node.doors.documents;
        takeaway =
                new TakeawayDesk(
                        node.dossiers(),
                        documents,
                        node.conversations(),
                        new PdfPrinter(),
                        node.clock);
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

    private String upload(Caller caller, Key place, String name, String bytes) throws IOException {
        return documents
                .upload(
                        caller,
                        null,
                        new Key("loan"),
                        place,
                        name,
                        new ByteArrayInputStream(bytes.getBytes(StandardCharsets.UTF_8)))
                .id();
    }

    private String deposit(Caller caller, Key slot, String document, String name, String bytes)
            throws IOException {
        String upload = upload(caller, slot, name, bytes);
        return documents.deposit(caller, loan, slot, document, upload).id();
    }

    private static Map<String, String> unpacked(Takeaway.Parcel parcel) throws IOException {
        var bytes = new ByteArrayOutputStream();
        parcel.write(bytes);
        return unpacked(bytes.toByteArray());
    }

    private static Map<String, String> unpacked(byte[] archive) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                files.put(e.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    // CORE-17
    @Test
    public void CORE_17_allFilesOfADossierComeAsOneArchive() throws IOException {
        String plan = deposit(client, PAPERS, null, "plan.txt", "first");
        deposit(client, PAPERS, plan, "plan.txt", "second");
        deposit(client, PAPERS, null, "Plan.txt", "another");
        String attached = upload(client, new Key("talk"), "photo.txt", "sunset");
        node.conversations().write(client, loan, new Key("talk"), null, "See", List.of(attached));

        Takeaway.Parcel parcel = takeaway.files(client, loan);
        assertEquals("2026-000001.zip", parcel.name());
        assertEquals("application/zip", parcel.mediaType());
        assertEquals(
                Map.of(
                        "papers en/plan.txt", "second",
                        "papers en/earlier versions/1 plan.txt", "first",
                        "papers en/Plan (2).txt", "another",
                        "talk en/photo.txt", "sunset"),
                unpacked(parcel));
    }

    // PROC-46, PROC-49
    @Test
    public void PROC_46_aZipHasAFolderForEachDossierWithItsSummaryAndItsFiles() throws IOException {
        deposit(client, PAPERS, null, "plan.txt", "open");
        deposit(clerk, SECRET_PAPERS, null, "canary.txt", "canary");
        var format = new ZipFormat(documents, node.conversations(), new PdfPrinter());
        var bytes = new ByteArrayOutputStream();
        DossierView view = node.dossiers().read(client, loan);
        var outline =
                new ExportFormat.Outline(
                        "Loans",
                        client,
                        List.of(view.type()),
                        view.roles(),
                        List.of(),
                        node.clock.zone());
        try (ExportFormat.Sink sink = format.begin(outline, bytes)) {
            sink.add(view);
            sink.add(view);
            sink.end();
        }
        Map<String, String> files = unpacked(bytes.toByteArray());
        assertEquals(
                List.of(
                        "2026-000001 lyon/2026-000001.pdf",
                        "2026-000001 lyon/papers en/plan.txt",
                        "2026-000001/2026-000001.pdf",
                        "2026-000001/papers en/plan.txt"),
                List.copyOf(files.keySet()));
        assertTrue(files.get("2026-000001/2026-000001.pdf").startsWith("%PDF-1."));
    }

    // INSP-28
    @Test
    public void INSP_28_aReaderTakesAlongWhatHeSeesAndNothingElse() throws IOException {
        deposit(client, PAPERS, null, "plan.txt", "open");
        deposit(clerk, SECRET_PAPERS, null, "canary.txt", "canary");
        String aside = upload(clerk, new Key("aside"), "canary.txt", "canary");
        node.conversations().write(clerk, loan, new Key("aside"), null, "Psst", List.of(aside));

        assertEquals(
                List.of("papers en/plan.txt"),
                List.copyOf(unpacked(takeaway.files(client, loan)).keySet()));
        // INSP-08: a house calls for no such papers
        assertEquals(
                List.of(
                        "aside en/canary.txt",
                        "papers en/plan.txt",
                        "secret-papers en (not asked for)/canary.txt"),
                List.copyOf(unpacked(takeaway.files(clerk, loan)).keySet()));
        Problem problem =
                assertThrows(Problem.class, () -> takeaway.files(node.stranger("stranger"), loan));
        assertEquals(Problem.Kind.NOT_FOUND, problem.kind());
    }

    // CORE-16
    @Test
    public void CORE_16_takingFilesAlongIsReadingEachOfThem() throws IOException {
        deposit(client, PAPERS, null, "plan.txt", "open");
        unpacked(takeaway.files(clerk, loan));
        node.doors.audit.write();
        assertEquals(
                List.of(What.DOCUMENT, What.DOSSIER, What.MESSAGES),
                node.doors.audit.oversight.accesses(head, loan, null, 200).stream()
                        .filter(access -> access.name().equals("clerk"))
                        .map(Access::what)
                        .distinct()
                        .sorted(Comparator.comparing(What::name))
                        .toList());
    }

    private byte[] printed(Caller caller) throws IOException {
        var bytes = new ByteArrayOutputStream();
        takeaway.summary(caller, loan).write(bytes);
        return bytes.toByteArray();
    }

    private String summary(Caller caller) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(printed(caller))) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    // CORE-18
    @Test
    public void CORE_18_aSummaryTellsWhatItsReaderSeesAndNothingElse() throws Exception {
        deposit(client, PAPERS, null, "plan.txt", "open");
        deposit(clerk, SECRET_PAPERS, null, "canary.txt", "canary");
        node.conversations().write(clerk, loan, new Key("aside"), null, "a canary", List.of());
        node.conversations().write(client, loan, new Key("talk"), null, "Good day", List.of());
        node.dossiers()
                .edit(
                        clerk,
                        new SectionChange(
                                loan, new Key("notes"), Map.of("remark", "canary note"), null));
        node.act(clerk, loan, "hurry");

        String forClient = summary(client);
        for (String said :
                List.of(
                        "A loan",
                        "2026-000001",
                        "A new roof",
                        "1200.50 EUR",
                        "plan.txt",
                        "Good day")) {
            assertTrue(forClient, forClient.contains(said));
        }
        assertFalse(forClient, forClient.contains("canary"));
        assertFalse(forClient, forClient.contains("notes en"));
        assertFalse(forClient, forClient.contains("urgent"));
        String forClerk = summary(clerk);
        for (String said : List.of("canary.txt", "a canary", "canary note", "urgent en")) {
            assertTrue(forClerk, forClerk.contains(said));
        }
        PdfCheck.verify(printed(clerk));
    }

    // CORE-18
    @Test
    public void CORE_18_whatAReaderDoesNotSeeChangesNotAByteOfHisSummary() throws Exception {
        byte[] before = printed(client);
        node.clock.pass(Duration.ofDays(1));
        node.act(clerk, loan, "hurry");
        deposit(clerk, SECRET_PAPERS, null, "canary.txt", "canary");
        assertArrayEquals(before, printed(client));
    }
}
