package org.liasse.api.workflow;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.liasse.api.workflow.Condition.not;
import static org.liasse.api.workflow.Condition.that;
import static org.liasse.api.workflow.Conditions.acceptedDocumentIn;
import static org.liasse.api.workflow.Conditions.actorIs;
import static org.liasse.api.workflow.Conditions.complete;
import static org.liasse.api.workflow.Conditions.contextFilled;
import static org.liasse.api.workflow.Conditions.contextFlag;
import static org.liasse.api.workflow.Conditions.contextIn;
import static org.liasse.api.workflow.Conditions.contextValueIs;
import static org.liasse.api.workflow.Conditions.days;
import static org.liasse.api.workflow.Conditions.documentIn;
import static org.liasse.api.workflow.Conditions.enteredOver;
import static org.liasse.api.workflow.Conditions.feature;
import static org.liasse.api.workflow.Conditions.filled;
import static org.liasse.api.workflow.Conditions.flag;
import static org.liasse.api.workflow.Conditions.inputGiven;
import static org.liasse.api.workflow.Conditions.inputIs;
import static org.liasse.api.workflow.Conditions.linked;
import static org.liasse.api.workflow.Conditions.linkedIn;
import static org.liasse.api.workflow.Conditions.marked;
import static org.liasse.api.workflow.Conditions.months;
import static org.liasse.api.workflow.Conditions.someoneIs;
import static org.liasse.api.workflow.Conditions.valueIs;
import static org.liasse.api.workflow.Conditions.valueListed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.workflow.Facts.ContextFact;
import org.liasse.api.workflow.Facts.DocumentFact;
import org.liasse.api.workflow.Facts.DocumentFact.Review;
import org.liasse.api.workflow.Facts.LinkFact;

public class ConditionsTest {

    enum Word {
        OPEN,
        DONE,
        SHEET,
        OWNER,
        STAR,
        PLAN,
        PARENT
    }

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant NOON = Instant.parse("2026-03-30T10:00:00Z");
    private static final Facts FACTS = Facts.in(Key.of(Word.OPEN), NOON, PARIS);
    private static final Key SHEET = Key.of(Word.SHEET);

    private static boolean over(Period ago, String entered, String now) {
        Instant then = LocalDateTime.parse(entered).atZone(PARIS).toInstant();
        Facts facts =
                Facts.in(
                                Key.of(Word.DONE),
                                LocalDateTime.parse(now).atZone(PARIS).toInstant(),
                                PARIS)
                        .since(Map.of(Key.of(Word.DONE), then));
        return enteredOver(ago, Word.DONE).holds(facts);
    }

    // PROC-39
    @Test
    public void PROC_39_thirtiethOfNovemberPlusFourMonthsIsTheThirtiethOfMarch() {
        assertFalse(over(months(4), "2025-11-30T23:59:00", "2026-03-30T23:59:59"));
        assertTrue(over(months(4), "2025-11-30T00:00:00", "2026-03-31T00:00:00"));
    }

    // PROC-39
    @Test
    public void PROC_39_onEachDayOfTwoYearsItIsWarnedFromTheDayAfterTheSameDayOfTheFourthMonth() {
        for (LocalDate day = LocalDate.parse("2027-01-01");
                day.getYear() < 2029;
                day = day.plusDays(1)) {
            YearMonth fourth = YearMonth.from(day).plusMonths(4);
            LocalDate last = fourth.atDay(Math.min(day.getDayOfMonth(), fourth.lengthOfMonth()));
            for (String hour : List.of("00:00:00", "12:00:00", "23:59:59")) {
                String from = day + "T" + hour;
                assertFalse(from, over(months(4), from, last + "T23:59:59"));
                assertTrue(from, over(months(4), from, last.plusDays(1) + "T00:00:00"));
            }
        }
    }

