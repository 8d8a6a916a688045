package org.liasse.api.type;

import java.util.Set;
import java.util.TreeSet;
import org.liasse.api.Key;
import org.liasse.api.type.Declarations.Role;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.CoreRole;
import org.liasse.api.workflow.Verb;

/** Who may ever see a slot, whatever flags stand. */
public final class Readers {

    private Readers() {}

    /** The roles of an audience, each by its name. */
    static Set<Key> named(DossierType type, Audience audience) {
        Set<Key> named = new TreeSet<>();
        audience.seats().forEach(seat -> named.add(seat.role()));
        return named.contains(Key.of(CoreRole.ANYONE)) ? everyRole(type) : named;
    }

    private static Set<Key> everyRole(DossierType type) {
        return Key.sorted(type.roles().stream().map(Role::key).toList());
    }

    /**
     * Those of its audience, and those with whom a sentence lets somebody SHARE it; none where
     * there is no such slot.
     */
    public static Set<Key> of(DossierType type, Key slot) {
        Set<Key> readers = new TreeSet<>();
        type.slot(slot)
                .ifPresent(
                        found -> {
                            readers.addAll(named(type, found.audience()));
                            Act share = Act.of(Verb.SHARE, type.ruledAs(slot));
                            type.workflow().sentences().stream()
                                    .filter(sentence -> sentence.act().equals(share))
                                    .map(
                                            sentence ->
                                                    sentence.among().isEmpty()
                                                            ? everyRole(type)
                                                            : sentence.among())
                                    .forEach(readers::addAll);
                        });
        return readers;
    }

    /**
     * Whether all who may ever see the one slot see the other always, so that what is in the other
     * may stand on a document in the one.
     *
     * @param type as the dossier has it
     */
    public static boolean mayBeShown(DossierType type, Key one, Key other) {
        Audience shown = type.slot(other).map(Slot::audience).orElse(Audience.of(Set.of()));
        return of(type, one).stream().allMatch(role -> shown.includes(Set.of(role), Set.of()));
    }
}
