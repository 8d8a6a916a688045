package org.liasse.api.type;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.CoreRole;
import org.liasse.api.workflow.Effects;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Verb;

/** Finds what a type names and does not declare, or declares twice. */
final class TypeCheck {

    /** A key has 60 characters at most, and one that is added a number after its model's. */
    private static final int LONGEST_MODEL = 57;

    private static final Set<Key> CORE_ROLES = Key.allOf(CoreRole.values());

    private final DossierType type;
    private final List<String> faults = new ArrayList<>();
    private final Set<Key> roles;
    private final Set<Key> states;
    private final Set<Key> flags;

    private TypeCheck(DossierType type) {
        this.type = type;
        roles = keys(type.roles(), Declarations.Role::key);
        states = keys(type.states(), Declarations.State::key);
        flags = keys(type.flags(), Declarations.Flag::key);
    }

    static void verify(DossierType type) {
        TypeCheck check = new TypeCheck(type);
        check.names();
        new StatisticCheck(type, check.faults::add).verify();
        check.faults.addAll(MoneyCheck.faults(type));
        type.workflow().sentences().forEach(check::sentence);
        check.faults.addAll(SignUpCheck.faults(type));
        check.faults.addAll(VoteCheck.faults(type));
        check.faults.addAll(AppointmentCheck.faults(type));
        if (type.likeness() != null) {
            check.faults.addAll(type.likeness().faults(type));
        }
        if (type.requests() != null) {
            check.faults.addAll(type.requests().faults(type));
        }
        if (!check.faults.isEmpty()) {
            throw new IllegalStateException(
                    "the type " + type.key() + ": " + String.join("; ", check.faults));
        }
    }

    private void names() {
        once("state", type.states().stream().map(Declarations.State::key));
        once("role", type.roles().stream().map(Declarations.Role::key));
        once("section", type.sections().stream().map(Declarations.Section::key));
        once(
                "slot or thread",
                Stream.concat(
                        type.slots().stream().map(Declarations.Slot::key),
                        type.threads().stream().map(Declarations.Thread::key)));
        once("flag", type.flags().stream().map(Declarations.Flag::key));
        once("tab", type.tabs().stream().map(Declarations.Tab::key));
        type.sections().forEach(s -> audience("section " + s.key(), s.audience()));
        type.slots().forEach(s -> audience("slot " + s.key(), s.audience()));
        type.threads().forEach(t -> audience("thread " + t.key(), t.audience()));
        type.threads().forEach(this::presets);
        type.flags().forEach(f -> audience("flag " + f.key(), f.audience()));
        type.tabs().forEach(t -> filter(t.filter()));
        type.tabs().stream()
                .filter(t -> t.by() != null)
                .forEach(t -> field("tab " + t.key(), t.by().section() + "." + t.by().field()));
        type.slots().stream()
                .filter(s -> type.modelOf(s.key()).isPresent())
                .forEach(s -> faults.add("slot " + s.key() + " is called as one that is added"));
        type.slots().forEach(s -> known("role", s.signedBy(), roles));
        type.slots().stream()
                .filter(s -> s.when() != null)
                .forEach(
                        s -> field("slot " + s.key(), s.when().section() + "." + s.when().field()));
        type.roles().forEach(r -> known("flag", Stream.ofNullable(r.when()).toList(), flags));
        type.roles().forEach(this::role);
        type.notices().forEach(this::notice);
        once(
                "notice or digest",
                Stream.concat(
                        type.notices().stream().map(Declarations.Notice::key),
                        type.digests().stream().map(Declarations.Digest::key)));
        type.digests().forEach(this::digest);
        type.products()
                .forEach(
                        p ->
                                known(
                                        "slot",
                                        List.of(p.slot()),
                                        keys(type.slots(), Declarations.Slot::key)));
        type.products().forEach(p -> faults.addAll(ProductCheck.faults(type, p)));
        known("state", type.movedStates().values(), states);
        roles.stream()
                .filter(CORE_ROLES::contains)
                .forEach(r -> faults.add("the role " + r + " is the core's"));
    }

