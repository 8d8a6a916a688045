package org.liasse.core.dossier;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Documents.Signature;
import org.liasse.api.dossier.Documents.Version;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.Dossiers.Entry;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.dossier.Signatures.Kept;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.sample.Node;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;
import org.liasse.variant.orders.FollowUp;
import org.liasse.variant.orders.OrdersVariant;
import org.liasse.variant.orders.WorkedHours;

/** The life of a visit of a field-service company, on both databases. */
@RunWith(Parameterized.class)
public class OrdersStoryTest {

    private static final Key VISIT = new Key("service-visit");
    private static final Key REPORT = new Key("report");
    private static final String LINES = "M0 0L300 200L600 10";

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Node node;
    private Caller planner;
    private Caller manager;
    private Caller accountant;
    private Caller technician;
    private Caller client;
    private String order;
    private String visit;

    public OrdersStoryTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        node = new Node(database.open());
        node.catalogue.arrive(
                new OrdersVariant(null, null, null, null, null, null, null, null, null, null),
                Binding.from("orders", "1.0"));
        Binding.bind(node.effects, VISIT.value(), "report", new FollowUp(node.dossiers()));
        Binding.bind(node.sections, VISIT.value(), new WorkedHours());
        String office = node.offices().create(new Key("heat"), "Heat").id();
        planner = node.someone("planner", office, "planner");
        manager = node.someone("manager", office, "manager");
        accountant = node.someone("accountant", office, "accountant");
        technician = node.stranger("technician");
        client = node.stranger("client");
        String customer =
                opened("service-client", null, Map.of(new Key("sheet"), Map.of("name", "Ada")));
        invite(customer, client, "client");
        String site =
                opened(
                        "service-site",
                        customer,
                        Map.of(new Key("site"), Map.of("place", Map.of("city", "Lyon"))));
        order =
                opened(
                        "service-order",
                        site,
                        Map.of(
                                new Key("mission"),
                                Map.of("kind", "repair", "mission", "The boiler is cold")));
        invite(order, technician, "technician");
        client = node.again(client);
        technician = node.again(technician);
        visit = opened("service-visit", order, Map.of(new Key("access"), Map.of("code", "12B4")));
    }

    @After
    public void close() {
        node.close();
    }

    private String opened(String type, String context, Map<Key, Map<String, Object>> sections) {
        return node.open(
                planner, new NewDossier(null, new Key(type), context, null, type, sections));
    }

    private void invite(String dossier, Caller whom, String role) {
        node.participants()
                .invite(planner, dossier, Principal.account(whom.account()), new Key(role), null);
    }

    private void reported(String outcome, Map<String, Object> more) {
        node.act(technician, visit, "arrive");
        var report = new HashMap<>(more);
        report.put("start", "2026-05-04T08:00:00Z");
        report.put("end", "2026-05-04T10:30:00Z");
        report.put("outcome", outcome);
        node.dossiers().edit(technician, new SectionChange(visit, REPORT, report, null));
        node.act(technician, visit, "report");
    }

    private String state() {
        return node.dossiers().read(planner, visit).state().value();
    }

    private List<Item> visits(Caller caller) {
        var query =
                new DossierQuery(VISIT, order, null, null, null, null, null, null, 50, null, false);
        return node.dossiers().list(caller, query).items();
    }

    private void sign(Map<String, Object> more) {
        var inputs = new HashMap<>(more);
        inputs.put("signatory", "Jeanne");
        inputs.put("drawing", LINES);
        node.act(client, visit, "sign", inputs);
    }

    private void refuses(String reason, Map<String, Object> inputs) {
        Problem problem =
                assertThrows(Problem.class, () -> node.act(client, visit, "sign", inputs));
        assertEquals(reason, problem.reason().orElseThrow());
    }

    private List<Version> reports(Caller caller) {
        return node.doors.documents.list(caller, visit).stream()
                .filter(document -> document.slot().equals(REPORT))
                .flatMap(document -> document.versions().stream())
                .toList();
    }

    // CORE-19
    @Test
    public void SERV_03_whatTheClientSignsIsTheNewestReportAndItStaysSo() {
        reported("finished", Map.of());
        node.doors.products.produce(technician, visit, REPORT, Set.of(), null);
        node.doors.products.produce(technician, visit, REPORT, Set.of(), null);
        assertThrows(Problem.class, () -> node.act(client, visit, "sign"));
        Problem dot =
                assertThrows(
                        Problem.class,
                        () ->
                                node.act(
                                        client,
                                        visit,
                                        "sign",
                                        Map.of("signatory", "Jeanne", "drawing", "M1 1L1 1")));
        assertEquals("/drawing", dot.errors().get(0).pointer());
        assertEquals("reported", state());

        sign(Map.of());

        List<Version> versions = reports(manager);
        assertEquals(List.of(), versions.get(0).signatures());
        assertEquals(versions.get(1).sha256(), versions.get(1).signatures().get(0).sha256());
        for (Entry entry : node.dossiers().timeline(manager, visit, null, 200)) {
            assertFalse(entry.kind(), entry.payload().containsValue(LINES));
        }
        assertTrue(node.kinds(client, visit).contains("sign-in-report"));
        assertThrows(
                Problem.class,
                () -> node.doors.products.produce(technician, visit, REPORT, Set.of(), null));
    }

    // SERV-12, CORE-16
    @Test
    public void SERV_12_atTheEndWhoSignedIsForgottenAndTheProofStays() {
        reported("finished", Map.of());
        node.doors.products.produce(technician, visit, REPORT, Set.of(), null);
        sign(Map.of());
        node.act(accountant, visit, "invoice");
        node.act(accountant, visit, "archive");
        node.clock.pass(Duration.ofDays(3700));

        node.doors.time.strike();

        Version report = reports(manager).get(0);
        Signature signature = report.signatures().get(0);
        assertEquals("", signature.signatory());
        assertEquals("", signature.signer());
        assertEquals(report.sha256(), signature.sha256());
        String document = node.doors.documents.list(manager, visit).get(0).id();
        Kept kept = node.doors.signatures.of(manager, visit, document, 1).get(0);
        assertNull(kept.drawing());
        assertEquals(64, kept.drawingSha256().length());
    }

    @Test
    public void SERV_03_SERV_16_theClientSignsWithRemarksThenItIsInvoicedAndArchived() {
        reported("finished", Map.of());
        assertThrows(Problem.class, () -> node.act(accountant, visit, "invoice"));
        refuses("report-made", Map.of("signatory", "Jeanne", "drawing", LINES));
        node.doors.products.produce(technician, visit, REPORT, Set.of(), null);
        sign(Map.of("remarks", "Warm again"));
        assertEquals(
                "Warm again",
                node.dossiers()
                        .read(manager, visit)
                        .sections()
                        .get(new Key("remarks"))
                        .values()
                        .get("remarks"));
        node.act(accountant, visit, "invoice");
        node.act(accountant, visit, "archive");
        assertEquals("archived", state());
    }

    @Test
    public void SERV_03_theManagerReleasesWhereTheClientIsAbsent() {
        reported("finished", Map.of());
        assertThrows(Problem.class, () -> node.act(manager, visit, "release"));
        node.act(manager, visit, "release", Map.of("reason", "Nobody at home"));
        node.act(accountant, visit, "invoice");
        assertEquals("invoiced", state());
        assertFalse(node.dossiers().read(client, visit).sections().containsKey(new Key("release")));
    }

    @Test
    public void SERV_07_toBeContinuedIsFollowedByAVisitOnTheSameOrder() {
        reported("to-continue", Map.of());
        Map<String, List<Item>> byState =
                visits(planner).stream().collect(Collectors.groupingBy(i -> i.state().value()));
        assertEquals(visit, byState.get("reported").get(0).id());
        assertEquals(order, byState.get("prepared").get(0).context());
        assertEquals(2, visits(technician).size());
        assertEquals(2, visits(client).size());
    }

    // CORE-25
    @Test
    public void CORE_25_theVisitThatFollowsIsTiedToTheOneItFollows() {
        reported("to-continue", Map.of());
        String next =
                visits(planner).stream()
                        .filter(i -> i.state().value().equals("prepared"))
                        .findFirst()
                        .orElseThrow()
                        .id();
        for (Caller reader : List.of(planner, technician)) {
            assertEquals(List.of("follows " + visit), ties(reader, next));
            assertEquals(List.of("followed-by " + next), ties(reader, visit));
        }
        assertTrue(
                node.dossiers().timeline(technician, visit, null, 200).stream()
                        .anyMatch(e -> e.kind().equals("link-followed-by")));
        assertTrue(node.dossiers().chainHolds(visit));
        assertTrue(node.dossiers().chainHolds(next));
        // without a sentence that lets him, nobody ties what he has not just opened
        Key follows = new Key("follows");
        assertThrows(Problem.class, () -> node.dossiers().link(planner, visit, follows, next));
        assertEquals(List.of("followed-by " + next), ties(planner, visit));
    }

    private List<String> ties(Caller reader, String dossier) {
        return node.dossiers().read(reader, dossier).links().stream()
                .map(link -> link.kind() + " " + link.dossier())
                .toList();
    }

    @Test
    public void SERV_07_nothingFollowsWhatIsFinished() {
        reported("finished", Map.of());
        assertEquals(1, visits(planner).size());
    }

    @Test
    public void CORE_02_abandonedNeedsAReasonAndGoesToTheArchive() {
        node.act(technician, visit, "arrive");
        node.dossiers()
                .edit(
                        technician,
                        new SectionChange(
                                visit,
                                REPORT,
                                Map.of(
                                        "start", "2026-05-04T08:00:00Z",
                                        "end", "2026-05-04T08:10:00Z",
                                        "outcome", "abandoned"),
                                null));
        assertThrows(Problem.class, () -> node.act(technician, visit, "report"));
        node.dossiers()
                .edit(
                        technician,
                        new SectionChange(visit, REPORT, Map.of("reason", "Locked"), null));
        node.act(technician, visit, "report");
        assertThrows(Problem.class, () -> node.act(client, visit, "sign"));
        node.act(planner, visit, "archive");
        assertEquals("archived", state());
    }

    @Test
    public void SERV_12_SERV_14_theTeamSeesTheAccessCodeAndTheClientDoesNot() {
        Key access = new Key("access");
        assertTrue(node.dossiers().read(technician, visit).sections().containsKey(access));
        assertFalse(node.dossiers().read(client, visit).sections().containsKey(access));
    }

    @Test
    public void SERV_21_hoursFollowFromTheTimesAndTheClientSeesNeither() {
        node.act(technician, visit, "arrive");
        Map<String, Object> row =
                Map.of(
                        "order",
                        1,
                        "person",
                        technician.account(),
                        "start",
                        "2026-05-04T08:00:00Z",
                        "end",
                        "2026-05-04T10:30:00Z",
                        "pauses",
                        30);
        node.dossiers()
                .edit(
                        technician,
                        new SectionChange(
                                visit,
                                new Key("times"),
                                Map.of("worked", Map.of("r1", row)),
                                null));
        Key hours = new Key("hours");
        assertEquals(
                "2",
                node.dossiers()
                        .read(accountant, visit)
                        .sections()
                        .get(hours)
                        .values()
                        .get("total")
                        .toString());
        assertFalse(node.dossiers().read(client, visit).sections().containsKey(hours));
    }

    @Test
    public void SERV_22_aClientSeesHisOwnVisitsOnly() {
        assertEquals(1, visits(client).size());
        Caller other = node.stranger("other");
        String another =
                opened("service-client", null, Map.of(new Key("sheet"), Map.of("name", "Bo")));
        invite(another, other, "client");
        other = node.again(other);
        assertEquals(List.of(), visits(other));
    }
}
