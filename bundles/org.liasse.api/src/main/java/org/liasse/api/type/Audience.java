package org.liasse.api.type;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.workflow.CoreRole;

/**
 * Who sees something: roles, some of them only while a flag stands. {@link #EVERYONE} is every role
 * on the dossier.
 */
public record Audience(List<Seat> seats) {

    public static final Audience EVERYONE =
            new Audience(List.of(new Seat(Key.of(CoreRole.ANYONE), null)));

    public Audience {
        seats = List.copyOf(seats);
    }

    /**
     * A role that sees, while the flag stands on the dossier; {@code when} is {@code null} for
     * always.
     */
    public record Seat(Key role, Key when) {}

    public static Audience seenBy(Enum<?>... roles) {
        return of(Key.allOf(roles));
    }

    public static Audience of(Collection<Key> roles) {
        return new Audience(roles.stream().map(role -> new Seat(role, null)).toList());
    }

    /** The roles named last see only while this flag stands: {@code seenBy(OWNER).when(PAID)}. */
    public Audience when(Enum<?> flag) {
        return new Audience(seats.stream().map(s -> new Seat(s.role(), Key.of(flag))).toList());
    }

    public Audience and(Audience more) {
        var all = new ArrayList<>(seats);
        all.addAll(more.seats);
        return new Audience(all);
    }

    /** Whether somebody with these roles sees it on a dossier with these flags. */
    public boolean includes(Set<Key> roles, Set<Key> flags) {
        return seats.stream()
                .filter(seat -> seat.when() == null || flags.contains(seat.when()))
                .anyMatch(
                        seat ->
                                roles.contains(seat.role())
                                        || (!roles.isEmpty()
                                                && seat.role().equals(Key.of(CoreRole.ANYONE))));
    }

    /** The roles that see it on a dossier with these flags; holds {@code anyone} for every role. */
    public Set<Key> rolesUnder(Set<Key> flags) {
        return Key.sorted(
                seats.stream()
                        .filter(seat -> seat.when() == null || flags.contains(seat.when()))
                        .map(Seat::role)
                        .toList());
    }
}
