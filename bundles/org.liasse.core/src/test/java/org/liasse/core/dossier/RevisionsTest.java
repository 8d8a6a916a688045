package org.liasse.core.dossier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.liasse.api.dossier.Revisions.Reason.DECIDED;
import static org.liasse.api.dossier.Revisions.Reason.DOCUMENTS;
import static org.liasse.api.dossier.Revisions.Reason.INCOMPLETE;
import static org.liasse.api.dossier.Revisions.Reason.INVALID;
import static org.liasse.api.dossier.Revisions.Reason.PUT_ASIDE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.dossier.Revisions;
import org.liasse.api.dossier.Revisions.Outlook;
import org.liasse.api.dossier.Revisions.Reason;
import org.liasse.api.dossier.Revisions.Stretch;
import org.liasse.api.form.Field;
import org.liasse.api.form.Form;
import org.liasse.api.job.Bulk;
import org.liasse.api.job.Jobs;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Audience;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.core.sample.Node;
import org.liasse.core.sample.Prefecture;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;

/** Running dossiers and the form as it is drawn now, on both databases. */
@RunWith(Parameterized.class)
public class RevisionsTest {

    private static final Key REQUEST = new Key("request");
    private static final Field PURPOSE = Field.text("purpose").named("Objet", "Purpose");
    private static final Field AREA =
            Field.choice("area", "north", "south", "west").named("Zone", "Area");
    private static final Field ROOMS =
            Field.repeated(
                            "rooms",
                            Field.text("name").named("Nom", "Name"),
                            Field.integer("size").named("Taille", "Size"))
                    .named("Pièces", "Rooms");
    private static final Map<String, Object> ROWS =
            Map.of(
                    "r1", Map.of("order", 1, "name", "Kitchen", "size", 12),
                    "r2", Map.of("order", 2, "name", "Hall", "size", 7));

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

    public RevisionsTest(TestDatabase database) {
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
        draw(PURPOSE, AREA, ROOMS);
    }

    @After
    public void close() {
        node.close();
    }

    private void draw(Field... fields) {
        draw(List.of(), fields);
    }

    private void draw(List<Slot> slots, Field... fields) {
        node.definitions().draw(head, desk, Map.of(REQUEST, Form.of(fields)), slots, Map.of());
    }

    private static Field area(String... options) {
        return Field.choice("area", options).named("Zone", "Area");
    }

    private String loan(Map<String, Object> request) {
        return node.loan(client, desk, request);
    }

    private Revisions revisions() {
        return node.doors.revisions;
    }

    private Outlook move(String loan, Reason... acknowledged) {
        return revisions().move(head, loan, 0, Set.of(acknowledged), null);
    }

    private Map<String, Object> request(String loan) {
        return node.dossiers().read(client, loan).sections().get(REQUEST).values();
    }

    private int revision(String loan) {
        return node.dossiers().read(client, loan).revision();
    }

    private static List<String> said(Outlook outlook) {
        return outlook.findings().stream()
                .map(f -> f.reason().key() + " " + f.error().pointer())
                .toList();
    }

    private static Problem refused(Problem.Kind kind, ThrowingRunnable attempt) {
        Problem problem = assertThrows(Problem.class, attempt);
        assertEquals(problem.getMessage(), kind, problem.kind());
        return problem;
    }

