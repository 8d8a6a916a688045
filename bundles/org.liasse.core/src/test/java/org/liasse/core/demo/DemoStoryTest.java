package org.liasse.core.demo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierPage;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.money.Settlement;
import org.liasse.api.people.Caller;
import org.liasse.core.documents.DocumentDoors;
import org.liasse.core.letter.LetterBox;
import org.liasse.core.letter.Site;
import org.liasse.core.notice.NoticeDoors;
import org.liasse.core.people.PersonalLinkDesk;
import org.liasse.core.sample.Node;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;
import org.liasse.core.types.TypeDoor;
import org.liasse.demo.Demo;
import org.liasse.demo.Doors;
import org.liasse.variant.condo.CondoVariant;
import org.liasse.variant.condo.ProviderFile;
import org.liasse.variant.condo.SendOrder;
import org.liasse.variant.inspection.InspectionVariant;
import org.liasse.variant.inspection.MeasurementReport;
import org.liasse.variant.inspection.MeasurementResult;
import org.liasse.variant.inspection.QuoteDocument;
import org.liasse.variant.inspection.QuoteSums;
import org.liasse.variant.inspection.StudyFile;
import org.liasse.variant.procedures.ProceduresVariant;

/** The demonstration as it is loaded: through the doors, interrupted, and again. */
public class DemoStoryTest {

    private static final Key DOSSIER = new Key("procedure-dossier");
    private static final Key INSPECTION = new Key("inspection-dossier");

    private Node node;
    private NoticeDoors notices;

    @Before
    public void open() {
        node = new Node(TestDatabase.DERBY.open());
        notices = new NoticeDoors(node);
        node.catalogue.arrive(new ProceduresVariant(null, null), Binding.from("procedures", "1.0"));
    }

    @After
    public void close() {
        node.close();
    }

    private Demo demo(Dossiers dossiers) throws IOException {
        JsonNode form =
                new ObjectMapper()
                        .readTree(
                                ProceduresVariant.class.getResourceAsStream(
                                        "subsidy-request.json"));
        Doors doors =
                new Doors(
                        node.offices(),
                        node.accounts(),
                        node.signIn(),
                        new TypeDoor(node.catalogue, node.definitions()),
                        dossiers,
                        node.definitions(),
                        node.participants(),
                        node.conversations(),
                        node.doors.documents,
                        node.doors.slots,
                        node.doors.sharing,
                        node.doors.products,
                        notices.texts,
                        (sheet, out) ->
                                out.write(("%PDF-1.7\n" + sheet).getBytes(StandardCharsets.UTF_8)));
        return new Demo(doors, form);
    }

