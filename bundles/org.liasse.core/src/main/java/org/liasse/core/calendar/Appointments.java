package org.liasse.core.calendar;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.type.Appointment;
import org.liasse.core.calendar.Appointed.State;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.dossier.CaseFile;
import org.liasse.core.dossier.Header;
import org.liasse.core.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Keeps the appointments of a dossier as its fields say, in the transaction that changes them. What
 * has not changed costs no statement.
 */
@Component(service = Appointments.class)
public final class Appointments {

    private static final String HERE = " where dossier_id = ? and appointment_key = ?";

    private final Clock clock;

    @Activate
    public Appointments(@Reference Clock clock) {
        this.clock = clock;
    }

    /** What a dossier holds of an appointment. */
    private record Standing(Optional<Appointed> when, Set<Seat> seats, String end) {

        static Standing of(Appointment declared, CaseFile file, java.time.ZoneId zone) {
            Map<Key, Map<String, Object>> values = values(file);
            var said = new Appointed.Said(declared, values);
            return new Standing(
                    Appointed.of(declared, file.header().state(), values, zone),
                    Seat.of(declared, file.grants(), said.person()),
                    said.text(declared.end()));
        }
    }

    private static Map<Key, Map<String, Object>> values(CaseFile file) {
        Map<Key, Map<String, Object>> values = new TreeMap<>();
        file.sections().forEach((key, stored) -> values.put(key, stored.values()));
        return values;
    }

    /** After an act. */
    public void follow(Scene scene) {
        scene.living().appointments().forEach(declared -> follow(scene, declared));
    }

    private void follow(Scene scene, Appointment declared) {
        Standing now = Standing.of(declared, scene.file(), clock.zone());
        Optional<Standing> before =
                scene.before().map(file -> Standing.of(declared, file, clock.zone()));
        if (before.filter(now::equals).isPresent()) {
            return;
        }
        Optional<Appointed> was = before.flatMap(Standing::when);
        boolean isElsewhen =
                !was.equals(now.when())
                        || !Objects.equals(before.map(Standing::end).orElse(null), now.end());
        if (isElsewhen) {
            Appointed.check(declared, values(scene.file()), clock.zone());
        }
        Sql sql = scene.work().settled();
        if (now.when().isEmpty()) {
            was.ifPresent(then -> cancel(scene, sql, declared.key()));
            return;
        }
        write(scene, sql, declared.key(), was.orElse(null), now.when().get());
        Seats.replace(sql, scene.header().id(), declared.key(), now.when().get(), now.seats());
    }

    /** Its time was taken away: it stays, so that calendars learn of it. */
    private static void cancel(Scene scene, Sql sql, Key appointment) {
        sql.update(
                "update appointment set state = ?, sequence_number = sequence_number + 1,"
                        + " changed_at = ?"
                        + HERE
                        + " and state <> ?",
                State.CANCELLED,
                scene.work().millis(),
                scene.header().id(),
                appointment,
                State.CANCELLED);
    }

    private static void write(Scene scene, Sql sql, Key appointment, Appointed was, Appointed now) {
        Header header = scene.header();
        boolean isAlike = was != null && was.isAlike(now);
        int changed =
                isAlike
                        ? sql.update(
                                "update appointment set state = ?" + HERE,
                                now.state(),
                                header.id(),
                                appointment)
                        : sql.update(
                                "update appointment set starts_at = ?, ends_at = ?, whole_days = ?,"
                                        + " state = ?, sequence_number = sequence_number + 1,"
                                        + " changed_at = ?"
                                        + HERE,
                                now.startsAt(),
                                now.endsAt(),
                                now.wholeDays() ? 1 : 0,
                                now.state(),
                                scene.work().millis(),
                                header.id(),
                                appointment);
        if (changed == 0) {
            sql.update(
                    "insert into appointment (dossier_id, appointment_key, type_key, office_id,"
                            + " starts_at, ends_at, whole_days, state, sequence_number, changed_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)",
                    header.id(),
                    appointment,
                    header.type(),
                    header.office(),
                    now.startsAt(),
                    now.endsAt(),
                    now.wholeDays() ? 1 : 0,
                    now.state(),
                    scene.work().millis());
        }
    }

    /** What a section that is forgotten said of appointments is in nobody's calendar. */
    public static void forget(Scene scene, Set<Key> sections) {
        scene.type().appointments().stream()
                .filter(a -> a.decisive().anyMatch(at -> sections.contains(at.section())))
                .forEach(
                        a -> {
                            Sql sql = scene.work().settled();
                            Seats.remove(sql, scene.header().id(), a.key());
                            sql.update(
                                    "delete from appointment" + HERE, scene.header().id(), a.key());
                        });
    }
}