    /** Groups say all that routing needs; what makes members is simple enough to be undone. */
    private void role(Declarations.Role role) {
        Groups groups = role.groups();
        if (groups != null) {
            if (Stream.of(groups.member(), groups.section(), groups.named(), groups.values())
                    .anyMatch(Objects::isNull)) {
                faults.add("the groups of " + role.key() + " do not say by, having and whoAre");
            } else {
                known("section", List.of(groups.section()), sections());
            }
        }
        if (role.from() != null) {
            known("link", List.of(role.from().link()), links());
            if (groups != null || role.isSingle() || !role.inheritedFrom().isEmpty()) {
                faults.add(role.key() + " is held by way of a link, and by nothing else");
            }
        }
        audience("role " + role.key(), role.audience());
        if (role.makes() != null
                && (!type.isContext()
                        || role.isSingle()
                        || role.isExternal()
                        || role.when() != null
                        || !role.inheritedFrom().isEmpty())) {
            faults.add(
                    role.key()
                            + " makes "
                            + role.makes()
                            + ": it is given by name alone, on a context");
        }
    }

    private Set<Key> links() {
        return keys(type.links(), Declarations.Link::key);
    }

    private Set<Key> sections() {
        return keys(type.sections(), Declarations.Section::key);
    }

    private void notice(Declarations.Notice notice) {
        known("role", notice.to(), roles);
        known("role", notice.doneBy(), roles);
        known("role", notice.off().stream().map(Declarations.Notice.Off::role).toList(), roles);
        Stream.of(notice.onlyMarked(), notice.onlyUnmarked())
                .filter(Objects::nonNull)
                .forEach(mark -> known("mark", List.of(mark), type.marks()));
        if (notice.orMarked() != null) {
            known("link", List.of(notice.orMarked().link()), links());
            if (notice.onlyMarked() == null) {
                faults.add("notice " + notice.key() + " is for marks there, and none here");
            }
        }
        if (notice.per() != null) {
            field("notice " + notice.key(), notice.per());
        }
        known("section", notice.telling(), keys(type.sections(), Declarations.Section::key));
        known(
                "thread",
                Stream.ofNullable(notice.answeredIn()).toList(),
                keys(type.threads(), Declarations.Thread::key));
        faults.addAll(NoticeCheck.faults(type, notice));
    }

    private void presets(Declarations.Thread thread) {
        thread.presets().stream()
                .filter(preset -> !type.texts().containsKey(preset))
                .forEach(
                        preset ->
                                faults.add(
                                        "thread "
                                                + thread.key()
                                                + " offers "
                                                + preset
                                                + ", which the type does not say"));
    }

    private void digest(Declarations.Digest digest) {
        known("notice", digest.of(), keys(type.notices(), Declarations.Notice::key));
        known("tab", digest.within(), keys(type.tabs(), Declarations.Tab::key));
        if (Set.of(Declarations.Digest.DAILY.key(), Declarations.Digest.WEEKLY.key())
                .contains(digest.key())) {
            faults.add("the digest " + digest.key() + " is the platform's");
        }
    }

    private void field(String where, String path) {
        String[] parts = path.split("\\.", 2);
        boolean known =
                type.section(new Key(parts[0]))
                        .filter(s -> s.isDrawn() || s.form().field(new Key(parts[1])).isPresent())
                        .isPresent();
        if (!known) {
            faults.add(where + " looks at " + path + ", which is no field");
        }
    }

