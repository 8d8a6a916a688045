package org.liasse.core.statistic;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.liasse.api.Problem;
import org.liasse.api.statistic.Statistics;
import org.liasse.api.statistic.Statistics.Step;
import org.liasse.api.statistic.Statistics.Wanted;

/** The days, weeks or months that were asked for, each whole. */
record Steps(Step step, LocalDate first, LocalDate last) {

    private static final int BY_DEFAULT = 12;

    static Steps of(Wanted wanted, LocalDate today) {
        Step step = wanted.step();
        LocalDate until = wanted.until() == null ? today : wanted.until();
        refuseBeyondCalendars("until", until);
        LocalDate last = after(step, beginning(step, until), 1).minusDays(1);
        LocalDate from =
                wanted.from() == null
                        ? after(step, beginning(step, until), 1 - BY_DEFAULT)
                        : wanted.from();
        refuseBeyondCalendars("from", from);
        LocalDate first = beginning(step, from);
        if (from.isAfter(until)) {
            throw Problem.invalid(
                    "from",
                    "La période finit avant de commencer.",
                    "The period ends before it begins.");
        }
        if (ChronoUnit.DAYS.between(from, until) >= Statistics.MOST_DAYS) {
            throw Problem.invalid(
                    "from",
                    "La période est de " + Statistics.MOST_DAYS + " jours au plus.",
                    "The period is " + Statistics.MOST_DAYS + " days at most.");
        }
        return new Steps(step, first, last);
    }

    /** Days are kept as numbers, and the first of them stands for no day. */
    private static void refuseBeyondCalendars(String name, LocalDate day) {
        if (day.getYear() < 1971 || day.getYear() > 9998) {
            throw Problem.invalid(
                    name,
                    "Il faut un jour des années 1971 à 9998.",
                    "This must be a day of the years 1971 to 9998.");
        }
    }

    private static LocalDate beginning(Step step, LocalDate day) {
        return switch (step) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    private static LocalDate after(Step step, LocalDate beginning, int steps) {
        return switch (step) {
            case DAY -> beginning.plusDays(steps);
            case WEEK -> beginning.plusWeeks(steps);
            case MONTH -> beginning.plusMonths(steps);
        };
    }

    /** The first days of all steps, in order. */
    List<LocalDate> beginnings() {
        var all = new ArrayList<LocalDate>();
        for (LocalDate day = first; !day.isAfter(last); day = after(step, day, 1)) {
            all.add(day);
        }
        return all;
    }

    LocalDate endOf(LocalDate beginning) {
        return after(step, beginning, 1).minusDays(1);
    }

    /** The first day of the step of a day, or {@code null} where that is outside of all. */
    LocalDate stepOf(int dayNumber) {
        LocalDate day = LocalDate.ofEpochDay(dayNumber);
        return day.isBefore(first) || day.isAfter(last) ? null : beginning(step, day);
    }
}