    // PROC-39
    @Test
    public void PROC_39_lastOfOctoberPlusFourMonthsIsTheLastOfFebruary() {
        assertFalse(over(months(4), "2025-10-31T12:00:00", "2026-02-28T23:00:00"));
        assertTrue(over(months(4), "2025-10-31T12:00:00", "2026-03-01T00:00:00"));
        assertFalse("a leap year", over(months(4), "2023-10-31T12:00:00", "2024-02-29T23:00:00"));
        assertTrue("a leap year", over(months(4), "2023-10-31T12:00:00", "2024-03-01T00:00:00"));
    }

    // PROC-39
    @Test
    public void PROC_39_datesAreThoseOfParisOnBothSidesOfTheClockChange() {
        // 2025-11-30T23:30Z is the 1st of December in Paris; 2026-04-01T22:30Z is the 2nd of April
        Facts facts =
                Facts.in(Key.of(Word.DONE), Instant.parse("2026-04-01T21:59:59Z"), PARIS)
                        .since(Map.of(Key.of(Word.DONE), Instant.parse("2025-11-30T23:30:00Z")));
        assertFalse(enteredOver(months(4), Word.DONE).holds(facts));
        Facts later =
                Facts.in(Key.of(Word.DONE), Instant.parse("2026-04-01T22:00:00Z"), PARIS)
                        .since(facts.entered());
        assertTrue(enteredOver(months(4), Word.DONE).holds(later));
    }

    @Test
    public void aStateNeverEnteredWasNotEnteredLongAgo() {
        assertFalse(enteredOver(days(1), Word.DONE).holds(FACTS));
        assertEquals(LocalDate.parse("2024-02-29"), LocalDate.parse("2023-10-31").plus(months(4)));
    }

    @Test
    public void conditionsJoin() {
        Condition yes = that("yes", f -> true);
        Condition no = that("no", f -> false);
        assertTrue(yes.or(no).holds(FACTS));
        assertFalse(yes.and(no).holds(FACTS));
        assertTrue(not(no).holds(FACTS));
        assertEquals("(yes or no) and not no", yes.or(no).and(not(no)).prose());
    }

    @Test
    public void whatIsOnTheDossierIsSeen() {
        Facts facts =
                FACTS.flagged(Key.allOf(Word.STAR))
                        .marked(Key.allOf(Word.OWNER))
                        .by(Key.allOf(Word.OWNER))
                        .subscribed(Key.allOf(Word.PLAN))
                        .among(Map.of(Key.of(Word.OWNER), 1, Key.of(Word.PARENT), 0))
                        .giving(Map.of("colour", "red"))
                        .holding(Map.of(SHEET, Map.of("size", 3)));
        assertTrue(flag(Word.STAR).holds(facts));
        assertTrue(marked(Word.OWNER).holds(facts));
        assertTrue(actorIs(Word.OWNER).holds(facts));
        assertTrue(feature(Word.PLAN).holds(facts));
        assertTrue(someoneIs(Word.OWNER).holds(facts));
        assertFalse(someoneIs(Word.PARENT).holds(facts));
        assertTrue(inputGiven("colour").holds(facts));
        assertTrue(inputIs("colour", "red").holds(facts));
        assertFalse(inputIs("colour", "blue").holds(facts));
        assertTrue(filled(Word.SHEET, "size").holds(facts));
        assertTrue(valueIs(Word.SHEET, "size", "3").holds(facts));
        assertFalse(valueIs(Word.SHEET, "size", "4").holds(facts));
        assertTrue(Conditions.in(Word.OPEN).holds(facts));
        assertFalse(flag(Word.STAR).holds(FACTS));
    }

    @Test
    public void aSectionIsCompleteWhereNothingIsMissing() {
        assertTrue(complete(Word.SHEET).holds(FACTS));
        Facts lacking = FACTS.lacking(Map.of(SHEET, List.of(InputError.at("/a", "a", "a"))));
        assertFalse(complete(Word.SHEET).holds(lacking));
    }

