package org.liasse.core.clock;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Deadlines.Standing;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.letter.Letter;
import org.liasse.api.notice.Previews.Reminder;
import org.liasse.api.people.Caller;
import org.liasse.core.notice.NoticeDoors;
import org.liasse.core.sample.Node;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;

/** What the clock would tell, on both databases. */
@RunWith(Parameterized.class)
public class RemindersTest {

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Node node;
    private NoticeDoors notices;
    private Caller owner;
    private Caller other;
    private String repair;

    public RemindersTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        database.open();
        node = new Node(database);
        notices = new NoticeDoors(node);
        node.catalogue.arrive(Shop.FIRST, Binding.from("shop", "1.0"));
        String office = node.offices().create(new Key("town"), "The town").id();
        owner = node.someone("owner", office, "owner");
        other = node.someone("other", office, "owner");
        node.accounts().join(owner.account(), office, new Key("administrator"));
        owner = node.again(owner);
        String shop =
                node.open(owner, new NewDossier(null, new Key("shop"), null, null, "A", Map.of()));
        repair =
                node.open(
                        owner, new NewDossier(null, new Key("repair"), shop, null, "B", Map.of()));
        node.act(owner, repair, "wait");
        node.act(owner, repair, "collect");
    }

    @After
    public void close() {
        node.close();
    }

    private Reminder ahead(String act) {
        return notices.previews.reminders(owner, repair).stream()
                .filter(reminder -> reminder.act().value().equals(act))
                .findFirst()
                .orElseThrow();
    }

    // CORE-11
    @Test
    public void CORE_11_aReminderIsShownToTheLetterBeforeItGoes() {
        List<Object> before = List.of(node.kinds(owner, repair), node.doors.time.of(repair));
        Reminder remind = ahead("remind");

        assertEquals(node.clock.now().plus(Duration.ofDays(3)), remind.due());
        assertEquals(3, remind.times());
        assertEquals(0, remind.acted());
        assertEquals(Standing.AHEAD, remind.standing());
        assertEquals(List.of(new Key("paused")), remind.stops());
        assertEquals(List.of(), remind.stopped());
        assertEquals(2, remind.outlook().told().size());
        assertEquals(before, List.of(node.kinds(owner, repair), node.doors.time.of(repair)));
        assertEquals(List.of(), notices.letters(node));

        node.clock.pass(Duration.ofDays(3));
        node.doors.time.strike();
        assertEquals(
                remind.outlook().told().stream()
                        .map(
                                told ->
                                        List.of(
                                                told.name(),
                                                told.mail().subject(),
                                                told.mail().text(),
                                                told.mail().html()))
                        .toList(),
                notices.letters(node).stream().map(RemindersTest::said).toList());
        assertEquals(1, ahead("remind").acted());
    }

    private static List<String> said(Letter letter) {
        return List.of(letter.name(), letter.subject(), letter.text(), letter.html());
    }

    // CORE-11
    @Test
    public void CORE_11_whatStopsItIsSaidAndThenNobodyWouldBeTold() {
        node.act(owner, repair, "pause");
        Reminder remind = ahead("remind");
        assertEquals(List.of(new Key("paused")), remind.stopped());
        assertEquals(List.of(), remind.outlook().told());
        assertEquals(List.of(new Key("paused")), ahead("expire").stopped());

        node.act(owner, repair, "resume");
        assertEquals(List.of(), ahead("remind").stopped());
        // what would erase the dossier is only looked at
        assertEquals(List.of(), ahead("expire").stopped());
        assertEquals(repair, node.dossiers().read(owner, repair).id());
    }

    // CORE-11
    @Test
    public void CORE_11_whatTellsNobodyIsOnlyRead() {
        assertThrows(
                "where it is played nothing else is under way",
                IllegalStateException.class,
                () -> node.transactions.write(work -> ahead("remind")));
        node.act(owner, repair, "pause");
        assertEquals(
                List.of(new Key("paused")),
                node.transactions.write(work -> ahead("remind")).stopped());
    }

    // CORE-11
    @Test
    public void CORE_11_remindersAreShownToWhoLooksAfterTheWords() {
        assertEquals(
                Problem.Kind.NOT_YOUR_ROLE,
                assertThrows(Problem.class, () -> notices.previews.reminders(other, repair))
                        .kind());
    }
}
