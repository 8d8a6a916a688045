package org.liasse.api.workflow;

import static org.liasse.api.workflow.Decision.Reason.MISSING_INPUT;
import static org.liasse.api.workflow.Decision.Reason.NOT_READY;
import static org.liasse.api.workflow.Decision.Reason.NOT_YOUR_ROLE;
import static org.liasse.api.workflow.Decision.Reason.UNKNOWN_ACTION;
import static org.liasse.api.workflow.Decision.Reason.WRONG_STATE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.form.Form;
import org.liasse.api.form.FormCheck;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.api.workflow.Decision.Refused;
import org.liasse.api.workflow.Sentence.Named;

/**
 * A list of sentences; immutable and pure: same facts, same answer. What no sentence allows is
 * refused.
 *
 * @param sentences openings first
 */
public record Workflow(List<Sentence> sentences) {

    /**
     * @throws IllegalArgumentException where nothing opens it, or two sentences move one action
     *     differently
     */
    public Workflow {
        sentences = List.copyOf(sentences);
        if (sentences.stream().noneMatch(s -> s.act().equals(Act.OPEN))) {
            throw new IllegalArgumentException("no sentence opens a dossier");
        }
        for (int i = 0; i < sentences.size(); i++) {
            for (int j = 0; j < i; j++) {
                refuseAmbiguity(sentences.get(j), sentences.get(i));
            }
        }
    }

    private static void refuseAmbiguity(Sentence one, Sentence other) {
        boolean both = one.act().equals(other.act()) && one.to() != null && other.to() != null;
        if (both && !one.to().equals(other.to()) && meet(one.from(), other.from())) {
            throw new IllegalArgumentException(
                    "two sentences move differently: " + one + " / " + other);
        }
    }

    private static boolean meet(Set<Key> some, Set<Key> others) {
        return some.isEmpty() || others.isEmpty() || some.stream().anyMatch(others::contains);
    }

    /** Begins a workflow with the sentences that open a dossier. */
    public static Start openedBy(Sentence... openings) {
        return new Start(List.of(openings));
    }

    /** A workflow that has its openings and waits for the rest. */
    public record Start(List<Sentence> openings) {
        public Workflow where(Sentence... sentences) {
            return new Workflow(Stream.concat(openings.stream(), Stream.of(sentences)).toList());
        }
    }

    /** Begins a sentence. */
    public static Subject the(Enum<?>... roles) {
        return new Subject(Key.allOf(roles), false, null, Set.of());
    }

    /** Whoever holds one of these roles. */
    public record Subject(Set<Key> roles, boolean isOfContext, Key link, Set<Key> features) {

        /** The roles are those held on the context, or on the office where there is no context. */
        public Subject ofContext() {
            return new Subject(roles, true, null, features);
        }

        /**
         * For openings: the roles are those held on the dossier to which the new one is tied by
         * this link, under the same context.
         */
        public Subject of(Enum<?> link) {
            return new Subject(roles, false, Key.of(link), features);
        }

        /**
         * Where the office has these features (a subscription, a switch); elsewhere nobody holds
         * the roles, and the refusal is NOT_YOUR_ROLE.
         */
        public Subject having(Enum<?>... needed) {
            return new Subject(roles, isOfContext, link, Key.allOf(needed));
        }

        public Verbed may(Enum<?> action) {
            return new Verbed(this, Act.action(Key.of(action)));
        }

        /** A verb of the core on one object: {@code may(EDIT, FORM)}. */
        public Verbed may(Verb verb, Enum<?> object) {
            return new Verbed(this, Act.of(verb, Key.of(object)));
        }
    }

    /** Who may do what; where is still to be said. */
    public record Verbed(Subject subject, Act act) {

        /** For openings: the state in which a dossier begins. */
        public Sentence into(Enum<?> state) {
            return Sentence.of(subject, act, Set.of(), Key.of(state));
        }

        public Moving from(Enum<?>... states) {
            return new Moving(this, Key.allOf(states));
        }

        /** For what leaves the dossier where it is. */
        public Sentence in(Enum<?>... states) {
            return Sentence.of(subject, act, Key.allOf(states), null);
        }

        public Sentence inAnyState() {
            return Sentence.of(subject, act, Set.of(), null);
        }
    }

    /** Who may do what from where; whereto is still to be said. */
    public record Moving(Verbed verbed, Set<Key> from) {
        public Sentence to(Enum<?> state) {
            return Sentence.of(verbed.subject, verbed.act, from, Key.of(state));
        }
    }

    /**
     * May the actor of these facts do this? Refusals in this order: UNKNOWN_ACTION, NOT_YOUR_ROLE,
     * WRONG_STATE, NOT_READY, MISSING_INPUT (all that is missing). Among sentences that allow, one
     * that moves beats one that stays.
     */
    public Decision decide(Act act, Facts facts) {
        List<Decision> decisions = spoken(act).map(s -> decide(s, facts, true)).toList();
        return best(decisions);
    }

    /**
     * May the actor of these facts do what this sentence says? Other sentences on the same act are
     * not asked: the clock acts by the one whose time has come.
     */
    public Decision decide(Sentence sentence, Facts facts) {
        return decide(sentence, facts, true);
    }

