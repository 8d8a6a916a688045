package org.liasse.core.dossier;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
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
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.dossier.Sharing.Kind;
import org.liasse.api.dossier.Sharing.Part;
import org.liasse.api.dossier.Sharing.Wanted;
import org.liasse.api.dossier.Slots;
import org.liasse.api.dossier.Slots.Line;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Audience;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.core.sample.Node;
import org.liasse.core.store.TestDatabase;

/**
 * Slots that are added on one dossier, and those that it no longer calls for; on both databases.
 */
@RunWith(Parameterized.class)
public class SlotDoorTest {

    private static final Key PAPERS = new Key("papers");
    private static final Key SECRETS = new Key("secret-papers");
    private static final Key ADDED = new Key("papers-1");
    private static final Key SECRET_ADDED = new Key("secret-papers-1");

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

    public SlotDoorTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        node = new Node(database.open());
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

    private Slots slots() {
        return node.doors.slots;
    }

    private Document deposit(Caller caller, Key slot) throws IOException {
        var bytes = new ByteArrayInputStream("a plan".getBytes(StandardCharsets.UTF_8));
        String upload =
                node.doors
                        .documents
                        .upload(caller, null, new Key("loan"), slot, "plan.txt", bytes)
                        .id();
        return node.doors.documents.deposit(caller, loan, slot, null, upload);
    }

    private List<Key> seen(Caller caller) {
        return slots().list(caller, loan).stream().map(line -> line.slot().key()).toList();
    }

    private static Problem refused(Problem.Kind kind, ThrowingRunnable attempt) {
        Problem problem = assertThrows(Problem.class, attempt);
        assertEquals(problem.getMessage(), kind, problem.kind());
        return problem;
    }

    // INSP-10, INSP-11
    @Test
    public void INSP_10_aSlotIsAddedAtRunTimeAndIsLikeAnyOther() throws IOException {
        Line added = slots().add(head, loan, PAPERS, "  Plans of\nthe attic ");

        assertEquals(ADDED, added.slot().key());
        assertEquals(PAPERS, added.like());
        assertEquals("Plans of the attic", added.slot().label().fr());
        assertEquals(List.of(PAPERS, ADDED), seen(client));
        assertTrue(node.kinds(client, loan).contains("add-slot-papers-1"));
        Document plan = deposit(client, ADDED);
        assertEquals(ADDED, plan.slot());
        assertEquals(1, slots().list(client, loan).get(1).documents());
        node.doors.documents.review(clerk, loan, plan.id(), true, null);
        assertEquals(
                List.of("ACCEPTED"),
                node.doors.documents.list(client, loan).stream()
                        .map(document -> document.versions().get(0).review())
                        .toList());
    }

    // INSP-10
    @Test
    public void INSP_10_whoMayNotAddASlotDoesNot() {
        refused(Problem.Kind.NOT_YOUR_ROLE, () -> slots().add(client, loan, PAPERS, "Mine"));
        refused(Problem.Kind.NOT_FOUND, () -> slots().add(client, loan, SECRETS, "Mine"));
        refused(Problem.Kind.NOT_FOUND, () -> slots().add(head, loan, new Key("none"), "Mine"));
        String draft = node.loan(client, desk, Node.COMPLETE);
        refused(Problem.Kind.WRONG_STATE, () -> slots().add(head, draft, PAPERS, "Mine"));
        refused(Problem.Kind.NOT_FOUND, () -> slots().add(clerk, draft, PAPERS, "Mine"));
        node.act(clerk, loan, "deny", Map.of("motive", "no"));
        refused(Problem.Kind.WRONG_STATE, () -> slots().add(head, loan, PAPERS, "Mine"));
        assertEquals(List.of(PAPERS), seen(client));
    }

    // INSP-10
    @Test
    public void INSP_10_namesAreBoundedAndToldApartAndSlotsAreBounded() {
        refused(Problem.Kind.INVALID_INPUT, () -> slots().add(head, loan, PAPERS, " \n"));
        refused(
                Problem.Kind.INVALID_INPUT,
                () -> slots().add(head, loan, PAPERS, "a".repeat(Slots.LONGEST_NAME + 1)));
        slots().add(head, loan, PAPERS, "a".repeat(Slots.LONGEST_NAME));
        refused(
                Problem.Kind.INVALID_INPUT,
                () -> slots().add(head, loan, PAPERS, "A".repeat(Slots.LONGEST_NAME)));
        for (int i = 1; i < Slots.MOST_ADDED; i++) {
            // four bytes a letter, and as long as it may be
            slots().add(head, loan, i % 2 == 0 ? PAPERS : SECRETS, "\uD835\uDC9C".repeat(58) + i);
        }
        Problem full =
                refused(
                        Problem.Kind.NOT_READY,
                        () -> slots().add(head, loan, PAPERS, "One too many"));
        assertTrue(full.toString(), full.reason().filter("slots-full"::equals).isPresent());
    }

