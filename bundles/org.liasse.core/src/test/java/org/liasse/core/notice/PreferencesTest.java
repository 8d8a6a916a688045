package org.liasse.core.notice;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.notice.Notifications.Notification;
import org.liasse.api.notice.Preferences.Setting;
import org.liasse.api.notice.Preferences.Wish;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.type.Declarations.Notice.Delivery;
import org.liasse.core.store.TestDatabase;

/** How people want to be told, and what they were told, on both databases. */
@RunWith(Parameterized.class)
public class PreferencesTest {

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Bank bank;

    public PreferencesTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        bank = new Bank(database);
    }

    @After
    public void close() {
        bank.close();
    }

    private void save(Caller caller, String context, String notice, String choice, Delivery how) {
        bank.notices.preferences.save(
                caller, context, List.of(new Wish(Bank.LOAN, new Key(notice), choice, how)));
    }

    private Setting setting(Caller caller, String context, String notice, String choice) {
        return bank.notices.preferences.list(caller, context).stream()
                .filter(s -> s.type().equals(Bank.LOAN) && s.notice().value().equals(notice))
                .filter(s -> choice == null ? s.choice() == null : choice.equals(s.choice()))
                .findFirst()
                .orElseThrow();
    }

    // CORE-10
    @Test
    public void CORE_10_aNoticeThatStartsOffGoesToWhoAskedForIt() {
        assertEquals(Delivery.OFF, setting(bank.clerk, bank.desk, "talked", null).delivery());
        save(bank.clerk, bank.desk, "talked", null, Delivery.IMMEDIATE);
        String loan = bank.asked("boat");
        bank.node.dossiers().mark(bank.clerk, loan, Bank.FOLLOWED);
        bank.node.dossiers().mark(bank.colleague, loan, Bank.FOLLOWED);
        bank.say(bank.client, loan, Bank.TALK, "Good morning");

        assertEquals(Set.of("clerk@example.org"), bank.arrived().keySet());
        Setting saved = setting(bank.clerk, bank.desk, "talked", null);
        assertEquals(Delivery.IMMEDIATE, saved.delivery());
        assertEquals(Delivery.OFF, saved.byDefault());
        assertEquals(EnumSet.of(Delivery.IMMEDIATE, Delivery.OFF), saved.choices());
        assertTrue(saved.isSaved());
    }

    // CORE-10
    @Test
    public void CORE_10_whatIsSaidForOneContextGoesBeforeWhatIsSaidForAll() {
        save(bank.clerk, null, "asked", null, Delivery.OFF);
        save(bank.colleague, null, "asked", null, Delivery.OFF);
        save(bank.colleague, bank.desk, "asked", null, Delivery.IMMEDIATE);
        bank.asked("house");
        assertEquals(Set.of("colleague@example.org"), bank.arrived().keySet());

        save(bank.colleague, bank.desk, "asked", null, null);
        bank.asked("house");
        assertEquals(1, bank.letters().size());
        assertFalse(setting(bank.head, null, "asked", null).isSaved());
    }

    // CORE-10, COND-24
    @Test
    public void CORE_10_aValueThatIsSwitchedOffGoesBeforeEverything() {
        assertEquals(Delivery.OFF, setting(bank.clerk, bank.desk, "asked", "boat").delivery());
        save(bank.clerk, bank.desk, "asked", "house", Delivery.OFF);
        save(bank.clerk, bank.desk, "asked", "boat", Delivery.IMMEDIATE);
        bank.asked("house");
        bank.asked("boat");

        assertEquals(2, bank.letters().size());
        assertEquals(1, bank.arrived().get("clerk@example.org").size());
        assertEquals(1, bank.arrived().get("colleague@example.org").size());
        assertEquals(2, bank.count("notification"));
        // PROC-53: the weekly one is on from the beginning, and says nothing of it either
        assertEquals(2, bank.count("recap_line"));
    }

    // CORE-10, PROC-30
    @Test
    public void PROC_30_whatIsMandatoryIsNotAskedAndNotSwitchedOff() {
        assertTrue(
                bank.notices.preferences.list(bank.client, bank.desk).stream()
                        .noneMatch(s -> s.notice().value().equals("outcome")));
        Problem refused =
                assertThrows(
                        Problem.class,
                        () -> save(bank.client, bank.desk, "outcome", null, Delivery.OFF));
        assertEquals("/items/0/notice", refused.errors().get(0).pointer());
    }

    // CORE-10
    @Test
    public void CORE_10_whatCannotBeSetIsRefusedByName() {
        for (Wish wrong :
                List.of(
                        new Wish(new Key("nothing"), new Key("asked"), null, Delivery.OFF),
                        new Wish(new Key("desk"), new Key("asked"), null, Delivery.OFF),
                        new Wish(Bank.LOAN, new Key("news"), null, Delivery.OFF),
                        new Wish(Bank.LOAN, new Key("asked"), "castle", Delivery.OFF),
                        new Wish(Bank.LOAN, new Key("talked"), null, Delivery.DAILY),
                        new Wish(Bank.LOAN, new Key("week"), null, Delivery.DAILY))) {
            Problem refused =
                    assertThrows(
                            Problem.class,
                            () ->
                                    bank.notices.preferences.save(
                                            bank.clerk, bank.desk, List.of(wrong)));
            assertEquals(Problem.Kind.INVALID_INPUT, refused.kind());
        }
        Caller visitor = Caller.visitor(Language.FR);
        assertEquals(
                Problem.Kind.NOT_SIGNED_IN,
                assertThrows(Problem.class, () -> bank.notices.preferences.list(visitor, null))
                        .kind());
        Caller stranger = bank.node.stranger("stranger");
        assertEquals(
                Problem.Kind.NOT_FOUND,
                assertThrows(
                                Problem.class,
                                () -> bank.notices.preferences.list(stranger, bank.desk))
                        .kind());
        assertEquals(0, bank.count("preference"));
    }

    private List<Notification> told(Caller caller) {
        return bank.notices.notifications.list(caller, null, 50).items();
    }

    // CORE-09
    @Test
    public void CORE_09_whatWasToldIsListedTheNewestFirstAndMarkedAsRead() {
        String first = bank.asked("house");
        String second = bank.asked("house");
        bank.notices.tellAll(bank.node);

        var page = bank.notices.notifications.list(bank.clerk, null, 1);
        assertEquals(second, page.items().get(0).dossier());
        assertEquals(2, page.unread());
        var next = bank.notices.notifications.list(bank.clerk, page.next(), 1);
        assertEquals(first, next.items().get(0).dossier());
        assertNull(next.next());

        bank.notices.notifications.mark(bank.clerk, page.items().get(0).id(), true);
        assertNotNull(told(bank.clerk).get(0).readAt());
        assertEquals(1, bank.notices.notifications.list(bank.clerk, null, 1).unread());
        bank.notices.notifications.mark(bank.clerk, page.items().get(0).id(), false);
        assertEquals(2, bank.notices.notifications.list(bank.clerk, null, 1).unread());
        bank.notices.notifications.readUpTo(bank.clerk, next.items().get(0).id());
        assertEquals(1, bank.notices.notifications.list(bank.clerk, null, 1).unread());
        bank.notices.notifications.readUpTo(bank.clerk, null);
        assertEquals(0, bank.notices.notifications.list(bank.clerk, null, 1).unread());
        assertEquals(2, bank.notices.notifications.list(bank.colleague, null, 1).unread());
        assertThrows(
                Problem.class,
                () ->
                        bank.notices.notifications.mark(
                                bank.colleague, page.items().get(0).id(), true));
    }

    // CORE-09
    @Test
    public void CORE_09_whoMayNoLongerSeeADossierIsShownNothingOfIt() {
        bank.asked("house");
        bank.notices.tellAll(bank.node);
        assertEquals(1, told(bank.clerk).size());
        bank.node
                .participants()
                .exclude(
                        bank.head,
                        bank.desk,
                        Principal.account(bank.clerk.account()),
                        new Key("clerk"),
                        null);
        Caller former = bank.node.again(bank.clerk);

        assertEquals(List.of(), told(former));
        assertEquals(0, bank.notices.notifications.list(former, null, 1).unread());
    }
}
