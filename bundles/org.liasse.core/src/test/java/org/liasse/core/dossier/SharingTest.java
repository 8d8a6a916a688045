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
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierPage;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.dossier.EventLog;
import org.liasse.api.dossier.EventLog.Event;
import org.liasse.api.dossier.Sharing.Kind;
import org.liasse.api.dossier.Sharing.Line;
import org.liasse.api.dossier.Sharing.Part;
import org.liasse.api.dossier.Sharing.Wanted;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Audience;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.core.sample.Node;
import org.liasse.core.store.TestDatabase;

/** Who sees what on one dossier, where that is not as its type says; on both databases. */
@RunWith(Parameterized.class)
public class SharingTest {

    private static final Part NOTES = new Part(Kind.SECTION, new Key("notes"));
    private static final Part REQUEST = new Part(Kind.SECTION, new Key("request"));
    private static final Part PAPERS = new Part(Kind.SLOT, new Key("papers"));
    private static final Part SECRETS = new Part(Kind.SLOT, new Key("secret-papers"));
    private static final Part TALK = new Part(Kind.THREAD, new Key("talk"));
    private static final Part ASIDE = new Part(Kind.THREAD, new Key("aside"));

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Node node;
    private Caller head;
    private Caller client;
    private Caller clerk;
    private String desk;
    private String loan;

