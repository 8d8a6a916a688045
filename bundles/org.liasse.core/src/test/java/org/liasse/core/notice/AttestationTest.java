package org.liasse.core.notice;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.felix.hc.api.Result;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.Text;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.form.Field;
import org.liasse.api.form.Form;
import org.liasse.api.job.Bulk;
import org.liasse.api.letter.Letter;
import org.liasse.api.notice.EditedTexts.Draft;
import org.liasse.api.notice.EditedTexts.Edited;
import org.liasse.api.notice.EditedTexts.Level;
import org.liasse.api.notice.EditedTexts.Spot;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Product;
import org.liasse.core.documents.DocumentDoors;
import org.liasse.core.documents.ProductOrders;
import org.liasse.core.documents.ProductWorker;
import org.liasse.core.documents.ProductsCheck;
import org.liasse.core.dossier.CaseFile;
import org.liasse.core.sample.Node;
import org.liasse.core.sample.Prefecture;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;
import org.liasse.export.TakeawayDesk;
import org.liasse.pdf.PdfPrinter;
import org.liasse.test.print.PdfCheck;

/** Documents written from words, made by themselves and edited by administrators. */
@RunWith(Parameterized.class)
public class AttestationTest {

    private static final Key INSTRUCTOR = new Key("instructor");
    private static final Key SLOT = new Key("attestation");
    private static final Key ATTESTATION = new Key("attestation");
    private static final String NAME = "document.attestation";

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Prefecture town;
    private Node node;
    private NoticeDoors notices;
    private Spot here;

