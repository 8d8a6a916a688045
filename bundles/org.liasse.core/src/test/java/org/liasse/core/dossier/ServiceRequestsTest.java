package org.liasse.core.dossier;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.PersonalLinks.NewLink;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.letter.LetterBox;
import org.liasse.core.letter.Site;
import org.liasse.core.people.PersonalLinkDesk;
import org.liasse.core.sample.Condominium;
import org.liasse.core.store.Json;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.TypeDoor;
import org.liasse.open311.Asked;
import org.liasse.open311.Counter;
import org.liasse.open311.Refusal;
import org.liasse.open311.ServiceDesk;

/** What strangers are told of a building, and what they send, on both databases. */
@RunWith(Parameterized.class)
public class ServiceRequestsTest {

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Condominium condo;
    private Caller council;
    private Caller ada;
    private ServiceDesk desk;
    private Counter counter;

    public ServiceRequestsTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        condo = new Condominium(database);
        council = condo.resident("council", "council");
        ada = condo.resident("ada", "owner");
        var types = new TypeDoor(condo.node.catalogue, condo.node.definitions());
        desk =
                new ServiceDesk(
                        condo.node.dossiers(), types, condo.node.offices(), condo.node.clock);
        counter = new Counter(desk, condo.node.dossiers(), condo.node.signIn(), 3);
    }

    @After
    public void close() {
        condo.close();
    }

    private Asked here(String... more) {
        Map<String, List<String>> arguments = new HashMap<>();
        arguments.put("jurisdiction_id", List.of(condo.building));
        for (int i = 0; i < more.length; i += 2) {
            arguments.put(more[i], List.of(more[i + 1]));
        }
        return new Asked(arguments);
    }

    private List<Object> told(String... more) {
        return desk.requests(here(more), Language.EN).stream()
                .map(request -> request.get("service_request_id"))
                .toList();
    }

    private void refused(int status, Runnable request) {
        assertEquals(status, assertThrows(Refusal.class, request::run).status());
    }

    private void openTheBuilding() {
        condo.node.act(condo.manager, condo.building, "open-to-strangers");
    }

    private String key() {
        Site site = new Site(Map.of("LIASSE_PUBLIC_URL", "https://liasse.test"));
        new PersonalLinkDesk(
                        condo.node.transactions,
                        condo.node.participants(),
                        new LetterBox(condo.node.transactions, site),
                        site,
                        condo.node.clock)
                .make(
                        condo.manager,
                        condo.building,
                        new NewLink(
                                new Key("application"),
                                "The town",
                                "town@example.org",
                                Language.EN,
                                30));
        List<String> letters =
                condo.node.transactions.read(
                        sql ->
                                sql.list(
                                        "select content from letter where template ="
                                                + " 'personal-link'",
                                        row -> row.getString(1)));
        return Json.read(letters.get(letters.size() - 1)).get("link").toString().split("#")[1];
    }

    private Asked sending(String key) {
        return here(
                "api_key", key,
                "service_code", "leak",
                "address_string", "Cellar",
                "description", "Water everywhere",
                "email", "eve@example.org");
    }

    private String sent(String key) {
        return counter.submit(sending(key), Caller.visitor(Language.EN))
                .get(0)
                .get("service_request_id")
                .toString();
    }

    // COND-09, COND-10, COND-28
    @Test
    public void COND_28_strangersReadWhatIsForAllAndReachesTheManagerOnceTheBuildingIsOpen() {
        String leak = condo.report(ada, "leak", "Water; ask ada@example.org", "3rd floor");
        refused(404, () -> told());
        refused(404, () -> desk.services(here(), Language.EN));

        openTheBuilding();
        condo.report(ada, "neighbours", "A party", null);
        condo.node.act(condo.manager, condo.building, "switch-filter-on");
        String unshared = condo.report(ada, "lift", "Stuck", null);
        condo.node.open(
                council,
                new NewDossier(
                        null,
                        Condominium.REPORT,
                        condo.building,
                        null,
                        "Between us",
                        Map.of(
                                new Key("report"),
                                Map.of(
                                        "category",
                                        "leak",
                                        "text",
                                        "Private",
                                        "recipients",
                                        Map.of("r", Map.of("account", ada.account()))))));
        assertEquals(List.of(leak), told());
        Map<String, Object> request = desk.request(leak, here(), Language.EN).get(0);
        assertEquals("Water; ask […]", request.get("description"));
        assertEquals("3rd floor, 1 rue du Moulin", request.get("address"));
        assertFalse(request.toString(), request.toString().contains("ada"));
        refused(404, () -> desk.request(unshared, here(), Language.EN));

        condo.node.act(council, unshared, "share-with-manager");
        condo.node.act(ada, leak, "close");
        assertEquals(2, told().size());
        assertEquals(List.of(leak), told("status", "closed"));
        assertEquals(List.of(unshared), told("service_code", "lift,door"));
        condo.node.clock.pass(Duration.ofDays(91));
        assertEquals(List.of(), told());
        assertEquals(List.of(leak), told("service_request_id", leak));

        condo.node.act(condo.manager, condo.building, "close-to-strangers");
        refused(404, () -> told("service_request_id", leak));
        String other = condo.building("2 rue du Moulin");
        condo.node.act(condo.manager, other, "open-to-strangers");
        refused(
                404,
                () ->
                        desk.request(
                                leak,
                                new Asked(Map.of("jurisdiction_id", List.of(other))),
                                Language.EN));
    }

    // COND-28
    @Test
    public void COND_28_nobodyIsAStrangerButByThatDoor() {
        String leak = condo.report(ada, "leak", "Water", null);
        openTheBuilding();
        assertEquals(List.of(leak), told());
        Caller visitor = Caller.visitor(Language.EN);
        for (String dossier : List.of(condo.building, leak)) {
            for (Caller caller : List.of(visitor, condo.node.stranger("eve" + dossier))) {
                Problem problem =
                        assertThrows(
                                Problem.class, () -> condo.node.dossiers().read(caller, dossier));
                assertEquals(Problem.Kind.NOT_FOUND, problem.kind());
            }
        }
        assertFalse(
                condo.node.participants().list(ada, condo.building).stream()
                        .anyMatch(p -> p.principal().equals(Principal.PUBLIC)));
    }

    // COND-08
    @Test
    public void COND_08_whatAStrangerSendsIsAReportOfTheBuildingWithHisAddressForTheManager() {
        String key = key();
        refused(404, () -> sent(key));
        openTheBuilding();
        String report = sent(key);

        DossierView seen = condo.node.dossiers().read(condo.manager, report);
        assertEquals(condo.building, seen.context());
        assertEquals(
                "eve@example.org", seen.sections().get(new Key("contact")).values().get("email"));
        DossierView byAda = condo.node.dossiers().read(ada, report);
        assertFalse(byAda.sections().containsKey(new Key("contact")));
        assertEquals(List.of(report), told());
        assertEquals(
                "The town", condo.node.dossiers().timeline(ada, report, null, 1).get(0).actor());
        refused(403, () -> sent("wrong"));
        refused(
                400,
                () ->
                        counter.submit(
                                here("api_key", key, "service_code", "leak"),
                                Caller.visitor(Language.EN)));

        sent(key);
        Problem many = assertThrows(Problem.class, () -> sent(key));
        assertEquals(Problem.Kind.TOO_MANY, many.kind());
        assertEquals(
                0L,
                condo.node
                        .transactions
                        .read(sql -> sql.number("select count(*) from link_session"))
                        .longValue());
    }

    // COND-10
    @Test
    public void COND_10_whatAStrangerSendsIsFilteredLikeAnOccupantsReport() {
        String key = key();
        openTheBuilding();
        condo.node.act(condo.manager, condo.building, "switch-filter-on");
        String report = sent(key);

        assertThrows(Problem.class, () -> condo.node.dossiers().read(condo.manager, report));
        assertEquals(List.of(), told());
        condo.node.act(council, report, "share-with-manager");
        assertTrue(told().contains(report));
        condo.node.act(condo.manager, condo.building, "close-to-strangers");
        refused(404, () -> sent(key));
    }

    // COND-03
    @Test
    public void COND_03_whoIsExcludedSendsNothingMore() {
        String key = key();
        openTheBuilding();
        sent(key);
        Principal link =
                condo.node.participants().list(condo.manager, condo.building).stream()
                        .filter(p -> p.role().value().equals("application"))
                        .findFirst()
                        .orElseThrow()
                        .principal();
        condo.node
                .participants()
                .exclude(condo.manager, condo.building, link, new Key("application"), null);
        refused(403, () -> sent(key));
    }
}
