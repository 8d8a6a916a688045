package org.liasse.core.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.liasse.api.Clock;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.people.Caller;
import org.liasse.api.spi.ActionEffect.Performed;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.CoreRole;
import org.liasse.api.workflow.Decision;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.api.workflow.Decision.Refused;
import org.liasse.api.workflow.Effects.Posting;
import org.liasse.api.workflow.Explained;
import org.liasse.api.workflow.Facts;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Verb;
import org.liasse.core.statistic.Tally.Deed;
import org.liasse.core.store.Work;
import org.liasse.core.types.Catalogue;
import org.liasse.core.types.Effects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The gate: every write asks one sentence here, and what the sentence says is done here. The order
 * is always the same: access, the variant's presence, the caller's precondition, the workflow, the
 * change, the variant's own effects.
 */
@Component(service = Acting.class)
public final class Acting {

    private final Catalogue catalogue;
    private final CaseFiles files;
    private final Changes changes;
    private final Effects effects;
    private final Routing routing;
    private final Following following;
    private final LinkedDossiers tied;
    private final Clock clock;

    @Activate
    public Acting(
            @Reference Catalogue catalogue,
            @Reference CaseFiles files,
            @Reference Changes changes,
            @Reference Effects effects,
            @Reference Routing routing,
            @Reference Following following,
            @Reference LinkedDossiers tied,
            @Reference Clock clock) {
        this.catalogue = catalogue;
        this.files = files;
        this.changes = changes;
        this.effects = effects;
        this.routing = routing;
        this.following = following;
        this.tied = tied;
        this.clock = clock;
    }

    /** The actor of what time alone brings about. */
    public static final Caller CLOCK = new Caller(null, "clock", Set.of(), Language.FR, null);

    /** That an act in a part of the dossier moved it, for those too who do not see the part. */
    private static final String MOVED = "moved";

    private static final Set<String> SIGNED_WITH =
            Set.of(
                    org.liasse.api.workflow.Effects.SIGNATORY,
                    org.liasse.api.workflow.Effects.DRAWING);

    private static final Set<Key> CLOCKS_ROLE = Set.of(Key.of(CoreRole.CLOCK));

    /** A dossier that somebody is acting on: locked, its variant leased. */
    public static final class Scene {
        final Work work;
        final Caller caller;
        final Dossier dossier;
        final DossierType living;
        private final CaseFile before;
        CaseFile file;

        /** What was read of the uploads that the act names. */
        ReadAhead.Reads reads = ReadAhead.Reads.NONE;

        /** Whether the case file has changed in ways that only the database shows. */
        boolean isBeyondFile;

        /** What was done last, as it is counted; {@code null} until something is. */
        Deed deed;

        /** Whether the dossier goes with this transaction. */
        boolean isErased;

        Scene(Work work, Caller caller, Dossier dossier, DossierType living, CaseFile file) {
            this(work, caller, dossier, living, file, file);
        }

        private Scene(
                Work work,
                Caller caller,
                Dossier dossier,
                DossierType living,
                CaseFile before,
                CaseFile file) {
            this.work = work;
            this.caller = caller;
            this.dossier = dossier;
            this.living = living;
            this.before = before;
            this.file = file;
        }

        public Work work() {
            return work;
        }

        public Caller caller() {
            return caller;
        }

        /** As it stands now, changes of this transaction included. */
        public CaseFile file() {
            return file;
        }

        /** A dossier that begins with this. */
        static Scene opening(
                Work work, Caller caller, Dossier dossier, DossierType living, CaseFile file) {
            return new Scene(work, caller, dossier, living, null, file);
        }

        /** As it stood when the actor came; empty where it is being opened. */
        public Optional<CaseFile> before() {
            return Optional.ofNullable(before);
        }

        /** As its variant has it at this moment. */
        public DossierType living() {
            return living;
        }

        public Header header() {
            return file.header();
        }

        public DossierType type() {
            return file.type();
        }
    }

