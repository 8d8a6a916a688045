package org.liasse.core.calendar;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.calendar.CalendarEvent.Span;
import org.liasse.api.calendar.CalendarEvent.Status;
import org.liasse.api.calendar.Invitation;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.dossier.PersonalLinks;
import org.liasse.api.dossier.PersonalLinks.NewLink;
import org.liasse.api.letter.Letter;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.notice.NoticeDoors;
import org.liasse.core.people.PersonalLinkDesk;
import org.liasse.core.sample.Condominium;
import org.liasse.core.sample.Node;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;
import org.liasse.variant.orders.OrdersVariant;

/** What letters bring for calendars, on both databases. */
@RunWith(Parameterized.class)
public class InvitationTest {

    private static final Key APPOINTMENT = new Key("appointment");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Condominium condo;
    private Node node;
    private NoticeDoors notices;
    private PersonalLinks links;

    public InvitationTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        condo = new Condominium(database);
        node = condo.node;
        notices = new NoticeDoors(node);
        links =
                new PersonalLinkDesk(
                        node.transactions,
                        node.participants(),
                        notices.post.box,
                        notices.post.site,
                        node.clock);
    }

    @After
    public void close() {
        condo.close();
    }

    private Invitation last(String address) {
        List<Letter> letters =
                notices.letters(node).stream().filter(l -> l.address().equals(address)).toList();
        return letters.get(letters.size() - 1).invitation();
    }

    private static void is(
            Invitation invitation, String method, Status status, int sequence, boolean isNeeded) {
        assertNotNull(invitation);
        assertEquals(method, invitation.method());
        assertEquals(status, invitation.event().status());
        assertEquals(sequence, invitation.event().sequence());
        assertEquals(isNeeded, invitation.isNeeded());
    }

    // SERV-14, SERV-21, CORE-21
    @Test
    public void SERV_21_savingAnAppointmentInvitesTheClientWithoutAnAccountToo() {
        node.catalogue.arrive(
                new OrdersVariant(null, null, null, null, null, null, null, null, null, null),
                Binding.from("orders", "1.0"));
        String office = node.offices().create(new Key("heat"), "Heat").id();
        Caller planner = node.someone("planner", office, "planner");
        node.someone("boss", office, "manager");
        Caller technician = node.stranger("technician");
        String customer = opened(planner, "service-client", null);
        links.make(
                planner,
                customer,
                new NewLink(new Key("client"), "Ada", "ada@example.net", Language.FR, 30));
        String site = opened(planner, "service-site", customer);
        String order = opened(planner, "service-order", site);
        String visit = opened(planner, "service-visit", order);
        node.participants()
                .invite(
                        planner,
                        order,
                        Principal.account(technician.account()),
                        new Key("technician"),
                        null);
        Map<String, Object> when = new HashMap<>();
        when.put("start", "2026-05-04T08:00:00Z");
        when.put("end", "2026-05-04T09:30:00Z");
        when.put("place", Map.of("line", "1 rue de la Paix", "city", "Lyon"));
        node.dossiers().edit(planner, new SectionChange(visit, APPOINTMENT, when, null));

        Invitation comes = last("technician@example.org");
        is(comes, "REQUEST", Status.CONFIRMED, 0, true);
        assertEquals(
                new Span.Timed(
                        Instant.parse("2026-05-04T08:00:00Z"),
                        Instant.parse("2026-05-04T09:30:00Z")),
                comes.event().span());
        assertTrue(comes.event().location(), comes.event().location().contains("Lyon"));
        assertTrue(comes.event().isBusy());
        assertTrue(comes.event().url().endsWith("#" + visit));
        Invitation told = last("ada@example.net");
        is(told, "REQUEST", Status.CONFIRMED, 0, false);
        assertEquals(comes.event().uid(), told.event().uid());
        assertFalse(told.event().isBusy());
        assertNull("he finds it by his link alone", told.event().url());

        node.dossiers()
                .edit(
                        planner,
                        new SectionChange(
                                visit, APPOINTMENT, Map.of("end", "2026-05-04T10:00:00Z"), null));
        is(last("ada@example.net"), "REQUEST", Status.CONFIRMED, 1, false);
        when.replaceAll((field, value) -> null);
        node.dossiers().edit(planner, new SectionChange(visit, APPOINTMENT, when, null));
        is(last("ada@example.net"), "CANCEL", Status.CANCELLED, 2, false);
        is(last("technician@example.org"), "CANCEL", Status.CANCELLED, 2, true);
        assertTrue(
                notices.letters(node).stream()
                        .noneMatch(l -> l.address().equals("boss@example.org")));

        CalendarDoors doors = new CalendarDoors(node);
        assertEquals(1, doors.events(doors.calendars.subscribe(technician)).size());
        Caller late = node.stranger("late");
        node.dossiers()
                .edit(
                        planner,
                        new SectionChange(
                                visit, APPOINTMENT, Map.of("start", "2026-05-04T08:00:00Z"), null));
        node.participants()
                .invite(
                        planner,
                        order,
                        Principal.account(late.account()),
                        new Key("technician"),
                        null);
        assertEquals(
                "who comes into the order comes to its visits",
                1,
                doors.events(doors.calendars.subscribe(late)).size());
    }

    private String opened(Caller planner, String type, String context) {
        Map<Key, Map<String, Object>> sections =
                switch (type) {
                    case "service-client" -> Map.of(new Key("sheet"), Map.of("name", "Ada"));
                    case "service-site" ->
                            Map.of(new Key("site"), Map.of("place", Map.of("city", "Lyon")));
                    case "service-order" ->
                            Map.of(
                                    new Key("mission"),
                                    Map.of("kind", "repair", "mission", "The boiler is cold"));
                    default -> Map.of();
                };
        return node.open(
                planner, new NewDossier(null, new Key(type), context, null, type, sections));
    }

    // COND-13, CORE-21
    @Test
    public void COND_13_theProposedDayIsTentativeTheConfirmedOneCertainInTheProvidersCalendar() {
        String order =
                node.open(
                        condo.manager,
                        new NewDossier(
                                null,
                                new Key("condo-order"),
                                condo.building,
                                null,
                                "A leak",
                                Map.of(
                                        new Key("order"),
                                        Map.of(
                                                "provider",
                                                "plumber@example.net",
                                                "desired",
                                                "2026-12-01"))));
        String link =
                links.make(
                        condo.manager,
                        order,
                        new NewLink(
                                new Key("provider"),
                                "Plumber",
                                "plumber@example.net",
                                Language.FR,
                                300));
        Invitation proposed = last("plumber@example.net");
        is(proposed, "REQUEST", Status.TENTATIVE, 0, true);
        LocalDate first = LocalDate.parse("2026-12-01");
        assertEquals(new Span.Days(first, first), proposed.event().span());

        Caller plumber =
                new Caller(null, "Plumber", Set.of(Principal.link(link)), Language.FR, null);
        node.act(plumber, order, "confirm", Map.of("agreed", "2026-12-03"));
        Invitation agreed = last("plumber@example.net");
        is(agreed, "REQUEST", Status.CONFIRMED, 1, true);
        LocalDate third = LocalDate.parse("2026-12-03");
        assertEquals(new Span.Days(third, third), agreed.event().span());
        is(last("manager@example.org"), "REQUEST", Status.CONFIRMED, 1, false);
        node.act(condo.manager, order, "cancel");
        is(last("plumber@example.net"), "CANCEL", Status.CANCELLED, 2, true);
    }
}
