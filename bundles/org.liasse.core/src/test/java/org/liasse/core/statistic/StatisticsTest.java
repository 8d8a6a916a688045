package org.liasse.core.statistic;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Dossiers.ActionRequest;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.people.Caller;
import org.liasse.api.statistic.Statistics.Cell;
import org.liasse.api.statistic.Statistics.Figures;
import org.liasse.api.statistic.Statistics.Label;
import org.liasse.api.statistic.Statistics.Period;
import org.liasse.api.statistic.Statistics.Spread;
import org.liasse.api.statistic.Statistics.Step;
import org.liasse.api.statistic.Statistics.Wanted;
import org.liasse.core.sample.Node;
import org.liasse.core.store.Statements;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;

/** What is counted of dossiers, on both databases. */
@RunWith(Parameterized.class)
public class StatisticsTest {

    private static final Key WISH = new Key("wish");
    private static final Wanted WEEKS = new Wanted(null, null, null, Step.WEEK);
    private static final Caller VISITOR = Caller.visitor(Language.EN);

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Node node;
    private StatisticDoors doors;
    private String office;
    private Caller head;
    private Caller reader;
    private String library;

    public StatisticsTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        database.open();
        node = new Node(database);
        doors = node.doors.statistics;
        arrive(Library.COUNTING);
        people();
    }

    private void people() {
        office = node.offices().create(new Key("town"), "The town").id();
        head = node.someone("head", office, "head");
        reader = node.someone("reader", office, "reader");
        library = library("North");
    }

    @After
    public void close() {
        doors.close();
        node.close();
    }

    private void arrive(Library version) {
        node.catalogue.arrive(version, Binding.from("library", version.version()));
    }

    private String library(String title) {
        return node.open(
                head, new NewDossier(null, new Key("library"), null, null, title, Map.of()));
    }

    private String wish(Map<String, Object> values) {
        return wishIn(library, values);
    }

    private String wishIn(String where, Map<String, Object> values) {
        Map<Key, Map<String, Object>> sections = values.isEmpty() ? Map.of() : Map.of(WISH, values);
        return node.open(reader, new NewDossier(null, WISH, where, null, "A book", sections));
    }

    private String asked(Map<String, Object> values) {
        String wish = wish(values);
        node.act(reader, wish, "ask");
        return wish;
    }

    private void act(String wish, String... actions) {
        for (String action : actions) {
            node.act(List.of("ask", "answer").contains(action) ? reader : head, wish, action);
        }
    }

    private Map<String, Figures> read(Caller caller, String place, Wanted wanted) {
        var figures = new TreeMap<String, Figures>();
        doors.statistics.read(caller, place, wanted).forEach(f -> figures.put(f.key().value(), f));
        return figures;
    }

    private Figures figures(String key) {
        return read(head, library, WEEKS).get(key);
    }

    /** By label, split parts joined by a blank. */
    private static Map<String, Long> told(List<Cell> cells) {
        var told = new HashMap<String, Long>();
        cells.forEach(
                cell ->
                        told.put(
                                String.join(" ", cell.labels().stream().map(Label::key).toList()),
                                cell.n()));
        return told;
    }

    private Map<String, Long> now(String key) {
        return told(figures(key).current());
    }

    private long times(String key) {
        return figures(key).periods().stream().mapToLong(Period::n).sum();
    }

    // CORE-27
    @Test
    public void CORE_27_whatIsCountedIsTheSameBeforeAndAfterItIsFolded() {
        String first = asked(Map.of("subject", "poetry", "urgent", true, "volumes", 3));
        asked(Map.of("volumes", 4));
        wish(Map.of("volumes", 100));
        act(first, "study");
        String third = asked(Map.of());
        act(third, "buy");
        act(asked(Map.of("subject", "history")), "decline");
        act(first, "buy");
        List<Figures> before = doors.statistics.read(head, library, WEEKS);
        assertEquals(Map.of("asked", 1L, "bought", 2L, "declined", 1L), now("progress"));
        assertEquals(Map.of("", 4L), now("volumes"));
        assertEquals(4, times("asked"));
        assertEquals(Map.of("bought", 2L, "declined", 1L), told(last("decided").cells()));
        assertEquals(Map.of("poetry true", 1L, " ", 1L), told(last("subjects").cells()));
        assertEquals(2, last("bought").n());
        assertEquals(Long.valueOf(3), last("bought").of());
        assertTrue(doors.rows("tally_delta") > 0);
        doors.settle();
        assertEquals(0, doors.rows("tally_delta"));
        assertEquals(before, doors.statistics.read(head, library, WEEKS));
        act(third, "reopen");
        act(third, "decline");
        assertEquals(Map.of("asked", 1L, "bought", 1L, "declined", 2L), now("progress"));
        doors.settle();
        assertEquals(Map.of("asked", 1L, "bought", 1L, "declined", 2L), now("progress"));
        assertEquals(4, times("decided"));
    }

    private Period last(String key) {
        List<Period> periods = figures(key).periods();
        return periods.get(periods.size() - 1);
    }

    // CORE-27
    @Test
    public void CORE_27_labelsAreToldInTheLanguageOfTheReader() {
        act(asked(Map.of("subject", "poetry", "urgent", false)), "buy");
        List<Label> labels = last("subjects").cells().get(0).labels();
        assertEquals(List.of(new Label("poetry", "poetry en"), new Label("false", "No")), labels);
        assertEquals("subjects en", figures("subjects").label());
        List<Figures> french = doors.statistics.read(head.in(Language.FR), library, WEEKS);
        assertEquals("progress fr", french.get(0).label());
        assertEquals("bought fr", french.get(0).current().get(0).labels().get(0).name());
    }

    // CORE-27
    @Test
    public void CORE_27_goingBackCorrectsWhatThereIsNowAndKeepsWhatHappened() {
        String wish = asked(Map.of("volumes", 2));
        act(wish, "buy", "reopen");
        assertEquals(Map.of("studied", 1L), now("progress"));
        assertEquals(1, times("decided"));
        act(wish, "hide");
        assertEquals(Map.of(), now("progress"));
        act(wish, "unhide", "decline");
        assertEquals(Map.of("declined", 1L), now("progress"));
        assertEquals(2, times("decided"));
        doors.settle();
        act(wish, "burn");
        assertEquals(Map.of(), now("progress"));
        assertEquals(2, times("decided"));
        assertEquals(1, times("asked"));
        String other = asked(Map.of("subject", "poetry"));
        act(other, "buy", "forget");
        doors.settle();
        assertEquals(Map.of("bought", 1L), now("progress"));
        assertEquals(Map.of(" ", 1L, "poetry ", 1L), told(last("subjects").cells()));
    }

    // CORE-27
    @Test
    public void CORE_27_aSumFollowsTheFieldThatIsEdited() {
        String wish = asked(Map.of("volumes", 2));
        asked(Map.of("volumes", 5));
        assertEquals(Map.of("", 7L), now("volumes"));
        node.dossiers().edit(reader, new SectionChange(wish, WISH, Map.of("volumes", 12), null));
        assertEquals(Map.of("", 17L), now("volumes"));
        act(wish, "study");
        assertEquals(Map.of("", 5L), now("volumes"));
    }

    // CORE-27, PROC-52
    @Test
    public void CORE_27_theTimeSpentWaitingIsLeftOutAndTheNinetiethIsOfNearestRank() {
        String wish = asked(Map.of());
        pass(10);
        act(wish, "wait");
        pass(100);
        act(wish, "answer");
        pass(5);
        act(wish, "study", "send-back");
        pass(5);
        act(wish, "wait");
        pass(50);
        act(wish, "study", "buy");
        Spread usual = figures("processing").usual();
        assertEquals(new Spread(1, 20L, 20L), usual);
        assertEquals("what is sent back is not asked again", 1, times("asked"));
        // what is decided anew took all the time since it was first asked for, but the waiting
        pass(1);
        act(wish, "answer", "reopen");
        pass(3);
        act(wish, "decline");
        assertEquals(new Spread(2, 20L, 23L), figures("processing").usual());
        for (int hours = 1; hours <= 8; hours++) {
            String one = asked(Map.of());
            pass(hours);
            act(one, "buy");
        }
        // 1 2 3 4 5 6 7 8 20 23: the fifth and the ninth
        assertEquals(new Spread(10, 5L, 20L), figures("processing").usual());
        doors.settle();
        assertEquals(new Spread(10, 5L, 20L), figures("processing").usual());
    }

    private void pass(int hours) {
        node.clock.pass(Duration.ofHours(hours));
    }

    // CORE-27, PROC-52
    @Test
    public void CORE_27_theUsualTimeIsThatOfTheLastThirtyDays() {
        assertEquals(new Spread(0, null, null), figures("processing").usual());
        node.clock.at("2026-03-02T10:00");
        String slow = asked(Map.of());
        pass(40);
        act(slow, "buy"); // on the 4th of March
        node.clock.at("2026-03-20T10:00");
        String fast = asked(Map.of());
        pass(1);
        act(fast, "buy");
        node.clock.at("2026-04-03T23:59");
        assertEquals(new Spread(2, 1L, 40L), figures("processing").usual());
        node.clock.at("2026-04-04T00:01");
        assertEquals(new Spread(1, 1L, 1L), figures("processing").usual());
        assertEquals(2, times("processing"));
    }

    // CORE-27
    @Test
    public void CORE_27_aDayIsOneOfTheZoneAlsoWhereTheHourChanges() {
        node.clock.at("2026-03-08T23:30");
        asked(Map.of());
        node.clock.at("2026-03-09T00:30");
        asked(Map.of());
        // 29 March 2026: the hour changes; Sunday, half past eleven in the evening, summer time
        node.clock.at("2026-03-29T23:30");
        asked(Map.of());
        node.clock.at("2026-04-01T00:10");
        asked(Map.of());
        Map<LocalDate, Long> weeks = new TreeMap<>();
        figures("asked").periods().stream()
                .filter(p -> p.n() > 0)
                .forEach(p -> weeks.put(p.from(), p.n()));
        assertEquals(
                Map.of(
                        LocalDate.parse("2026-03-02"), 1L,
                        LocalDate.parse("2026-03-09"), 1L,
                        LocalDate.parse("2026-03-23"), 1L,
                        LocalDate.parse("2026-03-30"), 1L),
                weeks);
        List<Period> months =
                read(
                                head,
                                library,
                                new Wanted(
                                        WISH,
                                        LocalDate.parse("2026-02-17"),
                                        LocalDate.parse("2026-04-01"),
                                        Step.MONTH))
                        .get("asked")
                        .periods();
        assertEquals(List.of(0L, 3L, 1L), months.stream().map(Period::n).toList());
        assertEquals(LocalDate.parse("2026-02-01"), months.get(0).from());
        assertEquals(LocalDate.parse("2026-02-28"), months.get(0).until());
    }

    // CORE-27, PROC-52
    @Test
    public void PROC_52_whatIsPublicIsReadWithoutSignInOnceTheContextSaysSoAndNothingElse() {
        act(asked(Map.of()), "buy");
        Caller stranger = node.stranger("stranger");
        for (Caller caller : List.of(VISITOR, stranger)) {
            assertEquals(Problem.Kind.NOT_FOUND, refused(caller, library));
        }
        assertEquals(Map.of(), read(reader, library, WEEKS));
        node.act(head, library, "run");
        for (Caller caller : List.of(VISITOR, stranger, reader)) {
            Map<String, Figures> told = read(caller, library, WEEKS);
            assertEquals(List.of("bought", "decided", "progress"), List.copyOf(told.keySet()));
            assertEquals(Map.of("bought", 1L), told(told.get("progress").current()));
        }
        assertEquals(7, read(head, library, WEEKS).size());
        assertEquals(Problem.Kind.NOT_FOUND, refused(VISITOR, office));
        assertEquals(Problem.Kind.NOT_FOUND, refused(VISITOR, "nowhere"));
        Caller other =
                node.someone(
                        "other", node.offices().create(new Key("sea"), "The sea").id(), "head");
        assertEquals(3, read(other, library, WEEKS).size());
        assertEquals(Problem.Kind.NOT_FOUND, refused(other, office));
    }

    private Problem.Kind refused(Caller caller, String place) {
        return assertThrows(Problem.class, () -> read(caller, place, WEEKS)).kind();
    }

    // CORE-27
    @Test
    public void CORE_27_anOfficeSumsItsContexts() {
        act(asked(Map.of("volumes", 1)), "buy");
        String south = library("South");
        String wish = wishIn(south, Map.of("volumes", 6));
        act(wish, "ask");
        Map<String, Figures> all = read(head, office, WEEKS);
        assertEquals(Map.of("asked", 1L, "bought", 1L), told(all.get("progress").current()));
        assertEquals(Map.of("", 6L), told(all.get("volumes").current()));
        assertEquals(Map.of("bought", 1L), now("progress"));
        assertEquals(Map.of("asked", 1L), told(read(head, south, WEEKS).get("progress").current()));
    }

    // CORE-27
    @Test
    public void CORE_27_anActThatIsRolledBackCountsNothing() {
        String wish = asked(Map.of());
        List<Figures> before = doors.statistics.read(head, library, WEEKS);
        assertThrows(
                IllegalStateException.class,
                () ->
                        node.transactions.write(
                                work -> {
                                    node.dossiers()
                                            .perform(
                                                    head,
                                                    new ActionRequest(
                                                            wish,
                                                            new Key("buy"),
                                                            Map.of(),
                                                            Set.of(),
                                                            null));
                                    throw new IllegalStateException("no");
                                }));
        assertEquals(before, doors.statistics.read(head, library, WEEKS));
        act(wish, "buy");
        assertEquals(Map.of("bought", 1L), now("progress"));
        assertEquals(1, times("decided"));
    }

    // CORE-27
    @Test
    public void CORE_27_aTypeThatBeginsToCountLearnsWhatThereIsAndNothingOfThePast() {
        database.open();
        node.close();
        node = new Node(database);
        doors = node.doors.statistics;
        arrive(Library.FIRST);
        people();
        var wishes = new ArrayList<String>();
        for (int i = 0; i < 2 * Bookkeeper.DOSSIERS + 5; i++) {
            wishes.add(asked(Map.of("volumes", 1)));
        }
        act(wishes.get(0), "buy");
        String tag = node.dossiers().read(reader, wishes.get(3)).tag();
        doors.settle();
        assertEquals(0, doors.rows("tally"));
        node.clock.pass(Duration.ofHours(5));
        arrive(Library.COUNTING);
        doors.bookkeeper.round();
        long some = now("progress").values().stream().mapToLong(n -> n).sum();
        assertEquals(Bookkeeper.DOSSIERS, some);
        // acts go on meanwhile: before and behind where it is
        act(wishes.get(2), "study");
        act(wishes.get(44), "study");
        // another node goes on where this one was
        doors = new StatisticDoors(node.transactions, node.catalogue, node.clock);
        node.clock.pass(Duration.ofMinutes(2));
        doors.bookkeeper.round();
        assertEquals(
                2L * Bookkeeper.DOSSIERS + 1,
                now("progress").values().stream().mapToLong(n -> n).sum());
        doors.settle();
        assertEquals(Map.of("asked", 42L, "bought", 1L, "studied", 2L), now("progress"));
        assertEquals(Map.of("", 42L), now("volumes"));
        assertEquals(0, times("decided"));
        act(wishes.get(1), "buy");
        assertEquals(1, times("decided"));
        assertEquals("unknown beginnings", 0, times("processing"));
        assertEquals(tag.length(), node.dossiers().read(reader, wishes.get(3)).tag().length());
        doors.settle();
        assertEquals(Map.of("asked", 41L, "bought", 2L, "studied", 2L), now("progress"));
        assertEquals(0, doors.rows("tally_sweep where is_done = 0"));
    }

    // CORE-27
    @Test
    public void CORE_27_rowsAreFoldedOnceWhoeverFoldsThem() throws Exception {
        for (int i = 0; i < 60; i++) {
            asked(Map.of("volumes", 1));
        }
        long before = doors.rows("tally_delta");
        assertTrue("more than one round: " + before, before > Bookkeeper.ROWS);
        List<Figures> told = doors.statistics.read(head, library, WEEKS);
        var others = new ArrayList<StatisticDoors>();
        for (int i = 0; i < 4; i++) {
            others.add(
                    new StatisticDoors(
                            database.transactions(node.clock), node.catalogue, node.clock));
        }
        var together = new CyclicBarrier(others.size());
        var threads =
                others.stream()
                        .map(
                                other ->
                                        new Thread(
                                                () -> {
                                                    try {
                                                        together.await();
                                                        other.bookkeeper.fold();
                                                    } catch (Exception e) {
                                                        // a lock it did not get: it tries later
                                                    }
                                                }))
                        .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(told, doors.statistics.read(head, library, WEEKS));
        assertTrue(doors.rows("tally_delta") < before);
        node.clock.pass(Duration.ofMinutes(2));
        doors.settle();
        assertEquals(0, doors.rows("tally_delta"));
        assertEquals(told, doors.statistics.read(head, library, WEEKS));
        assertEquals(Map.of("asked", 60L), now("progress"));
    }

    // CORE-27
    @Test
    public void CORE_27_readingTakesAsManyStatementsHoweverManyDossiersThereAre() {
        asked(Map.of());
        int few = Statements.of(() -> doors.statistics.read(head, library, WEEKS));
        for (int i = 0; i < 30; i++) {
            act(asked(Map.of("volumes", i)), "buy");
        }
        assertEquals(few, Statements.of(() -> doors.statistics.read(head, library, WEEKS)));
        assertTrue("" + few, few <= (database == TestDatabase.DERBY ? 5 : 3));
    }

    // CORE-27
    @Test
    public void CORE_27_toCountAnActTakesOneStatement() {
        database.open();
        node.close();
        node = new Node(database);
        doors = node.doors.statistics;
        arrive(Library.FIRST);
        people();
        String first = asked(Map.of("volumes", 1));
        int uncounted = Statements.of(() -> act(first, "study"));
        arrive(Library.COUNTING);
        doors.settle();
        String second = asked(Map.of("volumes", 1));
        assertEquals(uncounted + 1, Statements.of(() -> act(second, "study")));
    }

    // CORE-27
    @Test
    public void CORE_27_aPeriodIsBounded() {
        LocalDate first = LocalDate.parse("2024-03-01");
        invalid(new Wanted(null, first, first.minusDays(1), Step.WEEK));
        invalid(new Wanted(null, first, first.plusDays(731), Step.MONTH));
        invalid(new Wanted(null, LocalDate.MIN, null, Step.WEEK));
        invalid(new Wanted(null, null, LocalDate.MAX, Step.MONTH));
        Figures longest =
                read(head, library, new Wanted(null, first, first.plusDays(730), Step.WEEK))
                        .get("asked");
        assertEquals(105, longest.periods().size());
        assertEquals(12, figures("asked").periods().size());
        assertNull(figures("asked").usual());
        assertEquals(
                Map.of(), read(head, library, new Wanted(new Key("loan"), null, null, Step.WEEK)));
    }

    private void invalid(Wanted wanted) {
        Problem problem = assertThrows(Problem.class, () -> read(head, library, wanted));
        assertEquals(Problem.Kind.INVALID_INPUT, problem.kind());
    }
}
