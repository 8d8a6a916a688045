package org.liasse.core.notice;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.letter.Letter;
import org.liasse.api.notice.Preferences.Wish;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Notice.Delivery;
import org.liasse.core.store.Statements;
import org.liasse.core.store.TestDatabase;

/** Recaps by the clock, on both databases. 2026-03-02 is a Monday. */
@RunWith(Parameterized.class)
public class RecapsTest {

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Bank bank;

    public RecapsTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        bank = new Bank(database);
        bank.node.clock.at("2026-03-02T11:00");
        for (Caller caller : List.of(bank.clerk, bank.colleague)) {
            save(caller, "asked", Delivery.OFF);
        }
        bank.notices.tellAll(bank.node);
    }

    @After
    public void close() {
        bank.close();
    }

    private void save(Caller caller, String notice, Delivery delivery) {
        bank.notices.preferences.save(
                caller, null, List.of(new Wish(Bank.LOAN, new Key(notice), null, delivery)));
    }

    private int seen;

    /** The letters since this was asked last. */
    private List<Letter> news() {
        List<Letter> all = bank.letters();
        List<Letter> news = new ArrayList<>(all.subList(seen, all.size()));
        seen = all.size();
        return news;
    }

    private List<Letter> newsAt(String moment) {
        bank.node.clock.at(moment);
        return news();
    }

    // CORE-10, PROC-54
    @Test
    public void PROC_54_theDailyRecapGoesOnceAtItsTimeToWhoAskedForIt() {
        save(bank.clerk, "morning", Delivery.DAILY);
        bank.asked("house");
        bank.asked("house");

        assertEquals(List.of(), newsAt("2026-03-03T09:59"));
        List<Letter> recap = newsAt("2026-03-03T10:00");
        assertEquals(1, recap.size());
        assertEquals("clerk@example.org", recap.get(0).address());
        assertEquals("morning en: types en", recap.get(0).subject());
        assertEquals(2, recap.get(0).text().split("– LOAN|– ", -1).length - 1);
        assertTrue(recap.get(0).text(), recap.get(0).text().contains("Loans"));
        assertEquals(List.of(), newsAt("2026-03-03T18:00"));
        // nothing to say, no mail
        assertEquals(List.of(), newsAt("2026-03-04T10:00"));
    }

    // CORE-10, COND-25
    @Test
    public void COND_25_aRecapLeadsToEachOfItsDossiers() {
        save(bank.clerk, "morning", Delivery.DAILY);
        List<String> loans = List.of(bank.asked("house"), bank.asked("house"));

        Letter recap = newsAt("2026-03-03T10:00").get(0);

        for (String loan : loans) {
            String address = "https://liasse.test/dossier#" + loan;
            assertTrue(recap.text(), recap.text().contains("\n" + address + "\n"));
            assertTrue(recap.html(), recap.html().contains("<a href=\"" + address + "\">"));
        }
    }

    // PROC-54
    @Test
    public void PROC_54_sundayHasNoneAndWhatHappenedThenIsToldOnMonday() {
        save(bank.clerk, "morning", Delivery.DAILY);
        bank.node.clock.at("2026-03-07T12:00");
        bank.asked("house");

        assertEquals(List.of(), newsAt("2026-03-08T10:00"));
        assertEquals(1, newsAt("2026-03-09T10:00").stream().filter(this::isMorning).count());
    }

    private boolean isMorning(Letter letter) {
        return letter.subject().startsWith("morning");
    }

    private boolean isWeek(Letter letter) {
        return letter.subject().startsWith("week");
    }

    // CORE-10
    @Test
    public void CORE_10_aNodeThatWasDownMakesTheRecapWhenItIsBackOnTheDayAndNotLater() {
        save(bank.clerk, "morning", Delivery.DAILY);
        bank.asked("house");
        assertEquals(1, newsAt("2026-03-03T23:59").size());

        bank.asked("house");
        assertEquals(List.of(), newsAt("2026-03-05T00:10"));
        assertEquals(1, newsAt("2026-03-05T10:00").size());
    }

    // PROC-54
    @Test
    public void PROC_54_whatIsDecidedByThenIsNotListed() {
        save(bank.clerk, "morning", Delivery.DAILY);
        String loan = bank.asked("house");
        bank.node.act(bank.colleague, loan, "grant", Map.of());

        assertTrue(newsAt("2026-03-03T10:00").stream().noneMatch(this::isMorning));
        assertEquals(0, bank.count("recap_line where digest_key = 'morning'"));
    }

    // PROC-53, PROC-55
    @Test
    public void PROC_55_theWeeklyRecapIsOnFromTheBeginningAndEndsWithSunday() {
        bank.asked("house");
        bank.node.clock.at("2026-03-09T00:30");
        bank.asked("house");

        assertEquals(List.of(), newsAt("2026-03-09T07:59"));
        List<Letter> weekly = newsAt("2026-03-09T08:00");
        assertEquals(2, weekly.size());
        assertTrue(weekly.stream().allMatch(this::isWeek));
        assertEquals(1, weekly.get(0).text().split("– ", -1).length - 1);
        assertEquals(2, newsAt("2026-03-16T08:00").size());
    }

    // PROC-56
    @Test
    public void PROC_56_aContextThatSaysSoIsLeftOutOfRecapsAndOfNothingElse() {
        bank.asked("house");
        bank.settings(Map.of("quiet", true));
        String loan = bank.asked("house");
        bank.node.act(bank.clerk, loan, "deny", Map.of("motive", "no"));

        assertEquals(1, news().size());
        assertEquals(List.of(), newsAt("2026-03-09T08:00"));
    }

    // COND-23
    @Test
    public void COND_23_aNoticeThatGoesDailyIsGatheredAtEightSundaysIncluded() {
        String loan = bank.asked("house");
        bank.node.clock.at("2026-03-07T12:00");
        bank.node.act(bank.clerk, loan, "hurry");

        List<Letter> daily = newsAt("2026-03-08T08:00");
        // the head and the other clerk; the client does not see it
        assertEquals(2, daily.size());
        assertTrue(daily.get(0).subject(), daily.get(0).subject().startsWith("Daily recap"));
    }

    // COND-23
    @Test
    public void COND_23_theDayOnWhichTheHourChangesHasItsRecapAtEightByTheClockOnTheWall() {
        bank.node.clock.at("2026-03-28T09:00");
        String loan = bank.asked("house");
        bank.node.act(bank.clerk, loan, "hurry");

        bank.node.clock.pass(java.time.Duration.ofHours(21));
        // 23 hours later it would be eight on any other day; on this one it is seven in winter time
        assertEquals(List.of(), newsAt("2026-03-29T07:59"));
        assertFalse(newsAt("2026-03-29T08:00").isEmpty());
    }

    // CORE-10
    @Test
    public void CORE_10_whoSwitchesItOffBeforeIsSentNone() {
        save(bank.clerk, "morning", Delivery.DAILY);
        bank.asked("house");
        bank.notices.tellAll(bank.node);
        save(bank.clerk, "morning", Delivery.OFF);

        assertEquals(List.of(), newsAt("2026-03-03T10:00"));
    }

    // CORE-10
    @Test
    public void CORE_10_aRecapIsMadeOnceWhateverIsKilled() {
        save(bank.clerk, "morning", Delivery.DAILY);
        save(bank.colleague, "morning", Delivery.DAILY);
        bank.asked("house");
        bank.notices.tellAll(bank.node);
        bank.node.clock.at("2026-03-03T10:00");

        boolean isKilled = true;
        for (int after = 3; isKilled; after += 4) {
            NoticeDoors another = new NoticeDoors(bank.node);
            bank.node.clock.pass(java.time.Duration.ofMinutes(2));
            isKilled = Statements.killsAfter(after, another.herald::go);
        }

        assertEquals(2, news().size());
        assertEquals(0, bank.count("recap_line where digest_key = 'morning'"));
    }

    // CORE-10
    @Test
    public void CORE_10_whatBelatedlyBelongsToARecapThatIsMadeIsForTheNextOne() {
        save(bank.clerk, "morning", Delivery.DAILY);
        bank.asked("house");
        assertEquals(1, newsAt("2026-03-03T10:00").size());
        bank.node.clock.at("2026-03-03T09:00");
        bank.asked("house");
        NoticeDoors another = new NoticeDoors(bank.node);
        bank.node.clock.at("2026-03-03T10:30");
        another.tellAll(bank.node);

        assertEquals(1, bank.count("letter"));
        assertEquals(1, newsAt("2026-03-04T10:00").size());
    }
}