    @Test
    public void theDryRunSaysWhichMoveAndWhatWouldBreakAndChangesNothing_CORE_23() {
        String fine = loan(Map.of("purpose", "A roof", "area", "south"));
        String gone = loan(Map.of("purpose", "A roof", "area", "north", "rooms", ROWS));
        String empty = loan(Map.of("area", "west"));
        draw(
                PURPOSE.mandatory(),
                area("south", "west"),
                Field.repeated("rooms", Field.text("name").named("Nom", "Name"))
                        .between(null, "1")
                        .named("Pièces", "Rooms"));

        List<Outlook> all = revisions().survey(head, desk, 0, Set.of(), null, 100).items();
        assertEquals(List.of(fine, gone, empty), all.stream().map(Outlook::dossier).toList());
        assertEquals(List.of(), said(all.get(0)));
        assertEquals(
                List.of(
                        "invalid /sections/request/area",
                        "invalid /sections/request/rooms",
                        "put-aside /sections/request/rooms/r1/size",
                        "put-aside /sections/request/rooms/r2/size"),
                said(all.get(1)));
        assertEquals(List.of("incomplete /sections/request/purpose"), said(all.get(2)));
        assertTrue(all.get(0).isMovable());
        assertFalse(all.get(1).isMovable());
        assertTrue(all.get(2).isMovable());
        assertEquals(List.of(1, 1, 1), all.stream().map(Outlook::revision).toList());
        assertEquals(List.of(2, 2, 2), all.stream().map(Outlook::target).toList());
        assertEquals(1, revision(fine));
        assertEquals(List.of("open", "edit-request"), node.kinds(client, fine));
    }

    @Test
    public void theDryRunGoesPageByPageAndLeavesOutWhatIsThereOrDecided_CORE_23() {
        List<String> old =
                List.of(
                        loan(Map.of("area", "south")),
                        loan(Map.of("area", "south")),
                        loan(Map.of("area", "south")));
        String asked = loan(Map.of("area", "south"));
        node.act(client, asked, "ask");
        String decided = loan(Map.of("area", "south"));
        node.act(client, decided, "ask");
        node.act(clerk, decided, "grant");
        draw(PURPOSE, area("south"));
        loan(Map.of("area", "south"));

        List<String> first = revisions().behind(head, desk, 0, Set.of(), null, 2).items();
        assertEquals(old.subList(0, 2), first);
        List<Outlook> rest = revisions().survey(head, desk, 0, Set.of(), first.get(1), 100).items();
        assertEquals(List.of(old.get(2), asked), rest.stream().map(Outlook::dossier).toList());
        assertEquals(
                List.of(asked),
                revisions().behind(head, desk, 0, Set.of(new Key("asked")), null, 100).items());
        assertEquals(List.of("decided "), said(revisions().preview(head, decided, 0)));
        Problem problem =
                refused(Problem.Kind.NOT_READY, () -> move(decided, INCOMPLETE, PUT_ASIDE));
        assertEquals("decided", problem.reason().orElseThrow());
    }

    @Test
    public void whatWouldBreakIsRefusedWithTheReasonsOfTheDryRunAndNothingMoves_CORE_23() {
        String loan = loan(Map.of("area", "north"));
        draw(PURPOSE.mandatory(), area("south"));
        Outlook before = revisions().preview(head, loan, 0);
        Problem problem =
                refused(Problem.Kind.NOT_READY, () -> move(loan, INVALID, INCOMPLETE, DECIDED));
        assertEquals("invalid", problem.reason().orElseThrow());
        assertEquals(List.of(before.findings().get(0).error()), problem.errors());
        assertEquals(1, revision(loan));
        assertEquals(Map.of("area", "north"), request(loan));
        Problem unacknowledged = refused(Problem.Kind.NOT_READY, () -> move(loan));
        assertEquals(
                said(before),
                List.of("invalid /sections/request/area", "incomplete /sections/request/purpose"));
        assertEquals(
                List.of("/sections/request/area", "/sections/request/purpose"),
                unacknowledged.errors().stream().map(InputError::pointer).toList());
    }

    @Test
    public void aDossierMovesWithItsIndexAndItStandsInTheTimeline_CORE_23() {
        String loan = loan(Map.of("purpose", "A roof", "area", "south"));
        draw(PURPOSE, area("south"), Field.text("colour").named("Couleur", "Colour"));
        String tag = revisions().preview(head, loan, 0).tag();
        Outlook after = revisions().move(head, loan, 0, Set.of(), tag);
        assertEquals(2, after.revision());
        assertEquals(List.of(), after.findings());
        assertEquals(2, revision(loan));
        assertEquals(List.of("open", "edit-request", "new-revision"), node.kinds(client, loan));
        var entry = node.dossiers().timeline(client, loan, null, 10).get(2);
        assertEquals("head", entry.actor());
        assertEquals("2", entry.payload().get("revision").toString());
        assertTrue(node.dossiers().chainHolds(loan));
        node.dossiers()
                .edit(client, new SectionChange(loan, REQUEST, Map.of("colour", "Red"), null));
        assertEquals(List.of(loan), found("red"));
        Problem stale =
                refused(
                        Problem.Kind.STALE,
                        () -> revisions().move(head, loan, 1, Set.of(PUT_ASIDE), tag));
        assertEquals(after.tag(), stale.members().get("current"));
    }

