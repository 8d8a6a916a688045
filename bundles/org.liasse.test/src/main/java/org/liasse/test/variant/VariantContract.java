package org.liasse.test.variant;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.spi.DossierVariant;
import org.liasse.api.type.Audience;
import org.liasse.api.type.Declarations.Role;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.Groups;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.CoreRole;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Verb;

/**
 * What every variant has to keep. A variant's test extends it; what fails says what was forgotten,
 * and where. It looks at the types and at the bundle as the build is about to pack it.
 */
public abstract class VariantContract {

    /** What stands under {@code /api/} already. */
    private static final Set<String> TAKEN_PATHS =
            Set.of(
                    "accounts",
                    "bulk",
                    "docs",
                    "dossiers",
                    "erasures",
                    "events",
                    "exports",
                    "jobs",
                    "me",
                    "notifications",
                    "offices",
                    "session",
                    "statistics",
                    "tabs",
                    "types",
                    "uploads");

    private final DossierVariant variant;
    private final List<String> faults = new ArrayList<>();

    /**
     * @param variant made without a container; its types are asked for in every test
     */
    protected VariantContract(DossierVariant variant) {
        this.variant = variant;
    }

    private List<DossierType> types() {
        return List.copyOf(variant.types());
    }

    private void told() {
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join("\n", faults));
        }
    }

    @Test
    public void everyLabelStandsInFrenchAndInEnglish() throws IOException {
        types();
        Properties french = labels("messages_fr.properties");
        Properties english = labels("messages_en.properties");
        missing("messages_en.properties", french, english);
        missing("messages_fr.properties", english, french);
        told();
    }

    private Properties labels(String file) throws IOException {
        var labels = new Properties();
        try (var in = variant.getClass().getResourceAsStream(file)) {
            if (in == null) {
                throw new AssertionError(file + " is missing beside " + variant.getClass());
            }
            labels.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        labels.forEach(
                (key, text) -> {
                    if (text.toString().isBlank()) {
                        faults.add(file + ": " + key + " is empty");
                    }
                });
        return labels;
    }

    private void missing(String file, Properties some, Properties others) {
        new TreeSet<>(some.stringPropertyNames())
                .stream()
                        .filter(key -> !others.containsKey(key))
                        .forEach(key -> faults.add(file + ": " + key + " is missing"));
    }

    @Test
    public void workflowsAreKeptAsProse() {
        KeptFile.holds(
                "workflow.txt",
                types().stream()
                        .map(type -> "# " + type.key() + "\n" + type.workflow().toProse())
                        .collect(joining("\n")));
    }

    @Test
    public void rightsAreKeptAsAMatrix() {
        KeptFile.holds("rights.txt", types().stream().map(RightsMatrix::of).collect(joining("\n")));
    }

    @Test
    public void everyStateIsReachedAndOnlyTheLastOnesAreNeverLeft() {
        for (DossierType type : types()) {
            List<Sentence> sentences = type.workflow().sentences();
            for (var state : type.states()) {
                if (sentences.stream().noneMatch(s -> state.key().equals(s.to()))) {
                    faults.add(type.key() + ": no sentence leads to " + state.key());
                }
                boolean isLeft =
                        sentences.stream()
                                .filter(s -> s.from().isEmpty() || s.from().contains(state.key()))
                                .anyMatch(
                                        s ->
                                                s.effects().erases()
                                                        || (s.to() != null
                                                                && !s.to().equals(state.key())));
                if (!state.last() && !isLeft) {
                    faults.add(
                            type.key()
                                    + ": no sentence leaves "
                                    + state.key()
                                    + ", which is not declared as a last state");
                }
            }
        }
        told();
    }

    @Test
    public void everyRoleHasASentenceOrSomethingToSee() {
        List<DossierType> types = types();
        for (DossierType type : types) {
            Set<Key> used = new HashSet<>(type.workflow().roles());
            type.notices().forEach(notice -> used.addAll(notice.to()));
            if (type.requests() != null) {
                used.add(type.requests().reader());
            }
            Stream.of(
                            type.sections().stream().map(s -> s.audience()),
                            type.slots().stream().map(s -> s.audience()),
                            type.threads().stream().map(t -> t.audience()),
                            type.flags().stream().map(f -> f.audience()),
                            type.tabs().stream().map(t -> t.audience()))
                    .flatMap(audiences -> audiences)
                    .map(Audience::seats)
                    .flatMap(Collection::stream)
                    .forEach(seat -> used.add(seat.role()));
            types.stream()
                    .filter(below -> below.contextTypes().contains(type.key()))
                    .forEach(
                            below -> {
                                used.addAll(below.workflow().roles());
                                below.roles().forEach(role -> used.addAll(role.inheritedFrom()));
                            });
            types.forEach(
                    other ->
                            other.roles().stream()
                                    .filter(role -> role.from() != null)
                                    .filter(role -> leadsTo(other, role.from(), type))
                                    .forEach(role -> used.add(role.from().role())));
            type.roles().stream()
                    .filter(role -> !used.contains(role.key()))
                    .forEach(
                            role ->
                                    faults.add(
                                            type.key()
                                                    + ": no sentence, audience or notice names "
                                                    + role.key()));
        }
        told();
    }

    @Test
    public void whatIsSharedBeforehandIsOpenedThereAndShared() {
        List<DossierType> types = types();
        for (DossierType type : types) {
            type.workflow().sentences().stream()
                    .map(Sentence::act)
                    .filter(act -> act.verb().filter(Verb.SHARE_NEW::equals).isPresent())
                    .filter(act -> types.stream().noneMatch(b -> isSharedUnder(b, act, type)))
                    .forEach(
                            act ->
                                    faults.add(
                                            type.key()
                                                    + ": no type of which parts are shared is"
                                                    + " opened there for "
                                                    + act));
        }
        told();
    }

    private static boolean isSharedUnder(DossierType below, Act act, DossierType context) {
        return below.key().equals(act.object())
                && below.contextTypes().contains(context.key())
                && below.workflow().sentences().stream()
                        .anyMatch(s -> s.act().verb().filter(Verb.SHARE::equals).isPresent());
    }

    @Test
    public void groupsAreWhatRolesAreHeldThrough() {
        List<DossierType> types = types();
        for (DossierType type : types) {
            type.roles().stream()
                    .filter(role -> role.groups() != null)
                    .forEach(role -> groups(type, role.groups(), types));
        }
        told();
    }

    private void groups(DossierType type, Groups groups, List<DossierType> types) {
        String what = type.key() + ": its groups, " + groups.type() + ", ";
        DossierType group =
                types.stream().filter(t -> t.key().equals(groups.type())).findFirst().orElse(null);
        if (group == null || !group.contextTypes().equals(type.contextTypes())) {
            faults.add(what + "do not stand under the same contexts");
            return;
        }
        if (group.role(groups.role()).filter(r -> groups.member().equals(r.makes())).isEmpty()) {
            faults.add(what + "make no " + groups.member() + " of their " + groups.role());
        }
        if (!isField(group, groups.values())) {
            faults.add(what + "have no " + groups.values());
        }
        types.stream()
                .filter(context -> type.contextTypes().contains(context.key()))
                .forEach(
                        context -> {
                            if (context.role(groups.member())
                                    .filter(r -> r.when() == null)
                                    .isEmpty()) {
                                faults.add(what + "know no steady role " + groups.member());
                            }
                            if (!isField(context, groups.named())) {
                                faults.add(what + "find no " + groups.named());
                            }
                        });
    }

    @Test
    public void rolesThatComeByALinkAreThereOnTheOtherSide() {
        List<DossierType> types = types();
        for (DossierType type : types) {
            type.roles().stream()
                    .filter(role -> role.from() != null)
                    .filter(role -> !isThere(type, role.from(), types))
                    .forEach(
                            role ->
                                    faults.add(
                                            type.key()
                                                    + ": "
                                                    + role.key()
                                                    + " comes from no role on the other side"));
        }
        told();
    }

    private static boolean leadsTo(DossierType type, Role.FromLink from, DossierType other) {
        return type.links().stream()
                .anyMatch(
                        link ->
                                link.key().equals(from.link())
                                        && link.toType().equals(other.key()));
    }

    /** The other type has the role, and calls the link as this one says. */
    private static boolean isThere(DossierType type, Role.FromLink from, List<DossierType> types) {
        return type.links().stream()
                .filter(link -> link.key().equals(from.link()))
                .anyMatch(
                        link ->
                                types.stream()
                                        .filter(other -> other.key().equals(link.toType()))
                                        .filter(other -> other.role(from.role()).isPresent())
                                        .flatMap(other -> other.links().stream())
                                        .anyMatch(
                                                back ->
                                                        back.key().equals(link.back())
                                                                && back.toType().equals(type.key())
                                                                && back.back()
                                                                        .equals(from.link())));
    }

    private static boolean isField(DossierType type, String path) {
        String[] parts = path.split("\\.", 2);
        return type.section(new Key(parts[0]))
                .flatMap(section -> section.form().field(new Key(parts[1])))
                .isPresent();
    }

    @Test
    public void noActionBearsTheNameOfAVerbOfTheCore() {
        for (DossierType type : types()) {
            type.workflow().sentences().stream()
                    .map(Sentence::act)
                    .filter(act -> act.object() == null && act.verb().isPresent())
                    .filter(act -> !act.equals(Act.OPEN))
                    .forEach(act -> faults.add(type.key() + ": " + act + " is the core's word"));
        }
        told();
    }

    @Test
    public void onlyPeopleAskForActionsThatTheClockDoesNot() {
        for (DossierType type : types()) {
            for (Sentence sentence : type.workflow().sentences()) {
                boolean isClocks = sentence.roles().contains(Key.of(CoreRole.CLOCK));
                boolean isMade =
                        isClocks && sentence.act().verb().filter(Verb.PRODUCE::equals).isPresent();
                if (isClocks != (sentence.timing() != null) && !isMade) {
                    faults.add(
                            type.key()
                                    + ": a sentence of the clock says after(…), and no other does: "
                                    + sentence);
                }
            }
        }
        told();
    }

    @Test
    public void versionsKeysAndPathsAreFit() {
        var keys = new HashSet<Key>();
        var paths = new HashSet<Key>();
        for (DossierType type : types()) {
            if (!type.version().matches("\\d+(\\.\\d+)*")) {
                faults.add(type.key() + ": the version " + type.version() + " is no number");
            }
            if (!keys.add(type.key())) {
                faults.add("two types have the key " + type.key());
            }
            if (!paths.add(type.path()) || TAKEN_PATHS.contains(type.path().value())) {
                faults.add(type.key() + ": the path " + type.path() + " is taken");
            }
        }
        told();
    }

    @Test
    public void theBundleOffersTheVariantAndLeansOnTheApiAlone() {
        check().component();
    }

    @Test
    public void effectsAreBoundToItsOwnTypes() {
        check().effects();
    }

    @Test
    public void resourcesStandAtTheirTypesAndAreDescribed() throws IOException {
        check().resources();
    }

    @Test
    public void tablesOfItsOwnHaveAUnitAndAChangeLog() {
        check().tables();
    }

    private BundleCheck check() {
        return new BundleCheck(new BuiltBundle(variant.getClass()), types());
    }
}
