package org.liasse.api.workflow;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.OptionalInt;
import org.liasse.api.Key;

/**
 * When the clock acts.
 *
 * @param delay after the start; days are 24 hours each, months are calendar months in the office's
 *     zone; a negative delay counts back from a date. {@code months(36).minusDays(14)} is fourteen
 *     days before 36 months have gone by
 * @param start what it counts from
 * @param reference the state, flag or {@code section.field} it counts from; {@code null} for the
 *     opening
 * @param overriddenBy {@code section.field} of the nearest context that has that section, whose
 *     number replaces the months of the delay, or its days where it has no months; or {@code null}
 * @param times how often in all; each time counts from the one before
 */
public record Timing(Period delay, Start start, String reference, String overriddenBy, int times) {

    public enum Start {
        OPENING,
        ENTERING_STATE,
        SETTING_FLAG,
        FIELD
    }

    Timing since(Start newStart, String newReference) {
        return new Timing(delay, newStart, newReference, overriddenBy, times);
    }

    Timing overriddenBy(Key section, String field) {
        return new Timing(delay, start, reference, section + "." + field, times);
    }

    Timing times(int newTimes) {
        return new Timing(delay, start, reference, overriddenBy, newTimes);
    }

    /** The delay where the context says this number, or says nothing. */
    public Period delay(OptionalInt said) {
        if (said.isEmpty()) {
            return delay;
        }
        return delay.toTotalMonths() != 0
                ? Period.ofMonths(said.getAsInt()).plusDays(delay.getDays())
                : Period.ofDays(said.getAsInt());
    }

    /**
     * When the clock acts for the first time, counted from this instant: months first, as calendar
     * months in the zone, then days of 24 hours.
     *
     * @param from when the start happened, or the last time the clock acted on it
     * @param said the number in the context's field, or empty
     */
    public Instant due(Instant from, ZoneId zone, OptionalInt said) {
        Period period = delay(said);
        return from.atZone(zone)
                .plusMonths(period.toTotalMonths())
                .toInstant()
                .plus(Duration.ofDays(period.getDays()));
    }

    String toProse() {
        String since =
                switch (start) {
                    case OPENING -> "opening";
                    case ENTERING_STATE -> "entering " + reference;
                    case SETTING_FLAG -> "being " + reference;
                    case FIELD -> reference;
                };
        return ", "
                + Conditions.prose(delay)
                + " after "
                + since
                + (times > 1 ? ", " + times + " times" : "")
                + (overriddenBy == null ? "" : " (or as " + overriddenBy + " of the context says)");
    }
}