    private List<String> found(String words) {
        return node
                .dossiers()
                .list(
                        client,
                        new DossierQuery(
                                new Key("loan"),
                                null,
                                null,
                                Set.of(),
                                words,
                                List.of(),
                                List.of(),
                                List.of(),
                                50,
                                null,
                                false))
                .items()
                .stream()
                .map(Item::id)
                .toList();
    }

    @Test
    public void whatIsNoLongerDrawnIsPutAsideAndComesBackWhenItIsDrawnAgain_CORE_23() {
        String loan = loan(Map.of("purpose", "Battlements", "area", "north", "rooms", ROWS));
        draw(
                area("north"),
                Field.repeated("rooms", Field.integer("size").named("Taille", "Size"))
                        .named("Pièces", "Rooms"));
        Problem problem = refused(Problem.Kind.NOT_READY, () -> move(loan));
        assertEquals("put-aside", problem.reason().orElseThrow());
        assertEquals(List.of(loan), found("battlements"));
        move(loan, PUT_ASIDE);
        assertEquals(Set.of("area", "rooms"), request(loan).keySet());
        assertEquals(List.of(), found("battlements"));
        // what is asked for now is still edited
        node.dossiers()
                .edit(
                        client,
                        new SectionChange(
                                loan,
                                REQUEST,
                                Map.of("rooms", Map.of("r1", Map.of("size", 13))),
                                null));
        draw(PURPOSE, area("north"), ROOMS);
        move(loan);
        assertEquals("Battlements", request(loan).get("purpose"));
        assertEquals(List.of(loan), found("battlements"));
        Map<?, ?> rows = (Map<?, ?>) request(loan).get("rooms");
        assertEquals("Kitchen", ((Map<?, ?>) rows.get("r1")).get("name"));
        assertEquals("13", ((Map<?, ?>) rows.get("r1")).get("size").toString());
        assertEquals(
                "what was told when it went and came is told of the past",
                request(loan),
                node.dossiers().readAt(client, loan, node.clock.now()).sections().get(REQUEST));
        assertEquals(0, aside());
    }

    @Test
    public void whatWasPutAsideAndFitsNoLongerStaysAside_CORE_23() {
        String loan = loan(Map.of("purpose", "A roof", "area", "north"));
        draw(PURPOSE);
        move(loan, PUT_ASIDE);
        draw(PURPOSE, area("south"));
        move(loan);
        assertEquals(Map.of("purpose", "A roof"), request(loan));
        assertEquals(1, aside());
        draw(PURPOSE, area("south", "north"));
        move(loan);
        assertEquals(Map.of("purpose", "A roof", "area", "north"), request(loan));
        revisions().move(head, loan, 2, Set.of(PUT_ASIDE), null);
        assertEquals("back to an older one", 2, revision(loan));
    }

    @Test
    public void whatIsForgottenIsNotKeptAside_CORE_16() {
        String loan = loan(Map.of("purpose", "A roof", "area", "north"));
        node.act(client, loan, "ask");
        draw(PURPOSE);
        move(loan, PUT_ASIDE);
        assertEquals(1, aside());
        node.act(head, loan, "forget");
        assertEquals(0, aside());
    }

    private long aside() {
        return node.transactions.read(
                sql -> sql.number("select count(*) from section where aside is not null"));
    }