    private void sentence(Sentence sentence) {
        boolean opening = sentence.act().equals(Act.OPEN);
        if (sentence.ofContext() && !opening) {
            faults.add(
                    sentence.act()
                            + ": only an opening looks for its roles on the context; inherit them");
        }
        known("link", Stream.ofNullable(sentence.ofLink()).toList(), links());
        if (sentence.ofLink() != null && !opening) {
            faults.add(sentence.act() + ": only an opening looks for its roles by a link");
        }
        if (!opening) {
            known("role", without(sentence.roles(), CORE_ROLES), roles);
        }
        known("state", sentence.from(), states);
        known("state", Stream.ofNullable(sentence.to()).toList(), states);
        object(sentence.act());
        Effects effects = sentence.effects();
        known("flag", effects.setting(), flags);
        known("flag", effects.clearing(), flags);
        known("role", effects.granting().stream().map(Effects.Granting::role).toList(), roles);
        known("role", effects.revoking().stream().map(Effects.Granting::role).toList(), roles);
        effects.routing().stream()
                .filter(one -> type.role(one.role()).filter(r -> r.groups() != null).isEmpty())
                .forEach(
                        one ->
                                faults.add(
                                        sentence.act()
                                                + " routes "
                                                + one.role()
                                                + ", which is held through no groups"));
        known(
                "mark",
                effects.unmarking().stream().map(Effects.Marking::mark).toList(),
                type.marks());
        known("section", effects.forgetting(), sectionsSlotsAndThreads());
        known("mark", effects.marking().stream().map(Effects.Marking::mark).toList(), type.marks());
        known(
                "section",
                Stream.ofNullable(effects.recordedIn()).toList(),
                keys(type.sections(), Declarations.Section::key));
        known(
                "slot",
                effects.depositing().stream().map(Effects.Depositing::slot).toList(),
                keys(type.slots(), Declarations.Slot::key));
        known(
                "thread",
                effects.posting().stream().map(Effects.Posting::thread).toList(),
                keys(type.threads(), Declarations.Thread::key));
        faults.addAll(ProductCheck.faults(type, sentence));
        faults.addAll(SignatureCheck.faults(type, sentence));
        Stream.of(
                        effects.granting().stream().map(Effects.Granting::input),
                        effects.revoking().stream().map(Effects.Granting::input),
                        effects.routing().stream().map(Effects.Routing::input),
                        effects.marking().stream().map(Effects.Marking::input),
                        effects.depositing().stream().map(Effects.Depositing::input),
                        effects.posting().stream().map(Effects.Posting::input))
                .flatMap(Function.identity())
                .filter(input -> input != null && sentence.inputs().field(new Key(input)).isEmpty())
                .forEach(
                        input ->
                                faults.add(
                                        sentence.act()
                                                + " uses the input "
                                                + input
                                                + ", which it does not ask for"));
        told(sentence);
        known("role", sentence.among(), roles);
        known("section", sentence.fills(), keys(type.sections(), Declarations.Section::key));
        if (!sentence.fills().isEmpty() && !sentence.act().equals(Act.OPEN)) {
            faults.add(sentence.act() + " opens nothing to fill " + sentence.fills());
        }
        if (!sentence.among().isEmpty()
                && sentence.act().verb().filter(Verb.SHARE::equals).isEmpty()) {
            faults.add(sentence.act() + " shares nothing among " + sentence.among());
        }
        boolean clock = sentence.roles().contains(Key.of(CoreRole.CLOCK));
        boolean isMade = sentence.act().verb().filter(Verb.PRODUCE::equals).isPresent();
        if (isMade && sentence.timing() != null) {
            faults.add(sentence.act() + ": what the clock makes, another sentence has made");
        }
        if (clock != (sentence.timing() != null) && !(clock && isMade)) {
            faults.add(sentence.act() + ": the clock, and nobody else, acts at a time");
        }
    }

    /** What others can see must not change without their learning of it. */
    private void told(Sentence sentence) {
        known("role", sentence.told(), roles);
        if (sentence.told().isEmpty()) {
            return;
        }
        if (sentence.to() != null) {
            faults.add(sentence.act() + " moves the dossier, and everybody who sees it sees that");
        }
        Effects effects = sentence.effects();
        type.flags().stream()
                .filter(
                        flag ->
                                effects.setting().contains(flag.key())
                                        || effects.clearing().contains(flag.key()))
                .filter(
                        flag ->
                                flag.audience().seats().stream()
                                        .anyMatch(seat -> !sentence.told().contains(seat.role())))
                .forEach(
                        flag ->
                                faults.add(
                                        sentence.act()
                                                + " changes the flag "
                                                + flag.key()
                                                + ", which others see than those who are told"));
    }

