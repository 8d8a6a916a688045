package org.liasse.core.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.liasse.api.Language;
import org.liasse.api.calendar.CalendarEvent;
import org.liasse.api.calendar.CalendarEvent.Span;
import org.liasse.api.calendar.CalendarEvent.Status;
import org.liasse.api.export.ToldValues;
import org.liasse.api.type.Appointment;
import org.liasse.api.type.DossierType;
import org.liasse.core.letter.Site;

/** Appointments in the words of one reader. */
final class Events {

    private final Site site;
    private final ZoneId zone;
    private final Language language;

    Events(Site site, ZoneId zone, Language language) {
        this.site = site;
        this.zone = zone;
        this.language = language;
    }

    /**
     * @param stamp in milliseconds
     * @param place what its field holds, or {@code null}
     * @param isBusy whether the reader comes
     * @param isLinked whether he finds the dossier on the page
     */
    CalendarEvent event(
            Entry entry,
            DossierType type,
            Appointment declared,
            long stamp,
            Object place,
            boolean isBusy,
            boolean isLinked) {
        return new CalendarEvent(
                entry.dossier() + "-" + entry.appointment() + "@liasse",
                entry.sequence(),
                Instant.ofEpochMilli(stamp),
                span(entry.when()),
                switch (entry.when().state()) {
                    case PROPOSED -> Status.TENTATIVE;
                    case CONFIRMED, HELD -> Status.CONFIRMED;
                    case CANCELLED -> Status.CANCELLED;
                },
                declared.label().in(language) + " – " + entry.title(),
                type.label().in(language) + " " + entry.number(),
                place == null ? null : place(type, declared, place),
                isLinked ? site.link("dossier", entry.dossier()) : null,
                isBusy && entry.when().state() != Appointed.State.CANCELLED);
    }

    private Span span(Appointed when) {
        Instant from = Instant.ofEpochMilli(when.startsAt());
        Instant until = Instant.ofEpochMilli(when.endsAt());
        return when.wholeDays()
                ? new Span.Days(
                        LocalDate.ofInstant(from, zone),
                        LocalDate.ofInstant(until, zone).minusDays(1))
                : new Span.Timed(from, until);
    }

    private String place(DossierType type, Appointment declared, Object place) {
        return type.section(declared.place().section())
                .flatMap(section -> section.form().field(declared.place().field()))
                .map(field -> new ToldValues(language, zone, Map.of()).told(field, place))
                .orElse(null);
    }
}