    /** The doors, until somebody pulls the plug at this act. */
    private Dossiers until(int act) {
        var acts = new AtomicInteger();
        return (Dossiers)
                Proxy.newProxyInstance(
                        DemoStoryTest.class.getClassLoader(),
                        new Class<?>[] {Dossiers.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("perform")
                                    && acts.incrementAndGet() == act) {
                                throw new IllegalStateException("the plug is pulled");
                            }
                            try {
                                return method.invoke(node.dossiers(), arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private Map<String, Integer> seen(String login, String tab) {
        return seen(login, DOSSIER, tab);
    }

    private Map<String, Integer> seen(String login, Key type, String tab) {
        var states = new TreeMap<String, Integer>();
        Caller caller = node.signIn().as(login);
        String after = null;
        do {
            DossierPage page =
                    node.dossiers()
                            .list(
                                    caller,
                                    new DossierQuery(
                                            type,
                                            null,
                                            tab == null ? null : new Key(tab),
                                            null,
                                            null,
                                            null,
                                            null,
                                            null,
                                            200,
                                            after,
                                            false));
            for (Item item : page.items()) {
                states.merge(item.state().value(), 1, Integer::sum);
            }
            after = page.next();
        } while (after != null);
        return states;
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The office with its groups, and one of its procedures: a quarter of all that there is. */
    private static JsonNode aQuarter() {
        ObjectNode office = Demo.told().at("/offices/0").deepCopy();
        office.putArray("procedures").add("public-ground");
        ObjectNode told = new ObjectMapper().createObjectNode();
        told.putArray("offices").add(office);
        return told;
    }

    // PROC-03, PROC-07
    @Test
    public void PROC_07_whatWasInterruptedIsCompletedAndLoadedAgainChangesNothing()
            throws IOException {
        JsonNode told = aQuarter();
        for (int act : new int[] {1, 6, 60}) {
            Demo interrupted = demo(until(act));
            assertThrows(IllegalStateException.class, () -> interrupted.make(told));
        }
        demo(node.dossiers()).make(told);
        assertEquals(
                Map.of(
                        "under-construction", 72,
                        "under-instruction", 10,
                        "accepted", 12,
                        "refused", 5,
                        "dismissed", 3),
                seen("karim.benali", "all"));
        assertEquals(4, sum(seen("karim.benali", "archived")));
        assertEquals(60, sum(seen("karim.benali", "to-follow")));
        int north = sum(seen("mehdi.amrani", "all"));
        int centre = sum(seen("bruno.teixeira", "all"));
        int south = sum(seen("pauline.guerin", "all"));
        assertTrue(north > 5 && centre > 5 && south > 5);
        assertTrue("some are nobody's sector", north + centre + south < 102);

        Demo again = demo(node.dossiers());
        again.make(told);
        assertEquals(0, again.made());
        assertEquals(102, sum(seen("karim.benali", "all")));
    }

    private void installInspections() {
        node.catalogue.arrive(
                new InspectionVariant(null, null, null, null, null, null, null),
                Binding.from("inspection", "1.0"));
        String type = INSPECTION.value();
        Binding.bind(node.readers, type, "xml", new StudyFile());
        Binding.bind(node.sections, type, new MeasurementResult());
        Binding.bind(node.sections, type, new QuoteSums());
        Binding.bind(node.generators, type, "report", new MeasurementReport(DocumentDoors.words()));
        Binding.bind(node.generators, type, "quote", new QuoteDocument(DocumentDoors.words()));
    }

    /** The office with its inspections alone. */
    private static JsonNode inspections() {
        ObjectNode office = Demo.told().at("/offices/0").deepCopy();
        office.putArray("procedures");
        office.putArray("requests");
        ObjectNode told = new ObjectMapper().createObjectNode();
        told.putArray("offices").add(office);
        return told;
    }

    // INSP-10, INSP-12, INSP-25
    @Test
    public void INSP_10_inspectionsAreLoadedToTheirEndAfterAnInterruptionToo() throws IOException {
        installInspections();
        JsonNode told = inspections();
        for (int act : new int[] {4, 8, 2}) {
            Demo interrupted = demo(until(act));
            assertThrows(IllegalStateException.class, () -> interrupted.make(told));
        }
        demo(node.dossiers()).make(told);

        assertEquals(
                Map.of("to-schedule", 2, "visited", 2, "finalised", 2),
                seen("helene.garnier", INSPECTION, null));
        assertEquals(
                "the report of the second visit alone",
                Set.of("Contre-visite"),
                reports("olivier.masson"));
        assertEquals(Set.of("Contre-visite", "Rapports"), reports("helene.garnier"));
        assertEquals(
                "one is made of its lines, the other was brought along",
                Map.of(
                        "Maison de Julie Fontaine", "devis-2026-000005.pdf",
                        "Douze logements, allée des Charmes", "devis.pdf"),
                quotes("helene.garnier"));
        assertEquals("0.00", balance("helene.garnier", "Maison de Julie Fontaine"));
        Demo again = demo(node.dossiers());
        again.make(told);
        assertEquals(0, again.made());
    }

    /** Where somebody sees reports of the dwellings, by the names of the slots. */
    private Set<String> reports(String login) {
        Caller caller = node.signIn().as(login);
        var found = new TreeSet<String>();
        for (Item item : inspections(login)) {
            if (item.title().startsWith("Douze logements")) {
                node.doors.slots.list(caller, item.id()).stream()
                        .filter(line -> line.documents() > 0)
                        .filter(line -> line.slot().key().value().startsWith("reports"))
                        .forEach(line -> found.add(line.slot().label().fr()));
            }
        }
        return found;
    }

    private List<Item> inspections(String login) {
        Caller caller = node.signIn().as(login);
        return node.dossiers().list(caller, DossierQuery.of(INSPECTION, 200)).items();
    }

    /** How the quotes are called that somebody sees, by the titles of their dossiers. */
    private Map<String, String> quotes(String login) {
        Caller caller = node.signIn().as(login);
        Map<String, String> quotes = new TreeMap<>();
        for (Item item : inspections(login)) {
            node.doors.documents.list(caller, item.id()).stream()
                    .filter(document -> document.slot().equals(new Key("quote")))
                    .forEach(
                            document ->
                                    quotes.put(item.title(), document.versions().get(0).name()));
        }
        return quotes;
    }

    /** What is still to be paid. */
    private Object balance(String login, String title) {
        Item paid =
                inspections(login).stream()
                        .filter(item -> item.title().equals(title))
                        .findFirst()
                        .orElseThrow();
        Caller caller = node.signIn().as(login);
        Object balance =
                node.dossiers()
                        .read(caller, paid.id())
                        .values(new Key("settlement"))
                        .get(Settlement.BALANCE);
        return ((Map<?, ?>) balance).get("amount");
    }

    private void installCondominiums() {
        node.catalogue.arrive(
                new CondoVariant(null, null, null, null, null, null, null, null, null),
                Binding.from("condo", "1.0"));
        Binding.bind(node.readers, "condo-providers", "file", new ProviderFile());
        Site site = new Site(Map.of("LIASSE_PUBLIC_URL", "https://liasse.test"));
        var links =
                new PersonalLinkDesk(
                        node.transactions,
                        node.participants(),
                        new LetterBox(node.transactions, site),
                        site,
                        node.clock);
        Binding.bind(
                node.effects,
                "condo-report",
                "send-order",
                new SendOrder(node.dossiers(), links, node.doors.documents, node.doors.copies));
    }

    // COND-02, COND-10, COND-11, COND-13, COND-18
    @Test
    public void COND_11_theLeakIsLoadedFromItsReportToItsClaimAfterAnInterruptionToo()
            throws IOException {
        installInspections();
        installCondominiums();
        ObjectNode told = new ObjectMapper().createObjectNode();
        told.putArray("offices").add(Demo.told().at("/offices/2"));
        for (int act : new int[] {3, 2, 3, 2}) {
            Demo interrupted = demo(until(act));
            assertThrows(IllegalStateException.class, () -> interrupted.make(told));
        }
        demo(node.dossiers()).make(told);

        Key report = new Key("condo-report");
        assertEquals(Map.of("closed", 1), seen("martine.vasseur", report, null));
        assertEquals(Map.of("closed", 1), seen("emma.gilles", report, "closed"));
        Key order = new Key("condo-order");
        assertEquals(Map.of("done", 1), seen("denis.marchal", order, null));
        assertEquals(Map.of("sent", 1), seen("sylvie.brun", new Key("condo-claim"), null));
        Caller provider = node.signIn().as("denis.marchal");
        Item one = node.dossiers().list(provider, DossierQuery.of(order, 10)).items().get(0);
        assertEquals(
                "Marchal Plomberie",
                node.dossiers()
                        .read(provider, one.id())
                        .sections()
                        .get(new Key("order"))
                        .values()
                        .get("providerName"));
        Caller neighbour = node.signIn().as("emma.gilles");
        Item leak = node.dossiers().list(neighbour, DossierQuery.of(report, 10)).items().get(0);
        assertTrue(
                node.dossiers().read(neighbour, leak.id()).roles().contains(new Key("concerned")));
        Demo again = demo(node.dossiers());
        again.make(told);
        assertEquals(0, again.made());
    }
}
