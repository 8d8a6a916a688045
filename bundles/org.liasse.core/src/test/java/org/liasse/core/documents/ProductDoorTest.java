package org.liasse.core.documents;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.Dossiers.Entry;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.dossier.Products;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Caller.Once;
import org.liasse.api.print.Sealer.Sealed;
import org.liasse.api.spi.DocumentGenerator;
import org.liasse.core.photo.TestPhotos;
import org.liasse.core.sample.Node;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;

/** What a type makes of a dossier's own data. */
@RunWith(Parameterized.class)
public class ProductDoorTest {

    private static final Key PAPERS = new Key("papers");
    private static final Key CONTRACT = new Key("contract");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private final AtomicInteger written = new AtomicInteger();
    private Node node;
    private Products products;
    private Caller head;
    private Caller client;
    private Caller clerk;
    private String desk;
    private String loan;

    public ProductDoorTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        node = new Node(database.open());
        products = node.doors.products;
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

    private void bind(DocumentGenerator generator) {
        Binding.bind(
                node.generators,
                "loan",
                "contract",
                (material, out) -> {
                    written.incrementAndGet();
                    return generator.write(material, out);
                });
    }

    private static DocumentGenerator contract() {
        return (material, out) -> {
            String text = "Contract " + material.dossier().number() + "\n";
            out.write(text.getBytes(StandardCharsets.UTF_8));
            return "contract.txt";
        };
    }

    private Document produce(Caller caller) {
        return products.produce(caller, loan, CONTRACT, Set.of(), null);
    }

    private static Problem refused(ThrowingRunnable call) {
        return assertThrows(Problem.class, call);
    }

    // CORE-18
    @Test
    public void CORE_18_aProductStandsInItsSlotAndMadeAgainIsItsNextVersion() throws IOException {
        bind(contract());
        node.act(clerk, loan, "grant");

        Document first = produce(clerk);
        Document again = produce(clerk);

        assertEquals(PAPERS, first.slot());
        assertEquals(first.id(), again.id());
        assertEquals(2, again.versions().size());
        assertEquals("contract.txt", again.versions().get(0).name());
        List<Document> seen = node.doors.documents.list(client, loan);
        assertEquals(List.of(again), seen);
        byte[] bytes =
                node.doors.documents.content(client, loan, again.id(), 1).open(0).readAllBytes();
        String number = node.dossiers().read(client, loan).number();
        assertEquals("Contract " + number + "\n", new String(bytes, StandardCharsets.UTF_8));
        List<String> kinds = node.kinds(client, loan);
        assertEquals("produce-contract", kinds.get(kinds.size() - 1));
    }

    private Document produce(Caller caller, String slot) {
        return products.produce(caller, loan, CONTRACT, Set.of(), null, new Key(slot));
    }

    // INSP-10, CORE-18
    @Test
    public void INSP_10_aProductGoesIntoASlotThatWasAddedLikeItsOwn() {
        bind(contract());
        node.act(clerk, loan, "grant");
        Document own = produce(clerk);
        node.doors.slots.add(head, loan, PAPERS, "Second contract");
        node.doors.slots.add(head, loan, new Key("secret-papers"), "Secret contract");

        Document other = produce(clerk, "papers-1");
        Document again = produce(clerk, "papers-1");

        assertEquals(new Key("papers-1"), other.slot());
        assertTrue(!own.id().equals(other.id()));
        assertEquals(other.id(), again.id());
        assertEquals(own.id(), produce(clerk, "papers").id());
        List<String> kinds = node.kinds(client, loan);
        assertTrue(kinds.toString(), kinds.contains("deposit-in-papers-1"));
        for (String slot : List.of("secret-papers", "secret-papers-1", "papers-2")) {
            assertEquals(
                    slot, Problem.Kind.INVALID_INPUT, refused(() -> produce(clerk, slot)).kind());
        }
    }

    // CORE-18
    @Test
    public void CORE_18_whatIsDepositedBesideAProductIsNoVersionOfIt() throws IOException {
        bind(contract());
        String upload =
                node.doors
                        .documents
                        .upload(
                                client,
                                null,
                                new Key("loan"),
                                PAPERS,
                                "mine.txt",
                                new java.io.ByteArrayInputStream(new byte[] {'x'}))
                        .id();
        node.doors.documents.deposit(client, loan, PAPERS, null, upload);
        node.act(clerk, loan, "grant");

        produce(clerk);

        assertEquals(
                List.of(1, 1),
                node.doors.documents.list(client, loan).stream()
                        .map(document -> document.versions().size())
                        .toList());
    }

