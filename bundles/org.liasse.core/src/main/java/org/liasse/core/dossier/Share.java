package org.liasse.core.dossier;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.dossier.Sharing.Part;
import org.liasse.api.type.Audience;
import org.liasse.api.type.Audience.Seat;
import org.liasse.api.type.Declarations.Role;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.CoreRole;

/**
 * How one part of a dossier differs from its type.
 *
 * @param given roles that see it besides
 * @param taken roles that do not see it any more
 * @param barred roles that may not deposit in it though the workflow names them
 */
record Share(Set<Key> given, Set<Key> taken, Set<Key> barred) {

    static final Share NOTHING = new Share(Set.of(), Set.of(), Set.of());

    private static final Key ANYONE = Key.of(CoreRole.ANYONE);

    boolean isNothing() {
        return equals(NOTHING);
    }

    /** Every role of which it says something. */
    Set<Key> roles() {
        return Key.sorted(Stream.of(given, taken, barred).flatMap(Set::stream).distinct().toList());
    }

    /** What it says of these roles alone. */
    Share only(Set<Key> some) {
        return new Share(both(given, some), both(taken, some), both(barred, some));
    }

    /** What still differs from a type, which may say part of it by itself by now. */
    Share from(DossierType type, Part part) {
        Set<Key> seeing = roles(Parts.audienceOf(type, part).orElseThrow(), type);
        Set<Key> depositing = Parts.depositors(type, part, Set.of());
        return new Share(
                Parts.without(given, seeing), both(taken, seeing), both(barred, depositing));
    }

    private static Set<Key> both(Set<Key> some, Set<Key> others) {
        return Key.sorted(some.stream().filter(others::contains).toList());
    }

    /** What the type ties to a flag stays tied to it. */
    Audience on(Audience byDefault, DossierType type) {
        if (given.isEmpty() && taken.isEmpty()) {
            return byDefault;
        }
        var seats = new LinkedHashSet<Seat>();
        seats(byDefault, type).stream()
                .filter(seat -> !taken.contains(seat.role()))
                .forEach(seats::add);
        given.stream()
                .filter(role -> seats.stream().noneMatch(seat -> seat.role().equals(role)))
                .forEach(role -> seats.add(new Seat(role, null)));
        return new Audience(List.copyOf(seats));
    }

    /** Every role by its name. */
    static List<Seat> seats(Audience audience, DossierType type) {
        return audience.seats().stream()
                .flatMap(
                        seat ->
                                seat.role().equals(ANYONE)
                                        ? type.roles().stream()
                                                .map(Role::key)
                                                .map(role -> new Seat(role, seat.when()))
                                        : Stream.of(seat))
                .distinct()
                .toList();
    }

    static Set<Key> roles(Audience audience, DossierType type) {
        return Key.sorted(seats(audience, type).stream().map(Seat::role).toList());
    }
}