    private void object(Act act) {
        Verb verb = act.verb().orElse(null);
        if (verb == null || act.object() == null) {
            return;
        }
        Set<Key> objects =
                switch (verb) {
                    case EDIT -> keys(type.sections(), Declarations.Section::key);
                    case DEPOSIT_IN, REVIEW_IN, SIGN_IN, ADD_SLOT ->
                            keys(type.slots(), Declarations.Slot::key);
                    case WRITE_IN -> keys(type.threads(), Declarations.Thread::key);
                    case INVITE, EXCLUDE, JOIN -> roles;
                    case MARK -> type.marks();
                    case PRODUCE -> keys(type.products(), Declarations.Product::key);
                    case LINK -> links();
                    case SHARE -> sectionsSlotsAndThreads();
                    // what is opened under a context is said by other types
                    case SHARE_NEW -> type.isContext() ? Set.of(act.object()) : Set.of();
                    case DRAW -> type.draws() == null ? Set.of() : Set.of(type.draws());
                    case OPEN -> Set.of();
                };
        known(verb + " object", Set.of(act.object()), objects);
        if (verb == Verb.ADD_SLOT && act.object().value().length() > LONGEST_MODEL) {
            faults.add("slot " + act.object() + " has too long a key for others to be like it");
        }
    }

    private Set<Key> sectionsSlotsAndThreads() {
        return Stream.of(
                        type.sections().stream().map(Declarations.Section::key),
                        type.slots().stream().map(Declarations.Slot::key),
                        type.threads().stream().map(Declarations.Thread::key))
                .flatMap(Function.identity())
                .collect(Collectors.toUnmodifiableSet());
    }

    private void audience(String where, Audience audience) {
        audience.seats()
                .forEach(
                        seat -> {
                            known(where + " role", without(Set.of(seat.role()), CORE_ROLES), roles);
                            known(where + " flag", Stream.ofNullable(seat.when()).toList(), flags);
                        });
    }

    private void filter(Filter filter) {
        if (filter instanceof Filter.InStates in) {
            known("state", in.states(), states);
        } else if (filter instanceof Filter.HasFlag has) {
            known("flag", Set.of(has.flag()), flags);
        } else if (filter instanceof Filter.MarkedByMe mine) {
            known("mark", Set.of(mine.mark()), type.marks());
        } else if (filter instanceof Filter.MarkedByNobody nobody) {
            known("mark", Set.of(nobody.mark()), type.marks());
            known("role", Set.of(nobody.role()), roles);
        } else if (filter instanceof Filter.MyRole mine) {
            known("role", Set.of(mine.role()), roles);
        } else if (filter instanceof Filter.And and) {
            and.all().forEach(this::filter);
        } else if (filter instanceof Filter.Or or) {
            or.any().forEach(this::filter);
        } else if (filter instanceof Filter.Not not) {
            filter(not.filter());
        }
    }

    private void known(String what, Collection<Key> used, Set<Key> declared) {
        used.stream()
                .filter(key -> !declared.contains(key))
                .forEach(key -> faults.add("unknown " + what + " " + key));
    }

    private void once(String what, Stream<Key> keys) {
        var seen = new HashSet<Key>();
        keys.filter(key -> !seen.add(key))
                .forEach(key -> faults.add(what + " " + key + " stands twice"));
    }

    private static Collection<Key> without(Collection<Key> some, Set<Key> others) {
        return some.stream().filter(key -> !others.contains(key)).toList();
    }

    private static <T> Set<Key> keys(Collection<T> declared, Function<T, Key> key) {
        return declared.stream().map(key).collect(Collectors.toUnmodifiableSet());
    }
}
