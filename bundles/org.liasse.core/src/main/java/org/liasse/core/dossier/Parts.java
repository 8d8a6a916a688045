package org.liasse.core.dossier;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.dossier.Sharing.Kind;
import org.liasse.api.dossier.Sharing.Line;
import org.liasse.api.dossier.Sharing.Part;
import org.liasse.api.type.Audience;
import org.liasse.api.type.Declarations.Role;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.CoreRole;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Verb;

/** The parts of a dossier, as its type, or the dossier itself, says of them. */
final class Parts {

    private static final Key ANYONE = Key.of(CoreRole.ANYONE);

    private Parts() {}

    /** Sections, then slots, then threads. */
    static Stream<Part> of(DossierType type) {
        return Stream.of(
                        type.sections().stream().map(s -> new Part(Kind.SECTION, s.key())),
                        type.slots().stream().map(s -> new Part(Kind.SLOT, s.key())),
                        type.threads().stream().map(t -> new Part(Kind.THREAD, t.key())))
                .flatMap(parts -> parts);
    }

    /** Empty where there is no such part. */
    static Optional<Audience> audienceOf(DossierType type, Part part) {
        return switch (part.kind()) {
            case SECTION -> type.section(part.key()).map(Section::audience);
            case SLOT -> type.slot(part.key()).map(slot -> slot.audience());
            case THREAD -> type.thread(part.key()).map(thread -> thread.audience());
        };
    }

    /** Whether somebody with these roles sees a part, on a dossier with these flags. */
    static boolean isSeen(DossierType type, Part part, Set<Key> roles, Set<Key> flags) {
        return audienceOf(type, part)
                .filter(audience -> audience.includes(roles, flags))
                .isPresent();
    }

    /** The act of sharing a part; of a slot, of that by whose sentences it is ruled. */
    static Act sharing(DossierType type, Part part) {
        return Act.of(Verb.SHARE, part.kind() == Kind.SLOT ? type.ruledAs(part.key()) : part.key());
    }

    /** What the type says to somebody with these roles on an act. */
    static List<Sentence> spoken(DossierType type, Act act, Set<Key> roles) {
        return type.workflow().sentences().stream()
                .filter(sentence -> sentence.act().equals(act))
                .filter(sentence -> isAmong(sentence.roles(), roles))
                .toList();
    }

    private static boolean isAmong(Set<Key> said, Set<Key> roles) {
        return (said.contains(ANYONE) && !roles.isEmpty())
                || roles.stream().anyMatch(said::contains);
    }

    static Set<Key> rolesOf(DossierType type) {
        return Key.sorted(type.roles().stream().map(Role::key).toList());
    }

    /** The roles that are given a part, or lose it, by these sentences. */
    static Set<Key> among(List<Sentence> sentences, DossierType type) {
        Set<Key> among = new TreeSet<>();
        for (Sentence sentence : sentences) {
            among.addAll(sentence.among().isEmpty() ? rolesOf(type) : sentence.among());
        }
        return among;
    }

    /** Whom a sentence lets deposit in a slot, without those who are barred from it. */
    static Set<Key> depositors(DossierType type, Part part, Set<Key> barred) {
        if (part.kind() != Kind.SLOT) {
            return Set.of();
        }
        Act act = Act.of(Verb.DEPOSIT_IN, type.ruledAs(part.key()));
        Set<Key> roles = new TreeSet<>();
        type.workflow().sentences().stream()
                .filter(sentence -> sentence.act().equals(act))
                .forEach(sentence -> roles.addAll(sentence.roles()));
        if (roles.remove(ANYONE)) {
            roles.addAll(rolesOf(type));
        }
        roles.removeAll(barred);
        return roles;
    }

    /**
     * A part as whoever shares it is told of it.
     *
     * @param type as the dossier has it
     * @param share how the dossier differs from its type
     * @param spoken what lets him share it
     */
    static Line line(
            DossierType type, Part part, Share share, List<Sentence> spoken, boolean isOpen) {
        return new Line(
                part,
                Share.seats(audienceOf(type, part).orElseThrow(), type),
                depositors(type, part, share.barred()),
                among(spoken, type),
                !share.isNothing(),
                isOpen);
    }

    static List<String> words(Set<Key> roles) {
        return roles.stream().map(Key::value).toList();
    }

    static Set<Key> without(Set<Key> some, Set<Key> others) {
        return Key.sorted(some.stream().filter(role -> !others.contains(role)).toList());
    }
}
