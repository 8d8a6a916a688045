package org.liasse.api.calendar;

import java.util.Objects;

/**
 * An appointment that goes to somebody's calendar by mail, or is taken away there.
 *
 * @param isNeeded whether he comes; else he is merely told
 */
public record Invitation(CalendarEvent event, boolean isNeeded) {

    /** Somebody in a mail. */
    public record Party(String name, String address) {}

    public Invitation {
        Objects.requireNonNull(event, "event");
    }

    /** {@code REQUEST}, or {@code CANCEL} of what is cancelled (RFC 5546, 3.2). */
    public String method() {
        return event.status() == CalendarEvent.Status.CANCELLED ? "CANCEL" : "REQUEST";
    }
}
