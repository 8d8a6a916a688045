package org.liasse.api.type;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.Text;
import org.liasse.api.money.Settlement;
import org.liasse.api.type.Declarations.Digest;
import org.liasse.api.type.Declarations.Flag;
import org.liasse.api.type.Declarations.Link;
import org.liasse.api.type.Declarations.Notice;
import org.liasse.api.type.Declarations.Product;
import org.liasse.api.type.Declarations.Role;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.type.Declarations.State;
import org.liasse.api.type.Declarations.Tab;
import org.liasse.api.type.Declarations.Thread;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Workflow;

/**
 * Writes a {@link DossierType}; what it says twice, leaves out or names wrongly is told when it is
 * built.
 */
public final class DossierTypeBuilder {

    private final Key key;
    private String version = "1.0";
    private Key path;
    private boolean isContext;
    private Set<Key> contextTypes = Set.of();
    private Key draws;
    private List<State> states = List.of();
    private final List<Role> roles = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Flag> flags = new ArrayList<>();
    private Set<Key> marks = Set.of();
    private final List<Tab> tabs = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<Digest> digests = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<Product> products = new ArrayList<>();
    private final List<Statistic> statistics = new ArrayList<>();
    private final List<Appointment> appointments = new ArrayList<>();
    private SignUp signUp;
    private Likeness likeness;
    private ServiceRequests requests;
    private Set<Key> auditors = Set.of();
    private final Map<Key, Key> movedStates = new HashMap<>();
    private final List<String> sayings = new ArrayList<>();
    private Settlement settlement;
    private Workflow workflow;

    DossierTypeBuilder(Key key) {
        this.key = key;
        this.path = key;
    }

    public DossierTypeBuilder version(String newVersion) {
        version = newVersion;
        return this;
    }

    /** The name under {@code /api/}; by default the key. */
    public DossierTypeBuilder at(String newPath) {
        path = new Key(newPath);
        return this;
    }

    /** Other dossiers are opened under dossiers of this type. */
    public DossierTypeBuilder context() {
        isContext = true;
        return this;
    }

    /** Dossiers of this type are opened under a dossier of one of these types. */
    public DossierTypeBuilder under(String... types) {
        contextTypes = Key.sorted(Stream.of(types).map(Key::new).toList());
        return this;
    }

    /** On dossiers of this type an administrator draws the definition of that type. */
    public DossierTypeBuilder drawing(String type) {
        draws = new Key(type);
        return this;
    }

    /** Every constant is a state; those named after are the last ones. */
    @SafeVarargs
    public final <E extends Enum<E>> DossierTypeBuilder states(Class<E> all, E... last) {
        Set<Key> ends = Key.allOf(last);
        states =
                EnumSet.allOf(all).stream()
                        .map(Key::of)
                        .map(state -> new State(state, null, ends.contains(state)))
                        .toList();
        return this;
    }

    public DossierTypeBuilder roles(Role... more) {
        roles.addAll(List.of(more));
        return this;
    }

    public DossierTypeBuilder sections(Section... more) {
        sections.addAll(List.of(more));
        return this;
    }

    public DossierTypeBuilder slots(Slot... more) {
        slots.addAll(List.of(more));
        return this;
    }

    public DossierTypeBuilder threads(Thread... more) {
        threads.addAll(List.of(more));
        return this;
    }

    public DossierTypeBuilder flags(Flag... more) {
        flags.addAll(List.of(more));
        return this;
    }

    public DossierTypeBuilder marks(Enum<?>... all) {
        marks = Key.allOf(all);
        return this;
    }

    public DossierTypeBuilder tabs(Tab... more) {
        tabs.addAll(List.of(more));
        return this;
    }

    public DossierTypeBuilder notices(Notice... more) {
        notices.addAll(List.of(more));
        return this;
    }

    public DossierTypeBuilder digests(Digest... more) {
        digests.addAll(List.of(more));
        return this;
    }

    public DossierTypeBuilder links(Link... more) {
        links.addAll(List.of(more));
        return this;
    }

    public DossierTypeBuilder products(Product... more) {
        products.addAll(List.of(more));
        return this;
    }

    public DossierTypeBuilder statistics(Statistic... more) {
        statistics.addAll(List.of(more));
        return this;
    }

    public DossierTypeBuilder appointments(Appointment... more) {
        appointments.addAll(List.of(more));
        return this;
    }

    /** What is likely about the same is shown before one opens another. */
    public DossierTypeBuilder alike(Likeness newLikeness) {
        likeness = newLikeness;
        return this;
    }

    /** Strangers are told of dossiers as service requests, and send some. */
    public DossierTypeBuilder requested(ServiceRequests newRequests) {
        requests = newRequests;
        return this;
    }