    @Test
    public void aSlotThatIsNoLongerDrawnKeepsADossierWithDocumentsInIt_CORE_23()
            throws IOException {
        Key key = new Key("plans");
        Slot plans =
                new Slot(key, null, Audience.EVERYONE, Set.of(), 100, 5, false, false)
                        .named("Plans", "Plans");
        draw(List.of(plans), PURPOSE);
        String full = loan(Map.of("purpose", "A roof"));
        String empty = loan(Map.of("purpose", "A roof"));
        node.act(client, full, "ask");
        String upload =
                node.doors
                        .documents
                        .upload(
                                client,
                                null,
                                new Key("loan"),
                                key,
                                "plan.txt",
                                new ByteArrayInputStream("plan".getBytes(UTF_8)))
                        .id();
        node.doors.documents.deposit(client, full, key, null, upload);
        draw(PURPOSE);
        assertEquals(
                List.of("documents /documents/plans"), said(revisions().preview(head, full, 0)));
        refused(Problem.Kind.NOT_READY, () -> move(full, DOCUMENTS));
        move(empty);
        assertEquals(3, revision(empty));
    }

    @Test
    public void whoMayNotDrawMovesNothingAndLearnsNothing_CORE_23() {
        String loan = loan(Map.of("area", "south"));
        draw(PURPOSE, area("south"));
        refused(
                Problem.Kind.NOT_YOUR_ROLE,
                () -> revisions().move(client, loan, 0, Set.of(), null));
        refused(Problem.Kind.NOT_YOUR_ROLE, () -> revisions().preview(client, loan, 0));
        refused(
                Problem.Kind.NOT_YOUR_ROLE,
                () -> revisions().survey(client, desk, 0, Set.of(), null, 10));
        Caller stranger = node.stranger("stranger");
        refused(Problem.Kind.NOT_FOUND, () -> revisions().preview(stranger, loan, 0));
        refused(Problem.Kind.NOT_FOUND, () -> revisions().move(stranger, loan, 0, Set.of(), null));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> revisions().survey(stranger, desk, 0, Set.of(), null, 10));
        // a clerk sees the desk, and no loan that was not sent
        refused(Problem.Kind.NOT_FOUND, () -> revisions().preview(clerk, loan, 0));
        refused(Problem.Kind.INVALID_INPUT, () -> revisions().move(head, loan, 3, Set.of(), null));
        assertEquals(1, revision(loan));
    }

    @Test
    public void whileTheTypeIsAwayNobodyLearnsOfADossierByThat_CORE_23() {
        String loan = loan(Map.of("area", "south"));
        draw(PURPOSE, area("south"));
        node.catalogue.leave(node.sample);
        refused(Problem.Kind.TYPE_AWAY, () -> revisions().preview(head, loan, 0));
        refused(Problem.Kind.TYPE_AWAY, () -> move(loan));
        refused(Problem.Kind.NOT_FOUND, () -> revisions().preview(clerk, loan, 0));
        node.catalogue.arrive(node.sample, Binding.from("sample", "1.0"));
        assertEquals(2, move(loan).revision());
    }

    @Test
    public void whoDrawsMovesWhatHeDoesNotSeeAndIsToldReasonsAlone_CORE_23_PROC_22() {
        node.close();
        Prefecture at = new Prefecture(database);
        node = at.node;
        String procedure = at.procedure;
        Key form = new Key("form");
        node.definitions()
                .draw(
                        at.administrator,
                        procedure,
                        Map.of(form, Form.of(ROOMS)),
                        List.of(),
                        Map.of());
        String dossier =
                node.open(
                        at.applicant,
                        new NewDossier(
                                null,
                                new Key("procedure-dossier"),
                                procedure,
                                null,
                                "A house",
                                Map.of(form, Map.of("rooms", ROWS))));
        node.definitions()
                .draw(
                        at.administrator,
                        procedure,
                        Map.of(form, Form.of(ROOMS.between(null, "1"))),
                        List.of(),
                        Map.of());
        Outlook bounded = revisions().preview(at.administrator, dossier, 0);
        assertEquals("no field", List.of("invalid "), said(bounded));
        String detail = bounded.findings().get(0).error().detail().toString();
        assertFalse("no bound: " + detail, detail.contains("1"));
        Field names =
                Field.repeated("rooms", Field.text("name").named("Nom", "Name"))
                        .named("Pièces", "Rooms");
        node.definitions()
                .draw(
                        at.administrator,
                        procedure,
                        Map.of(form, Form.of(names)),
                        List.of(),
                        Map.of());
        refused(Problem.Kind.NOT_FOUND, () -> node.dossiers().read(at.administrator, dossier));
        Outlook outlook = revisions().preview(at.administrator, dossier, 0);
        assertEquals("no field", List.of("put-aside "), said(outlook));
        DossierQuery all =
                new DossierQuery(
                        null, procedure, null, null, null, null, null, null, 1, null, false);
        Bulk.Move newest = new Bulk.Move(0, Set.of(PUT_ASIDE));
        String job = node.jobs.jobs.start(at.administrator, Bulk.on(all, newest)).id();
        node.jobs.work();
        Jobs.Job done = node.jobs.jobs.read(at.administrator, job, null, 10).job();
        assertEquals(1, done.total());
        assertEquals(0, done.refused());
        assertEquals(outlook.target(), node.dossiers().read(at.applicant, dossier).revision());
        revisions().move(at.administrator, dossier, outlook.revision(), Set.of(), null);
        assertEquals(outlook.revision(), node.dossiers().read(at.applicant, dossier).revision());
    }

    @Test
    public void inBulkWhatMovesMovesAndTheRestSaysWhy_CORE_23() {
        String fine = loan(Map.of("purpose", "A roof", "area", "south"));
        String broken = loan(Map.of("area", "north"));
        draw(PURPOSE, area("south"));
        DossierQuery all = DossierQuery.of(new Key("loan"), 1);
        Bulk.Move newest = new Bulk.Move(0, Set.of());
        refused(Problem.Kind.INVALID_INPUT, () -> node.jobs.jobs.start(head, Bulk.on(all, newest)));
        DossierQuery here =
                new DossierQuery(
                        null, desk, null, Set.of(), null, List.of(), null, null, 1, null, false);
        refused(
                Problem.Kind.NOT_YOUR_ROLE,
                () -> node.jobs.jobs.start(client, Bulk.on(here, newest)));
        String job = node.jobs.jobs.start(head, Bulk.on(here, newest)).id();
        node.jobs.work();
        Jobs.Progress progress = node.jobs.jobs.read(head, job, null, 10);
        assertEquals(2, progress.job().done());
        assertEquals(1, progress.job().refused());
        assertEquals(broken, progress.refusals().get(0).dossier());
        assertEquals(
                "/sections/request/area",
                progress.refusals().get(0).problem().errors().get(0).pointer());
        assertEquals(2, revision(fine));
        assertEquals(1, revision(broken));
        node.dossiers()
                .edit(client, new SectionChange(broken, REQUEST, Map.of("area", "south"), null));
        String chosen = node.jobs.jobs.start(head, Bulk.on(List.of(broken), newest)).id();
        node.jobs.work();
        assertEquals(0, node.jobs.jobs.read(head, chosen, null, 10).job().refused());
        assertEquals(2, revision(broken));
    }

    @Test
    public void onePageLooksAtSoManyAndSaysHowToGoOn_CORE_23() {
        String first = loan(Map.of("area", "south"));
        draw(PURPOSE, area("south"));
        List<String> there = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            there.add(loan(Map.of("area", "south")));
        }
        String asked = loan(Map.of("area", "south"));
        revisions().move(head, asked, 1, Set.of(), null);
        Stretch<String> one = behind(null);
        assertEquals(new Stretch<>(List.of(first), there.get(0)), one);
        Stretch<String> two = behind(one.next());
        assertEquals(new Stretch<>(List.of(), there.get(2)), two);
        Stretch<String> three = behind(two.next());
        assertEquals(new Stretch<>(List.of(asked), asked), three);
        assertEquals(new Stretch<>(List.of(), null), behind(three.next()));
    }

    private Stretch<String> behind(String after) {
        var behind =
                new RunningDossiers(desk, node.catalogue.snapshot(new Key("loan")), 2, Set.of());
        return node.transactions.read(sql -> behind.find(sql, after, 10, 2));
    }
}
