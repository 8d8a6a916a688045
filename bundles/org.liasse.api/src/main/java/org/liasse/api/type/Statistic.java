package org.liasse.api.type;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.liasse.api.Key;
import org.liasse.api.Text;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Verb;

/**
 * A figure of the dossiers under one context, and of all of an office, as data that the core keeps
 * up to date with each act. It knows no person: it may be split by states and by choices alone.
 *
 * @param label {@code null} in the pen
 * @param from COUNT: states that the dossier leaves, empty for any, an opening too; DURATION: the
 *     states of which the first that is ever entered begins it; else empty
 * @param to COUNT, DURATION: states whose entering counts; CURRENT: the states that are counted,
 *     empty for all; RATE: the part, among what {@code whole} counts
 * @param by what it is split by, at most three: {@code state}, or {@code section.field} of a choice
 *     or yes/no of a dossier of this type
 * @param summed CURRENT: the {@code section.field}, an integer, that is summed; {@code null} where
 *     dossiers are counted
 * @param holders CURRENT: the role of which those are summed to whom it is given by name; {@code
 *     null} where dossiers are counted
 * @param acts COUNT: acts that count, as notices name them, in the place of states that are entered
 * @param doneBy COUNT of acts: roles of which their actor must hold one; empty for anybody
 * @param only flags that must all stand for a dossier to be counted
 * @param except flags of which none may stand for a dossier to be counted
 * @param stoppedBy DURATION: flags of which one stops the time while it stands
 * @param stoppedIn DURATION: states in which the time is stopped
 * @param whole RATE: the COUNT that it is a part of; else {@code null}
 * @param readers roles on the context, for its figures, or on the office, for those of all of it
 * @param isPublic whether everybody may read it on a context, without sign-in too
 * @param publicOnce a flag of the context that must stand for everybody to read it, or {@code null}
 */