    // CORE-18, CORE-02
    @Test
    public void CORE_18_nothingIsWrittenForWhoMayNotHaveItOrBeforeItsTime() {
        bind(contract());

        assertEquals(Problem.Kind.WRONG_STATE, refused(() -> produce(clerk)).kind());
        node.act(clerk, loan, "grant");
        assertEquals(Problem.Kind.NOT_YOUR_ROLE, refused(() -> produce(client)).kind());
        assertEquals(
                Problem.Kind.NOT_FOUND,
                refused(() -> products.produce(clerk, loan, new Key("deed"), Set.of(), null))
                        .kind());
        assertEquals(
                Problem.Kind.NOT_FOUND, refused(() -> produce(node.stranger("nobody"))).kind());
        assertEquals(
                Problem.Kind.STALE,
                refused(() -> products.produce(clerk, loan, CONTRACT, Set.of(), "old")).kind());
        assertEquals(List.of(), node.doors.documents.list(clerk, loan));
    }

    // CORE-18
    @Test
    public void CORE_18_whatWasWrittenOfADossierThatChangedMeanwhileIsDropped() {
        bind(
                (material, out) -> {
                    node.conversations()
                            .write(
                                    client,
                                    loan,
                                    new Key("talk"),
                                    null,
                                    "One more thing",
                                    List.of());
                    return contract().write(material, out);
                });
        node.act(clerk, loan, "grant");

        Problem problem = refused(() -> produce(clerk));

        assertEquals(Problem.Kind.UNAVAILABLE, problem.kind());
        assertEquals("changed-meanwhile", problem.reason().orElseThrow());
        assertTrue(problem.retryAfter().isPresent());
        assertEquals(List.of(), node.doors.documents.list(clerk, loan));
    }

    // CORE-18, CORE-05
    @Test
    public void CORE_18_withoutAGeneratorItSaysWhatAllWhoSeeItsSlotSeeAnyway() throws IOException {
        node.dossiers()
                .edit(
                        clerk,
                        new SectionChange(
                                loan, new Key("notes"), Map.of("remark", "canary"), null));
        node.act(clerk, loan, "grant");

        Document made = produce(clerk);

        String words =
                new String(
                        node.doors
                                .documents
                                .content(client, loan, made.id(), 1)
                                .open(0)
                                .readAllBytes(),
                        StandardCharsets.UTF_8);
        assertTrue(words, words.contains("A new roof"));
        assertFalse(words, words.contains("canary"));
    }

    private String deposited(
            Caller caller, String dossier, String type, Key slot, String name, byte[] bytes)
            throws IOException {
        String upload =
                node.doors
                        .documents
                        .upload(
                                caller,
                                null,
                                new Key(type),
                                slot,
                                name,
                                new java.io.ByteArrayInputStream(bytes))
                        .id();
        return node.doors.documents.deposit(caller, dossier, slot, null, upload).id();
    }

    // CORE-18, CORE-20, COND-19
    @Test
    public void CORE_18_aGeneratorIsGivenThePhotosSmallAndTheDocumentsOfTheContext()
            throws IOException {
        String photo =
                deposited(
                        client,
                        loan,
                        "loan",
                        PAPERS,
                        "house.jpg",
                        TestPhotos.jpeg(1200, 800, TestPhotos.tiff(6)));
        String letter = deposited(client, loan, "loan", PAPERS, "a.txt", new byte[] {'x'});
        String sign =
                deposited(
                        head,
                        desk,
                        "desk",
                        new Key("sign"),
                        "sign.jpg",
                        TestPhotos.jpeg(40, 20, TestPhotos.tiff(1)));
        var seen = new HashMap<String, byte[]>();
        var outer = new ArrayList<Document>();
        bind(
                (material, out) -> {
                    material.documents()
                            .forEach(
                                    document ->
                                            seen.put(
                                                    document.id(),
                                                    material.photos().of(document).orElse(null)));
                    outer.addAll(material.contextDocuments());
                    assertTrue(material.photos().of(outer.get(0)).isPresent());
                    Document foreign = new Document("no such", PAPERS, List.of());
                    assertTrue(material.photos().of(foreign).isEmpty());
                    return contract().write(material, out);
                });
        node.act(clerk, loan, "grant");

        produce(clerk);

        assertEquals(Set.of(photo, letter), seen.keySet());
        assertNull(seen.get(letter));
        var small = ImageIO.read(new java.io.ByteArrayInputStream(seen.get(photo)));
        assertEquals("upright", 320, small.getHeight());
        assertEquals(List.of(sign), outer.stream().map(Document::id).toList());
    }

