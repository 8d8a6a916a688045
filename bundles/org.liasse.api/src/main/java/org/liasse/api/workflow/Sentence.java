package org.liasse.api.workflow;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.form.Field;
import org.liasse.api.form.Form;
import org.liasse.api.workflow.Effects.Depositing;
import org.liasse.api.workflow.Effects.Granting;
import org.liasse.api.workflow.Effects.Marking;
import org.liasse.api.workflow.Effects.Posting;

/**
 * One sentence of a workflow: "the ROLE may ACTION from STATE to STATE, giving INPUT, unless
 * OBSTACLE". Immutable; the methods that read like words return another sentence.
 *
 * @param roles of which the actor must hold one
 * @param ofContext whether those roles are looked for on the context instead of the dossier
 * @param from the states in which it holds; empty means every state
 * @param to the state it leads to, or {@code null} where the dossier stays
 * @param inputs what is given with it; mandatory fields refuse when absent
 * @param confirm whether a page asks "are you sure"; the API never asks twice
 * @param timing for the clock's sentences, else {@code null}
 */
public record Sentence(
        Set<Key> roles,
        boolean ofContext,
        Act act,
        Set<Key> from,
        Key to,
        Form inputs,
        boolean confirm,
        Effects effects,
        List<Named> obstacles,
        List<Named> warnings,
        Timing timing) {

    public Sentence {
        roles = Key.sorted(roles);
        from = Key.sorted(from);
        obstacles = List.copyOf(obstacles);
        warnings = List.copyOf(warnings);
    }

    /**
     * A condition with the key under which it is told, labelled {@code reason.<key>} by the type.
     */
    public record Named(Key key, Condition condition) {}

    static Sentence of(Set<Key> roles, boolean ofContext, Act act, Set<Key> from, Key to) {
        return new Sentence(
                roles,
                ofContext,
                act,
                from,
                to,
                Form.EMPTY,
                false,
                Effects.NONE,
                List.of(),
                List.of(),
                null);
    }

    /** Needs these inputs, each one line of text of at most 20 000 characters. */
    public Sentence giving(String... names) {
        return giving(Stream.of(names).map(Field::longText).toArray(Field[]::new));
    }

    /** Needs these inputs. */
    public Sentence giving(Field... fields) {
        return inputs(Stream.of(fields).map(Field::mandatory));
    }

    public Sentence optionallyGiving(String... names) {
        return optionallyGiving(Stream.of(names).map(Field::longText).toArray(Field[]::new));
    }

    public Sentence optionallyGiving(Field... fields) {
        return inputs(Stream.of(fields).map(Field::optional));
    }

    private Sentence inputs(Stream<Field> more) {
        Form form = new Form(Stream.concat(inputs.fields().stream(), more).toList());
        return new Sentence(
                roles, ofContext, act, from, to, form, confirm, effects, obstacles, warnings,
                timing);
    }

    public Sentence confirming() {
        return new Sentence(
                roles, ofContext, act, from, to, inputs, true, effects, obstacles, warnings,
                timing);
    }

    public Sentence setting(Enum<?>... flags) {
        return with(effects.setting(Key.allOf(flags)));
    }

    public Sentence clearing(Enum<?>... flags) {
        return with(effects.clearing(Key.allOf(flags)));
    }

    /** The actor takes this role on the dossier. */
    public Sentence granting(Enum<?> role) {
        return with(effects.granting(new Granting(Key.of(role), null)));
    }

    /** The account that the input names takes this role on the dossier. */
    public Sentence granting(Enum<?> role, String input) {
        return with(effects.granting(new Granting(Key.of(role), input)));
    }

    public Sentence revoking(Enum<?> role) {
        return with(effects.revoking(new Granting(Key.of(role), null)));
    }

    public Sentence revoking(Enum<?> role, String input) {
        return with(effects.revoking(new Granting(Key.of(role), input)));
    }

    /** The actor's mark. */
    public Sentence marking(Enum<?> mark) {
        return with(effects.marking(new Marking(Key.of(mark), null)));
    }

    /** The mark of the account that the input names. */
    public Sentence marking(Enum<?> mark, String input) {
        return with(effects.marking(new Marking(Key.of(mark), input)));
    }

    /** Writes the inputs that were given into this section, under their own names. */
    public Sentence recordedIn(Enum<?> section) {
        return with(effects.recordingIn(Key.of(section)));
    }

    /** The file given as this input becomes a document in the slot. */
    public Sentence depositing(String input, Enum<?> slot) {
        return with(effects.depositing(new Depositing(input, Key.of(slot))));
    }

    /** The text given as this input becomes a message in the thread. */
    public Sentence posting(String input, Enum<?> thread) {
        return with(effects.posting(new Posting(Key.of(thread), input)));
    }

    /** The type's own words, labelled {@code message.<action>}, become a message in the thread. */
    public Sentence announcingIn(Enum<?> thread) {
        return with(effects.posting(new Posting(Key.of(thread), null)));
    }

    public Sentence erasing() {
        return with(effects.erasing());
    }

    private Sentence with(Effects newEffects) {
        return new Sentence(
                roles,
                ofContext,
                act,
                from,
                to,
                inputs,
                confirm,
                newEffects,
                obstacles,
                warnings,
                timing);
    }

    /** Refused while the condition holds, under this reason. */
    public Sentence unless(String reason, Condition obstacle) {
        return obstacles(new Named(new Key(reason), obstacle));
    }

    /** Refused until the condition holds, under this reason. */
    public Sentence requiring(String reason, Condition needed) {
        return unless(reason, Condition.not(needed));
    }

    private Sentence obstacles(Named more) {
        return new Sentence(
                roles,
                ofContext,
                act,
                from,
                to,
                inputs,
                confirm,
                effects,
                plus(obstacles, more),
                warnings,
                timing);
    }

    /** Refused while the condition holds, until the actor acknowledges it by this key. */
    public Sentence warning(String key, Condition condition) {
        return new Sentence(
                roles,
                ofContext,
                act,
                from,
                to,
                inputs,
                confirm,
                effects,
                obstacles,
                plus(warnings, new Named(new Key(key), condition)),
                timing);
    }

    /** For the clock: this long after what {@code since…} names (by default the opening). */
    public Sentence after(Period delay) {
        return timed(new Timing(delay, Timing.Start.OPENING, null, null, 1));
    }

    public Sentence sinceEntering(Enum<?> state) {
        return timed(timing.since(Timing.Start.ENTERING_STATE, Key.of(state).value()));
    }

    public Sentence sinceSetting(Enum<?> flag) {
        return timed(timing.since(Timing.Start.SETTING_FLAG, Key.of(flag).value()));
    }

    public Sentence sinceField(Enum<?> section, String field) {
        return timed(timing.since(Timing.Start.FIELD, Key.of(section) + "." + field));
    }

    /** The context may set another delay in this field. */
    public Sentence orAsContextSays(Enum<?> section, String field) {
        return timed(timing.overriddenBy(Key.of(section), field));
    }

    public Sentence times(int times) {
        return timed(timing.times(times));
    }

    private Sentence timed(Timing newTiming) {
        return new Sentence(
                roles, ofContext, act, from, to, inputs, confirm, effects, obstacles, warnings,
                newTiming);
    }

    private static <T> List<T> plus(List<T> some, T more) {
        var all = new ArrayList<>(some);
        all.add(more);
        return all;
    }

    boolean spokenTo(Set<Key> actor) {
        return roles.stream().anyMatch(actor::contains)
                || (!actor.isEmpty() && roles.contains(Key.of(CoreRole.ANYONE)));
    }

    boolean holdsIn(Key state) {
        return from.isEmpty() || from.contains(state);
    }

    /** The sentence as prose, for the file beside the code, the console and REST. */
    public String toProse() {
        var prose =
                new StringBuilder(
                        "the "
                                + Key.anyOf(roles)
                                + (ofContext ? " of the context" : "")
                                + " may "
                                + act);
        if (act.equals(Act.OPEN)) {
            prose.append(" into ").append(to);
        } else {
            prose.append(to != null ? " from " : " in ")
                    .append(from.isEmpty() ? "any state" : Key.anyOf(from));
            prose.append(to != null ? " to " + to : "");
        }
        if (timing != null) {
            prose.append(timing.toProse());
        }
        list(
                prose,
                ", giving ",
                inputs.fields().stream().filter(Field::required).map(f -> f.key().value()));
        list(
                prose,
                ", optionally giving ",
                inputs.fields().stream().filter(f -> !f.required()).map(f -> f.key().value()));
        list(prose, ", setting ", effects.setting().stream().map(Key::value));
        list(prose, ", clearing ", effects.clearing().stream().map(Key::value));
        list(prose, ", granting ", effects.granting().stream().map(g -> g.role() + to(g.input())));
        list(
                prose,
                ", taking away ",
                effects.revoking().stream().map(g -> g.role() + to(g.input())));
        list(prose, ", marking ", effects.marking().stream().map(m -> m.mark() + to(m.input())));
        list(prose, ", recorded in ", Stream.ofNullable(effects.recordedIn()).map(Key::value));
        list(
                prose,
                ", depositing ",
                effects.depositing().stream().map(d -> d.input() + " in " + d.slot()));
        list(
                prose,
                ", writing ",
                effects.posting().stream()
                        .map(
                                p ->
                                        (p.input() == null ? "a message" : "the " + p.input())
                                                + " in "
                                                + p.thread()));
        prose.append(effects.erases() ? ", erasing the dossier" : "");
        obstacles.forEach(
                o ->
                        prose.append(", unless ")
                                .append(o.condition().prose())
                                .append(" [")
                                .append(o.key())
                                .append("]"));
        warnings.forEach(
                w ->
                        prose.append(", warning when ")
                                .append(w.condition().prose())
                                .append(" [")
                                .append(w.key())
                                .append("]"));
        return prose.append(confirm ? ", after confirmation" : "").toString();
    }

    private static String to(String input) {
        return input == null ? "" : " to the " + input;
    }

    private static void list(StringBuilder prose, String words, Stream<String> items) {
        List<String> all = items.toList();
        if (!all.isEmpty()) {
            prose.append(words).append(String.join(", ", all));
        }
    }

    @Override
    public String toString() {
        return toProse();
    }
}