public record Statistic(
        Key key,
        Text label,
        Measure measure,
        Set<Key> from,
        Set<Key> to,
        List<String> by,
        String summed,
        Key holders,
        Set<String> acts,
        Set<Key> doneBy,
        Set<Key> only,
        Set<Key> except,
        Set<Key> stoppedBy,
        Set<Key> stoppedIn,
        Key whole,
        Set<Key> readers,
        boolean isPublic,
        Key publicOnce) {

    /** What {@link #by} says for the state of the dossier. */
    public static final String STATE = "state";

    /** How a figure comes about. */
    public enum Measure {
        /** How many dossiers there are at this moment, or the sum of a number of theirs. */
        CURRENT,
        /** How many times a state was entered, or something was done, by day. */
        COUNT,
        /** Whole hours from one state to another, by the day of the end. */
        DURATION,
        /** The share that some states have in what is counted. */
        RATE
    }

    public Statistic {
        from = Key.sorted(from);
        to = Key.sorted(to);
        by = List.copyOf(by);
        // what was kept of an earlier version does not say these
        acts = acts == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(acts));
        doneBy = doneBy == null ? Set.of() : Key.sorted(doneBy);
        only = Key.sorted(only);
        except = Key.sorted(except);
        stoppedBy = Key.sorted(stoppedBy);
        stoppedIn = Key.sorted(stoppedIn);
        readers = Key.sorted(readers);
    }

    private static Statistic of(Enum<?> key, Measure measure) {
        return new Statistic(
                Key.of(key),
                null,
                measure,
                Set.of(),
                Set.of(),
                List.of(),
                null,
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                Set.of(),
                false,
                null);
    }

    /** How many dossiers there are now. */
    public static Statistic current(Enum<?> key) {
        return of(key, Measure.CURRENT);
    }

    /** How many times dossiers came into the states that {@link #entering} names. */
    public static Statistic count(Enum<?> key) {
        return of(key, Measure.COUNT);
    }

    /** How long it took from the states of {@link #from} to those of {@link #entering}. */
    public static Statistic duration(Enum<?> key) {
        return of(key, Measure.DURATION);
    }

    /** The share that these states have among those that the count enters. */
    public static Statistic rate(Enum<?> key, Enum<?> count, Enum<?>... states) {
        return of(key, Measure.RATE)
                .but(
                        draft -> {
                            draft.whole = Key.of(count);
                            draft.to = Key.allOf(states);
                        });
    }

    /** A dossier counts at the act that brings it into one of these. */
    public Statistic entering(Enum<?>... states) {
        return but(draft -> draft.to = Key.allOf(states));
    }

    /** Only those in these states count. */
    public Statistic in(Enum<?>... states) {
        return entering(states);
    }

    /** Only where it came from one of these. */
    public Statistic leaving(Enum<?>... states) {
        return but(draft -> draft.from = Key.allOf(states));
    }

    /** The time begins when the dossier comes into one of these for the first time. */
    public Statistic from(Enum<?>... states) {
        return leaving(states);
    }

    /** Split by the state that the dossier is in then. */
    public Statistic byState() {
        return by(STATE);
    }

    /** Split by the value of this choice or yes/no. */
    public Statistic by(Enum<?> section, String field) {
        return by(path(section, field));
    }

    private Statistic by(String more) {
        var all = new ArrayList<>(by);
        all.add(more);
        return but(draft -> draft.by = all);
    }

    /** The sum of this integer, in place of the number of dossiers. */
    public Statistic summing(Enum<?> section, String field) {
        return but(draft -> draft.summed = path(section, field));
    }

    /** How many accounts hold this role by name, in place of the number of dossiers. */
    public Statistic holding(Enum<?> role) {
        return but(draft -> draft.holders = Key.of(role));
    }

    /** These acts count, in the place of states that are entered. */
    public Statistic on(Enum<?>... actions) {
        return on(Key.allOf(actions).stream().map(Key::value).toArray(String[]::new));
    }

    /** This verb of the core on this object counts as well. */
    public Statistic on(Verb verb, Enum<?> object) {
        return on(Act.of(verb, Key.of(object)).named());
    }

    private Statistic on(String... more) {
        var all = new TreeSet<>(acts);
        all.addAll(List.of(more));
        return but(draft -> draft.acts = all);
    }

    /** Only what somebody does who holds one of these roles on the dossier. */
    public Statistic doneBy(Enum<?>... roles) {
        return but(draft -> draft.doneBy = Key.allOf(roles));
    }

    private static String path(Enum<?> section, String field) {
        return Key.of(section) + "." + new Key(field);
    }

    /** Only dossiers on which all of these stand count. */
    public Statistic only(Enum<?>... flags) {
        return but(draft -> draft.only = Key.allOf(flags));
    }

    /** Dossiers on which one of these stands do not count. */
    public Statistic except(Enum<?>... flags) {
        return but(draft -> draft.except = Key.allOf(flags));
    }

    /** The time during which one of these stands is left out. */
    public Statistic without(Enum<?>... flags) {
        return but(draft -> draft.stoppedBy = Key.allOf(flags));
    }

    /** The time spent in one of these states is left out. */
    public Statistic withoutTimeIn(Enum<?>... states) {
        return but(draft -> draft.stoppedIn = Key.allOf(states));
    }

    /** Read by whoever holds one of these on the context, or on the office for all of it. */
    public Statistic readBy(Enum<?>... rolesOfContext) {
        return but(draft -> draft.readers = Key.allOf(rolesOfContext));
    }

    /** Read by everybody on a context, without sign-in too. */
    public Statistic open() {
        return but(draft -> draft.isPublic = true);
    }

    /** Read by everybody on a context on which this flag stands. */
    public Statistic openOnce(Enum<?> flagOfContext) {
        return but(
                draft -> {
                    draft.isPublic = true;
                    draft.publicOnce = Key.of(flagOfContext);
                });
    }

    /** The same figure under another name, for other readers. */
    public Statistic named(Enum<?> newKey) {
        return but(draft -> draft.key = Key.of(newKey));
    }

    Statistic labelled(Text newLabel) {
        return but(draft -> draft.label = newLabel);
    }

    /** Whether a dossier with these flags counts. */
    public boolean counts(Set<Key> flags) {
        return flags.containsAll(only) && except.stream().noneMatch(flags::contains);
    }

    /** Whether the time of a dossier stands still. */
    public boolean isStopped(Key state, Set<Key> flags) {
        return stoppedIn.contains(state) || stoppedBy.stream().anyMatch(flags::contains);
    }

    private Statistic but(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.done();
    }

    /** A statistic being written: one place that lists it all. */
    private static final class Draft {
        private final Measure measure;
        private Key key;
        private Text label;
        private Set<Key> from;
        private Set<Key> to;
        private List<String> by;
        private String summed;
        private Key holders;
        private Set<String> acts;
        private Set<Key> doneBy;
        private Set<Key> only;
        private Set<Key> except;
        private Set<Key> stoppedBy;
        private Set<Key> stoppedIn;
        private Key whole;
        private Set<Key> readers;
        private boolean isPublic;
        private Key publicOnce;

        private Draft(Statistic statistic) {
            measure = statistic.measure;
            key = statistic.key;
            label = statistic.label;
            from = statistic.from;
            to = statistic.to;
            by = statistic.by;
            summed = statistic.summed;
            holders = statistic.holders;
            acts = statistic.acts;
            doneBy = statistic.doneBy;
            only = statistic.only;
            except = statistic.except;
            stoppedBy = statistic.stoppedBy;
            stoppedIn = statistic.stoppedIn;
            whole = statistic.whole;
            readers = statistic.readers;
            isPublic = statistic.isPublic;
            publicOnce = statistic.publicOnce;
        }

        private Statistic done() {
            return new Statistic(
                    key,
                    label,
                    measure,
                    from,
                    to,
                    by,
                    summed,
                    holders,
                    acts,
                    doneBy,
                    only,
                    except,
                    stoppedBy,
                    stoppedIn,
                    whole,
                    readers,
                    isPublic,
                    publicOnce);
        }
    }
}