    // INSP-10, CORE-05
    @Test
    public void INSP_10_eachAddedSlotIsLockedAndUnlockedByItself() throws IOException {
        slots().add(head, loan, SECRETS, "First report");
        slots().add(head, loan, SECRETS, "Second report");
        deposit(clerk, SECRET_ADDED);
        deposit(clerk, new Key("secret-papers-2"));
        assertEquals(List.of(PAPERS), seen(client));
        assertEquals(List.of(), node.doors.documents.list(client, loan));
        assertFalse(node.kinds(client, loan).toString().contains("secret"));

        share(SECRET_ADDED, Set.of("client", "clerk", "head"));

        assertEquals(List.of(PAPERS, SECRET_ADDED), seen(client));
        assertEquals(
                List.of(SECRET_ADDED),
                node.doors.documents.list(client, loan).stream().map(Document::slot).toList());
        String told = node.kinds(client, loan).toString();
        assertTrue(told, told.contains("deposit-in-secret-papers-1"));
        assertFalse(told, told.contains("secret-papers-2"));
        refused(Problem.Kind.NOT_YOUR_ROLE, () -> deposit(client, SECRET_ADDED));
    }

    private void share(Key slot, Set<String> roles) {
        Set<Key> seenBy = Key.sorted(roles.stream().map(Key::new).toList());
        node.doors.sharing.share(
                head, loan, new Part(Kind.SLOT, slot), new Wanted(seenBy, null), null);
    }

    // INSP-10
    @Test
    public void INSP_10_whatIsInAnAddedSlotIsThereForConditions() throws IOException {
        assertEquals(List.of("deposit in papers"), todo(client));
        slots().add(head, loan, PAPERS, "Plans");
        assertEquals(List.of("deposit in papers", "deposit in papers-1"), todo(client));
        deposit(client, ADDED);
        assertEquals(List.of("deposit in papers"), todo(client));
        var file = node.transactions.read(sql -> node.doors.files.read(sql, clerk, loan));
        var facts = file.facts(file.rolesOf(clerk), node.clock.now(), node.clock.zone());
        assertEquals(1, facts.documents().get(PAPERS).size());
        assertEquals(1, facts.documents().get(ADDED).size());
    }

    private List<String> todo(Caller caller) {
        return node.dossiers().read(caller, loan).todo().stream()
                .map(act -> act.act().toString())
                .toList();
    }

    // INSP-10
    @Test
    public void INSP_10_anAddedSlotIsThereForAnotherNodeAndWhileTheVariantIsAway()
            throws IOException {
        slots().add(head, loan, PAPERS, "Plans");
        deposit(client, ADDED);
        try (Node other = new Node(database)) {
            assertEquals(
                    List.of(PAPERS, ADDED),
                    other.doors.slots.list(client, loan).stream()
                            .map(line -> line.slot().key())
                            .toList());
        }
        node.catalogue.leave(node.sample);
        assertEquals(List.of(PAPERS, ADDED), seen(client));
        assertEquals(1, node.doors.documents.list(client, loan).size());
        refused(Problem.Kind.TYPE_AWAY, () -> slots().add(head, loan, PAPERS, "More"));
    }

    // INSP-10
    @Test
    public void INSP_10_noDefinitionDrawsASlotThatMayBeAdded() {
        Slot drawn =
                new Slot(ADDED, null, Audience.EVERYONE, Set.of(), 100, 5, false, false)
                        .named("Plans", "Plans");
        refused(
                Problem.Kind.INVALID_INPUT,
                () -> node.definitions().draw(head, desk, Map.of(), List.of(drawn), Map.of()));
    }

    // INSP-10, CORE-15
    @Test
    public void INSP_10_whatIsInAnAddedSlotIsForgottenWithTheOneThatItIsLike() throws IOException {
        slots().add(head, loan, PAPERS, "Plans");
        deposit(client, ADDED);
        node.act(head, loan, "forget");
        assertEquals(List.of(), node.doors.documents.list(head, loan));
        assertEquals(
                List.of("papers-1"),
                slots().list(head, loan).stream()
                        .filter(line -> line.like() != null)
                        .map(line -> line.slot().label().fr())
                        .toList());
    }

    // INSP-08
    @Test
    public void INSP_08_whatIsNoLongerCalledForIsKeptAndToldUntilItIsAgain() throws IOException {
        Map<String, Object> boat = new HashMap<>(Node.COMPLETE);
        boat.put("kind", "boat");
        loan = node.loan(client, desk, boat);
        node.act(client, loan, "ask");
        deposit(clerk, SECRETS);
        assertFalse(outside(clerk));
        assertTrue(line(SECRETS).isExpected());

        kind("house");
        assertTrue(outside(clerk));
        assertTrue(line(SECRETS).isOutside());
        assertFalse(line(SECRETS).isExpected());
        assertEquals(1, line(SECRETS).documents());

        node.doors.sharing.share(
                head,
                loan,
                new Part(Kind.SECTION, new Key("request")),
                new Wanted(Set.of(new Key("head"), new Key("client")), null),
                null);
        assertFalse("he does not see what the dossier calls for", outside(clerk));
        node.doors.sharing.share(
                head,
                loan,
                new Part(Kind.SECTION, new Key("request")),
                new Wanted(null, null),
                null);
        assertTrue(outside(clerk));

        kind("boat");
        assertFalse(outside(clerk));
    }

    private void kind(String kind) {
        node.act(clerk, loan, "send-back");
        node.dossiers()
                .edit(
                        client,
                        new SectionChange(loan, new Key("request"), Map.of("kind", kind), null));
        node.act(client, loan, "ask");
    }

    private boolean outside(Caller caller) {
        return node.doors.documents.list(caller, loan).get(0).isOutside();
    }

    private Line line(Key slot) {
        return slots().list(clerk, loan).stream()
                .filter(line -> line.slot().key().equals(slot))
                .findFirst()
                .orElseThrow();
    }
}
