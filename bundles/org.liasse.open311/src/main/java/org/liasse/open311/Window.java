package org.liasse.open311;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/**
 * When the requests of a list were made: 90 days at most, and without any date the last 90.
 *
 * @param start the first instant
 * @param end the last one
 */
record Window(Instant start, Instant end) {

    static final Duration LONGEST = Duration.ofDays(90);

    /**
     * @param start ISO 8601 with an offset, or {@code null}
     * @param end as well
     */
    static Window of(String start, String end, Instant now) {
        Instant first = instant("start_date", start);
        Instant last = instant("end_date", end);
        if (last == null) {
            last = first == null ? now : first.plus(LONGEST);
        }
        if (first == null) {
            first = last.minus(LONGEST);
        }
        if (first.isAfter(last)) {
            throw Refusal.of(
                    400, "start_date est après end_date.", "start_date is after end_date.");
        }
        if (Duration.between(first, last).compareTo(LONGEST) > 0) {
            throw Refusal.of(
                    400,
                    "start_date et end_date sont à plus de 90 jours l’une de l’autre.",
                    "start_date and end_date are more than 90 days apart.");
        }
        return new Window(first, last);
    }

    private static Instant instant(String name, String text) {
        if (text == null) {
            return null;
        }
        try {
            // a plus sign that nobody encoded is a space
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeParseException e) {
            throw Refusal.of(
                    400,
                    name + " n’est pas un instant comme 2026-01-31T08:00:00Z.",
                    name + " is no instant such as 2026-01-31T08:00:00Z.");
        }
    }

    boolean holds(Instant instant) {
        return !instant.isBefore(start) && !instant.isAfter(end);
    }
}
