package org.liasse.core.clock;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Deadlines;
import org.liasse.api.dossier.Dossiers.ActionRequest;
import org.liasse.api.dossier.Dossiers.Entry;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.people.Caller;
import org.liasse.core.clock.DeadlineRows.Deadline;
import org.liasse.core.sample.Node;
import org.liasse.core.store.Statements;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;

/** What the clock does, when, and how often, on both databases. */
@RunWith(Parameterized.class)
public class TimekeeperTest {

    private static final Key REPAIR = new Key("repair");
    private static final Key RULES = new Key("rules");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Node node;
    private Caller owner;
    private String shop;
    private Shop serving;

    public TimekeeperTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        database.open();
        node = new Node(database);
        arrive(Shop.FIRST);
        String office = node.offices().create(new Key("town"), "The town").id();
        owner = node.someone("owner", office, "owner");
        shop =
                node.open(
                        owner,
                        new NewDossier(null, new Key("shop"), null, null, "Bicycles", Map.of()));
    }

    @After
    public void close() {
        node.close();
    }

    private void arrive(Shop shopVersion) {
        node.catalogue.arrive(shopVersion, Binding.from("shop", shopVersion.version()));
        serving = shopVersion;
    }

    private void update(Shop next) {
        Shop former = serving;
        arrive(next);
        node.catalogue.leave(former);
    }

    private String repair() {
        return node.open(owner, new NewDossier(null, REPAIR, shop, null, "A wheel", Map.of()));
    }

    private void rule(String field, Object value) {
        Map<String, Object> patch = new java.util.HashMap<>();
        patch.put(field, value);
        node.dossiers().edit(owner, new SectionChange(shop, RULES, patch, null));
    }

    private void visit(String repair, String day) {
        node.dossiers()
                .edit(owner, new SectionChange(repair, new Key("visit"), Map.of("day", day), null));
    }

    private void daysPass(int days) {
        node.clock.pass(Duration.ofDays(days));
        node.doors.time.strike();
    }

    private long times(String dossier, String kind) {
        return node.kinds(owner, dossier).stream().filter(kind::equals).count();
    }

    private boolean isGone(String dossier) {
        try {
            node.dossiers().read(owner, dossier);
            return false;
        } catch (Problem problem) {
            assertEquals(Problem.Kind.NOT_FOUND, problem.kind());
            return true;
        }
    }

    private boolean isFlagged(String dossier, String flag) {
        return node.dossiers().read(owner, dossier).flags().contains(new Key(flag));
    }

    private Deadline deadline(String dossier, String sentence) {
        return node.doors.time.of(dossier).stream()
                .filter(row -> row.sentence().equals(sentence))
                .findFirst()
                .orElseThrow();
    }

    // CORE-11
    @Test
    public void CORE_11_theClockRemindsAsOftenAsItIsToldAndCountsEachTimeFromTheOneBefore() {
        String repair = repair();
        node.act(owner, repair, "wait");
        daysPass(2);
        assertEquals(0, times(repair, "remind"));
        daysPass(1);
        assertEquals(1, times(repair, "remind"));
        // nothing is made up for: after a long sleep one reminder goes, not three
        daysPass(20);
        assertEquals(2, times(repair, "remind"));
        daysPass(2);
        assertEquals(2, times(repair, "remind"));
        daysPass(1);
        assertEquals(3, times(repair, "remind"));
        daysPass(30);
        assertEquals(3, times(repair, "remind"));
        Entry entry =
                node.dossiers().timeline(owner, repair, null, 200).stream()
                        .filter(e -> e.kind().equals("remind"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("clock", entry.actor());
        assertTrue(node.dossiers().chainHolds(repair));
    }

    // CORE-11
    @Test
    public void CORE_11_whatStandsInTheWayHoldsItBackAsLongAsItStands() {
        String repair = repair();
        node.act(owner, repair, "wait");
        node.act(owner, repair, "pause");
        daysPass(5);
        assertEquals(0, times(repair, "remind"));
        assertEquals("paused", deadline(repair, "remind@state.waiting").hindrance());
        node.act(owner, repair, "resume");
        node.doors.time.strike();
        assertEquals(1, times(repair, "remind"));
    }

    // CORE-11
    @Test
    public void CORE_11_leavingTheStateEndsItAndComingBackBeginsAnew() {
        String repair = repair();
        node.act(owner, repair, "wait");
        node.act(owner, repair, "finish");
        daysPass(10);
        assertEquals(0, times(repair, "remind"));
    }

    // CORE-11
    @Test
    public void CORE_11_aDateThatMovesMovesWhatCountsFromIt() {
        String repair = repair();
        visit(repair, "2026-03-20");
        assertEquals(
                Instant.parse("2026-03-18T23:00:00Z").toEpochMilli(),
                deadline(repair, "announce@field.visit.day").nextAt());
        visit(repair, "2026-03-10");
        daysPass(7);
        assertEquals(1, times(repair, "announce"));
        visit(repair, "2026-04-10");
        daysPass(20);
        assertEquals(1, times(repair, "announce"));
        daysPass(11);
        assertEquals(2, times(repair, "announce"));
    }

    // CORE-11
    @Test
    public void CORE_11_oneActMayBeginOneAndMoveAnother() {
        String repair = repair();
        visit(repair, "2026-03-20");
        node.act(owner, repair, "finish");
        visit(repair, "2026-03-10");
        assertEquals(new Key("waiting"), node.dossiers().read(owner, repair).state());
        daysPass(7);
        assertEquals(1, times(repair, "announce"));
        assertEquals(1, times(repair, "remind"));
    }

    // PROC-13
    @Test
    public void PROC_13_whatWasUnderWayWhenThePeriodChangedIsFoundTheSecondTime() {
        String repair = repair();
        node.act(owner, repair, "collect");
        rule("kept", 3);
        node.doors.time.strike();
        long reckoned = deadline(repair, "expire@flag.collected").nextAt();
        // as by a transaction that had still seen six months, and ended after it was gone through
        node.transactions.write(
                work ->
                        work.sql()
                                .update(
                                        "update deadline set next_at = ?, try_at = ? where"
                                                + " dossier_id = ?",
                                        reckoned * 2,
                                        reckoned * 2,
                                        repair));
        node.doors.time.strike();
        assertEquals(reckoned * 2, deadline(repair, "expire@flag.collected").nextAt());
        node.clock.pass(Sweeps.AGAIN);
        node.doors.time.strike();
        assertEquals(reckoned, deadline(repair, "expire@flag.collected").nextAt());
    }

    // CORE-16, PROC-13
    @Test
    public void CORE_16_PROC_13_itWarnsBeforeThePeriodEndsAndErasesWhenItEnds() {
        String repair = repair();
        node.act(owner, repair, "collect");
        // six months less fourteen days from 2 March
        daysPass(169);
        assertFalse(isFlagged(repair, "expiring"));
        daysPass(1);
        assertTrue(isFlagged(repair, "expiring"));
        daysPass(13);
        assertFalse(isGone(repair));
        daysPass(1);
        assertTrue(isGone(repair));
        assertEquals(List.of(), node.doors.time.of(repair));
    }

    // CORE-16
    @Test
    public void CORE_16_anErasureThatIsHeldBackComesOnceNothingHoldsItBack() {
        String repair = repair();
        node.act(owner, repair, "collect");
        node.act(owner, repair, "pause");
        daysPass(300);
        assertFalse(isGone(repair));
        node.act(owner, repair, "resume");
        node.doors.time.strike();
        assertTrue(isGone(repair));
    }

    // PROC-13
    @Test
    public void PROC_13_anotherPeriodOfTheContextMovesTheEndOfAllThatStandsUnderIt() {
        var repairs = new ArrayList<String>();
        for (int i = 0; i < Sweeps.AT_ONCE + 3; i++) {
            repairs.add(repair());
            node.act(owner, repairs.get(i), "collect");
        }
        daysPass(175);
        assertTrue(repairs.stream().allMatch(repair -> isFlagged(repair, "expiring")));
        rule("kept", 12);
        node.doors.time.strike();
        // what had been announced is taken back, and announced again in its time
        assertTrue(repairs.stream().noneMatch(repair -> isFlagged(repair, "expiring")));
        assertEquals(1, times(repairs.get(0), "put-off-warn"));
        assertTrue(node.dossiers().chainHolds(repairs.get(0)));
        daysPass(100);
        assertTrue(repairs.stream().noneMatch(this::isGone));
        daysPass(80);
        assertTrue(repairs.stream().allMatch(repair -> isFlagged(repair, "expiring")));
        rule("kept", 3);
        node.doors.time.strike();
        assertTrue(repairs.stream().allMatch(this::isGone));
    }

    // CORE-15
    @Test
    public void CORE_15_aContextIsNotErasedWhileDossiersStandUnderIt() {
        String repair = repair();
        Problem problem = assertThrows(Problem.class, () -> node.act(owner, shop, "close-down"));
        assertEquals(Problem.Kind.NOT_READY, problem.kind());
        assertEquals("dossiers-under-it", problem.reason().orElseThrow());
        node.act(owner, repair, "collect");
        daysPass(200);
        node.act(owner, shop, "close-down");
        assertTrue(isGone(shop));
    }

    // CORE-16
    @Test
    public void CORE_16_aPeriodOfNoneIsNoneAndErasesNothing() {
        String repair = repair();
        rule("kept", 0);
        node.act(owner, repair, "collect");
        daysPass(30);
        assertFalse(isGone(repair));
        rule("kept", 2_000_000_000);
        daysPass(30);
        assertFalse(isGone(repair));
    }

    // CORE-16
    @Test
    public void CORE_16_whatAContextSaysHoldsAlsoBeforeAllDossiersWereGoneThrough() {
        String repair = repair();
        node.act(owner, repair, "collect");
        rule("kept", 12);
        node.clock.pass(Duration.ofDays(200));
        long stored = deadline(repair, "expire@flag.collected").nextAt();
        assertTrue(stored < node.clock.now().toEpochMilli());
        node.doors.time.strike();
        assertFalse(isGone(repair));
    }

    // CORE-11
    @Test
    public void CORE_11_aNewVersionsSentencesHoldForTheDossiersThatAreThere() {
        String repair = repair();
        node.act(owner, repair, "collect");
        daysPass(10);
        update(new Shop("1.1", 9, true));
        node.doors.time.strike();
        assertEquals("a new sentence counts from what has long been", 1, times(repair, "greet"));
        daysPass(200);
        assertFalse("the period is longer now", isGone(repair));
        update(new Shop("1.2", 6, false));
        node.doors.time.strike();
        assertTrue("and shorter again", isGone(repair));
        String other = repair();
        update(new Shop("1.3", 6, true));
        update(new Shop("1.4", 6, false));
        daysPass(3);
        assertEquals(0, times(other, "greet"));
        assertTrue(
                node.doors.time.of(other).stream()
                        .noneMatch(row -> row.sentence().startsWith("greet")));
    }

    // CORE-11
    @Test
    public void CORE_11_whileTheTypeIsAwayItWaitsAndNothingIsLost() {
        String repair = repair();
        node.act(owner, repair, "wait");
        rule("reminder", 5);
        node.catalogue.leave(serving);
        daysPass(4);
        String told = node.doors.time.health();
        assertTrue(told, told.contains("1 deadlines wait for repair, which is away"));
        assertFalse(told, told.contains("WARN"));
        node.catalogue.arrive(serving, Binding.from("shop", serving.version()));
        node.doors.time.strike();
        assertEquals("what the context said meanwhile holds", 0, times(repair, "remind"));
        daysPass(1);
        assertEquals(1, times(repair, "remind"));
    }

    // CORE-11
    @Test
    public void CORE_11_oneThatFailsIsTriedAgainAndHoldsUpNoOther() {
        String broken = repair();
        String sound = repair();
        node.act(owner, broken, "wait");
        node.act(owner, sound, "wait");
        var works = new boolean[1];
        Binding.bind(
                node.effects,
                "repair",
                performed -> {
                    if (performed.dossier().equals(broken)
                            && performed.act().action().value().equals("remind")
                            && !works[0]) {
                        throw new IllegalStateException("the printer is out of paper");
                    }
                });
        daysPass(3);
        assertEquals(1, times(sound, "remind"));
        assertEquals(0, times(broken, "remind"));
        Deadline failing = deadline(broken, "remind@state.waiting");
        assertTrue(failing.failing());
        assertTrue(failing.hindrance(), failing.hindrance().contains("incident"));
        assertFalse(failing.hindrance().contains("paper"));
        String told = node.doors.time.health();
        assertTrue(told, told.contains("WARN"));
        String number = node.dossiers().read(owner, broken).number();
        assertTrue(told, told.contains(number + " remind"));
        String warnings = node.doors.time.warnings();
        assertTrue(warnings, warnings.contains("1 deadlines fail"));
        assertFalse(warnings, warnings.contains(number));
        works[0] = true;
        node.doors.time.strike();
        assertEquals("not before a pause", 0, times(broken, "remind"));
        node.clock.pass(Duration.ofMinutes(1));
        node.doors.time.strike();
        assertEquals(1, times(broken, "remind"));
        assertFalse(deadline(broken, "remind@state.waiting").failing());
        assertFalse(node.doors.time.health().contains("WARN"));
    }

    // CORE-11
    @Test
    public void CORE_11_killedAtAnyStatementItIsDoneOnce() {
        String repair = repair();
        node.act(owner, repair, "wait");
        int kills = 0;
        node.clock.pass(Duration.ofDays(3));
        while (Statements.killsAfter(kills, node.doors.time::strike)) {
            assertTrue(times(repair, "remind") <= 1);
            kills++;
            // another node, with nothing of the first but the database; its lease has ended
            node.close();
            node.clock.pass(Duration.ofMinutes(2));
            reopen();
        }
        assertTrue("killed " + kills + " times", kills > 10);
        assertEquals(1, times(repair, "remind"));
        assertEquals(1, deadline(repair, "remind@state.waiting").acted());
        assertTrue(node.dossiers().chainHolds(repair));
    }

    private void reopen() {
        Duration since = Duration.between(new Node(database).clock.now(), node.clock.now());
        node = new Node(database);
        node.clock.pass(since);
        arrive(Shop.FIRST);
    }

    // CORE-11
    @Test
    public void CORE_11_operatorsSeeWhatIsAheadPageByPageAndWhy() {
        String first = repair();
        node.act(owner, first, "wait");
        node.act(owner, first, "pause");
        String second = repair();
        node.act(owner, second, "wait");
        node.act(owner, second, "finish");
        String third = repair();
        node.act(owner, third, "collect");
        Deadlines deadlines = node.doors.time.deadlines;
        daysPass(3);
        var all = new Deadlines.Query(null, null, false);
        var seen = new ArrayList<String>();
        String after = null;
        for (var page = deadlines.list(all, after, 1);
                !page.isEmpty();
                page = deadlines.list(all, after, 1)) {
            after = page.get(0).id();
            seen.add(page.get(0).act() + " " + page.get(0).standing());
        }
        assertEquals(List.of("remind HELD_BACK", "warn AHEAD", "expire AHEAD"), seen);
        assertEquals(
                "paused",
                deadlines
                        .list(new Deadlines.Query(REPAIR, first, false), null, 9)
                        .get(0)
                        .hindrance());
        assertEquals(List.of(), deadlines.list(new Deadlines.Query(null, null, true), null, 9));
        assertThrows(Problem.class, () -> deadlines.list(all, "yesterday", 9));
        node.catalogue.leave(serving);
        node.clock.pass(Duration.ofDays(400));
        assertEquals(
                Deadlines.Standing.AWAY,
                deadlines.list(new Deadlines.Query(null, third, false), null, 9).get(0).standing());
    }

    // CORE-11
    @Test
    public void CORE_11_nobodyElseMayDoWhatTheClockDoes() {
        String repair = repair();
        Problem problem =
                assertThrows(
                        Problem.class,
                        () ->
                                node.dossiers()
                                        .perform(
                                                owner,
                                                new ActionRequest(
                                                        repair,
                                                        new Key("expire"),
                                                        Map.of(),
                                                        Set.of(),
                                                        null)));
        assertEquals(Problem.Kind.NOT_YOUR_ROLE, problem.kind());
    }

    // CORE-11
    @Test
    public void CORE_11_aStartThatComesCostsOneStatementAndNoDossierPaysForOthers() {
        String repair = repair();
        int plain = Statements.of(() -> node.act(owner, repair, "resume"));
        String other = repair();
        int starting = Statements.of(() -> node.act(owner, other, "pause"));
        int collecting = Statements.of(() -> node.act(owner, other, "collect"));
        assertTrue(plain + ", " + starting + ", " + collecting, collecting <= starting + 1);
    }
}
