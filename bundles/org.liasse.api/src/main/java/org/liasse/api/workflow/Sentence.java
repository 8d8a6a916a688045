package org.liasse.api.workflow;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.form.Field;
import org.liasse.api.form.Form;
import org.liasse.api.money.Settlement;
import org.liasse.api.workflow.Effects.Casting;
import org.liasse.api.workflow.Effects.Depositing;
import org.liasse.api.workflow.Effects.Granting;
import org.liasse.api.workflow.Effects.Marking;
import org.liasse.api.workflow.Effects.Numbering;
import org.liasse.api.workflow.Effects.Posting;
import org.liasse.api.workflow.Effects.Routing;

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
 * @param features that the office must have for anybody to hold those roles here
 * @param told the roles that learn of it; empty means whoever sees what it is about
 * @param among for SHARE, the roles that may be given the part, and lose it; empty means every role
 * @param fills for OPEN, sections that may be filled with it, though its opener may not edit them
 * @param isAwaited whether it is something to do for whoever may: others wait for it
 * @param ofLink for OPEN, the link to the dossier on which those roles are looked for instead, or
 *     {@code null}
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
        Timing timing,
        Set<Key> features,
        Set<Key> told,
        Set<Key> among,
        Set<Key> fills,
        boolean isAwaited,
        Key ofLink) {

    private static final Key ANYONE = Key.of(CoreRole.ANYONE);

    /** Who is no participant, and so not anyone. */
    private static final Set<Key> NOBODY = Key.allOf(CoreRole.CLOCK, CoreRole.NEWCOMER);

    public Sentence {
        roles = Key.sorted(roles);
        from = Key.sorted(from);
        obstacles = List.copyOf(obstacles);
        warnings = List.copyOf(warnings);
        features = Key.sorted(features);
        told = Key.sorted(told);
        // snapshots that were kept before these words were there do not have them
        among = among == null ? Set.of() : Key.sorted(among);
        fills = fills == null ? Set.of() : Key.sorted(fills);
    }

    /**
     * A condition with the key under which it is told, labelled {@code reason.<key>} by the type.
     */
    public record Named(Key key, Condition condition) {}

    static Sentence of(Workflow.Subject subject, Act act, Set<Key> from, Key to) {
        return new Sentence(
                subject.roles(),
                subject.isOfContext(),
                act,
                from,
                to,
                Form.EMPTY,
                false,
                Effects.NONE,
                List.of(),
                List.of(),
                null,
                subject.features(),
                Set.of(),
                Set.of(),
                Set.of(),
                false,
                subject.link());
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
        return but(s -> s.inputs = form);
    }

    /**
     * Only these roles learn of it, by the timeline, by events, by the dossier's last change: for
     * acts that leave the state and whatever others see as they are.
     */
    public Sentence toldTo(Enum<?>... someRoles) {
        return but(s -> s.told = Key.allOf(someRoles));
    }

    /**
     * For SHARE: only these roles may be given the part on a dossier, and lose it; the others keep
     * what the type says.
     */
    public Sentence among(Enum<?>... someRoles) {
        return but(s -> s.among = Key.allOf(someRoles));
    }

    /**
     * For OPEN: these sections are filled with it by whoever opens, though he may not be one who
     * edits them later.
     */
    public Sentence filling(Enum<?>... sections) {
        return but(s -> s.fills = Key.allOf(sections));
    }

    /**
     * Others wait for it: as long as it is open, it stands among what there is to do on the dossier
     * for whoever may do it; where it puts a mark of his own, until that stands.
     */
    public Sentence awaited() {
        return but(s -> s.isAwaited = true);
    }

    /** Whether it still waits for the actor: where it puts a mark of his own, that is not there. */
    boolean isAwaitedOf(Facts facts) {
        Set<Key> own = Key.sorted(effects.ownMarks());
        return isAwaited && (own.isEmpty() || !facts.marks().containsAll(own));
    }

    public Sentence confirming() {
        return but(s -> s.confirm = true);
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

    /**
     * The role goes to the group whose value the dossier's field has; where there is none, to those
     * who inherit it.
     */
    public Sentence routing(Enum<?> role) {
        return with(effects.routing(new Routing(Key.of(role), null)));
    }

    /**
     * The role goes to the group that the input names by its id; {@code default} names those who
     * inherit it. Refused where there is no such group under the context, where it takes no more,
     * or where the dossier is with it already.
     */
    public Sentence routing(Enum<?> role, String input) {
        return with(effects.routing(new Routing(Key.of(role), input)));
    }

    /** The actor's mark. */
    public Sentence marking(Enum<?> mark) {
        return with(effects.marking(new Marking(Key.of(mark), null)));
    }

    /** The mark of the account that the input names. */
    public Sentence marking(Enum<?> mark, String input) {
        return with(effects.marking(new Marking(Key.of(mark), input)));
    }

    /** The actor's mark is taken away. */
    public Sentence unmarking(Enum<?> mark) {
        return with(effects.unmarking(new Marking(Key.of(mark), null)));
    }

    /**
     * Writes the inputs into this section, under their own names; those for which it has no field
     * are left out, and a field whose input is not given is emptied.
     */
    public Sentence recordedIn(Enum<?> section) {
        return with(effects.recordingIn(Key.of(section)));
    }

    /** The file given as this input becomes a document in the slot. */
    public Sentence depositing(String input, Enum<?> slot) {
        return with(effects.depositing(new Depositing(input, Key.of(slot))));
    }

    /**
     * The actor signs the newest version of each document in the slot that does not bear his
     * signature yet, by his name and a drawn signature, which become inputs: {@code signatory} and
     * {@code drawing}. Refused where there is nothing to sign.
     */
    public Sentence signing(Enum<?> slot) {
        return giving(
                        Field.text(Effects.SIGNATORY).upTo(200),
                        Field.longText(Effects.DRAWING).upTo(16_000))
                .with(effects.signing(Key.of(slot)));
    }

    /** The text given as this input becomes a message in the thread. */
    public Sentence posting(String input, Enum<?> thread) {
        return with(effects.posting(new Posting(Key.of(thread), input)));
    }

    /** The type's own words, labelled {@code message.<action>}, become a message in the thread. */
    public Sentence announcingIn(Enum<?> thread) {
        return with(effects.posting(new Posting(Key.of(thread), null)));
    }

    /**
     * These written products are made soon after, each once, where a sentence lets the clock
     * produce it on the dossier as it is then.
     */
    public Sentence producing(Enum<?>... products) {
        return with(effects.producing(Key.allOf(products)));
    }

    /**
     * The dossier becomes nobody's. What bears these keys goes for good: the values of sections,
     * the documents of slots, the messages of threads. So do the title, the words of the timeline,
     * letters and links, and whoever held an external role: he sees the dossier no more, and is not
     * named in it. State, dates, context and the rest stay.
     */
    public Sentence forgetting(Enum<?>... sectionsSlotsAndThreads) {
        return with(effects.forgetting(Key.allOf(sectionsSlotsAndThreads)));
    }

    /**
     * The dossier takes the next number of this series of its office, and the day: none is left
     * out, none is given twice.
     *
     * @param series how the number begins: at most 10 letters
     */
    public Sentence numbering(String series, Enum<?> section, String number, String day) {
        return with(
                effects.numbering(
                        new Numbering(series, Key.of(section), new Key(number), new Key(day))));
    }

    /** A payment is recorded; it is given with the inputs of {@link Settlement#PAYMENT}. */
    public Sentence recordingPayment() {
        return inputs(Settlement.PAYMENT.fields().stream())
                .with(effects.paying(Effects.Payment.RECORDED));
    }

    /** A payment counts no more; it is named with {@link Settlement#REVERSAL}. */
    public Sentence reversingPayment() {
        return inputs(Settlement.REVERSAL.fields().stream())
                .with(effects.paying(Effects.Payment.REVERSED));
    }

    /**
     * This input is a secret vote, of which nothing is told: not in the timeline, by no event. The
     * options are the rows of this block of the dossier; for one of them, or where the yes/no
     * {@code several} says so, for one or more.
     */
    public Sentence casting(String input, Enum<?> section, String options, String several) {
        return with(
                effects.casting(
                        new Casting(input, Key.of(section), new Key(options), new Key(several))));
    }

    /**
     * The votes are counted into this section: {@code voters}, and a block {@code counts} with an
     * {@code option} and a {@code count} in each row. Then they are gone.
     */
    public Sentence countingInto(Enum<?> section) {
        return with(effects.counting(Key.of(section)));
    }

    /** The code by which people sign up is made, or made anew: the one before is worth nothing. */
    public Sentence makingACode() {
        return with(effects.makingACode());
    }

    /** The dossier is erased for good. */
    public Sentence erasing() {
        return with(effects.erasing());
    }

    private Sentence with(Effects newEffects) {
        return but(s -> s.effects = newEffects);
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
        return but(s -> s.obstacles = plus(obstacles, more));
    }

    /** Refused while the condition holds, until the actor acknowledges it by this key. */
    public Sentence warning(String key, Condition condition) {
        Named more = new Named(new Key(key), condition);
        return but(s -> s.warnings = plus(warnings, more));
    }

    /** For the clock: this long after what {@code since…} names (by default the opening). */
    public Sentence after(Period delay) {
        return timed(new Timing(delay, Timing.Start.OPENING, null, null, 1));
    }

    public Sentence sinceEntering(Enum<?> state) {
        return timed(
                timing("sinceEntering").since(Timing.Start.ENTERING_STATE, Key.of(state).value()));
    }

    public Sentence sinceSetting(Enum<?> flag) {
        return timed(timing("sinceSetting").since(Timing.Start.SETTING_FLAG, Key.of(flag).value()));
    }

    public Sentence sinceField(Enum<?> section, String field) {
        return timed(timing("sinceField").since(Timing.Start.FIELD, Key.of(section) + "." + field));
    }

    /** The context may set another delay in this field. */
    public Sentence orAsContextSays(Enum<?> section, String field) {
        return timed(timing("orAsContextSays").overriddenBy(Key.of(section), field));
    }

    public Sentence times(int times) {
        return timed(timing("times").times(times));
    }

    private Sentence timed(Timing newTiming) {
        return but(s -> s.timing = newTiming);
    }

    private Timing timing(String word) {
        if (timing == null) {
            throw new IllegalStateException(word + " needs a delay: say after(…) first");
        }
        return timing;
    }

    private Sentence but(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.done();
    }

    /** A sentence being written: one place that lists it all, so that no copy forgets a part. */
    private static final class Draft {
        private final Sentence before;
        private Form inputs;
        private boolean confirm;
        private Effects effects;
        private List<Named> obstacles;
        private List<Named> warnings;
        private Timing timing;
        private Set<Key> told;
        private Set<Key> among;
        private Set<Key> fills;
        private boolean isAwaited;

        private Draft(Sentence sentence) {
            before = sentence;
            inputs = sentence.inputs;
            confirm = sentence.confirm;
            effects = sentence.effects;
            obstacles = sentence.obstacles;
            warnings = sentence.warnings;
            timing = sentence.timing;
            told = sentence.told;
            among = sentence.among;
            fills = sentence.fills;
            isAwaited = sentence.isAwaited;
        }

        private Sentence done() {
            return new Sentence(
                    before.roles,
                    before.ofContext,
                    before.act,
                    before.from,
                    before.to,
                    inputs,
                    confirm,
                    effects,
                    obstacles,
                    warnings,
                    timing,
                    before.features,
                    told,
                    among,
                    fills,
                    isAwaited,
                    before.ofLink);
        }
    }

    /** The same sentence with its inputs labelled; for the builder of types. */
    public Sentence labelled(Labels labels) {
        Form labelled = inputs.labelled(labels, "input." + act.action());
        return but(s -> s.inputs = labelled);
    }

    private static <T> List<T> plus(List<T> some, T more) {
        var all = new ArrayList<>(some);
        all.add(more);
        return all;
    }

    boolean spokenTo(Facts facts) {
        Set<Key> held =
                ofLink == null
                        ? facts.rolesFor(act)
                        : facts.rolesByLink().getOrDefault(ofLink, Set.of());
        return facts.features().containsAll(features)
                && (roles.stream().anyMatch(held::contains)
                        || (roles.contains(ANYONE)
                                && held.stream().anyMatch(role -> !NOBODY.contains(role))));
    }

    boolean holdsIn(Key state) {
        return from.isEmpty() || from.contains(state);
    }

    /** The sentence as prose, for the file beside the code, the console and REST. */
    public String toProse() {
        return Prose.of(this);
    }

    @Override
    public String toString() {
        return toProse();
    }
}