    /** Locks a dossier for somebody who can see it, and leases its type. */
    public Scene enter(Work work, Caller caller, String id) {
        CaseFiles.Held held = files.hold(work, caller, id);
        DossierType living = catalogue.lease(held.file().header().type(), work);
        return new Scene(work, caller, held.dossier(), living, held.file());
    }

    /**
     * Locks a dossier for the clock, and leases its type; NOT_FOUND where it is no longer there.
     */
    public Scene enter(Work work, String id) {
        CaseFiles.Held held = files.holdAny(work, CLOCK, id);
        DossierType living = catalogue.lease(held.file().header().type(), work);
        return new Scene(work, CLOCK, held.dossier(), living, held.file());
    }

    /** The same for somebody who need not see it; what he may, his sentences say. */
    Scene enterAny(Work work, Caller caller, String id) {
        CaseFiles.Held held = files.holdAny(work, caller, id);
        DossierType living = catalogue.lease(held.file().header().type(), work);
        return new Scene(work, caller, held.dossier(), living, held.file());
    }

    /** What the workflow answers the clock whose time has come by this sentence. */
    public Decision decide(Scene scene, Sentence sentence) {
        return scene.living
                .workflow()
                .decide(sentence, scene.file.facts(CLOCKS_ROLE, scene.work.now(), clock.zone()));
    }

    /**
     * What it would answer if that time were now.
     *
     * @param living as its variant has it: what is kept of a type has no conditions to ask
     */
    public Decision decide(DossierType living, CaseFile file, Sentence sentence) {
        return living.workflow()
                .decide(sentence, file.facts(CLOCKS_ROLE, clock.now(), clock.zone()));
    }

    /** The sentence that lets the clock do this now; empty where none does. */
    public Optional<Allowed> letsClock(DossierType living, CaseFile file, Act act) {
        Facts facts = file.facts(CLOCKS_ROLE, clock.now(), clock.zone());
        return living.workflow().decide(act, facts) instanceof Allowed allowed
                ? Optional.of(allowed)
                : Optional.empty();
    }

    /**
     * @throws Problem STALE, naming the current tag, where the caller saw something older
     */
    public void expect(Scene scene, String expected) {
        if (expected != null) {
            telling(
                    () -> refuseStale(expected, scene.file.tag(scene.caller)),
                    Problem.Kind.STALE,
                    () ->
                            LastChange.of(
                                    scene.work.sql(),
                                    scene.file,
                                    scene.file.rolesOf(scene.caller)));
        }
    }

    /** The same for a section of it. */
    void expect(Scene scene, Key section, String expected) {
        if (expected != null) {
            telling(
                    () -> refuseStale(expected, scene.file.tagOf(section)),
                    Problem.Kind.STALE,
                    () ->
                            LastChange.of(
                                    scene.work.sql(),
                                    scene.file,
                                    scene.file.rolesOf(scene.caller),
                                    section));
        }
    }

    /** Whoever comes too late is told who was there before. */
    private void telling(
            Runnable check, Problem.Kind tooLate, Supplier<Optional<LastChange>> change) {
        try {
            check.run();
        } catch (Problem problem) {
            throw problem.kind() == tooLate
                    ? change.get().map(c -> c.toldIn(problem, clock.zone())).orElse(problem)
                    : problem;
        }
    }

    static void refuseStale(String expected, String current) {
        if (!expected.equals(current)) {
            throw Problem.of(
                            Problem.Kind.STALE,
                            "Le dossier a changé entre-temps.",
                            "The dossier has changed in the meantime.")
                    .with("current", current);
        }
    }

    /** The sentence that allows this, or the problem that says why none does. */
    public Allowed allow(Scene scene, Act act, Map<String, Object> inputs, Set<Key> acknowledged) {
        return allow(scene, act, inputs, acknowledged, scene.file.rolesOf(scene.caller));
    }

    /** The same for an act in a slot that another slot's sentences may rule. */
    public Allowed allowIn(Scene scene, Verb verb, Key slot) {
        Key ruled = scene.type().ruledAs(slot);
        Facts facts =
                scene.file.factsIn(
                        slot, scene.file.rolesOf(scene.caller), scene.work.now(), clock.zone());
        return allow(scene, Act.of(verb, ruled), facts);
    }

