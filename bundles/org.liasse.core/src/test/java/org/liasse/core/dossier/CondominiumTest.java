package org.liasse.core.dossier;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierQuery.Path;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.Duplicates.Draft;
import org.liasse.api.dossier.EventLog.Wanted;
import org.liasse.api.dossier.PersonalLinks;
import org.liasse.api.job.Bulk;
import org.liasse.api.letter.Letter;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.statistic.Statistics;
import org.liasse.api.statistic.Statistics.Cell;
import org.liasse.api.statistic.Statistics.Figures;
import org.liasse.api.statistic.Statistics.Period;
import org.liasse.api.statistic.Statistics.Step;
import org.liasse.api.type.Statistic.Measure;
import org.liasse.core.letter.LetterBox;
import org.liasse.core.letter.Site;
import org.liasse.core.notice.NoticeDoors;
import org.liasse.core.people.PersonalLinkDesk;
import org.liasse.core.sample.Condominium;
import org.liasse.core.sample.Node;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;
import org.liasse.variant.condo.ProviderFile;
import org.liasse.variant.condo.SendOrder;

/** What happens in a building, on both databases. */
@RunWith(Parameterized.class)
public class CondominiumTest {

    private static final Key POLL = new Key("condo-poll");
    private static final Key ORDER = new Key("condo-order");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Condominium condo;
    private Node node;
    private Caller manager;
    private Caller council;
    private Caller ada;
    private Caller zoe;

