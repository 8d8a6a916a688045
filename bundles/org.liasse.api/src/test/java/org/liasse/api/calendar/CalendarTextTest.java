package org.liasse.api.calendar;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.Test;
import org.liasse.api.calendar.CalendarEvent.Span;
import org.liasse.api.calendar.CalendarEvent.Status;
import org.liasse.api.calendar.Invitation.Party;

/** What is written is read by a library that others keep, and means the same there. */
public class CalendarTextTest {

    private static final Instant STAMP = Instant.parse("2026-05-01T10:00:00.123Z");
    private static final Span.Timed TIMED =
            new Span.Timed(
                    Instant.parse("2026-05-04T08:00:00Z"), Instant.parse("2026-05-04T09:30:00Z"));
    private static final String SUMMARY =
            "Intervention – « Chaudière ; gaz, eau » \\ une phrase assez longue pour deux lignes"
                    + " 🔧🔧🔧";
    private static final String DESCRIPTION = "Ligne 1\r\nLigne 2\nBEGIN:VEVENT";

    private static CalendarEvent event(Span span, Status status) {
        return new CalendarEvent(
                "0195a3c2-visit@liasse.test",
                3,
                STAMP,
                span,
                status,
                SUMMARY,
                DESCRIPTION,
                "12 rue de l’Église\n38000 Grenoble",
                "https://liasse.test/dossier#0195a3c2",
                true);
    }

    private static VEvent only(String text) {
        for (String line : text.split("\r\n")) {
            int octets = line.getBytes(StandardCharsets.UTF_8).length;
            assertTrue(octets + " octets: " + line, octets <= 75);
            assertTrue(line, line.chars().noneMatch(c -> c < ' '));
        }
        ICalendar calendar = Biweekly.parse(text).first();
        assertTrue(
                calendar.validate(ICalVersion.V2_0).toString(),
                calendar.validate(ICalVersion.V2_0).isEmpty());
        assertEquals(1, calendar.getEvents().size());
        return calendar.getEvents().get(0);
    }

    // CORE-21
    @Test
    public void CORE_21_aFeedIsReadAsItWasMeant() {
        String text =
                CalendarText.feed(
                        "Liasse – rendez-vous",
                        Duration.ofMinutes(30),
                        List.of(event(TIMED, Status.CONFIRMED)));
        VEvent event = only(text);
        assertEquals("0195a3c2-visit@liasse.test", event.getUid().getValue());
        assertEquals(3, event.getSequence().getValue().intValue());
        assertEquals(
                Instant.parse("2026-05-01T10:00:00Z"),
                event.getDateTimeStamp().getValue().toInstant());
        assertEquals(TIMED.from(), event.getDateStart().getValue().toInstant());
        assertEquals(TIMED.until(), event.getDateEnd().getValue().toInstant());
        assertEquals(SUMMARY, event.getSummary().getValue());
        assertEquals(
                List.of("Ligne 1", "Ligne 2", "BEGIN:VEVENT"),
                event.getDescription().getValue().lines().toList());
        assertEquals(
                "12 rue de l’Église\n38000 Grenoble",
                event.getLocation().getValue().replace("\r\n", "\n"));
        assertEquals("https://liasse.test/dossier#0195a3c2", event.getUrl().getValue());
        assertTrue(event.getStatus().isConfirmed());
        assertTrue(event.getTransparency().isOpaque());
        assertNull(event.getOrganizer());
        ICalendar calendar = Biweekly.parse(text).first();
        assertNull("a feed asks for nothing", calendar.getMethod());
        assertEquals("PT30M", calendar.getRefreshInterval().getValue().toString());
        assertTrue(text.endsWith("END:VCALENDAR\r\n"));
        assertEquals(
                text,
                CalendarText.feed(
                        "Liasse – rendez-vous",
                        Duration.ofMinutes(30),
                        List.of(event(TIMED, Status.CONFIRMED))));
    }

    // CORE-21
    @Test
    public void CORE_21_wholeDaysEndWhereTheNextBegins() {
        Span.Days days =
                new Span.Days(LocalDate.parse("2026-06-01"), LocalDate.parse("2026-06-02"));
        VEvent event =
                only(
                        CalendarText.feed(
                                "x", Duration.ofHours(1), List.of(event(days, Status.TENTATIVE))));
        assertTrue(!event.getDateStart().getValue().hasTime());
        assertEquals(
                LocalDate.parse("2026-06-03"),
                LocalDate.ofInstant(
                        event.getDateEnd().getValue().toInstant(), ZoneId.systemDefault()));
        assertTrue(event.getStatus().isTentative());
    }

    // CORE-21
    @Test
    public void CORE_21_anInvitationNamesWhoInvitesAndWhoComes() {
        Party office = new Party("Liasse \"Lyon\"; Sud", "liasse@example.org");
        Party zoe = new Party("Zoé", "zoe@example.org");
        String text =
                CalendarText.invitation(
                        new Invitation(event(TIMED, Status.CONFIRMED), true), office, zoe);
        VEvent event = only(text);
        assertTrue(Biweekly.parse(text).first().getMethod().isRequest());
        assertEquals("liasse@example.org", event.getOrganizer().getEmail());
        assertEquals("Liasse \"Lyon\"; Sud", event.getOrganizer().getCommonName());
        assertEquals("zoe@example.org", event.getAttendees().get(0).getEmail());
        assertEquals("Zoé", event.getAttendees().get(0).getCommonName());

        String cancelled =
                CalendarText.invitation(
                        new Invitation(event(TIMED, Status.CANCELLED), false), office, zoe);
        assertTrue(Biweekly.parse(cancelled).first().getMethod().isCancel());
        assertTrue(only(cancelled).getStatus().isCancelled());
        assertTrue(cancelled.replace("\r\n ", "").contains("ROLE=OPT-PARTICIPANT"));
    }
}