    Allowed allow(
            Scene scene,
            Act act,
            Map<String, Object> inputs,
            Set<Key> acknowledged,
            Set<Key> roles) {
        return allow(
                scene,
                act,
                scene.file
                        .facts(roles, scene.work.now(), clock.zone())
                        .giving(inputs)
                        .acknowledging(acknowledged));
    }

    private Allowed allow(Scene scene, Act act, Facts asked) {
        Facts facts = scene.work.isOneOfMany() ? asked.inBulk() : asked;
        Decision decision = scene.living.workflow().decide(act, facts);
        if (decision instanceof Refused refused) {
            telling(
                    () -> {
                        throw Refusals.of(refused, act, scene.type())
                                .withErrors(errorsOf(refused, scene, facts));
                    },
                    Problem.Kind.WRONG_STATE,
                    () -> LastChange.toState(scene.work.sql(), scene.file, facts.roles()));
        }
        return (Allowed) decision;
    }

    /**
     * What is missing: inputs, or, where an obstacle is about the completeness of a section, its
     * fields.
     */
    private static List<InputError> errorsOf(Refused refused, Scene scene, Facts facts) {
        var errors = new ArrayList<>(refused.missing());
        if (refused.reason() == Decision.Reason.NOT_READY) {
            for (Section section : scene.type().sections()) {
                boolean named = refused.obstacles().contains(new Key(section.key() + "-complete"));
                if (named && Audiences.include(scene.file.audienceOf(section), facts.roles())) {
                    facts.incomplete().getOrDefault(section.key(), List.of()).stream()
                            .map(error -> error.under("/sections/" + section.key()))
                            .forEach(errors::add);
                }
            }
        }
        return errors;
    }

    /**
     * Does what the sentence says, writes down that it happened, and runs the variant's own
     * effects. Where it was done in a part of the dossier, those who see the part are told all of
     * it, and everybody that the dossier moved.
     *
     * @param audience who sees the part in which it happened
     * @param payload what the entry says besides states
     */
    public void carryOut(
            Scene scene,
            Act act,
            Allowed allowed,
            Map<String, Object> inputs,
            String audience,
            Map<String, ?> payload) {
        carryOut(scene, act, allowed, inputs, audience, payload, () -> {});
    }

    /**
     * @param further what is written down after the act itself
     */
    public void carryOut(
            Scene scene,
            Act act,
            Allowed allowed,
            Map<String, Object> inputs,
            String audience,
            Map<String, ?> payload,
            Runnable further) {
        Sentence sentence = allowed.sentence();
        Key before = scene.header().state();
        Map<String, Object> said = new TreeMap<>(payload);
        boolean moves = sentence.to() != null && !allowed.to().equals(before);
        Map<String, Object> move =
                moves ? Map.of("from", before.value(), "to", allowed.to().value()) : Map.of();
        boolean isAside = !audience.equals(Audiences.ANYONE);
        if (!isAside) {
            said.putAll(move);
        }
        if (sentence.effects().recordedIn() == null && sentence.effects().payment() == null) {
            inputs.forEach(said::putIfAbsent);
            said.keySet().removeAll(toldAside(scene, sentence));
        }
        Set<Key> roles = new TreeSet<>(scene.file.rolesOf(scene.caller));
        Set<Key> flags = scene.header().flags();
        changes.apply(scene, sentence.effects(), act, inputs, moves ? allowed.to() : null);
        roles.addAll(scene.file.rolesOf(scene.caller));
        boolean isHidden = isAside && !scene.isErased && !scene.header().flags().equals(flags);
        if (sentence.effects().casting() == null) {
            changes.record(
                    scene,
                    act.toString().replace(' ', '-'),
                    toldTo(
                            sentence,
                            moves && !isAside,
                            isHidden ? stillSeeing(scene, act, audience) : audience),
                    said,
                    roles);
        }
        if (moves && isAside) {
            changes.record(scene, MOVED, Audiences.ANYONE, move);
        }
        further.run();
        if (sentence.effects().makesCode()) {
            SignedUp.newCode(scene, changes);
        }
        routing.route(scene, sentence.effects(), inputs);
        scene.deed = new Deed(act.named(), roles);
        following.follow(scene);
        scene.deed = null;
        tied.follow(scene, act);
        scene.isBeyondFile |=
                effects.apply(
                        new Performed(
                                scene.header().id(),
                                scene.header().office(),
                                scene.header().type(),
                                act,
                                before,
                                scene.header().state(),
                                inputs,
                                values(scene.file),
                                scene.caller,
                                scene.work.now()));
    }

