package org.liasse.core.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.type.Appointment;
import org.liasse.api.type.Appointment.At;

/**
 * When an appointment is, by what a dossier holds.
 *
 * @param startsAt in milliseconds
 * @param endsAt after it
 * @param wholeDays whether it is of days: from midnight to midnight in the installation's zone
 */
record Appointed(long startsAt, long endsAt, boolean wholeDays, State state) {

    enum State {
        PROPOSED,
        CONFIRMED,
        HELD,
        CANCELLED
    }

    /** What the fields say. */
    record Said(Appointment declared, Map<Key, Map<String, Object>> values) {

        String text(At at) {
            Object value =
                    at == null
                            ? null
                            : values.getOrDefault(at.section(), Map.of()).get(at.field().value());
            return value instanceof String text && !text.isBlank() ? text : null;
        }

        /** The account that a field names, or {@code null}. */
        String person() {
            return text(declared.person());
        }
    }

    /** Empty where nothing says when. */
    static Optional<Appointed> of(
            Appointment declared, Key state, Map<Key, Map<String, Object>> values, ZoneId zone) {
        var said = new Said(declared, values);
        String start = said.text(declared.start());
        String begins = start == null ? said.text(declared.proposed()) : start;
        if (begins == null) {
            return Optional.empty();
        }
        String ends = start == null ? null : said.text(declared.end());
        try {
            Instant from = begin(begins, zone);
            Instant until = ends == null ? null : end(ends, zone);
            if (until == null || !isBetween(from, until)) {
                until =
                        isDay(begins)
                                ? end(begins, zone)
                                : from.plus(Duration.ofMinutes(declared.minutes()));
            }
            return Optional.of(
                    new Appointed(
                            from.toEpochMilli(),
                            until.toEpochMilli(),
                            isDay(begins),
                            state(said, state, start != null)));
        } catch (DateTimeException e) {
            // as it was written before its form said what it is
            return Optional.empty();
        }
    }

    private static State state(Said said, Key state, boolean isSaid) {
        if (said.declared().cancelledIn().contains(state)) {
            return State.CANCELLED;
        }
        if (said.declared().heldIn().contains(state)
                || said.text(said.declared().heldFrom()) != null) {
            return State.HELD;
        }
        return isSaid ? State.CONFIRMED : State.PROPOSED;
    }

    /**
     * @throws Problem INVALID_INPUT where it ends before it begins, or long after
     */
    static void check(Appointment declared, Map<Key, Map<String, Object>> values, ZoneId zone) {
        var said = new Said(declared, values);
        String start = said.text(declared.start());
        String end = said.text(declared.end());
        if (start != null && end != null && !isInOrder(start, end, zone)) {
            throw Problem.invalid(
                    List.of(
                            org.liasse.api.InputError.at(
                                    "/" + declared.end().field(),
                                    "La fin vient après le début, et 31 jours après au plus.",
                                    "The end comes after the start, and 31 days after at most.")));
        }
    }

    private static boolean isInOrder(String start, String end, ZoneId zone) {
        try {
            return isBetween(begin(start, zone), end(end, zone));
        } catch (DateTimeException e) {
            // as it was written before its form said what it is
            return true;
        }
    }

    private static boolean isBetween(Instant from, Instant until) {
        Duration takes = Duration.between(from, until);
        // a month whose clocks are set back has an hour more
        return takes.compareTo(Duration.ZERO) > 0
                && takes.toMinutes() <= Appointment.LONGEST + Duration.ofHours(1).toMinutes();
    }

    private static boolean isDay(String text) {
        return text.length() == "YYYY-MM-DD".length();
    }

    private static Instant begin(String text, ZoneId zone) {
        return isDay(text)
                ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                : Instant.parse(text);
    }

    /** A last day ends when the next one begins. */
    private static Instant end(String text, ZoneId zone) {
        return isDay(text)
                ? LocalDate.parse(text).plusDays(1).atStartOfDay(zone).toInstant()
                : Instant.parse(text);
    }

    /** Whether calendars have both alike. */
    boolean isAlike(Appointed other) {
        return startsAt == other.startsAt
                && endsAt == other.endsAt
                && wholeDays == other.wholeDays
                && (state == other.state || isOn() && other.isOn());
    }

    private boolean isOn() {
        return state == State.CONFIRMED || state == State.HELD;
    }
}