    /** Whoever has the code of such a context signs up by himself, as sentences with JOIN say. */
    public DossierTypeBuilder signUp(SignUp newSignUp) {
        signUp = newSignUp;
        return this;
    }

    /**
     * Whoever holds one of these roles on the context (or on the office, where there is none) may
     * know who has read a dossier of this type, and which were erased by whom.
     */
    public DossierTypeBuilder auditedBy(Enum<?>... roles) {
        auditors = Key.allOf(roles);
        return this;
    }

    /** An earlier version had this state; its dossiers are in that one now. */
    public DossierTypeBuilder moving(String former, Enum<?> now) {
        movedStates.put(new Key(former), Key.of(now));
        return this;
    }

    /** More texts of the type, under these names: what a page tells about it. */
    public DossierTypeBuilder saying(String... names) {
        sayings.addAll(List.of(names));
        return this;
    }

    /** Something is to be paid. */
    public DossierTypeBuilder settling(Settlement newSettlement) {
        settlement = newSettlement;
        return this;
    }

    public DossierTypeBuilder workflow(Workflow newWorkflow) {
        workflow = newWorkflow;
        return this;
    }

    /**
     * Builds the type, its texts taken from these labels.
     *
     * @throws IllegalStateException naming what is missing, doubled or unknown
     */
    public DossierType labelled(Labels labels) {
        Labels own = labels.under(key.value());
        DossierType type =
                new DossierType(
                        key,
                        version,
                        own.text("type"),
                        own.text("types"),
                        path,
                        isContext,
                        contextTypes,
                        draws,
                        map(
                                states,
                                s -> new State(s.key(), own.text("state." + s.key()), s.last())),
                        map(roles, r -> r.named(own.text("role." + r.key()))),
                        map(
                                sections,
                                s ->
                                        new Section(
                                                s.key(),
                                                own.text("section." + s.key()),
                                                s.form().labelled(own, "field." + s.key()),
                                                s.isDrawn(),
                                                s.audience())),
                        map(slots, s -> s.named(own.text("slot." + s.key()))),
                        map(threads, t -> t.labelled(own.text("thread." + t.key()))),
                        map(
                                flags,
                                f -> new Flag(f.key(), own.text("flag." + f.key()), f.audience())),
                        marks,
                        map(tabs, t -> t.labelled(own.text("tab." + t.key()))),
                        map(notices, n -> n.labelled(own.text("notice." + n.key()))),
                        map(digests, d -> d.labelled(own.text("digest." + d.key()))),
                        map(links, l -> l.labelled(own.text("link." + l.key()))),
                        map(products, p -> p.labelled(own.text("product." + p.key()))),
                        map(statistics, s -> s.labelled(own.text("statistic." + s.key()))),
                        map(appointments, a -> a.labelled(own.text("appointment." + a.key()))),
                        signUp,
                        likeness,
                        requests,
                        auditors,
                        Map.copyOf(movedStates),
                        texts(own),
                        settlement,
                        labelled(workflow, own));
        own.verify();
        TypeCheck.verify(type);
        return type;
    }

    private Map<String, Text> texts(Labels labels) {
        var texts = new TreeMap<String, Text>();
        for (Sentence sentence : workflow.sentences()) {
            if (sentence.act().verb().isEmpty()) {
                String action = "action." + sentence.act().action();
                texts.put(action, labels.text(action));
            }
            Stream.of(sentence.obstacles(), sentence.warnings())
                    .flatMap(Collection::stream)
                    .forEach(
                            named -> {
                                String reason = "reason." + named.key();
                                texts.put(reason, labels.text(reason));
                            });
            sentence.effects().posting().stream()
                    .filter(p -> p.input() == null)
                    .forEach(
                            p -> {
                                String message = "message." + sentence.act().action();
                                texts.put(message, labels.text(message));
                            });
        }
        Stream.concat(
                        notices.stream().map(notice -> "mail." + notice.key()),
                        digests.stream().map(digest -> "mail." + digest.key()))
                .filter(mail -> labels.textOrNull(mail + ".text") != null)
                .forEach(
                        mail ->
                                Stream.of(mail + ".subject", mail + ".text")
                                        .forEach(name -> texts.put(name, labels.text(name))));
        products.stream()
                .filter(Product::isWritten)
                .flatMap(p -> Stream.of(p.words() + ".title", p.words() + ".text"))
                .forEach(name -> texts.put(name, labels.text(name)));
        sayings.forEach(name -> texts.put(name, labels.text(name)));
        marks.forEach(mark -> texts.put("mark." + mark, labels.text("mark." + mark)));
        return Map.copyOf(texts);
    }

    private static Workflow labelled(Workflow workflow, Labels labels) {
        return new Workflow(map(workflow.sentences(), s -> s.labelled(labels)));
    }

    private static <T> List<T> map(List<T> list, Function<T, T> change) {
        return list.stream().map(change).toList();
    }
}
