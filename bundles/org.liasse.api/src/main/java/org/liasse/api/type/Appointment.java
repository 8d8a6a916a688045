package org.liasse.api.type;

import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Text;

/**
 * That somebody comes, at a time that stands in fields of the dossier. The platform keeps it in
 * calendars: those of whoever comes, and of whoever is told. Whoever does not see the fields does
 * not see the appointment. It is proposed while its start is not said and a proposal is, confirmed
 * once its start is said, held once an actual start or one of the states says so, and cancelled in
 * other states, or where its time was taken away.
 *
 * @param start an instant, or a date: then it takes whole days
 * @param end of the same kind, the last day where it is a date; or {@code null}
 * @param minutes that it takes where no end is said, 1 to {@value #LONGEST}; of no meaning for days
 * @param proposed an instant or a date that holds until the start is said, or {@code null}
 * @param place an address or a text, or {@code null}; whoever does not see it is not told it
 * @param person an account who comes, or {@code null}
 * @param heldFrom when it began in truth, an instant; or {@code null}
 * @param heldUntil when it ended in truth, an instant; or {@code null}
 * @param coming roles whose holders come: theirs is the time
 * @param told roles whose holders have it in their calendars too
 * @param heldIn states in which it is over
 * @param cancelledIn states in which it is cancelled
 */
public record Appointment(
        Key key,
        Text label,
        At start,
        At end,
        int minutes,
        At proposed,
        At place,
        At person,
        At heldFrom,
        At heldUntil,
        Set<Key> coming,
        Set<Key> told,
        Set<Key> heldIn,
        Set<Key> cancelledIn) {

    /** 31 days, in minutes: none is longer. */
    public static final int LONGEST = 31 * 24 * 60;

    private static final int AN_HOUR = 60;

    /** A field of the dossier. */
    public record At(Key section, Key field) {

        static At of(Enum<?> section, String field) {
            return new At(Key.of(section), new Key(field));
        }

        @Override
        public String toString() {
            return section + "." + field;
        }
    }

    public Appointment {
        coming = Key.sorted(coming);
        told = Key.sorted(told);
        heldIn = Key.sorted(heldIn);
        cancelledIn = Key.sorted(cancelledIn);
    }

    public static Appointment appointment(Enum<?> appointment) {
        return new Appointment(
                Key.of(appointment),
                null,
                null,
                null,
                AN_HOUR,
                null,
                null,
                null,
                null,
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of());
    }

    /** It begins when this field says. */
    public Appointment from(Enum<?> section, String field) {
        return but(a -> a.start = At.of(section, field));
    }

    /** It ends when this field says. */
    public Appointment until(Enum<?> section, String field) {
        return but(a -> a.end = At.of(section, field));
    }

    /** What it takes where no end is said; an hour, where this is not said either. */
    public Appointment lasting(int newMinutes) {
        return but(a -> a.minutes = newMinutes);
    }

    /** Until its start is said it is proposed for what this field says. */
    public Appointment proposed(Enum<?> section, String field) {
        return but(a -> a.proposed = At.of(section, field));
    }

    /** It takes place where this field says. */
    public Appointment at(Enum<?> section, String field) {
        return but(a -> a.place = At.of(section, field));
    }

    /** Holders of these roles come. */
    public Appointment by(Enum<?>... roles) {
        return but(a -> a.coming = Key.allOf(roles));
    }

    /** The account that this field names comes. */
    public Appointment by(Enum<?> section, String field) {
        return but(a -> a.person = At.of(section, field));
    }

    /** Holders of these roles have it in their calendars. */
    public Appointment toldTo(Enum<?>... roles) {
        return but(a -> a.told = Key.allOf(roles));
    }

    /** When it began and ended in truth. */
    public Appointment held(Enum<?> section, String from, String until) {
        return but(
                a -> {
                    a.heldFrom = At.of(section, from);
                    a.heldUntil = At.of(section, until);
                });
    }

    public Appointment heldIn(Enum<?>... states) {
        return but(a -> a.heldIn = Key.allOf(states));
    }

    public Appointment cancelledIn(Enum<?>... states) {
        return but(a -> a.cancelledIn = Key.allOf(states));
    }

    /** The fields that say whether it takes place, when, and who comes. */
    public Stream<At> decisive() {
        return Stream.of(start, end, proposed, person, heldFrom, heldUntil)
                .filter(Objects::nonNull);
    }

    Appointment labelled(Text newLabel) {
        return but(a -> a.label = newLabel);
    }

    private Appointment but(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.done();
    }

    /**
     * An appointment being written: one place that lists it all, so that no copy forgets a part.
     */
    private static final class Draft {
        private final Key key;
        private Text label;
        private At start;
        private At end;
        private int minutes;
        private At proposed;
        private At place;
        private At person;
        private At heldFrom;
        private At heldUntil;
        private Set<Key> coming;
        private Set<Key> told;
        private Set<Key> heldIn;
        private Set<Key> cancelledIn;

        private Draft(Appointment appointment) {
            key = appointment.key;
            label = appointment.label;
            start = appointment.start;
            end = appointment.end;
            minutes = appointment.minutes;
            proposed = appointment.proposed;
            place = appointment.place;
            person = appointment.person;
            heldFrom = appointment.heldFrom;
            heldUntil = appointment.heldUntil;
            coming = appointment.coming;
            told = appointment.told;
            heldIn = appointment.heldIn;
            cancelledIn = appointment.cancelledIn;
        }

        private Appointment done() {
            return new Appointment(
                    key,
                    label,
                    start,
                    end,
                    minutes,
                    proposed,
                    place,
                    person,
                    heldFrom,
                    heldUntil,
                    coming,
                    told,
                    heldIn,
                    cancelledIn);
        }
    }
}
