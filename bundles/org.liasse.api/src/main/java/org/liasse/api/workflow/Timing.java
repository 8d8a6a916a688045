package org.liasse.api.workflow;

import java.time.Period;
import org.liasse.api.Key;

/**
 * When the clock acts.
 *
 * @param delay after the start; days are 24 hours each, months are calendar months in the office's
 *     zone; a negative delay counts back from a date
 * @param start what it counts from
 * @param reference the state, flag or {@code section.field} it counts from; {@code null} for the
 *     opening
 * @param overriddenBy {@code section.field} of the context whose number replaces the delay's days
 *     or months, or {@code null}
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