    /** Of these, whoever sees the part once the act has set its flags. */
    private static String stillSeeing(Scene scene, Act act, String audience) {
        String now = ActPart.audience(scene.file, act).orElse(audience);
        if (now.equals(Audiences.ANYONE)) {
            return audience;
        }
        Set<Key> both = new TreeSet<>(Audiences.rolesOf(audience));
        both.retainAll(Audiences.rolesOf(now));
        return Audiences.textOf(both);
    }

    /**
     * The flags that the clock raised by this sentence are lowered again: its time has been put
     * off.
     */
    public void takeBack(Scene scene, Sentence sentence) {
        changes.lower(scene, sentence.effects().setting());
        following.count(scene);
        changes.record(
                scene,
                "put-off-" + sentence.act().toString().replace(' ', '-'),
                toldTo(sentence, false, Audiences.ANYONE),
                Map.of());
    }

    /**
     * Inputs that become messages of threads which not everybody sees, or a signature: they are
     * told there.
     */
    private static Set<String> toldAside(Scene scene, Sentence sentence) {
        Set<String> aside =
                sentence.effects().posting().stream()
                        .filter(posting -> posting.input() != null)
                        .filter(posting -> !isForAll(scene, posting.thread()))
                        .map(Posting::input)
                        .collect(Collectors.toCollection(TreeSet::new));
        if (!sentence.effects().signing().isEmpty()) {
            aside.addAll(SIGNED_WITH);
        }
        return aside;
    }

    private static boolean isForAll(Scene scene, Key thread) {
        return scene.type()
                .thread(thread)
                .map(t -> Audiences.of(t.audience(), scene.header().flags()))
                .filter(Audiences.ANYONE::equals)
                .isPresent();
    }

    /**
     * What moves the dossier is for everybody who sees it, unless it was done in a part of it; else
     * the sentence may say for whom.
     */
    private static String toldTo(Sentence sentence, boolean moves, String audience) {
        if (moves) {
            return Audiences.ANYONE;
        }
        return sentence.told().isEmpty() ? audience : Audiences.textOf(sentence.told());
    }

    static Map<Key, Map<String, Object>> values(CaseFile file) {
        Map<Key, Map<String, Object>> values = new TreeMap<>();
        file.sections().forEach((key, stored) -> values.put(key, stored.values()));
        return values;
    }

    Instant now() {
        return clock.now();
    }

    /** What is open to a reader and why the rest is not; empty where the variant is away. */
    public List<Explained> explain(CaseFile file, Set<Key> roles, Instant now) {
        return catalogue
                .ask(
                        file.header().type(),
                        living -> living.workflow().explain(file.facts(roles, now, clock.zone())))
                .orElse(List.of());
    }

    /**
     * Whether a reader may deposit in a slot, and why not; empty where nobody ever may, or where
     * the variant is away.
     */
    Optional<Explained> explainDeposit(CaseFile file, Key slot, Set<Key> roles, Instant now) {
        Act ruling = Act.of(Verb.DEPOSIT_IN, file.type().ruledAs(slot));
        Facts facts = file.factsIn(slot, roles, now, clock.zone());
        return catalogue
                .ask(file.header().type(), living -> living.workflow().explain(ruling, facts))
                .flatMap(explained -> explained)
                .map(explained -> explained.about(Act.of(Verb.DEPOSIT_IN, slot)));
    }
}