    // SERV-08
    @Test
    public void SERV_08_aSectionTellsWhatIsNotExpectedThere() {
        assertFalse(Conditions.unexpectedIn(Word.SHEET).holds(FACTS));
        Facts failed = FACTS.exceeding(Map.of(SHEET, List.of(InputError.at("/a", "a", "a"))));
        assertTrue(Conditions.unexpectedIn(Word.SHEET).holds(failed));
        assertTrue(complete(Word.SHEET).holds(failed));
    }

    @Test
    public void documentsCountAndAcceptedOnesApart() {
        Facts deposited =
                FACTS.with(
                        Map.of(
                                Key.of(Word.PLAN),
                                List.of(new DocumentFact("1", Review.DEPOSITED, 1))));
        assertTrue(documentIn(Word.PLAN).holds(deposited));
        assertFalse(acceptedDocumentIn(Word.PLAN).holds(deposited));
        assertFalse(documentIn(Word.PLAN).holds(FACTS));
    }

    // CORE-19
    @Test
    public void CORE_19_whatStandsInASlotIsSignedWhereEachNewestVersionIs() {
        DocumentFact signed = new DocumentFact("1", Review.DEPOSITED, 2, 1);
        DocumentFact unsigned = new DocumentFact("2", Review.DEPOSITED, 1);
        assertFalse(Conditions.signed(Word.PLAN).holds(FACTS));
        assertTrue(Conditions.signed(Word.PLAN).holds(planned(signed)));
        assertFalse(Conditions.signed(Word.PLAN).holds(planned(signed, unsigned)));
    }

    private static Facts planned(DocumentFact... documents) {
        return FACTS.with(Map.of(Key.of(Word.PLAN), List.of(documents)));
    }

    @Test
    public void theNearestContextThatHasTheSectionIsAsked() {
        ContextFact outer =
                new ContextFact(
                        new Key("building"),
                        Key.of(Word.DONE),
                        Key.allOf(Word.STAR),
                        Map.of(
                                SHEET,
                                Map.of(
                                        "mode",
                                        "preset",
                                        "list",
                                        Map.of("r1", Map.of("address", "a@example.org")))));
        ContextFact inner =
                new ContextFact(
                        new Key("flat"), Key.of(Word.OPEN), Set.of(), Map.of(), Optional.of(outer));
        Facts facts = FACTS.under(inner).holding(Map.of(SHEET, Map.of("address", "a@example.org")));
        assertTrue(contextValueIs(Word.SHEET, "mode", "preset").holds(facts));
        assertTrue(contextFilled(Word.SHEET, "mode").holds(facts));
        assertTrue(contextIn(Word.OPEN).holds(facts));
        assertFalse("flags are those of the context itself", contextFlag(Word.STAR).holds(facts));
        assertTrue(contextFlag(Word.STAR).holds(FACTS.under(outer)));
        Condition listed = valueListed(Word.SHEET, "address", Word.SHEET, "list", "address");
        assertTrue(listed.holds(facts));
        assertFalse(listed.holds(facts.holding(Map.of(SHEET, Map.of("address", "b@example.org")))));
        assertFalse(contextValueIs(Word.SHEET, "mode", "preset").holds(FACTS));
    }

    // CORE-25
    @Test
    public void CORE_25_linksAreSeenWithTheirState() {
        Facts facts =
                FACTS.linked(
                        List.of(
                                new LinkFact(
                                        Key.of(Word.PARENT),
                                        new Key("report"),
                                        Key.of(Word.DONE),
                                        Set.of())));
        assertTrue(linked(Word.PARENT).holds(facts));
        assertTrue(linkedIn(Word.PARENT, Word.DONE).holds(facts));
        assertFalse(linkedIn(Word.PARENT, Word.OPEN).holds(facts));
        assertFalse(linked(Word.PARENT).holds(FACTS));
    }
}
