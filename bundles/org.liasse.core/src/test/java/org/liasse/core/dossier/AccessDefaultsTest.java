package org.liasse.core.dossier;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.Dossiers.Entry;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.dossier.Sharing.Kind;
import org.liasse.api.dossier.Sharing.Line;
import org.liasse.api.dossier.Sharing.Part;
import org.liasse.api.dossier.Sharing.Wanted;
import org.liasse.api.people.Caller;
import org.liasse.api.spi.DossierVariant;
import org.liasse.api.type.Audience;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.workflow.Sentence;
import org.liasse.core.sample.Node;
import org.liasse.core.sample.Sample;
import org.liasse.core.store.Everything;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;

/** With which accesses dossiers begin, as their context keeps them; on both databases. */
@RunWith(Parameterized.class)
public class AccessDefaultsTest {

    private static final Key LOAN = new Key("loan");
    private static final Part NOTES = new Part(Kind.SECTION, new Key("notes"));
    private static final Part REQUEST = new Part(Kind.SECTION, new Key("request"));
    private static final Part OUTCOME = new Part(Kind.SECTION, new Key("outcome"));
    private static final Part PAPERS = new Part(Kind.SLOT, new Key("papers"));
    private static final Part ASIDE = new Part(Kind.THREAD, new Key("aside"));
    private static final Part PLANS = new Part(Kind.SLOT, new Key("plans"));
    private static final Wanted NOTHING = new Wanted(null, null);

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Node node;
    private String office;
    private Caller head;
    private Caller client;
    private Caller clerk;
    private String desk;

