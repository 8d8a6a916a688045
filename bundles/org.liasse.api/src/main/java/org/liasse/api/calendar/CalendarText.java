package org.liasse.api.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.liasse.api.calendar.CalendarEvent.Span;

/**
 * iCalendar, as far as appointments need it (RFC 5545): lines of at most 75 octets, instants in
 * UTC. The same events are the same text, byte for byte.
 */
public final class CalendarText {

    public static final String MEDIA_TYPE = "text/calendar";

    private static final int LINE = 75;
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");

    private final StringBuilder text = new StringBuilder();

    private CalendarText() {}

    /**
     * A calendar that programs read again and again.
     *
     * @param name for people
     * @param refresh how long what was read may be kept
     */
    public static String feed(String name, Duration refresh, List<CalendarEvent> events) {
        var calendar = new CalendarText();
        calendar.begin();
        calendar.words("NAME", name);
        calendar.words("X-WR-CALNAME", name);
        calendar.line("REFRESH-INTERVAL;VALUE=DURATION:" + refresh);
        calendar.line("X-PUBLISHED-TTL:" + refresh);
        events.forEach(event -> calendar.event(event, null, null, false));
        return calendar.end();
    }

    /** What goes by mail, from whoever invites. */
    public static String invitation(
            Invitation invitation, Invitation.Party organizer, Invitation.Party attendee) {
        var calendar = new CalendarText();
        calendar.begin();
        calendar.line("METHOD:" + invitation.method());
        calendar.event(invitation.event(), organizer, attendee, invitation.isNeeded());
        return calendar.end();
    }

    private void begin() {
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Liasse//Appointments//EN");
        line("CALSCALE:GREGORIAN");
    }

    private String end() {
        line("END:VCALENDAR");
        return text.toString();
    }

    private void event(
            CalendarEvent event,
            Invitation.Party organizer,
            Invitation.Party attendee,
            boolean isNeeded) {
        line("BEGIN:VEVENT");
        words("UID", event.uid());
        line("DTSTAMP:" + INSTANT.format(event.stamp()));
        line("SEQUENCE:" + event.sequence());
        if (event.span() instanceof Span.Timed timed) {
            line("DTSTART:" + instant(timed.from()));
            line("DTEND:" + instant(timed.until()));
        } else if (event.span() instanceof Span.Days days) {
            line("DTSTART;VALUE=DATE:" + date(days.first()));
            // the end is the first day that is not part of it
            line("DTEND;VALUE=DATE:" + date(days.last().plusDays(1)));
        }
        line("STATUS:" + event.status());
        line("TRANSP:" + (event.isBusy() ? "OPAQUE" : "TRANSPARENT"));
        words("SUMMARY", event.summary());
        words("DESCRIPTION", event.description());
        words("LOCATION", event.location());
        if (event.url() != null) {
            line("URL:" + oneLine(event.url()));
        }
        if (organizer != null) {
            line("ORGANIZER;CN=" + quoted(organizer.name()) + ":" + mailTo(organizer));
            line(
                    "ATTENDEE;CN="
                            + quoted(attendee.name())
                            + ";ROLE="
                            + (isNeeded ? "REQ-PARTICIPANT" : "OPT-PARTICIPANT")
                            + ";PARTSTAT=NEEDS-ACTION;RSVP=FALSE:"
                            + mailTo(attendee));
        }
        line("END:VEVENT");
    }

    private static String instant(Instant instant) {
        return INSTANT.format(instant);
    }

    private static String date(LocalDate date) {
        return DATE.format(date);
    }

    private static String mailTo(Invitation.Party party) {
        return "mailto:" + oneLine(party.address());
    }

    /** A value of a parameter; it holds no quote (RFC 6868 has one for it). */
    private static String quoted(String name) {
        return "\"" + oneLine(name).replace("^", "^^").replace("\"", "^'") + "\"";
    }

    private static String oneLine(String value) {
        return value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    /** A property of text, where there is any. */
    private void words(String property, String value) {
        if (value == null || value.isBlank()) {
            return;
        }
        line(
                property
                        + ":"
                        + value.strip()
                                .replace("\\", "\\\\")
                                .replace(";", "\\;")
                                .replace(",", "\\,")
                                .replaceAll("\\R", "\\\\n")
                                .replaceAll("\\p{Cntrl}+", " "));
    }

    /** One line, folded between characters (RFC 5545, 3.1). */
    private void line(String line) {
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            int character = line.codePointAt(i);
            String written = Character.toString(character);
            int length = written.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(written);
            octets += length;
            i += Character.charCount(character);
        }
        text.append("\r\n");
    }
}
