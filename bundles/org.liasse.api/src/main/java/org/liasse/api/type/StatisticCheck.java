package org.liasse.api.type;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.form.Field;
import org.liasse.api.form.FieldKind;
import org.liasse.api.type.Declarations.Role;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.type.Statistic.Measure;

/** What is wrong with the statistics of a type: names, persons, and what readers may not learn. */
final class StatisticCheck {

    /** A dossier keeps what it was counted as, in one column. */
    private static final int MOST = 12;

    private static final int MOST_SPLITS = 3;
    private static final Set<FieldKind> SPLITTING = EnumSet.of(FieldKind.CHOICE, FieldKind.YES_NO);

    private final DossierType type;
    private final Consumer<String> faults;
    private final Set<Key> states;
    private final Set<Key> flags;
    private final Set<Key> roles;

    StatisticCheck(DossierType type, Consumer<String> faults) {
        this.type = type;
        this.faults = faults;
        states = type.states().stream().map(Declarations.State::key).collect(toSet());
        roles = type.roles().stream().map(Role::key).collect(toSet());
        flags = type.flags().stream().map(Declarations.Flag::key).collect(toSet());
    }

    void verify() {
        if (type.statistics().size() > MOST) {
            faults.accept("more than " + MOST + " statistics");
        }
        var seen = new HashSet<Key>();
        type.statistics().forEach(statistic -> verify(statistic, seen));
    }

    private void verify(Statistic statistic, Set<Key> seen) {
        if (!seen.add(statistic.key())) {
            fault(statistic, "stands twice");
        }
        known(statistic, "state", statistic.from(), states);
        known(statistic, "state", statistic.to(), states);
        known(statistic, "state", statistic.stoppedIn(), states);
        known(statistic, "role", statistic.doneBy(), roles);
        known(statistic, "role", Stream.ofNullable(statistic.holders()).toList(), roles);
        acts(statistic);
        known(statistic, "flag", statistic.only(), flags);
        known(statistic, "flag", statistic.except(), flags);
        known(statistic, "flag", statistic.stoppedBy(), flags);
        shape(statistic);
        if (statistic.readers().isEmpty() && !statistic.isPublic()) {
            fault(statistic, "is read by nobody");
        }
        if (statistic.by().size() > MOST_SPLITS) {
            fault(statistic, "is split by more than " + MOST_SPLITS);
        }
        statistic.by().stream()
                .filter(path -> !path.equals(Statistic.STATE))
                .forEach(path -> field(statistic, path, SPLITTING));
        if (statistic.summed() != null) {
            field(statistic, statistic.summed(), Set.of(FieldKind.INTEGER));
        }
        statistic.readers().forEach(reader -> access(statistic, reader));
    }

    private void shape(Statistic statistic) {
        Measure measure = statistic.measure();
        boolean isTimed = measure == Measure.DURATION;
        boolean isOfActs = measure == Measure.COUNT && !statistic.acts().isEmpty();
        if (measure != Measure.CURRENT && statistic.to().isEmpty() != isOfActs) {
            fault(statistic, isOfActs ? "counts acts, and enters states" : "enters no state");
        }
        if (!isOfActs && !(statistic.acts().isEmpty() && statistic.doneBy().isEmpty())) {
            fault(statistic, "names acts, and does not count them");
        }
        if (statistic.holders() != null
                && (measure != Measure.CURRENT || statistic.summed() != null)) {
            fault(statistic, "sums holders of a role, and something else");
        }
        if (isTimed && statistic.from().isEmpty()) {
            fault(statistic, "begins in no state");
        }
        if (!isTimed && !(statistic.stoppedBy().isEmpty() && statistic.stoppedIn().isEmpty())) {
            fault(statistic, "leaves out time, and measures none");
        }
        if (measure == Measure.CURRENT && !statistic.from().isEmpty()) {
            fault(statistic, "is of now, and leaves no state");
        }
        if (measure != Measure.CURRENT && statistic.summed() != null) {
            fault(statistic, "sums what is not of now");
        }
        if (measure == Measure.RATE && !isPartOf(statistic)) {
            fault(statistic, "is no part of a count that is split by state");
        }
    }

    private void acts(Statistic statistic) {
        Set<String> done =
                type.workflow().sentences().stream().map(s -> s.act().named()).collect(toSet());
        statistic.acts().stream()
                .filter(act -> !done.contains(act))
                .forEach(act -> fault(statistic, "counts " + act + ", which nobody may do"));
    }

    private boolean isPartOf(Statistic rate) {
        return type.statistics().stream()
                .filter(whole -> whole.key().equals(rate.whole()))
                .filter(whole -> whole.measure() == Measure.COUNT)
                .filter(whole -> whole.by().equals(List.of(Statistic.STATE)))
                .anyMatch(whole -> whole.to().containsAll(rate.to()));
    }

    /**
     * A word that somebody writes may name a person: only what is chosen from a list is a label.
     */
    private void field(Statistic statistic, String path, Set<FieldKind> kinds) {
        Optional<Section> section = type.section(new Key(path.substring(0, path.indexOf('.'))));
        boolean fits =
                section.flatMap(s -> s.form().field(new Key(path.substring(path.indexOf('.') + 1))))
                        .map(Field::kind)
                        .filter(kinds::contains)
                        .isPresent();
        if (!fits) {
            fault(statistic, "looks at " + path + ", which is none of " + kinds);
            return;
        }
        Audience audience = section.orElseThrow().audience();
        if (statistic.isPublic() && !audience.equals(Audience.EVERYONE)) {
            fault(statistic, "tells everybody of " + path + ", which not everybody sees");
        }
        statistic
                .readers()
                .forEach(
                        reader -> {
                            if (!audience.includes(heldBy(reader, statistic), statistic.only())) {
                                fault(statistic, "tells " + reader + " of " + path);
                            }
                        });
    }

    /** Who would not see a dossier must not find it counted. */
    private void access(Statistic statistic, Key reader) {
        boolean isGuarded = inheriting(reader).findAny().isPresent();
        Statistic counted =
                statistic.measure() == Measure.RATE
                        ? type.statistic(statistic.whole()).orElse(statistic)
                        : statistic;
        if (isGuarded && heldBy(reader, counted).isEmpty()) {
            fault(
                    statistic,
                    "counts dossiers that "
                            + reader
                            + " does not see: it is to be only of those with the flag of the role");
        }
    }

    private Stream<Role> inheriting(Key reader) {
        return type.roles().stream().filter(role -> role.inheritedFrom().contains(reader));
    }

    /** The roles that a reader holds on every dossier that is counted. */
    private Set<Key> heldBy(Key reader, Statistic statistic) {
        return inheriting(reader)
                .filter(role -> role.when() == null || statistic.only().contains(role.when()))
                .map(Role::key)
                .collect(toSet());
    }

    private void known(Statistic statistic, String what, Collection<Key> used, Set<Key> declared) {
        used.stream()
                .filter(key -> !declared.contains(key))
                .forEach(key -> fault(statistic, "names the " + what + " " + key));
    }

    private void fault(Statistic statistic, String what) {
        faults.accept("statistic " + statistic.key() + " " + what);
    }
}