    public AccessDefaultsTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        node = new Node(database.open());
        office = node.offices().create(new Key("bank"), "The bank").id();
        head = node.someone("head", office, "head");
        client = node.someone("client", office, "client");
        desk = node.desk(head, "Loans of the north");
        clerk = node.clerk("clerk", head, desk);
    }

    @After
    public void close() {
        node.close();
    }

    private void keep(Part part, Wanted wanted) {
        node.doors.defaults.keep(head, desk, LOAN, part, wanted, null);
    }

    private void keep(Part part, String... seenBy) {
        keep(part, seen(seenBy));
    }

    private static Wanted seen(String... roles) {
        return new Wanted(keys(roles), null);
    }

    private static Set<Key> keys(String... roles) {
        return Key.sorted(List.of(roles).stream().map(Key::new).toList());
    }

    private String loan(String kind) {
        var request = new HashMap<>(Node.COMPLETE);
        request.put("kind", kind);
        String loan = node.loan(client, desk, request);
        node.act(client, loan, "ask");
        return loan;
    }

    private void remark(String loan, String text) {
        node.dossiers()
                .edit(clerk, new SectionChange(loan, NOTES.key(), Map.of("remark", text), null));
    }

    private boolean sees(Caller caller, String loan, Part section) {
        return node.dossiers().read(caller, loan).sections().containsKey(section.key());
    }

    private int found(Caller caller, String word) {
        var query =
                new DossierQuery(
                        LOAN, null, null, null, word, null, null, List.of(), 25, null, false);
        return node.dossiers().list(caller, query).items().size();
    }

    private void deposit(Caller caller, String loan, Key slot) throws IOException {
        var bytes = new ByteArrayInputStream("a plan".getBytes(StandardCharsets.UTF_8));
        String upload =
                node.doors.documents.upload(caller, null, LOAN, slot, "plan.txt", bytes).id();
        node.doors.documents.deposit(caller, loan, slot, null, upload);
    }

    private Entry entry(Caller caller, String dossier, String kind) {
        return node.dossiers().timeline(caller, dossier, null, 200).stream()
                .filter(entry -> entry.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no entry " + kind));
    }

    private static Problem refused(Problem.Kind kind, ThrowingRunnable attempt) {
        Problem problem = assertThrows(Problem.class, attempt);
        assertEquals(problem.getMessage(), kind, problem.kind());
        return problem;
    }

    private void refused(Problem.Kind kind, Caller caller, Part part, Wanted wanted) {
        refused(kind, () -> node.doors.defaults.keep(caller, desk, LOAN, part, wanted, null));
    }

    private Line line(List<Line> lines, Part part) {
        return lines.stream().filter(l -> l.part().equals(part)).findFirst().orElseThrow();
    }

    /** The next version of loans serves from now on. */
    private void arrives(DossierVariant next) {
        node.catalogue.arrive(next, Binding.from("sample", "1.1"));
    }

    private void arrives(UnaryOperator<Sentence> notes) {
        arrives(Sample.sharingNotes(notes));
    }

    // CORE-05, INSP-23
    @Test
    public void INSP_23_aNewDossierBeginsWithTheAccessesThatItsContextKeeps() {
        String before = loan("house");
        keep(NOTES, "clerk", "head", "client");
        keep(ASIDE, "clerk", "head", "client");
        String loan = loan("house");
        remark(before, "Leaky chimney");
        remark(loan, "Dry cellar");
        node.conversations().write(clerk, loan, ASIDE.key(), null, "Between us", List.of());

        assertTrue(sees(client, loan, NOTES));
        assertEquals(1, found(client, "cellar"));
        assertEquals(1, found(client, "between"));
        assertFalse("a dossier that was there stays as it is", sees(client, before, NOTES));
        assertEquals(0, found(client, "chimney"));
        Line notes = line(node.doors.sharing.access(head, loan), NOTES);
        assertTrue(notes.isOverridden());
        assertEquals(3, notes.seenBy().size());
    }

    // CORE-05, INSP-23
    @Test
    public void INSP_23_whatItIsOpenedWithIsNotForWhomItWasTakenFrom() {
        keep(REQUEST, "head", "client", "auditor");
        String loan = loan("house");
        assertFalse(sees(clerk, loan, REQUEST));
        assertEquals(0, found(clerk, "roof"));
        assertFalse(node.kinds(clerk, loan).contains("edit-request"));
        assertTrue(sees(head, loan, REQUEST));
        assertEquals(1, found(head, "roof"));
    }

    // CORE-05, INSP-23
    @Test
    public void INSP_23_whoDepositsIsKeptTooAndEditedOnTheDossier() throws IOException {
        keep(PAPERS, new Wanted(null, Set.of()));
        String loan = node.loan(client, desk, Node.COMPLETE);
        refused(Problem.Kind.NOT_YOUR_ROLE, () -> deposit(client, loan, PAPERS.key()));
        node.doors.sharing.share(head, loan, PAPERS, NOTHING, null);
        deposit(client, loan, PAPERS.key());
        String next = node.loan(client, desk, Node.COMPLETE);
        refused(Problem.Kind.NOT_YOUR_ROLE, () -> deposit(client, next, PAPERS.key()));
    }

    // INSP-23
    @Test
    public void INSP_23_changingTheDefaultsTouchesNoDossierThatIsThere() {
        keep(NOTES, "clerk", "head", "client");
        String loan = loan("house");
        remark(loan, "Dry cellar");
        String tag = node.dossiers().read(client, loan).tag();
        keep(NOTES, NOTHING);
        assertTrue(sees(client, loan, NOTES));
        assertEquals(tag, node.dossiers().read(client, loan).tag());
        String next = loan("house");
        remark(next, "Wet cellar");
        assertFalse(sees(client, next, NOTES));
        assertFalse(node.kinds(head, next).contains("share-notes"));
    }

    // CORE-05, INSP-23
    @Test
    public void INSP_23_thatItBeganSoIsWrittenDownForThoseWhoSeeThePart() {
        keep(NOTES, "head", "clerk", "client");
        keep(ASIDE, "head");
        String loan = loan("house");
        Entry notes = entry(client, loan, "share-notes");
        assertEquals(true, notes.payload().get("byDefault"));
        assertEquals(List.of("clerk", "client", "head"), notes.payload().get("seenBy"));
        assertTrue(node.kinds(head, loan).contains("share-aside"));
        assertFalse(node.kinds(clerk, loan).contains("share-aside"));
        assertFalse(node.kinds(head, loan).contains("leave-out-notes"));
        assertTrue(node.dossiers().chainHolds(loan));
        // and it follows who sees the part from then on
        node.doors.sharing.share(head, loan, NOTES, NOTHING, null);
        assertFalse(node.kinds(client, loan).contains("share-notes"));
    }

    // CORE-05, INSP-23
    @Test
    public void INSP_23_nobodyGivesBeforehandWhatHeCouldNotGiveOnTheDossier() {
        refused(Problem.Kind.NOT_YOUR_ROLE, client, NOTES, seen("clerk", "head", "client"));
        refused(Problem.Kind.INVALID_INPUT, head, NOTES, seen("clerk", "head", "auditor"));
        refused(Problem.Kind.INVALID_INPUT, head, NOTES, seen("head", "client"));
        refused(Problem.Kind.INVALID_INPUT, head, NOTES, seen("clerk"));
        refused(Problem.Kind.NOT_YOUR_ROLE, head, OUTCOME, seen("head"));
        // a clerk keeps defaults too, but is nothing on a loan before it is sent
        refused(Problem.Kind.INVALID_INPUT, clerk, NOTES, seen("clerk", "head", "client"));
        assertEquals(List.of(), node.doors.defaults.defaults(clerk, desk, LOAN));
        String loan = loan("house");
        remark(loan, "Dry cellar");
        assertFalse(sees(client, loan, NOTES));
    }

    // INSP-23
    @Test
    public void INSP_23_whatIsNotThereIsSaidWhenItIsWritten() {
        Part none = new Part(Kind.SECTION, new Key("nothing"));
        Problem noPart =
                refused(
                        Problem.Kind.INVALID_INPUT,
                        () -> node.doors.defaults.keep(head, desk, LOAN, none, seen("head"), null));
        assertTrue(noPart.errors().get(0).detail().en().contains("section:nothing"));
        Problem noRole =
                refused(Problem.Kind.INVALID_INPUT, () -> keep(NOTES, "clerk", "head", "pilot"));
        assertEquals("/seenBy", noRole.errors().get(0).pointer());
        Problem noDepositor =
                refused(
                        Problem.Kind.INVALID_INPUT,
                        () -> keep(PAPERS, new Wanted(null, keys("head"))));
        assertEquals("/depositedBy", noDepositor.errors().get(0).pointer());
        Key desks = new Key("desk");
        refused(
                Problem.Kind.UNKNOWN_ACTION,
                () -> node.doors.defaults.keep(head, desk, desks, NOTES, NOTHING, null));
        refused(Problem.Kind.NOT_FOUND, () -> node.doors.defaults.defaults(head, desk, desks));
        Caller stranger = node.stranger("stranger");
        refused(Problem.Kind.NOT_FOUND, stranger, NOTES, seen("head"));
        refused(Problem.Kind.NOT_FOUND, () -> node.doors.defaults.defaults(stranger, desk, LOAN));
    }

    // INSP-23
    @Test
    public void INSP_23_theContextsTagAndStateAreLookedAt() {
        String tag = node.dossiers().read(head, desk).tag();
        Wanted wanted = seen("clerk", "head", "client");
        node.doors.defaults.keep(head, desk, LOAN, NOTES, wanted, tag);
        refused(
                Problem.Kind.STALE,
                () -> node.doors.defaults.keep(head, desk, LOAN, NOTES, NOTHING, tag));
        assertTrue(line(node.doors.defaults.defaults(head, desk, LOAN), NOTES).isOpen());
        node.act(head, desk, "shut");
        refused(Problem.Kind.WRONG_STATE, head, NOTES, NOTHING);
        assertFalse(line(node.doors.defaults.defaults(head, desk, LOAN), NOTES).isOpen());
    }

    // INSP-23
    @Test
    public void INSP_23_whoKeepsThemIsToldWhatIsKept() {
        keep(NOTES, "clerk", "head", "client");
        List<Line> lines = node.doors.defaults.defaults(head, desk, LOAN);
        Line notes = line(lines, NOTES);
        assertTrue(notes.isOverridden());
        assertEquals(keys("client", "head"), notes.among());
        assertEquals(3, notes.seenBy().size());
        assertEquals(keys("client"), line(lines, PAPERS).depositedBy());
        assertFalse(line(lines, PAPERS).isOverridden());
        assertTrue(lines.stream().noneMatch(line -> line.part().equals(OUTCOME)));
        assertEquals(List.of(), node.doors.defaults.defaults(client, desk, LOAN));
        String other = node.desk(head, "Loans of the south");
        assertFalse(line(node.doors.defaults.defaults(head, other, LOAN), NOTES).isOverridden());
    }

    // INSP-23
    @Test
    public void INSP_23_onTheContextOnlyThoseWhoKeepThemAreTold() {
        String tag = node.dossiers().read(client, desk).tag();
        String ofHead = node.dossiers().read(head, desk).tag();
        keep(NOTES, "clerk", "head", "client");
        Entry kept = entry(head, desk, "share-new-loan");
        assertEquals("section:notes", kept.payload().get("part"));
        assertFalse(node.kinds(client, desk).contains("share-new-loan"));
        assertFalse("not his part", node.kinds(clerk, desk).contains("share-new-loan"));
        assertEquals(tag, node.dossiers().read(client, desk).tag());
        assertNotEquals(ofHead, node.dossiers().read(head, desk).tag());
        String now = node.dossiers().read(head, desk).tag();
        keep(NOTES, "clerk", "head", "client");
        assertEquals("nothing has changed", now, node.dossiers().read(head, desk).tag());
    }

    private static Slot drawn() {
        return new Slot(PLANS.key(), null, Audience.EVERYONE, Set.of(), 100, 5, false, false)
                .named("Plans", "Plans");
    }

    // CORE-23, INSP-23
    @Test
    public void INSP_23_whatIsDrawnHasDefaultsAsLongAsItIs() throws IOException {
        refused(Problem.Kind.INVALID_INPUT, head, PLANS, new Wanted(null, Set.of()));
        node.definitions().draw(head, desk, Map.of(), List.of(drawn()), Map.of());
        keep(PLANS, new Wanted(null, Set.of()));
        String loan = node.loan(client, desk, Node.COMPLETE);
        refused(Problem.Kind.NOT_YOUR_ROLE, () -> deposit(client, loan, PLANS.key()));
        deposit(client, loan, PAPERS.key());

        node.definitions().draw(head, desk, Map.of(), List.of(), Map.of());
        String next = node.loan(client, desk, Node.COMPLETE);
        isLeftOut(next, PLANS, "client");
    }

    // CORE-02, INSP-23
    @Test
    public void INSP_23_whatALaterVersionDoesNotKnowIsLeftOutAndWrittenDown() {
        keep(NOTES, "clerk", "head", "client");
        keep(ASIDE, "head");
        arrives(Sample.lacking("aside"));
        String loan = loan("house");
        isLeftOut(loan, ASIDE, "clerk");
        remark(loan, "Dry cellar");
        assertTrue("the rest is taken", sees(client, loan, NOTES));
        // what is no longer known goes with the next change
        keep(NOTES, NOTHING);
        assertFalse(node.kinds(head, loan("house")).contains("leave-out-aside"));
    }

    private void isLeftOut() {
        String loan = loan("boat");
        remark(loan, "Dry cellar");
        assertFalse(sees(client, loan, NOTES));
        isLeftOut(loan, NOTES, "client");
        assertFalse(node.kinds(client, loan).contains("leave-out-notes"));
    }

    private void isLeftOut(String loan, Part part, String... roles) {
        Map<String, Object> said = entry(head, loan, "leave-out-" + part.key()).payload();
        assertEquals(Shares.name(part), said.get("part"));
        assertEquals(List.of(roles), said.get("roles"));
    }

    // CORE-05, INSP-23
    @Test
    public void INSP_23_neverMoreThanTheTypeLetsBeSharedWhenTheDossierIsOpened() {
        keep(NOTES, "clerk", "head", "client");
        arrives(Sample::amongHeads);
        isLeftOut();
    }

    // CORE-05, INSP-23
    @Test
    public void INSP_23_whoKeepsThemIsToldWhatIsLeftOutOfThePartsHeSees() {
        Slot ofHeads =
                new Slot(
                        PLANS.key(),
                        null,
                        Audience.of(keys("head")),
                        Set.of(),
                        100,
                        5,
                        false,
                        false);
        node.definitions()
                .draw(head, desk, Map.of(), List.of(ofHeads.named("Plans", "Plans")), Map.of());
        keep(PLANS, "head", "auditor");
        keep(PAPERS, "head", "clerk", "client");
        arrives(Sample.openedByClerks("papers"));
        String loan =
                node.open(clerk, new NewDossier(null, LOAN, desk, null, "Of a clerk", Map.of()));
        assertTrue(node.kinds(clerk, loan).contains("leave-out-papers"));
        assertFalse(node.kinds(clerk, loan).contains("leave-out-plans"));
        isLeftOut(loan, PLANS, "auditor");
    }

    // CORE-05, INSP-23
    @Test
    public void INSP_23_whatIsSharedInALaterStateIsNotSharedBeforehand() {
        keep(NOTES, "clerk", "head", "client");
        arrives(Sample::onceAsked);
        isLeftOut();
        refused(Problem.Kind.NOT_YOUR_ROLE, head, NOTES, NOTHING);
    }

    // CORE-05, INSP-23
    @Test
    public void INSP_23_sharingThatBringsMoreWithItIsNotDoneBeforehand() {
        keep(NOTES, "clerk", "head", "client");
        arrives(Sample::auditing);
        isLeftOut();
        refused(Problem.Kind.NOT_YOUR_ROLE, head, NOTES, NOTHING);
    }

    // CORE-05, INSP-23
    @Test
    public void INSP_23_theConditionsOfSharingAreAskedOfEachDossier() {
        arrives(Sample::forHouses);
        keep(NOTES, "clerk", "head", "client");
        isLeftOut();
        String house = loan("house");
        remark(house, "Dry cellar");
        assertTrue(sees(client, house, NOTES));
    }

    // CORE-15, INSP-23
    @Test
    public void INSP_23_theyGoWithTheirContext() {
        keep(NOTES, "clerk", "head", "client");
        assertTrue(Everything.tablesWith(database, desk).contains("access_default"));
        node.act(head, desk, "raze");
        assertFalse(Everything.tablesWith(database, desk).contains("access_default"));
    }
}
