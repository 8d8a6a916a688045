package org.liasse.api.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * An appointment as a calendar has it.
 *
 * @param uid its own, for ever, and nobody else's in the world
 * @param sequence how often its time was changed, or it was cancelled; from 0
 * @param stamp when it became what it is
 * @param summary one line
 * @param description {@code null} for none
 * @param location {@code null} for none
 * @param url where it is told in full, or {@code null}
 * @param isBusy whether its time is taken, for whoever has it in his calendar
 */
public record CalendarEvent(
        String uid,
        int sequence,
        Instant stamp,
        Span span,
        Status status,
        String summary,
        String description,
        String location,
        String url,
        boolean isBusy) {

    public enum Status {
        TENTATIVE,
        CONFIRMED,
        CANCELLED
    }

    /** When it is. */
    public sealed interface Span {

        /**
         * @param until after {@code from}
         */
        record Timed(Instant from, Instant until) implements Span {}

        /**
         * @param last the same as the first, or after it
         */
        record Days(LocalDate first, LocalDate last) implements Span {}
    }

    public CalendarEvent {
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(stamp, "stamp");
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(summary, "summary");
    }
}
