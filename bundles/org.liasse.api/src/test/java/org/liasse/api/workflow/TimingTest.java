package org.liasse.api.workflow;

import static org.junit.Assert.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import org.junit.Test;
import org.liasse.api.workflow.Timing.Start;

public class TimingTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static Timing after(Period delay) {
        return new Timing(delay, Start.OPENING, null, null, 1);
    }

    private static void due(String expected, Timing timing, String from, OptionalInt said) {
        assertEquals(Instant.parse(expected), timing.due(Instant.parse(from), PARIS, said));
    }

    // COND-17
    @Test
    public void COND_17_fourDaysAreFourTimesTwentyFourHoursAcrossBothClockChanges() {
        Timing fourDays = after(Period.ofDays(4));
        due("2026-03-31T10:00:00Z", fourDays, "2026-03-27T10:00:00Z", OptionalInt.empty());
        due("2026-10-27T10:00:00Z", fourDays, "2026-10-23T10:00:00Z", OptionalInt.empty());
    }

    @Test
    public void monthsAreCalendarMonthsOfTheZone() {
        Timing fourMonths = after(Period.ofMonths(4));
        // noon in Paris stays noon in Paris: 11:00Z in winter, 10:00Z in summer
        due("2026-03-30T10:00:00Z", fourMonths, "2025-11-30T11:00:00Z", OptionalInt.empty());
        due("2026-02-28T11:00:00Z", fourMonths, "2025-10-31T11:00:00Z", OptionalInt.empty());
        due("2024-02-29T11:00:00Z", fourMonths, "2023-10-31T11:00:00Z", OptionalInt.empty());
    }

    // PROC-13
    @Test
    public void PROC_13_theContextSaysTheMonthsAndTheDaysAheadStay() {
        Timing ahead = after(Period.ofMonths(36).minusDays(14));
        assertEquals(Period.of(0, 6, -14), ahead.delay(OptionalInt.of(6)));
        due("2026-06-15T22:00:00Z", ahead, "2025-12-30T23:00:00Z", OptionalInt.of(6));
    }

    // PROC-13
    @Test
    public void PROC_13_onEachDayOfTwoYearsThePeriodEndsOnTheSameDayAndIsWarnedOfFourteenBefore() {
        Timing ending = after(Period.ofMonths(36));
        Timing warned = after(Period.ofMonths(36).minusDays(14));
        for (LocalDate day = LocalDate.parse("2027-01-01");
                day.getYear() < 2029;
                day = day.plusDays(1)) {
            for (int months : new int[] {1, 6, 36, 120}) {
                YearMonth end = YearMonth.from(day).plusMonths(months);
                LocalDate last = end.atDay(Math.min(day.getDayOfMonth(), end.lengthOfMonth()));
                for (String hour : List.of("00:00", "09:30", "23:59")) {
                    Instant from = LocalDateTime.parse(day + "T" + hour).atZone(PARIS).toInstant();
                    Instant due = ending.due(from, PARIS, OptionalInt.of(months));
                    assertEquals(last + "T" + hour, due.atZone(PARIS).toLocalDateTime().toString());
                    assertEquals(
                            Duration.ofHours(14 * 24),
                            Duration.between(warned.due(from, PARIS, OptionalInt.of(months)), due));
                }
            }
        }
    }

    @Test
    public void theContextSaysTheDaysWhereThereAreNoMonths() {
        assertEquals(Period.ofDays(9), after(Period.ofDays(3)).delay(OptionalInt.of(9)));
        assertEquals(Period.ofDays(3), after(Period.ofDays(3)).delay(OptionalInt.empty()));
    }

    @Test
    public void readsAsProse() {
        assertEquals(
                ", 36 months less 14 days after being deposited (or as settings.retention of the"
                        + " context says)",
                new Timing(
                                Period.of(0, 36, -14),
                                Start.SETTING_FLAG,
                                "deposited",
                                "settings.retention",
                                1)
                        .toProse());
        assertEquals(
                ", 3 days after entering sent, 5 times",
                new Timing(Period.ofDays(3), Start.ENTERING_STATE, "sent", null, 5).toProse());
        assertEquals(
                ", -1 day after visit.date",
                new Timing(Period.ofDays(-1), Start.FIELD, "visit.date", null, 1).toProse());
    }
}
