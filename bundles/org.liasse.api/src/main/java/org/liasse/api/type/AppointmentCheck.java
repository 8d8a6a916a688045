package org.liasse.api.type;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.form.Field;
import org.liasse.api.form.FieldKind;
import org.liasse.api.type.Appointment.At;

/** Finds what a type says of appointments that cannot be. */
final class AppointmentCheck {

    private static final FieldKind[] TIMES = {FieldKind.INSTANT, FieldKind.DATE};

    private final DossierType type;
    private final Appointment appointment;
    private final List<String> faults = new ArrayList<>();

    private AppointmentCheck(DossierType type, Appointment appointment) {
        this.type = type;
        this.appointment = appointment;
    }

    static List<String> faults(DossierType type) {
        var faults = new ArrayList<String>();
        var keys = new HashSet<Key>();
        for (Appointment appointment : type.appointments()) {
            if (!keys.add(appointment.key())) {
                faults.add("appointment " + appointment.key() + " stands twice");
            }
            faults.addAll(new AppointmentCheck(type, appointment).all());
        }
        return faults;
    }

    private List<String> all() {
        if (appointment.start() == null) {
            fault("does not say when it begins");
            return faults;
        }
        expect(appointment.start(), TIMES);
        field(appointment.start()).ifPresent(start -> expect(appointment.end(), start.kind()));
        expect(appointment.proposed(), TIMES);
        expect(appointment.place(), FieldKind.ADDRESS, FieldKind.TEXT, FieldKind.LONG_TEXT);
        expect(appointment.person(), FieldKind.ACCOUNT);
        expect(appointment.heldFrom(), FieldKind.INSTANT);
        expect(appointment.heldUntil(), FieldKind.INSTANT);
        if (appointment.minutes() < 1 || appointment.minutes() > Appointment.LONGEST) {
            fault("takes " + appointment.minutes() + " minutes");
        }
        people();
        states();
        audience();
        return faults;
    }

    private void fault(String what) {
        faults.add("appointment " + appointment.key() + " " + what);
    }

    private Optional<Field> field(At at) {
        return type.section(at.section())
                .filter(section -> !section.isDrawn())
                .flatMap(section -> section.form().field(at.field()));
    }

    private void expect(At at, FieldKind... kinds) {
        if (at != null
                && field(at).filter(field -> List.of(kinds).contains(field.kind())).isEmpty()) {
            fault(
                    "looks at "
                            + at
                            + ", which is no field of "
                            + Stream.of(kinds)
                                    .map(FieldKind::name)
                                    .collect(Collectors.joining("/")));
        }
    }

    private void people() {
        Set<Key> roles =
                type.roles().stream().map(Declarations.Role::key).collect(Collectors.toSet());
        Stream.of(appointment.coming(), appointment.told())
                .flatMap(Collection::stream)
                .filter(role -> !roles.contains(role))
                .forEach(role -> fault("is of the unknown role " + role));
        if (appointment.coming().isEmpty() && appointment.person() == null) {
            fault("is nobody's");
        }
    }

    private void states() {
        Set<Key> states =
                type.states().stream().map(Declarations.State::key).collect(Collectors.toSet());
        Stream.of(appointment.heldIn(), appointment.cancelledIn())
                .flatMap(Collection::stream)
                .filter(state -> !states.contains(state))
                .forEach(state -> fault("looks at the unknown state " + state));
        appointment.heldIn().stream()
                .filter(appointment.cancelledIn()::contains)
                .forEach(state -> fault("is held and cancelled in " + state));
    }

    /** What is said of it is said to whoever sees all of what it is made of. */
    private void audience() {
        long audiences =
                appointment
                        .decisive()
                        .flatMap(at -> type.section(at.section()).stream())
                        .map(Declarations.Section::audience)
                        .distinct()
                        .count();
        if (audiences > 1) {
            fault("is made of sections that are not seen by the same");
        }
    }
}
