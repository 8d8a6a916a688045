package org.liasse.core.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.calendar.CalendarEvent;
import org.liasse.api.calendar.CalendarEvent.Span;
import org.liasse.api.calendar.CalendarEvent.Status;
import org.liasse.api.calendar.Invitation;
import org.liasse.api.people.Principal;
import org.liasse.api.type.Appointment;
import org.liasse.api.type.DossierType;
import org.liasse.core.letter.Site;
import org.liasse.core.store.Sql;

/** An appointment as the letters of a notice bring it: as it is when they are written. */
public final class Invitations {

    /** Among the values of a letter. */
    public static final String VALUE = "invitation";

    private final Site site;
    private final ZoneId zone;
    private final DossierType type;
    private final Appointment declared;
    private final Entry entry;
    private final Instant at;

    private Invitations(
            Site site,
            ZoneId zone,
            DossierType type,
            Appointment declared,
            Entry entry,
            Instant at) {
        this.site = site;
        this.zone = zone;
        this.type = type;
        this.declared = declared;
        this.entry = entry;
        this.at = at;
    }

    /**
     * Empty where there is nothing to invite to: no time is said, or it is over.
     *
     * @param type as the dossier has it
     * @param at when it was told, which calendars compare
     */
    public static Optional<Invitations> of(
            Sql sql,
            Site site,
            ZoneId zone,
            DossierType type,
            String dossier,
            Key appointment,
            Instant at) {
        return type.appointment(appointment)
                .flatMap(
                        declared ->
                                sql.first(
                                                "select "
                                                        + Entry.COLUMNS
                                                        + " from appointment p join dossier d on"
                                                        + " d.id = p.dossier_id where p.dossier_id"
                                                        + " = ? and p.appointment_key = ?",
                                                Entry::read,
                                                dossier,
                                                appointment)
                                        .filter(e -> e.when().state() != Appointed.State.HELD)
                                        .map(
                                                e ->
                                                        new Invitations(
                                                                site, zone, type, declared, e,
                                                                at)));
    }

    public Appointment declared() {
        return declared;
    }

    /**
     * What goes to somebody who has it in his calendar and sees it; empty for anybody else.
     *
     * @param roles that he holds on the dossier
     * @param named the account that the appointment names, or {@code null}
     * @param place as far as he sees it
     */
    public Optional<Map<String, Object>> to(
            Principal person, Set<Key> roles, Object named, Object place, Language language) {
        boolean comes =
                !Collections.disjoint(declared.coming(), roles)
                        || person.kind() == Principal.Kind.ACCOUNT && person.id().equals(named);
        if (!comes && Collections.disjoint(declared.told(), roles)
                || !entry.isSeen(type, declared, roles)) {
            return Optional.empty();
        }
        CalendarEvent event =
                new Events(site, zone, language)
                        .event(
                                entry,
                                type,
                                declared,
                                at.toEpochMilli(),
                                place,
                                comes,
                                person.kind() == Principal.Kind.ACCOUNT);
        return Optional.of(values(new Invitation(event, comes)));
    }

    private static Map<String, Object> values(Invitation invitation) {
        CalendarEvent event = invitation.event();
        var values = new HashMap<String, Object>();
        values.put("uid", event.uid());
        values.put("sequence", event.sequence());
        values.put("stamp", event.stamp().toString());
        if (event.span() instanceof Span.Timed timed) {
            values.put("from", timed.from().toString());
            values.put("until", timed.until().toString());
        } else if (event.span() instanceof Span.Days days) {
            values.put("first", days.first().toString());
            values.put("last", days.last().toString());
        }
        values.put("status", event.status().name());
        values.put("summary", event.summary());
        values.put("busy", event.isBusy());
        values.put("needed", invitation.isNeeded());
        putIfThere(values, "description", event.description());
        putIfThere(values, "location", event.location());
        putIfThere(values, "url", event.url());
        return values;
    }

    private static void putIfThere(Map<String, Object> values, String name, String value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    /** What the values of a letter say of one, or {@code null}. */
    public static Invitation read(Map<String, ?> letter) {
        if (!(letter.get(VALUE) instanceof Map<?, ?> values)) {
            return null;
        }
        Span span =
                values.containsKey("first")
                        ? new Span.Days(
                                LocalDate.parse(text(values, "first")),
                                LocalDate.parse(text(values, "last")))
                        : new Span.Timed(
                                Instant.parse(text(values, "from")),
                                Instant.parse(text(values, "until")));
        return new Invitation(
                new CalendarEvent(
                        text(values, "uid"),
                        ((Number) values.get("sequence")).intValue(),
                        Instant.parse(text(values, "stamp")),
                        span,
                        Status.valueOf(text(values, "status")),
                        text(values, "summary"),
                        text(values, "description"),
                        text(values, "location"),
                        text(values, "url"),
                        Boolean.TRUE.equals(values.get("busy"))),
                Boolean.TRUE.equals(values.get("needed")));
    }

    private static String text(Map<?, ?> values, String name) {
        return values.get(name) instanceof String text ? text : null;
    }
}