    public SharingTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        database.open();
        node = new Node(database);
        String office = node.offices().create(new Key("bank"), "The bank").id();
        head = node.someone("head", office, "head");
        client = node.someone("client", office, "client");
        desk = node.desk(head, "Loans of the north");
        clerk = node.clerk("clerk", head, desk);
        loan = node.loan(client, desk, Node.COMPLETE);
        node.act(client, loan, "ask");
    }

    @After
    public void close() {
        node.close();
    }

    private void deposit(Caller caller, Key slot) throws IOException {
        var bytes = new ByteArrayInputStream("a plan".getBytes(StandardCharsets.UTF_8));
        String upload =
                node.doors
                        .documents
                        .upload(caller, null, new Key("loan"), slot, "plan.txt", bytes)
                        .id();
        node.doors.documents.deposit(caller, loan, slot, null, upload);
    }

    // CORE-05
    @Test
    public void CORE_05_whoMayNotDepositInADrawnSlotMayInTheOneThatRulesIt() throws IOException {
        Key plans = new Key("plans");
        Slot drawn =
                new Slot(plans, null, Audience.EVERYONE, Set.of(), 100, 5, false, false)
                        .named("Plans", "Plans");
        node.definitions().draw(head, desk, Map.of(), List.of(drawn), Map.of());
        loan = node.loan(client, desk, Node.COMPLETE);
        node.act(client, loan, "ask");
        Wanted nobody = new Wanted(null, Set.of());

        node.doors.sharing.share(head, loan, new Part(Kind.SLOT, plans), nobody, null);
        refused(Problem.Kind.NOT_YOUR_ROLE, () -> deposit(client, plans));
        deposit(client, PAPERS.key());

        node.doors.sharing.share(
                head, loan, new Part(Kind.SLOT, plans), new Wanted(null, null), null);
        node.doors.sharing.share(head, loan, PAPERS, nobody, null);
        refused(Problem.Kind.NOT_YOUR_ROLE, () -> deposit(client, PAPERS.key()));
        deposit(client, plans);
    }

    private List<String> todo(Caller caller) {
        return node.dossiers().read(caller, loan).todo().stream()
                .map(act -> act.act().toString())
                .toList();
    }

    // CORE-05, CORE-29
    @Test
    public void CORE_29_whoMayNotDepositInADrawnSlotIsNotAwaitedThere() {
        Key plans = new Key("plans");
        Slot drawn =
                new Slot(plans, null, Audience.EVERYONE, Set.of(), 100, 5, true, false)
                        .named("Plans", "Plans");
        node.definitions().draw(head, desk, Map.of(), List.of(drawn), Map.of());
        loan = node.loan(client, desk, Node.COMPLETE);
        assertEquals(List.of("deposit in papers", "deposit in plans", "ask"), todo(client));
        Wanted nobody = new Wanted(null, Set.of());

        node.doors.sharing.share(head, loan, new Part(Kind.SLOT, plans), nobody, null);
        assertEquals(List.of("deposit in papers", "ask"), todo(client));

        node.doors.sharing.share(
                head, loan, new Part(Kind.SLOT, plans), new Wanted(null, null), null);
        node.doors.sharing.share(head, loan, PAPERS, nobody, null);
        assertEquals(List.of("deposit in plans", "ask"), todo(client));
    }

    // CORE-05, CORE-29
    @Test
    public void CORE_29_whoDoesNotSeeWhatCallsForASlotIsNotToldThatItDoes() {
        Map<String, Object> request = new HashMap<>(Node.COMPLETE);
        request.put("kind", "boat");
        loan = node.loan(client, desk, request);
        node.act(client, loan, "ask");
        assertEquals(List.of("deposit in secret-papers", "grant"), todo(clerk));
        share(new Part(Kind.SECTION, new Key("request")), "head", "client");
        assertEquals(List.of("grant"), todo(clerk));
    }

    private void share(Part part, String... seenBy) {
        node.doors.sharing.share(head, loan, part, seen(seenBy), null);
    }

    private void usual(Part part) {
        node.doors.sharing.share(head, loan, part, new Wanted(null, null), null);
    }

    private static Wanted seen(String... roles) {
        return new Wanted(keys(roles), null);
    }

    private static Set<Key> keys(String... roles) {
        return Key.sorted(List.of(roles).stream().map(Key::new).toList());
    }

    private static Problem refused(Problem.Kind kind, ThrowingRunnable attempt) {
        Problem problem = assertThrows(Problem.class, attempt);
        assertEquals(problem.getMessage(), kind, problem.kind());
        return problem;
    }

    private void remark(String text) {
        node.dossiers()
                .edit(clerk, new SectionChange(loan, NOTES.key(), Map.of("remark", text), null));
    }

    private boolean sees(Caller caller, Part section) {
        return node.dossiers().read(caller, loan).sections().containsKey(section.key());
    }

    private int found(Caller caller, String word) {
        return list(caller, query(word, List.of())).items().size();
    }

    private static DossierQuery query(String words, List<DossierQuery.Path> columns) {
        return new DossierQuery(
                new Key("loan"), null, null, null, words, null, null, columns, 25, null, false);
    }

    private DossierPage list(Caller caller, DossierQuery query) {
        return node.dossiers().list(caller, query);
    }

    private List<String> events(Caller caller) {
        node.sequencer.number();
        return node.events.after(caller, EventLog.Wanted.all(0, 200)).events().stream()
                .map(Event::kind)
                .toList();
    }

    private String deposit(Caller caller, Part slot) throws IOException {
        String upload =
                node.doors
                        .documents
                        .upload(
                                caller,
                                null,
                                new Key("loan"),
                                slot.key(),
                                "a.txt",
                                new ByteArrayInputStream("a".getBytes(StandardCharsets.UTF_8)))
                        .id();
        return node.doors.documents.deposit(caller, loan, slot.key(), null, upload).id();
    }

    @Test
    public void CORE_05_aSectionIsSharedAndTakenBackOnOneDossier() {
        remark("Leaky chimney");
        assertFalse(sees(client, NOTES));
        String tag = node.dossiers().read(client, loan).tag();

        share(NOTES, "clerk", "head", "client");
        assertTrue(sees(client, NOTES));
        assertNotEquals(tag, node.dossiers().read(client, loan).tag());
        assertEquals(1, found(client, "chimney"));
        assertTrue(node.kinds(client, loan).containsAll(List.of("edit-notes", "share-notes")));
        assertTrue(events(client).contains("edit-notes"));

        String shared = node.dossiers().read(client, loan).tag();
        usual(NOTES);
        assertFalse(sees(client, NOTES));
        assertNotEquals(shared, node.dossiers().read(client, loan).tag());
        assertEquals(0, found(client, "chimney"));
        assertFalse(node.kinds(client, loan).stream().anyMatch(kind -> kind.endsWith("-notes")));
        assertFalse(events(client).stream().anyMatch(kind -> kind.endsWith("-notes")));
        assertEquals(1, found(clerk, "chimney"));
        assertTrue(node.kinds(clerk, loan).contains("edit-notes"));
        assertTrue(node.dossiers().chainHolds(loan));
    }

    @Test
    public void CORE_05_whatIsWrittenLaterIsToldToThemToo() {
        share(NOTES, "clerk", "head", "client");
        remark("Dry cellar");
        assertEquals(1, found(client, "cellar"));
        assertTrue(node.kinds(client, loan).contains("edit-notes"));
        usual(NOTES);
        String tag = node.dossiers().read(client, loan).tag();
        remark("Wet cellar");
        assertEquals(tag, node.dossiers().read(client, loan).tag());
        assertEquals(0, found(client, "cellar"));
    }

    @Test
    public void CORE_05_aListFollows() {
        assertEquals(1, purposes(clerk).size());
        share(REQUEST, "head", "client", "auditor");
        assertEquals(List.of(), purposes(clerk));
        assertEquals(0, found(clerk, "roof"));
        assertFalse(sees(clerk, REQUEST));
        usual(REQUEST);
        assertEquals(1, purposes(clerk).size());
    }

    private List<Object> purposes(Caller caller) {
        DossierQuery.Path purpose = new DossierQuery.Path(REQUEST.key(), new Key("purpose"));
        return list(caller, query(null, List.of(purpose))).items().stream()
                .flatMap(item -> item.columns().values().stream())
                .toList();
    }

    @Test
    public void CORE_05_documentsAndMessagesFollow() throws IOException {
        String secret = deposit(clerk, SECRETS);
        node.conversations().write(clerk, loan, ASIDE.key(), null, "Between us", List.of());
        refused(
                Problem.Kind.NOT_FOUND,
                () -> node.conversations().list(client, loan, ASIDE.key(), null, 10));
        assertEquals(List.of(), node.doors.documents.list(client, loan));

        share(SECRETS, "clerk", "head", "client");
        share(ASIDE, "clerk", "head", "client");
        assertEquals(secret, node.doors.documents.list(client, loan).get(0).id());
        assertEquals(1, node.conversations().list(client, loan, ASIDE.key(), null, 10).size());
        assertEquals(1, found(client, "between"));

        usual(SECRETS);
        usual(ASIDE);
        assertEquals(List.of(), node.doors.documents.list(client, loan));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> node.doors.documents.content(client, loan, secret, 1));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> node.conversations().list(client, loan, ASIDE.key(), null, 10));
        assertEquals(0, found(client, "between"));
    }

    @Test
    public void CORE_05_whoMayDepositIsNarrowedAndSetBack() throws IOException {
        deposit(client, PAPERS);
        node.doors.sharing.share(head, loan, PAPERS, new Wanted(null, Set.of()), null);
        refused(Problem.Kind.NOT_YOUR_ROLE, () -> deposit(client, PAPERS));
        assertTrue(
                node.dossiers().actions(client, loan).stream()
                        .filter(e -> e.act().toString().equals("deposit in papers"))
                        .noneMatch(e -> e.open()));
        usual(PAPERS);
        deposit(client, PAPERS);
    }

    @Test
    public void CORE_05_whatTheTypeDoesNotAllowIsRefused() {
        Problem unknown =
                refused(Problem.Kind.INVALID_INPUT, () -> share(NOTES, "clerk", "head", "pilot"));
        assertEquals("/seenBy", unknown.errors().get(0).pointer());
        refused(Problem.Kind.INVALID_INPUT, () -> share(NOTES, "head"));
        refused(Problem.Kind.INVALID_INPUT, () -> share(NOTES, "clerk", "head", "auditor"));
        refused(Problem.Kind.INVALID_INPUT, () -> share(NOTES, "clerk"));
        refused(
                Problem.Kind.INVALID_INPUT,
                () ->
                        node.doors.sharing.share(
                                head, loan, PAPERS, new Wanted(null, keys("head")), null));
        refused(
                Problem.Kind.NOT_YOUR_ROLE,
                () -> node.doors.sharing.share(client, loan, TALK, seen("client"), null));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> node.doors.sharing.share(client, loan, NOTES, seen("client"), null));
        refused(
                Problem.Kind.STALE,
                () ->
                        node.doors.sharing.share(
                                head, loan, NOTES, seen("clerk", "head", "client"), "old"));
        assertFalse(sees(client, NOTES));
    }

    @Test
    public void CORE_05_whoMayShareIsToldWhoSeesWhat() {
        assertEquals(List.of(), node.doors.sharing.access(client, loan));
        share(NOTES, "clerk", "head", "client");
        Line notes =
                node.doors.sharing.access(head, loan).stream()
                        .filter(line -> line.part().equals(NOTES))
                        .findFirst()
                        .orElseThrow();
        assertTrue(notes.isOverridden() && notes.isOpen());
        assertEquals(keys("client", "head"), notes.among());
        assertEquals(3, notes.seenBy().size());
    }
}
