package org.liasse.core.calendar;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
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
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.sample.Node;
import org.liasse.core.store.Statements;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;

/** Appointments in calendars, on both databases. */
@RunWith(Parameterized.class)
public class CalendarTest {

    private static final Key PLAN = new Key("plan");
    private static final String START = "2026-05-04T08:00:00Z";

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Node node;
    private CalendarDoors doors;
    private Caller head;
    private Caller helper;
    private Caller guest;
    private String ofHelper;

    public CalendarTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        node = new Node(database.open());
        node.catalogue.arrive(new Rounds(), Binding.from("rounds", "1.0"));
        doors = new CalendarDoors(node);
        node.clock.pass(
                Duration.between(
                        node.clock.now(), java.time.Instant.parse("2026-05-01T08:00:00Z")));
        String office = node.offices().create(new Key("house"), "House").id();
        head = node.someone("head", office, "head");
        helper = node.stranger("helper");
        guest = node.stranger("guest");
        ofHelper = doors.calendars.subscribe(helper);
    }

    @After
    public void close() {
        node.close();
    }

    private String round(Map<String, Object> plan) {
        String round =
                node.open(
                        head,
                        new NewDossier(
                                null,
                                new Key("round"),
                                null,
                                null,
                                "Cellar; first",
                                plan.isEmpty() ? Map.of() : Map.of(PLAN, plan)));
        edit(round, "room", Map.of("name", "Room 3"));
        return round;
    }

    private String round() {
        String round = round(Map.of("start", START));
        invite(round, helper, "helper");
        return round;
    }

    private void invite(String round, Caller whom, String role) {
        node.participants()
                .invite(head, round, Principal.account(whom.account()), new Key(role), null);
    }

    private void edit(String round, String section, Map<String, Object> values) {
        node.dossiers().edit(head, new SectionChange(round, new Key(section), values, null));
    }

    private List<String> events() {
        return doors.events(ofHelper);
    }

    private String event() {
        List<String> events = events();
        assertEquals(events.toString(), 1, events.size());
        return events.get(0);
    }

    private static void says(String event, String... lines) {
        for (String line : lines) {
            assertTrue(line + " in " + event, event.contains(line + "\r\n"));
        }
    }

    private long count(String table) {
        return node.transactions.read(sql -> sql.number("select count(*) from " + table));
    }

    // CORE-21
    @Test
    public void CORE_21_aCalendarHoldsWhatItsOwnerComesTo() {
        String round = round();
        says(
                event(),
                "UID:" + round + "-round@liasse",
                "DTSTART:20260504T080000Z",
                "DTEND:20260504T084500Z",
                "STATUS:CONFIRMED",
                "TRANSP:OPAQUE",
                "SUMMARY:Round – Cellar\\; first",
                "LOCATION:Room 3",
                "URL:https://liasse.test/dossier#" + round,
                "SEQUENCE:0");
        edit(round, "plan", Map.of("end", "2026-05-04T10:00:00Z"));
        says(event(), "DTEND:20260504T100000Z", "SEQUENCE:1");
        assertEquals(
                "the head comes to nothing",
                List.of(),
                doors.events(doors.calendars.subscribe(head)));
        node.clock.pass(Duration.ofDays(95));
        assertEquals("of three months back", List.of(), events());
    }

    // CORE-21
    @Test
    public void CORE_21_onlyAnotherTimeIsAChangeForCalendars() {
        String round = round();
        String before = event();
        edit(round, "room", Map.of("name", "Room 4"));
        assertEquals(before.replace("Room 3", "Room 4"), event());
        invite(round, guest, "guest");
        node.act(head, round, "show");
        node.act(head, round, "finish");
        assertEquals(before.replace("Room 3", "Room 4"), event());
        node.clock.pass(Duration.ofHours(1));
        edit(round, "plan", Map.of("start", "2026-05-04T07:00:00Z"));
        says(event(), "SEQUENCE:1", "DTSTAMP:20260501T090000Z", "DTSTART:20260504T070000Z");
    }

    // CORE-21
    @Test
    public void CORE_21_aProposalIsTentativeUntilItsTimeIsSaid() {
        String round = round(Map.of());
        invite(round, helper, "helper");
        assertEquals(List.of(), events());
        edit(round, "wish", Map.of("day", "2026-05-06"));
        says(
                event(),
                "STATUS:TENTATIVE",
                "DTSTART;VALUE=DATE:20260506",
                "DTEND;VALUE=DATE:20260507",
                "SEQUENCE:0");
        edit(round, "plan", Map.of("start", START));
        says(event(), "STATUS:CONFIRMED", "DTSTART:20260504T080000Z", "SEQUENCE:1");
        node.act(head, round, "drop");
        says(event(), "STATUS:CANCELLED", "SEQUENCE:2", "TRANSP:TRANSPARENT");
    }

    // CORE-21
    @Test
    public void CORE_21_whatIsTakenAwayIsCancelledAndWhatIsErasedIsGone() {
        String round = round();
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("start", null);
        edit(round, "plan", nothing);
        says(event(), "STATUS:CANCELLED", "SEQUENCE:1", "DTSTART:20260504T080000Z");
        edit(round, "plan", Map.of("start", START));
        says(event(), "STATUS:CONFIRMED", "SEQUENCE:2");
        node.act(head, round, "burn");
        assertEquals(List.of(), events());
        assertEquals(0, count("appointment") + count("appointment_seat"));
    }

    // CORE-21
    @Test
    public void CORE_21_anEndComesAfterItsStart() {
        for (String end : List.of(START, "2026-05-04T07:59:00Z", "2026-07-01T08:00:00Z")) {
            Problem problem =
                    assertThrows(Problem.class, () -> round(Map.of("start", START, "end", end)));
            assertEquals(Problem.Kind.INVALID_INPUT, problem.kind());
            assertEquals("/end", problem.errors().get(0).pointer());
        }
        assertEquals(0, count("appointment"));
    }

    // CORE-21
    @Test
    public void CORE_21_aCalendarIsReadWithTheRightsOfTheMoment() {
        String round = round();
        invite(round, guest, "guest");
        String ofGuest = doors.calendars.subscribe(guest);
        assertEquals("he sees no plan", List.of(), doors.events(ofGuest));
        node.act(head, round, "show");
        List<String> shown = doors.events(ofGuest);
        says(shown.get(0), "TRANSP:TRANSPARENT", "SUMMARY:Round – Cellar\\; first");
        assertFalse("he does not see where", shown.get(0).contains("LOCATION"));
        node.act(head, round, "hide");
        assertEquals(List.of(), doors.events(ofGuest));

        node.participants()
                .exclude(head, round, Principal.account(helper.account()), new Key("helper"), null);
        assertEquals(List.of(), events());
        edit(round, "plan", Map.of("person", helper.account()));
        assertEquals("he is named, and sees nothing", List.of(), events());
        invite(round, helper, "guest");
        node.act(head, round, "show");
        says(event(), "TRANSP:OPAQUE");
        node.accounts().disable(helper.account());
        assertEquals(
                Problem.Kind.NOT_FOUND,
                assertThrows(Problem.class, () -> doors.calendars.read(ofHelper)).kind());
    }

    // CORE-21
    @Test
    public void CORE_21_theSecretIsMadeAnewAndTakenBackAndNowhereKept() {
        round();
        String kept =
                node.transactions.read(
                        sql ->
                                sql.first(
                                                "select secret_hash from calendar_feed",
                                                row -> row.getString(1))
                                        .orElseThrow());
        assertNotEquals(ofHelper, kept);
        assertEquals(64, ofHelper.length());
        assertTrue(doors.calendars.subscribedAt(helper).isPresent());
        String second = doors.calendars.subscribe(helper);
        assertEquals(1, doors.events(second).size());
        assertThrows(Problem.class, () -> doors.calendars.read(ofHelper));
        doors.calendars.unsubscribe(helper);
        assertThrows(Problem.class, () -> doors.calendars.read(second));
        assertTrue(doors.calendars.subscribedAt(helper).isEmpty());
        doors.calendars.unsubscribe(helper);
        assertEquals(
                Problem.Kind.NOT_SIGNED_IN,
                assertThrows(
                                Problem.class,
                                () -> doors.calendars.subscribe(Caller.visitor(Language.EN)))
                        .kind());
    }

    // CORE-21
    @Test
    public void CORE_21_aCalendarTakesAsManyStatementsWhateverItHolds() {
        round();
        int one = Statements.of(() -> doors.calendars.read(ofHelper));
        for (int i = 0; i < 12; i++) {
            round();
        }
        assertEquals(one, Statements.of(() -> doors.calendars.read(ofHelper)));
        assertEquals(13, events().size());
    }
}