    public CondominiumTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        condo = new Condominium(database);
        node = condo.node;
        manager = condo.manager;
        council = condo.resident("council", "council");
        ada = condo.resident("ada", "owner");
        zoe = condo.resident("zoe", "tenant");
    }

    @After
    public void close() {
        condo.close();
    }

    private long count(String table) {
        return node.transactions.read(sql -> sql.number("select count(*) from " + table));
    }

    // ---- polls

    private String poll(boolean several) {
        String poll =
                node.open(
                        council,
                        new NewDossier(
                                null,
                                POLL,
                                condo.building,
                                null,
                                "The colour of the door",
                                Map.of(
                                        new Key("poll"),
                                        Map.of(
                                                "object",
                                                "Door",
                                                "question",
                                                "Which colour?",
                                                "several",
                                                several,
                                                "options",
                                                Map.of(
                                                        "g",
                                                        Map.of("text", "Green", "order", 1),
                                                        "r",
                                                        Map.of("text", "Red", "order", 2),
                                                        "b",
                                                        Map.of("text", "Blue", "order", 3))))));
        node.act(council, poll, "publish");
        return poll;
    }

    private void answer(Caller caller, String poll, String... options) {
        Map<String, Object> chosen = new HashMap<>();
        for (String option : options) {
            chosen.put("row" + chosen.size(), Map.of("option", option));
        }
        node.act(caller, poll, "answer", Map.of("chosen", chosen));
    }

    private void refusedAnswer(Caller caller, String poll, String... options) {
        Problem problem = assertThrows(Problem.class, () -> answer(caller, poll, options));
        assertEquals("/chosen", problem.errors().get(0).pointer());
    }

    private String told(Caller caller, String poll) {
        while (node.sequencer.number() > 0) {
            // there is more than it numbers at once
        }
        return node.dossiers().read(caller, poll)
                + " "
                + node.dossiers().timeline(caller, poll, null, 200)
                + " "
                + node.events.after(caller, new Wanted(0, 200, Set.of(), Set.of(), poll)).events();
    }

    // COND-16, COND-17
    @Test
    public void COND_17_answersMayChangeUntilTheAuthorClosesAndAreThenCountedForAll() {
        NoticeDoors notices = new NoticeDoors(node);
        String poll = poll(false);
        answer(ada, poll, "g");
        answer(zoe, poll, "g");
        answer(council, poll, "b");
        answer(zoe, poll, "r");
        notices.letters(node);

        assertTrue(
                node.dossiers()
                        .read(ada, poll)
                        .sections()
                        .get(new Key("results"))
                        .values()
                        .isEmpty());
        node.act(council, poll, "close");

        for (Caller reader : List.of(ada, zoe, council, manager)) {
            Map<String, Object> results =
                    node.dossiers().read(reader, poll).sections().get(new Key("results")).values();
            assertEquals("3", results.get("voters").toString());
            assertEquals(
                    "{b={count=1, option=Blue, order=3}, g={count=1, option=Green, order=1},"
                            + " r={count=1, option=Red, order=2}}",
                    new TreeMap<>(sorted((Map<?, ?>) results.get("counts"))).toString());
        }
        List<Letter> letters =
                notices.letters(node).stream()
                        .filter(letter -> letter.text().contains("Green, 1\nRed, 1\nBlue, 1"))
                        .toList();
        assertEquals(
                new TreeSet<>(List.of("ada@example.org", "zoe@example.org")),
                new TreeSet<>(letters.stream().map(Letter::address).toList()));
        Problem late = assertThrows(Problem.class, () -> answer(ada, poll, "r"));
        assertEquals(Problem.Kind.WRONG_STATE, late.kind());
        assertEquals(List.of(poll), inTab(ada, "closed"));
        assertEquals(List.of(), inTab(ada, "running"));
    }

    private static Map<String, Object> sorted(Map<?, ?> rows) {
        Map<String, Object> sorted = new HashMap<>();
        rows.forEach(
                (id, row) -> {
                    var line = new TreeMap<String, Object>();
                    ((Map<?, ?>) row).forEach((key, value) -> line.put(key.toString(), value));
                    sorted.put(id.toString(), line);
                });
        return sorted;
    }

    private List<String> inTab(Caller caller, String tab) {
        return node
                .dossiers()
                .list(
                        caller,
                        new DossierQuery(
                                POLL,
                                condo.building,
                                new Key(tab),
                                null,
                                null,
                                null,
                                null,
                                null,
                                50,
                                null,
                                false))
                .items()
                .stream()
                .map(Item::id)
                .toList();
    }

    // COND-17, CORE-31
    @Test
    public void COND_17_aVoteIsKeptInNoJob() {
        String poll = poll(false);
        var vote =
                new Bulk.Perform(
                        new Key("answer"),
                        Map.of("chosen", Map.of("1", Map.of("option", "g"))),
                        Set.of());
        for (Bulk bulk :
                List.of(Bulk.on(List.of(poll), vote), Bulk.on(DossierQuery.of(POLL, 25), vote))) {
            Problem problem = assertThrows(Problem.class, () -> node.jobs.jobs.start(ada, bulk));
            assertEquals("vote-secret", problem.reason().orElse(""));
        }
        assertEquals(0, count("job"));
        node.jobs.jobs.start(
                ada,
                Bulk.on(
                        List.of(poll),
                        new Bulk.Perform(new Key("answer"), Map.of("text", "x"), Set.of())));
        assertEquals("of other acts of that name nothing is known", 1, count("job"));
    }

    // COND-16
    @Test
    public void COND_16_oneAnswerOrSeveralOfThoseThatAreOffered() {
        String one = poll(false);
        refusedAnswer(ada, one, "g", "r");
        refusedAnswer(ada, one, "x");
        refusedAnswer(ada, one);
        assertEquals(0, count("vote"));
        String several = poll(true);
        answer(ada, several, "g", "b");
        answer(ada, several, "g", "r", "r");
        assertEquals(2, count("vote"));
        assertTrue(node.dossiers().read(ada, several).marks().contains(new Key("answered")));
        assertThrows(Problem.class, () -> answer(manager, several, "g"));
    }

    // COND-17
    @Test
    public void COND_17_nobodyElseLearnsWhoAnsweredWhatNorThatHeDid() {
        String poll = poll(false);
        Map<Caller, String> before = new HashMap<>();
        for (Caller other : List.of(zoe, council, manager)) {
            before.put(other, told(other, poll));
        }
        answer(ada, poll, "g");
        before.forEach((other, told) -> assertEquals(other.name(), told, told(other, poll)));
        node.act(council, poll, "close");
        assertEquals("no vote outlives its count", 0, count("vote"));
        for (Caller other : List.of(zoe, council, manager)) {
            assertFalse(told(other, poll).contains(ada.account()));
        }
    }

    // ---- figures

    private Map<String, Long> figures(Caller reader, String place) {
        node.doors.statistics.settle();
        LocalDate today = LocalDate.ofInstant(node.clock.now(), node.clock.zone());
        Map<String, Long> all = new TreeMap<>();
        for (Figures figures :
                node.doors.statistics.statistics.read(
                        reader,
                        place,
                        new Statistics.Wanted(null, today.minusDays(89), today, Step.DAY))) {
            all.put(
                    figures.key().value(),
                    figures.measure() == Measure.CURRENT
                            ? figures.current().stream().mapToLong(Cell::n).sum()
                            : figures.periods().stream().mapToLong(Period::n).sum());
        }
        return all;
    }

    // COND-04
    @Test
    public void COND_04_theParkTellsHowManyPeopleThereAreAndWhatTheyDidInNinetyDays() {
        condo.resident("eve", "tenant");
        Map<String, Long> park = figures(manager, condo.office);
        assertEquals(1L, park.get("owners").longValue());
        assertEquals(2L, park.get("tenants").longValue());
        assertEquals(1L, park.get("council-members").longValue());
        assertEquals(0L, park.getOrDefault("caretakers", 0L).longValue());
        node.participants()
                .exclude(
                        manager,
                        condo.building,
                        Principal.account(zoe.account()),
                        new Key("tenant"),
                        null);
        assertEquals(1L, figures(manager, condo.office).get("tenants").longValue());

        String report = condo.report(ada, "lift", "Stuck", null);
        node.conversations()
                .write(ada, report, new Key("updates"), null, "Still", List.of(), List.of());
        node.conversations()
                .write(council, report, new Key("updates"), null, "Seen", List.of(), List.of());
        node.act(council, report, "close");
        Map<String, Long> acts = figures(manager, condo.office);
        assertEquals(2L, acts.get("acts-of-occupants").longValue());
        assertEquals(2L, acts.get("acts-of-referees").longValue());
        node.clock.pass(Duration.ofDays(89));
        assertEquals(2L, figures(manager, condo.office).get("acts-of-referees").longValue());
        node.clock.pass(Duration.ofDays(1));
        assertEquals(0L, figures(manager, condo.office).get("acts-of-referees").longValue());
        assertFalse(figures(ada, condo.building).containsKey("acts-of-referees"));
    }

    // ---- duplicates

    private List<String> alike(Caller caller, String category, String text, String location) {
        Map<String, Object> values = new HashMap<>();
        values.put("text", text);
        if (category != null) {
            values.put("category", category);
        }
        if (location != null) {
            values.put("location", location);
        }
        return node
                .doors
                .duplicates
                .find(
                        caller,
                        new Draft(
                                Condominium.REPORT,
                                condo.building,
                                Map.of(new Key("report"), values)))
                .stream()
                .map(Item::id)
                .toList();
    }

    // COND-02, COND-07
    @Test
    public void COND_02_likelyDuplicatesAreShownBeforeOneReportsAgain() {
        String stuck = condo.report(ada, "lift", "L’ascenseur est bloqué", "3e étage");
        String noisy = condo.report(ada, "lift", "Un bruit étrange la nuit", "Machinerie");
        condo.report(ada, "leak", "Une fuite près de l’ascenseur bloqué", "3e étage");

        assertEquals(List.of(stuck), alike(zoe, "lift", "ASCENSEURS BLOQUES encore", null));
        assertEquals(List.of(noisy), alike(zoe, "lift", "Bruits étranges", "machinerie"));
        assertEquals(List.of(), alike(zoe, "door", "L’ascenseur est bloqué", "3e étage"));
        assertEquals(2, alike(zoe, null, "L’ascenseur est bloqué", "3e étage").size());
        assertEquals(List.of(), alike(zoe, "lift", "Pas de lumière", null));
        assertEquals(List.of(), alike(zoe, "lift", "le la les dans est", null));

        node.act(ada, stuck, "close");
        assertEquals(
                "what is closed is over", List.of(), alike(zoe, "lift", "Ascenseur bloqué", null));
    }

    // COND-09, COND-10, COND-28
    @Test
    public void COND_28_whatOneDoesNotSeeIsNoDuplicate() {
        String own =
                node.open(
                        council,
                        new NewDossier(
                                null,
                                Condominium.REPORT,
                                condo.building,
                                null,
                                "Private",
                                Map.of(
                                        new Key("report"),
                                        Map.of(
                                                "category",
                                                "lift",
                                                "text",
                                                "Ascenseur bloqué",
                                                "recipients",
                                                Map.of("r1", Map.of("account", ada.account()))))));
        assertEquals(List.of(own), alike(council, "lift", "Ascenseur bloqué", null));
        assertEquals(List.of(), alike(zoe, "lift", "Ascenseur bloqué", null));
        assertEquals(List.of(), alike(node.stranger("eve"), "lift", "Ascenseur bloqué", null));
        Problem problem =
                assertThrows(
                        Problem.class,
                        () ->
                                node.doors.duplicates.find(
                                        zoe, new Draft(POLL, condo.building, Map.of())));
        assertEquals("/type", problem.errors().get(0).pointer());
    }

    // COND-02
    @Test
    public void COND_02_whoJoinsAReportIsToldAsItsAuthorIs() {
        String report = condo.report(ada, "lift", "Stuck", null);
        node.act(zoe, report, "join-report");

        assertTrue(node.dossiers().read(zoe, report).roles().contains(new Key("concerned")));
        Problem again = assertThrows(Problem.class, () -> node.act(zoe, report, "join-report"));
        assertEquals(Problem.Kind.NOT_READY, again.kind());
        assertEquals(
                Problem.Kind.NOT_READY,
                assertThrows(Problem.class, () -> node.act(ada, report, "join-report")).kind());
        assertThrows(Problem.class, () -> node.act(zoe, report, "close"));
        assertEquals("to-process", node.dossiers().read(manager, report).state().value());
        node.act(zoe, report, "leave-report");
        assertFalse(node.dossiers().read(zoe, report).roles().contains(new Key("concerned")));
    }

    // ---- orders

    private void bindOrders() {
        Site site = new Site(Map.of("LIASSE_PUBLIC_URL", "https://liasse.test"));
        PersonalLinks links =
                new PersonalLinkDesk(
                        node.transactions,
                        node.participants(),
                        new LetterBox(node.transactions, site),
                        site,
                        node.clock);
        Binding.bind(
                node.effects,
                Condominium.REPORT.value(),
                "send-order",
                new SendOrder(node.dossiers(), links, node.doors.documents, node.doors.copies));
    }

    private String upload(Caller caller, Key type, String place, String name, byte[] bytes) {
        try {
            return node.doors
                    .documents
                    .upload(
                            caller,
                            null,
                            type,
                            new Key(place),
                            name,
                            new ByteArrayInputStream(bytes))
                    .id();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] jpeg() {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private List<Item> orders(Caller caller) {
        return node.dossiers()
                .list(
                        caller,
                        new DossierQuery(
                                ORDER,
                                condo.building,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of(new Path(new Key("order"), new Key("report"))),
                                50,
                                null,
                                false))
                .items();
    }

    private List<Document> documents(Caller caller, String order, String slot) {
        return node.doors.documents.list(caller, order).stream()
                .filter(document -> document.slot().equals(new Key(slot)))
                .toList();
    }

    private static Map<String, Object> ordering(String paper) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("provider", "plumber@example.org");
        inputs.put("desired", "2026-12-01");
        if (paper != null) {
            inputs.put("paper", paper);
        }
        return inputs;
    }

    // COND-11, COND-14
    @Test
    public void COND_11_thePhotoOfTheReportGoesAlongAndTheListNamesTheReport() {
        bindOrders();
        String report = condo.report(ada, "leak", "Water", null);
        String photo = upload(ada, Condominium.REPORT, "photos", "stairs.jpg", jpeg());
        node.doors.documents.deposit(ada, report, new Key("photos"), null, photo);
        node.act(manager, report, "send-order", ordering(null));

        Item order = orders(manager).get(0);
        DossierView seen = node.dossiers().read(manager, report);
        assertEquals(seen.number(), order.columns().get("order.report"));
        assertEquals(order.id(), seen.links().get(0).dossier());
        Document copied = documents(manager, order.id(), "report-photos").get(0);
        assertEquals("stairs.jpg", copied.versions().get(0).name());
        assertEquals(
                node.doors.documents.list(ada, report).get(0).versions().get(0).sha256(),
                copied.versions().get(0).sha256());
        assertEquals(64, copied.versions().get(0).photo().width());
        assertEquals(List.of(), documents(ada, order.id(), "report-photos"));
        node.act(manager, report, "delete-abuse", Map.of("why", "abuse"));
        assertEquals(1, documents(manager, order.id(), "report-photos").size());
    }

    // COND-12
    @Test
    public void COND_12_anOrderMadeElsewhereComesWithItsPaperOrNotAtAll() {
        bindOrders();
        String report = condo.report(ada, "leak", "Water", null);
        byte[] pdf = "%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n".getBytes(StandardCharsets.ISO_8859_1);
        long before = count("dossier") + count("letter") + count("personal_link");
        assertThrows(
                Problem.class,
                () ->
                        node.act(
                                manager,
                                report,
                                "send-order",
                                ordering("01900000-0000-7000-8000-000000000000")));
        assertEquals(before, count("dossier") + count("letter") + count("personal_link"));
        assertEquals("to-process", node.dossiers().read(manager, report).state().value());

        String paper = upload(manager, ORDER, "order-pdf", "erp.pdf", pdf);
        node.act(manager, report, "send-order", ordering(paper));

        String order = orders(manager).get(0).id();
        assertEquals(
                "erp.pdf", documents(manager, order, "order-pdf").get(0).versions().get(0).name());
    }

    private String providers(String... lines) {
        Binding.bind(node.readers, "condo-providers", "file", new ProviderFile());
        Key type = new Key("condo-providers");
        String list =
                node.dossiers()
                        .open(
                                manager,
                                new NewDossier(null, type, null, null, "Providers", Map.of()))
                        .id();
        byte[] csv = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        String file = upload(manager, type, "file", "providers.csv", csv);
        node.doors.documents.deposit(manager, list, new Key("file"), null, file);
        return list;
    }

    private Map<String, Object> ordered(Map<String, Object> inputs) {
        String report = condo.report(ada, "leak", "Water", null);
        node.act(manager, report, "send-order", inputs);
        String order = node.dossiers().read(manager, report).links().get(0).dossier();
        return node.dossiers().read(manager, order).sections().get(new Key("order")).values();
    }

    // COND-04, COND-11
    @Test
    public void COND_11_aProviderOfTheBaseIsPickedByItsKeyAndItsDataAreCopied() {
        bindOrders();
        String list =
                providers(
                        "name;email;trade;phone",
                        "Ada & Cie;Plumber@example.org;Plomberie;0476000000");
        Map<?, ?> base =
                (Map<?, ?>)
                        node.dossiers()
                                .read(manager, list)
                                .sections()
                                .get(new Key("base"))
                                .values()
                                .get("providers");
        String key = base.keySet().iterator().next().toString();
        for (Map<String, Object> inputs :
                List.<Map<String, Object>>of(
                        Map.of("pick", key, "desired", "2026-12-01"), ordering(null))) {
            Map<String, Object> order = ordered(inputs);
            assertEquals("Plumber@example.org", order.get("provider"));
            assertEquals("Ada & Cie", order.get("providerName"));
            assertEquals("Plomberie", order.get("providerTrade"));
            assertFalse("residents read it", order.containsValue("0476000000"));
        }
        Map<String, Object> other =
                ordered(Map.of("provider", "other@example.org", "desired", "2026-12-01"));
        assertEquals("other@example.org", other.get("provider"));
        assertFalse(other.containsKey("providerName"));
    }

    // COND-11
    @Test
    public void COND_11_anOrderNamesOneProviderThatIsThere() {
        bindOrders();
        providers("name,email", "Ada,ada@example.org");
        String report = condo.report(ada, "leak", "Water", null);
        for (var wrong :
                Map.of(
                                "/provider", Map.of(),
                                "/pick", Map.of("pick", "p0"))
                        .entrySet()) {
            Map<String, Object> inputs = new HashMap<>();
            wrong.getValue().forEach((name, value) -> inputs.put(name.toString(), value));
            inputs.put("desired", "2026-12-01");
            Problem refused =
                    assertThrows(
                            Problem.class, () -> node.act(manager, report, "send-order", inputs));
            assertEquals(wrong.getKey(), refused.errors().get(0).pointer());
        }
        Map<String, Object> both = ordering(null);
        both.put("pick", "p0");
        assertThrows(Problem.class, () -> node.act(manager, report, "send-order", both));
        assertEquals("to-process", node.dossiers().read(manager, report).state().value());
        assertEquals(List.of(), orders(manager));
    }

    // COND-13
    @Test
    public void COND_13_theProviderIsRemindedUntilTheReportIsClosed() {
        bindOrders();
        String report = condo.report(ada, "leak", "Water", null);
        node.act(manager, report, "send-order", ordering(null));
        String order = orders(manager).get(0).id();
        assertEquals(0, reminders(order));
        node.clock.pass(Duration.ofDays(3));
        node.doors.time.strike();
        assertEquals(1, reminders(order));
        node.act(manager, report, "close");
        node.clock.pass(Duration.ofDays(30));
        node.doors.time.strike();
        assertEquals("the report is closed", 1, reminders(order));
    }

    private long reminders(String order) {
        return node.kinds(manager, order).stream().filter("remind"::equals).count();
    }
}