    // CORE-18
    @Test
    public void CORE_18_aGeneratorThatIsOnItsWayIsSaidToBeAway() {
        DocumentGenerator generator = contract();
        Binding.bind(node.generators, "loan", "contract", generator);
        Binding.unbind(node.generators, generator);
        node.act(clerk, loan, "grant");

        assertEquals(Problem.Kind.TYPE_AWAY, refused(() -> produce(clerk)).kind());
    }

    private static Problem sealIsNotValid() {
        return Problem.of(Problem.Kind.NOT_READY, "Périmé.", "Expired.").because("seal-not-valid");
    }

    private byte[] bytes(Document document) throws IOException {
        int newest = document.versions().size();
        return node.doors
                .documents
                .content(client, loan, document.id(), newest)
                .open(0)
                .readAllBytes();
    }

    // CORE-19, SERV-01
    @Test
    public void CORE_19_aProductThatIsToBeSealedIsSealedInTheNameOfItsOffice() throws IOException {
        bind(contract());
        node.act(clerk, loan, "grant");
        String plain = new String(bytes(produce(clerk)), StandardCharsets.UTF_8);
        assertNull(newest().payload().get("sealedBy"));

        var offices = new ArrayList<Key>();
        node.doors.sealer =
                (office, pdf) -> {
                    offices.add(office);
                    byte[] seal = " sealed".getBytes(StandardCharsets.UTF_8);
                    byte[] all = java.util.Arrays.copyOf(pdf, pdf.length + seal.length);
                    System.arraycopy(seal, 0, all, pdf.length, seal.length);
                    return Optional.of(new Sealed(all, "Office of Lyon"));
                };
        String sealed = new String(bytes(produce(clerk)), StandardCharsets.UTF_8);

        assertEquals(plain + " sealed", sealed);
        assertEquals(List.of(new Key("lyon")), offices);
        assertEquals("Office of Lyon", newest().payload().get("sealedBy"));
    }

    private Entry newest() {
        List<Entry> entries = node.dossiers().timeline(client, loan, null, 200);
        return entries.get(entries.size() - 1);
    }

    // CORE-19
    @Test
    public void CORE_19_whereTheSealCannotServeNothingIsMadeAndTheReasonIsSaid() {
        bind(contract());
        node.act(clerk, loan, "grant");
        node.doors.sealer =
                (office, pdf) -> {
                    throw sealIsNotValid();
                };

        Problem problem = refused(() -> produce(clerk));

        assertEquals(Problem.Kind.NOT_READY, problem.kind());
        assertEquals("seal-not-valid", problem.reason().orElseThrow());
        assertEquals(List.of(), node.doors.documents.list(clerk, loan));
    }

    // CORE-19
    @Test
    public void CORE_19_whileWhatSealsIsAwayNobodyIsGivenAnUnsealedDocumentInstead() {
        Problem problem =
                refused(() -> DocumentDoors.sealing(null).seal(new Key("lyon"), new byte[0]));

        assertEquals(Problem.Kind.UNAVAILABLE, problem.kind());
        assertEquals("no-sealer", problem.reason().orElseThrow());
        assertTrue(problem.retryAfter().isPresent());
    }

    // CORE-19
    @Test
    public void CORE_19_noTransactionHoldsTheSealing() {
        bind(contract());
        node.act(clerk, loan, "grant");
        node.doors.sealer =
                (office, pdf) -> {
                    // would wait for the dossier until it gives up
                    node.conversations()
                            .write(client, loan, new Key("talk"), null, "Meanwhile", List.of());
                    return Optional.empty();
                };

        assertEquals("changed-meanwhile", refused(() -> produce(clerk)).reason().orElseThrow());
    }

    // CORE-18
    @Test
    public void CORE_18_askedAgainUnderTheSameKeyItIsMadeOnce() {
        bind(contract());
        node.act(clerk, loan, "grant");
        Caller once = clerk.once(new Once("produce", "key", "hash"));

        Document first = produce(once);
        Document again = produce(once);

        assertEquals(first, again);
        assertEquals(1, again.versions().size());
    }
}