    /**
     * Every act of this workflow but openings, the clock's and newcomers', open or refused, before
     * any input is given.
     */
    public List<Explained> explain(Facts facts) {
        var acts = new LinkedHashSet<Act>();
        sentences.stream()
                .map(Sentence::act)
                .filter(act -> !act.equals(Act.OPEN))
                .filter(act -> act.verb().filter(Verb.JOIN::equals).isEmpty())
                .forEach(acts::add);
        return acts.stream().flatMap(act -> explain(act, facts).stream()).toList();
    }

    /**
     * One act, open or refused, before any input is given; empty where only the clock may do it, or
     * nobody.
     */
    public Optional<Explained> explain(Act act, Facts facts) {
        List<Sentence> spoken = spoken(act).filter(s -> s.timing() == null).toList();
        if (spoken.isEmpty()) {
            return Optional.empty();
        }
        Decision decision = best(spoken.stream().map(s -> decide(s, facts, false)).toList());
        if (decision instanceof Allowed yes) {
            List<Key> warnings = standing(yes.sentence().warnings(), facts);
            return Optional.of(
                    new Explained(
                            act,
                            Optional.empty(),
                            yes.sentence().inputs(),
                            warnings,
                            yes.sentence().confirm(),
                            yes.sentence().isAwaitedOf(facts)));
        }
        Sentence first =
                spoken.stream()
                        .filter(s -> s.spokenTo(facts) && s.holdsIn(facts.state()))
                        .findFirst()
                        .orElse(spoken.get(0));
        return Optional.of(
                new Explained(
                        act,
                        Optional.of((Refused) decision),
                        first.inputs(),
                        List.of(),
                        first.confirm(),
                        false));
    }

    private Stream<Sentence> spoken(Act act) {
        return sentences.stream().filter(sentence -> sentence.act().equals(act));
    }

    private static Decision best(List<Decision> decisions) {
        Optional<Allowed> yes =
                decisions.stream()
                        .filter(Allowed.class::isInstance)
                        .map(Allowed.class::cast)
                        .min(Comparator.comparing(allowed -> allowed.sentence().to() == null));
        if (yes.isPresent()) {
            return yes.get();
        }
        List<Refused> no = decisions.stream().map(Refused.class::cast).toList();
        Refused told =
                no.stream()
                        .reduce((one, next) -> isMoreSpecific(next, one) ? next : one)
                        .orElse(new Refused(UNKNOWN_ACTION, List.of(), Set.of(), List.of()));
        var expected = new TreeSet<Key>();
        no.stream()
                .filter(r -> r.reason() == told.reason())
                .forEach(r -> expected.addAll(r.expected()));
        return new Refused(told.reason(), told.obstacles(), expected, told.missing());
    }

    private static boolean isMoreSpecific(Refused one, Refused other) {
        return one.reason().compareTo(other.reason()) > 0;
    }

    private static Decision decide(Sentence sentence, Facts facts, boolean lookAtInputs) {
        if (!sentence.spokenTo(facts)) {
            return new Refused(NOT_YOUR_ROLE, List.of(), sentence.roles(), List.of());
        }
        if (!sentence.holdsIn(facts.state())) {
            return new Refused(WRONG_STATE, List.of(), sentence.from(), List.of());
        }
        List<Key> obstacles = standing(sentence.obstacles(), facts);
        if (!obstacles.isEmpty()) {
            return new Refused(NOT_READY, obstacles, Set.of(), List.of());
        }
        if (lookAtInputs) {
            List<InputError> missing = missing(sentence, facts);
            if (!missing.isEmpty()) {
                return new Refused(MISSING_INPUT, List.of(), Set.of(), missing);
            }
        }
        return new Allowed(sentence, sentence.to() == null ? facts.state() : sentence.to());
    }

    private static List<InputError> missing(Sentence sentence, Facts facts) {
        Form form = sentence.inputs();
        var missing = new ArrayList<>(FormCheck.complete(form, facts.inputs()));
        for (Key warning : standing(sentence.warnings(), facts)) {
            if (!facts.acknowledged().contains(warning)) {
                missing.add(
                        InputError.at(
                                "/acknowledged",
                                "« " + warning + " » doit être reconnu.",
                                "\"" + warning + "\" must be acknowledged."));
            }
        }
        return missing;
    }

    private static List<Key> standing(List<Named> conditions, Facts facts) {
        return conditions.stream()
                .filter(c -> c.condition().holds(facts))
                .map(Named::key)
                .distinct()
                .toList();
    }

    /**
     * The actions of the variant that somebody (not the clock alone) may ask for, in the order of
     * the sentences.
     */
    public Set<Key> actions() {
        var actions = new LinkedHashSet<Key>();
        sentences.stream()
                .filter(s -> s.act().verb().isEmpty() && s.timing() == null)
                .forEach(s -> actions.add(s.act().action()));
        return actions;
    }

    /** Every state that a sentence names. */
    public Set<Key> states() {
        return Key.sorted(
                sentences.stream()
                        .flatMap(s -> Stream.concat(s.from().stream(), Stream.ofNullable(s.to())))
                        .toList());
    }

    /** Every role that a sentence names. */
    public Set<Key> roles() {
        return Key.sorted(sentences.stream().flatMap(s -> s.roles().stream()).toList());
    }

    /**
     * The workflow as prose, a sentence a line; kept in a file beside the variant, and a test
     * checks that file.
     */
    public String toProse() {
        var prose = new StringBuilder();
        sentences.forEach(sentence -> prose.append(sentence.toProse()).append('\n'));
        return prose.toString();
    }
}