    public AttestationTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        town = new Prefecture(database);
        node = town.node;
        notices = new NoticeDoors(node);
        here = new Spot(town.procedure, null);
        town.set("attestation", true);
    }

    @After
    public void close() {
        town.close();
    }

    private String underInstruction() {
        String dossier = town.deposited("north");
        node.act(town.north, dossier, "start-instruction");
        return dossier;
    }

    private String decided(String action, String motive) {
        String dossier = underInstruction();
        decide(dossier, action, motive);
        return dossier;
    }

    private void decide(String dossier, String action, String motive) {
        node.act(town.north, dossier, action, Map.of("motivation", motive));
    }

    private void makeAll() {
        DocumentDoors.makeAll(node.doors.productWorker);
    }

    private List<Document> attestations(String dossier) {
        return node.doors.documents.list(town.applicant, dossier).stream()
                .filter(document -> document.slot().equals(SLOT))
                .toList();
    }

    /** The words of the newest version; fails where there is not exactly one document. */
    private String words(String dossier) {
        List<Document> all = attestations(dossier);
        assertEquals(1, all.size());
        try (var in =
                node.doors
                        .documents
                        .content(
                                town.applicant,
                                dossier,
                                all.get(0).id(),
                                all.get(0).versions().size())
                        .open(0)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private long waiting() {
        return node.transactions.read(sql -> sql.number("select count(*) from product_order"));
    }

    // PROC-36, CORE-18
    @Test
    public void PROC_36_whatIsAcceptedIsAttestedOnceByItselfAndSentToTheApplicant() {
        String dossier = decided("accept", "All is well");
        assertEquals(List.of(), attestations(dossier));

        makeAll();
        makeAll();

        String words = words(dossier);
        assertTrue(words, words.contains("Attestation de décision"));
        assertTrue(words, words.contains("The prefecture atteste que la demande « A roof »"));
        assertTrue(words, words.contains("02/03/2026"));
        assertTrue(words, words.contains("All is well"));
        assertEquals(1, attestations(dossier).get(0).versions().size());
        assertEquals(
                1,
                node.kinds(town.applicant, dossier).stream()
                        .filter("produce-attestation"::equals)
                        .count());
        assertEquals(0, waiting());
        List<Letter> sent =
                notices.letters(node).stream()
                        .filter(letter -> letter.subject().endsWith("your attestation"))
                        .toList();
        assertEquals(1, sent.size());
        assertEquals(1, sent.get(0).attachments().size());
        assertTrue(sent.get(0).attachments().get(0).name().startsWith("attestation-"));
    }

    // PROC-36
    @Test
    public void PROC_36_refusalsAndDismissalsAreAttestedOnlyIfTheProcedureSaysSo() {
        String refused = decided("refuse", "No roof");
        makeAll();
        assertEquals(List.of(), attestations(refused));
        assertEquals("nothing waits for ever", 0, waiting());

        town.set("attestationOfRefusals", true);
        String dismissed = decided("dismiss", "No answer");
        makeAll();
        assertTrue(words(dismissed).contains("No answer"));
        assertEquals(List.of(), attestations(refused));

        town.set("attestation", false);
        String none = decided("refuse", "No roof");
        String accepted = decided("accept", "Fine");
        makeAll();
        assertEquals("too, not alone", List.of(), attestations(none));
        assertEquals(List.of(), attestations(accepted));
    }

    // PROC-36
    @Test
    public void PROC_36_theMotiveStandsInItUnlessTheProcedureSaysNo() {
        town.set("motiveInAttestations", false);
        String without = decided("accept", "canary");
        makeAll();
        String words = words(without);
        assertFalse(words, words.contains("canary") || words.contains("Motivation"));
    }

    // PROC-36, PROC-39
    @Test
    public void PROC_36_decidedAnewItIsTheNextVersionAndReopenedMeanwhileThereIsNone() {
        String dossier = decided("accept", "first");
        makeAll();
        node.act(town.north, dossier, "reopen");
        decide(dossier, "accept", "second");
        node.act(town.north, dossier, "reopen");
        makeAll();
        assertEquals(List.of(), attestations(dossier));

        decide(dossier, "accept", "third");
        makeAll();

        assertEquals(2, attestations(dossier).get(0).versions().size());
        assertTrue(words(dossier).contains("third"));
    }

    // PROC-39
    @Test
    public void PROC_39_theApplicantSeesNoAttestationOfADecisionThatNoLongerStands()
            throws IOException {
        String dossier = decided("accept", "first");
        makeAll();
        assertTrue(files(dossier).toString(), files(dossier).toString().contains("attestation-"));
        assertEquals(1, attested());

        node.act(town.north, dossier, "reopen");
        assertEquals(List.of(), attestations(dossier));
        decide(dossier, "refuse", "second");
        makeAll();

        assertEquals(List.of(), attestations(dossier));
        assertFalse(files(dossier).toString(), files(dossier).toString().contains("attestation-"));
        assertEquals(
                "the office keeps it",
                1,
                node.doors.documents.list(town.north, dossier).stream()
                        .filter(document -> document.slot().equals(SLOT))
                        .count());
        node.act(town.north, dossier, "reopen");
        decide(dossier, "accept", "third");
        assertEquals("not before it is attested anew", List.of(), attestations(dossier));
        makeAll();
        assertTrue(words(dossier).contains("third"));
        assertEquals(2, attested());
    }

    /** Letters that bring an attestation, once all is told. */
    private long attested() {
        return notices.letters(node).stream()
                .filter(letter -> letter.subject().endsWith("your attestation"))
                .filter(letter -> letter.attachments().size() == 1)
                .count();
    }

    // PROC-39
    @Test
    public void PROC_39_whatIsNotToldYetIsNotToldOnceTheDecisionNoLongerStands() {
        String dossier = decided("accept", "first");
        makeAll();
        node.act(town.north, dossier, "reopen");
        assertEquals(0, attested());
    }

    // PROC-43
    @Test
    public void PROC_43_decisionsInBulkAreAttestedToo() {
        List<String> dossiers = List.of(underInstruction(), underInstruction());
        for (String dossier : dossiers) {
            node.dossiers().mark(town.north, dossier, new Key("followed"));
        }
        node.jobs.jobs.start(
                town.north,
                Bulk.on(
                        dossiers,
                        new Bulk.Perform(
                                new Key("accept"), Map.of("motivation", "all"), Set.of())));
        node.jobs.work();

        makeAll();

        dossiers.forEach(dossier -> assertTrue(words(dossier).contains("all")));
    }

    // CORE-18
    @Test
    public void CORE_18_whatIsOrderedOutlivesAKillAndIsMadeOnce() {
        String dossier = decided("accept", "kept");
        String other = decided("accept", "another");
        var tries = new ArrayList<String>();
        node.doors.printer =
                (sheet, out) -> {
                    tries.add(sheet.toString());
                    throw new IllegalStateException("the process is gone");
                };
        makeAll();
        assertEquals(2, tries.size());
        assertEquals(2, waiting());
        assertEquals(List.of(), attestations(dossier));
        assertEquals(Result.Status.WARN, products().getStatus());

        node.doors.printer = DocumentDoors.words();
        makeAll();
        assertEquals("it has its pause", 2, waiting());
        node.clock.pass(Duration.ofMinutes(2));
        makeAll();

        assertTrue(words(dossier).contains("kept"));
        assertTrue(words(other).contains("another"));
        assertEquals(1, attestations(dossier).get(0).versions().size());
        assertEquals(0, waiting());
        assertEquals(Result.Status.OK, products().getStatus());
    }

    // CORE-18
    @Test
    public void CORE_18_whatHasChangedWhileItWasWrittenIsWrittenAnew() {
        String dossier = decided("accept", "first");
        var changed = new ArrayList<String>();
        node.doors.printer =
                (sheet, out) -> {
                    if (changed.isEmpty()) {
                        changed.add(dossier);
                        node.act(town.north, dossier, "reopen");
                        decide(dossier, "accept", "second");
                    }
                    DocumentDoors.words().print(sheet, out);
                };

        makeAll();

        assertEquals(1, attestations(dossier).get(0).versions().size());
        assertTrue(words(dossier).contains("second"));
        assertEquals(
                "what was dropped is no upload",
                0L,
                (long) node.transactions.read(sql -> sql.number("select count(*) from upload")));
    }

    private void madeOnce(String dossier) {
        assertEquals(1, attestations(dossier).get(0).versions().size());
        assertEquals(
                1,
                notices.letters(node).stream()
                        .filter(letter -> letter.subject().endsWith("your attestation"))
                        .count());
        assertEquals(0, waiting());
        assertEquals(
                0L,
                (long) node.transactions.read(sql -> sql.number("select count(*) from upload")));
    }

    // CORE-18, PROC-36
    @Test
    public void CORE_18_whatSomebodyHasMadeIsNotMadeAgainByItself() {
        String dossier = decided("accept", "kept");
        node.doors.printer =
                (sheet, out) -> {
                    throw new IllegalStateException("away");
                };
        makeAll();
        assertEquals(1, waiting());

        node.doors.printer = DocumentDoors.words();
        node.doors.products.produce(town.north, dossier, ATTESTATION, Set.of(), null);
        assertEquals(0, waiting());
        node.clock.pass(Duration.ofMinutes(2));
        makeAll();

        madeOnce(dossier);
    }

    // CORE-18, PROC-36
    @Test
    public void CORE_18_whatSomebodyHasMadeWhileItWasWrittenIsDropped() {
        String dossier = decided("accept", "kept");
        node.doors.printer =
                (sheet, out) -> {
                    node.doors.printer = DocumentDoors.words();
                    node.doors.products.produce(town.north, dossier, ATTESTATION, Set.of(), null);
                    DocumentDoors.words().print(sheet, out);
                };

        makeAll();

        madeOnce(dossier);
    }

    private ProductWorker another() {
        return DocumentDoors.productWorker(
                node.transactions,
                node.catalogue,
                node.doors.files,
                node.doors.acting,
                node.doors.production,
                node.doors.written,
                new ProductOrders(),
                node.clock);
    }

    // CORE-18, PROC-36
    @Test
    public void CORE_18_ofTwoNodesThatMakeTheSameOneDropsIt() {
        String dossier = decided("accept", "kept");
        ProductWorker other = another();
        node.doors.printer =
                (sheet, out) -> {
                    node.doors.printer = DocumentDoors.words();
                    // the lease ends while the first is silent
                    node.clock.pass(Duration.ofMinutes(3));
                    DocumentDoors.makeAll(other);
                    DocumentDoors.words().print(sheet, out);
                };

        makeAll();

        madeOnce(dossier);
    }

    // CORE-18
    @Test
    public void CORE_18_whoMakesManyKeepsTheOthersAway() {
        decided("accept", "one");
        decided("accept", "two");
        decided("accept", "three");
        ProductWorker other = another();
        var tries = new ArrayList<String>();
        node.doors.printer =
                (sheet, out) -> {
                    tries.add(sheet.toString());
                    if (tries.size() < 10) {
                        node.clock.pass(Duration.ofSeconds(90));
                        DocumentDoors.makeAll(other);
                    }
                    DocumentDoors.words().print(sheet, out);
                };

        makeAll();

        assertEquals("" + tries, 3, tries.size());
        assertEquals(0, waiting());
    }

    // CORE-18
    @Test
    public void CORE_18_whoIsToStopBeginsNoOther() {
        decided("accept", "one");
        decided("accept", "two");
        node.doors.printer =
                (sheet, out) -> {
                    node.doors.productWorker.close();
                    DocumentDoors.words().print(sheet, out);
                };

        makeAll();
        assertEquals(1, waiting());

        node.doors.printer = DocumentDoors.words();
        DocumentDoors.makeAll(another());
        assertEquals(0, waiting());
    }

    // CORE-18
    @Test
    public void CORE_18_whileItsVariantIsAwayAnOrderWaits() {
        String dossier = decided("accept", "kept");
        node.catalogue.leave(town.variant);
        makeAll();
        assertEquals(1, waiting());

        node.catalogue.arrive(town.variant, Binding.from("procedures", "1.0"));
        node.clock.pass(Duration.ofMinutes(2));
        makeAll();

        assertTrue(words(dossier).contains("kept"));
    }

    // CORE-02, CORE-05
    @Test
    public void CORE_02_nobodyDepositsWhereProductsStand() throws IOException {
        String dossier = town.draft("A roof", Map.of("region", "north"));
        String upload =
                node.doors
                        .documents
                        .upload(
                                town.applicant,
                                null,
                                Prefecture.DOSSIER,
                                SLOT,
                                "forged.pdf",
                                new ByteArrayInputStream("%PDF-1.7".getBytes()))
                        .id();
        Problem refused =
                refused(
                        () ->
                                node.doors.documents.deposit(
                                        town.applicant, dossier, SLOT, null, upload));
        assertEquals(Problem.Kind.UNKNOWN_ACTION, refused.kind());
    }

    private static Problem refused(ThrowingRunnable call) {
        return assertThrows(Problem.class, call);
    }

    // PROC-36
    @Test
    public void PROC_36_anInstructorHasItMadeAnewAfterItsWordsWereCorrected() {
        String dossier = decided("accept", "fine");
        makeAll();
        write(town.administrator, here, draft("Corrected {{number}}", "In {{form.region}}."), 0);

        node.doors.products.produce(town.north, dossier, ATTESTATION, Set.of(), null);

        assertEquals(2, attestations(dossier).get(0).versions().size());
        String words = words(dossier);
        assertTrue(words, words.contains("Corrected ") && words.contains("In north."));
        assertEquals(
                Problem.Kind.NOT_YOUR_ROLE,
                refused(
                                () ->
                                        node.doors.products.produce(
                                                town.applicant,
                                                dossier,
                                                ATTESTATION,
                                                Set.of(),
                                                null))
                        .kind());
    }

    // PROC-46, CORE-17
    @Test
    public void PROC_46_theAttestationIsAmongTheFilesOfItsDossier() throws IOException {
        String dossier = decided("accept", "fine");
        makeAll();
        List<String> names = files(dossier);
        assertTrue("" + names, names.stream().anyMatch(n -> n.contains("attestation-")));
    }

    private List<String> files(String dossier) throws IOException {
        var bytes = new ByteArrayOutputStream();
        new TakeawayDesk(
                        node.dossiers(),
                        node.doors.documents,
                        node.conversations(),
                        new PdfPrinter(),
                        node.clock)
                .files(town.applicant, dossier)
                .write(bytes);
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                names.add(e.getName());
            }
        }
        return names;
    }

    // CORE-22, CORE-02
    @Test
    public void CORE_22_sharedWithNobodyItSaysWhatItSaysToThoseWhomTheTypeNames() {
        annotated();
        write(
                town.administrator,
                here,
                draft("t", "In {{form.region}}: {{decision.motivation}}"),
                0);
        String dossier = underInstruction();
        node.dossiers()
                .edit(
                        town.north,
                        new SectionChange(
                                dossier, new Key("annotations"), Map.of("remark", "canary"), null));
        decide(dossier, "accept", "fine");
        node.transactions.write(
                work ->
                        work.sql()
                                .update(
                                        "update dossier set shares = ? where id = ?",
                                        "{\"slot:attestation\":{\"taken\":[\"applicant\",\"instructor\","
                                            + "\"invited\"]}}",
                                        dossier));
        var printed = new ArrayList<String>();
        node.doors.printer =
                (sheet, out) -> {
                    printed.add(sheet.toString());
                    DocumentDoors.words().print(sheet, out);
                };
        CaseFile file = node.transactions.read(sql -> node.doors.files.any(sql, dossier).get());
        Product product = file.type().product(ATTESTATION).get();
        Map<String, Object> values =
                node.transactions.read(
                        sql -> node.doors.written.values(sql, file, product, Language.FR));
        assertEquals("", values.get("annotations.remark"));
        assertFalse(file.type().slot(SLOT).get().audience().includes(Set.of(INSTRUCTOR), Set.of()));

        makeAll();

        assertTrue("" + printed, printed.get(0).contains("In north: fine"));
    }

    private static Draft draft(String title, String text) {
        return new Draft(Text.same(title), Text.same(text));
    }

    private Edited write(Caller caller, Spot spot, Draft draft, int basedOn) {
        return notices.texts.write(caller, spot, Prefecture.DOSSIER, NAME, draft, basedOn);
    }

    private void annotated() {
        Map<Key, Form> forms =
                Map.of(
                        new Key("form"),
                        Form.of(Field.text("region").named("Région", "Region")),
                        new Key("annotations"),
                        Form.of(Field.text("remark").named("Remarque", "Remark")));
        node.definitions().draw(town.administrator, town.procedure, forms, List.of(), Map.of());
    }

    // CORE-22, CORE-05, PROC-22
    @Test
    public void CORE_22_aDocumentNamesWhatAllItsReadersSeeAndNothingElse() {
        annotated();
        wrong(
                "/text/fr",
                "Line 2: not everybody who reads this document sees \"annotations.remark\".",
                draft("t", "a\n{{annotations.remark}}"));
        wrong("/subject/fr", "Line 1: \"form.gone\" is unknown.", draft("{{form.gone}}", "a"));
        wrong("/text/fr", "Line 1: \"name\" is unknown.", draft("t", "{{name}}"));
        wrong(
                "/text/fr",
                "Line 1: a tag is not closed, or not opened.",
                draft("t", "{{#form.region}}open"));
        wrong("/subject", "This field is mandatory.", new Draft(null, Text.same("a")));
        Edited edited = notices.texts.read(town.administrator, here, Prefecture.DOSSIER, NAME);
        assertEquals(Level.TYPE, edited.level());
        assertTrue(
                edited.variables()
                        .containsAll(
                                List.of(
                                        "number",
                                        "office",
                                        "since",
                                        "form.region",
                                        "identity.applicant",
                                        "decision.motivation")));
        assertFalse(edited.variables().contains("annotations.remark"));
        assertTrue(
                notices.texts.list(town.administrator, here).stream()
                        .anyMatch(text -> text.name().equals(NAME)));
    }

    private void wrong(String pointer, String detail, Draft draft) {
        Problem refused = refused(() -> write(town.administrator, here, draft, 0));
        assertEquals(Problem.Kind.INVALID_INPUT, refused.kind());
        assertEquals(pointer, refused.errors().get(0).pointer());
        assertEquals(detail, refused.errors().get(0).detail().en());
    }

    // CORE-22
    @Test
    public void CORE_22_aDocumentSaysWhatTheNearestPlaceSaysAndRevisionsAreRestored() {
        Spot office = new Spot(null, "prefecture");
        write(town.administrator, office, draft("Office", "Of the office."), 0);
        String first = decided("accept", "fine");
        makeAll();
        assertTrue(words(first).contains("Of the office."));

        write(town.administrator, here, draft("Here", "- {{state}}\n- {{form.region}}"), 0);
        write(town.administrator, here, draft("Here", "Second."), 1);
        notices.texts.restore(town.administrator, here, Prefecture.DOSSIER, NAME, 1);
        String second = decided("accept", "fine");
        makeAll();

        String words = words(second);
        assertTrue(words, words.contains("Items[items=[Accepté, north]]"));
    }

    // CORE-22
    @Test
    public void CORE_22_aFieldThatAnOlderFormDoesNotHaveIsEmptyAndNoFault() {
        String dossier = underInstruction();
        node.definitions()
                .draw(
                        town.administrator,
                        town.procedure,
                        Map.of(
                                new Key("form"),
                                Form.of(
                                        Field.text("region").named("Région", "Region"),
                                        Field.text("town").named("Ville", "Town"))),
                        List.of(),
                        Map.of());
        write(
                town.administrator,
                here,
                draft("T", "In {{form.region}}{{#form.town}}, {{form.town}}{{/form.town}}."),
                0);
        decide(dossier, "accept", "fine");

        makeAll();

        assertTrue(words(dossier).contains("In north."));
        assertEquals(Result.Status.OK, notices.check.execute().getStatus());
    }

    // CORE-22, CORE-18
    @Test
    public void CORE_22_whatWouldBeTooLongOnceFilledIsNotMadeAndIsShown() {
        String dossier = decided("accept", "x".repeat(9_000));
        Draft draft = draft("t", "{{decision.motivation}}".repeat(800));
        write(town.administrator, here, draft, 0);

        Problem refused = refused(() -> preview(town.administratorAndInstructor(), draft, dossier));
        assertEquals(Problem.Kind.NOT_READY, refused.kind());
        assertEquals("text-too-long", refused.reason().get());
        assertEquals(
                "text-too-long",
                refused(() -> print(town.administratorAndInstructor(), draft, dossier))
                        .reason()
                        .get());
        makeAll();

        assertEquals(1, waiting());
        assertEquals(List.of(), attestations(dossier));
        String said = health();
        assertTrue(said, said.contains("text-too-long"));
        write(town.administrator, here, draft("t", "{{decision.motivation}}"), 1);
        node.clock.pass(Duration.ofMinutes(2));
        makeAll();
        assertTrue(words(dossier).contains("xxx"));
    }

    private String health() {
        var said = new StringBuilder();
        products().forEach(said::append);
        return said.toString();
    }

    // CORE-18
    @Test
    public void CORE_18_whatAnybodyReadsOfItNamesNoDossier() {
        String number = node.dossiers().read(town.north, decided("accept", "kept")).number();
        assertEquals(Result.Status.OK, products().getStatus());
        node.clock.pass(Duration.ofMinutes(11));
        assertEquals(List.of("1 documents are late by more than 10 minutes"), warnings(products()));
        node.doors.printer =
                (sheet, out) -> {
                    throw new IllegalStateException("away");
                };
        makeAll();

        List<String> warnings = warnings(products());
        assertTrue("" + warnings, warnings.get(0).startsWith("1 documents cannot be made"));
        assertFalse("" + warnings, warnings.toString().contains(number));
        assertTrue(health(), health().contains("attestation of " + number));
    }

    private Result products() {
        return new ProductsCheck(node.transactions, node.clock).execute();
    }

    private static List<String> warnings(Result result) {
        var warnings = new ArrayList<String>();
        result.forEach(
                entry -> {
                    if (entry.getStatus() != Result.Status.OK) {
                        warnings.add(entry.getMessage());
                    }
                });
        return warnings;
    }

    // CORE-19
    @Test
    public void CORE_19_whatCannotBeSealedWaitsAndTheReasonIsSaid() {
        decided("accept", "kept");
        node.doors.sealer =
                (office, pdf) -> {
                    throw Problem.of(Problem.Kind.NOT_READY, "Périmé.", "Expired.")
                            .because("seal-not-valid");
                };
        makeAll();
        assertEquals(1, waiting());
        String said = health();
        assertTrue(said, said.contains("seal-not-valid"));
    }

    // CORE-18
    @Test
    public void CORE_18_anErrorIsAFailureLikeAnyOther() {
        decided("accept", "kept");
        node.doors.printer =
                (sheet, out) -> {
                    throw new StackOverflowError();
                };
        makeAll();
        assertEquals(1, waiting());
        String said = health();
        assertTrue(said, said.contains("StackOverflowError"));
    }

    // CORE-22, CORE-18
    @Test
    public void CORE_22_aPreviewIsThePdfThatLastsOfSamplesOrOfADossierThatItsAuthorSees()
            throws Exception {
        node.doors.printer = new PdfPrinter();
        PdfCheck.verify(print(town.administrator, null, null));
        String dossier = decided("accept", "# fine\n- so");
        Draft draft = draft("{{title}}", "## Words\n\n{{decision.motivation}}\n\n- {{state}}");
        byte[] pdf = print(town.administratorAndInstructor(), draft, dossier);
        PdfCheck.verify(pdf);
        assertTrue(
                preview(town.administratorAndInstructor(), draft, dossier)
                        .text()
                        .contains("# fine\n- so"));
        assertEquals(
                Problem.Kind.NOT_FOUND,
                refused(() -> print(town.administrator, draft, dossier)).kind());
        assertEquals(
                Problem.Kind.NOT_FOUND,
                refused(
                                () ->
                                        notices.texts.print(
                                                town.administrator,
                                                here,
                                                Prefecture.DOSSIER,
                                                "mail.decision",
                                                null,
                                                null,
                                                Language.FR))
                        .kind());
        makeAll();
        byte[] made = bytes(dossier);
        PdfCheck.verify(made);
        node.doors.products.produce(
                town.north.in(Language.FR), dossier, ATTESTATION, Set.of(), null);
        assertTrue("the same data, the same bytes", java.util.Arrays.equals(made, bytes(dossier)));
    }

    private byte[] bytes(String dossier) throws IOException {
        Document document = attestations(dossier).get(0);
        int newest = document.versions().size();
        try (var in =
                node.doors
                        .documents
                        .content(town.applicant, dossier, document.id(), newest)
                        .open(0)) {
            return in.readAllBytes();
        }
    }

    private byte[] print(Caller caller, Draft draft, String dossier) {
        return notices.texts.print(
                caller, here, Prefecture.DOSSIER, NAME, draft, dossier, Language.FR);
    }

    private org.liasse.api.spi.Wording.Words preview(Caller caller, Draft draft, String dossier) {
        return notices.texts.preview(
                caller, here, Prefecture.DOSSIER, NAME, draft, dossier, Language.FR);
    }
}
