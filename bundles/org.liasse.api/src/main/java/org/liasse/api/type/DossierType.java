package org.liasse.api.type;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Text;
import org.liasse.api.form.Form;
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
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Verb;
import org.liasse.api.workflow.Workflow;

/**
 * A kind of dossier. All of it is data, but the conditions of the workflow; the core keeps the data
 * as a snapshot by key and version, and reading, lists, search, export and access use only that.
 *
 * @param key unique in the installation
 * @param version raised whenever the data changes; compared number by number: 1.10 comes after 1.9
 * @param label in the singular; {@code plural} names the list
 * @param path the name under {@code /api/} where its list and its own resources stand
 * @param isContext whether other dossiers are opened under dossiers of this type
 * @param contextTypes types of which one must be the context of a dossier of this type; empty: the
 *     office itself
 * @param draws the type whose definition is drawn on dossiers of this one, or {@code null}
 * @param marks that people may put, besides {@code seen}
 * @param appointments at which somebody comes, kept in calendars
 * @param signUp how people become participants by a code, or {@code null}
 * @param likeness by what one dossier is likely a duplicate of another, or {@code null}
 * @param requests how strangers are told of dossiers and send some, or {@code null}
 * @param auditors roles held on the context, or on the office where there is none, of which one is
 *     needed to know who read a dossier of this type, and which were erased by whom
 * @param movedStates states that an earlier version had and this one has not, each with the state
 *     that takes its dossiers
 * @param texts every label beyond those that the declarations carry: {@code action.x}, {@code
 *     reason.x}, {@code message.x}; {@code mail.x.subject} and {@code mail.x.text} are what a
 *     notice says by mail, where the platform's own words do not do
 * @param settlement what is to be paid and how that is told, or {@code null} where nothing is
 */
public record DossierType(
        Key key,
        String version,
        Text label,
        Text plural,
        Key path,
        boolean isContext,
        Set<Key> contextTypes,
        Key draws,
        List<State> states,
        List<Role> roles,
        List<Section> sections,
        List<Slot> slots,
        List<Thread> threads,
        List<Flag> flags,
        Set<Key> marks,
        List<Tab> tabs,
        List<Notice> notices,
        List<Digest> digests,
        List<Link> links,
        List<Product> products,
        List<Statistic> statistics,
        List<Appointment> appointments,
        SignUp signUp,
        Likeness likeness,
        ServiceRequests requests,
        Set<Key> auditors,
        Map<Key, Key> movedStates,
        Map<String, Text> texts,
        Settlement settlement,
        Workflow workflow) {

    private static final Pattern ADDED = Pattern.compile("(.+)-[1-9][0-9]?");

    public DossierType {
        // a snapshot kept before there were recaps has none
        digests = digests == null ? List.of() : List.copyOf(digests);
        // what was kept of an earlier version may not say these
        statistics = statistics == null ? List.of() : List.copyOf(statistics);
        appointments = appointments == null ? List.of() : List.copyOf(appointments);
        auditors = auditors == null ? Set.of() : auditors;
    }

    /** Begins a type; see {@link DossierTypeBuilder}. */
    public static DossierTypeBuilder named(String key) {
        return new DossierTypeBuilder(new Key(key));
    }

    public Optional<State> state(Key state) {
        return states.stream().filter(s -> s.key().equals(state)).findFirst();
    }

    public Optional<Role> role(Key role) {
        return roles.stream().filter(r -> r.key().equals(role)).findFirst();
    }

    public Optional<Section> section(Key section) {
        return sections.stream().filter(s -> s.key().equals(section)).findFirst();
    }

    public Optional<Slot> slot(Key slot) {
        return slots.stream().filter(s -> s.key().equals(slot)).findFirst();
    }

    public Optional<Thread> thread(Key thread) {
        return threads.stream().filter(t -> t.key().equals(thread)).findFirst();
    }

    public Optional<Flag> flag(Key flag) {
        return flags.stream().filter(f -> f.key().equals(flag)).findFirst();
    }

    public Optional<Tab> tab(Key tab) {
        return tabs.stream().filter(t -> t.key().equals(tab)).findFirst();
    }

    public Optional<Statistic> statistic(Key statistic) {
        return statistics.stream().filter(s -> s.key().equals(statistic)).findFirst();
    }

    public Optional<Appointment> appointment(Key appointment) {
        return appointments.stream().filter(a -> a.key().equals(appointment)).findFirst();
    }

    public Optional<Product> product(Key product) {
        return products.stream().filter(p -> p.key().equals(product)).findFirst();
    }

    public Optional<Notice> notice(Key notice) {
        return notices.stream().filter(n -> n.key().equals(notice)).findFirst();
    }

    /** The text under this label, or the key itself where there is none. */
    public Text text(String name) {
        return texts.getOrDefault(name, Text.same(name));
    }

    /**
     * The slot whose sentences say who deposits in this one and reviews it: the one that it is
     * like, itself where a sentence names it or has a file stand there, or the type's own products
     * do, else the first slot of the type.
     */
    public Key ruledAs(Key slot) {
        Optional<Key> model = slot(slot).map(Slot::like);
        boolean named =
                workflow.sentences().stream().anyMatch(s -> names(s, slot))
                        || products.stream().anyMatch(p -> slot.equals(p.slot()));
        return model.orElseGet(() -> named || slots.isEmpty() ? slot : slots.get(0).key());
    }

    /**
     * The slot of the type like which slots of this key are added on dossiers, {@code reports-2}
     * for one like {@code reports}; empty where no sentence adds any. No definition draws such a
     * key.
     */
    public Optional<Slot> modelOf(Key added) {
        var numbered = ADDED.matcher(added.value());
        return numbered.matches()
                ? slot(new Key(numbered.group(1))).filter(slot -> isAddedTo(slot.key()))
                : Optional.empty();
    }

    private boolean isAddedTo(Key slot) {
        Act add = Act.of(Verb.ADD_SLOT, slot);
        return workflow.sentences().stream().anyMatch(s -> s.act().equals(add));
    }

    private static boolean names(Sentence sentence, Key slot) {
        return slot.equals(sentence.act().object())
                || sentence.effects().depositing().stream().anyMatch(d -> d.slot().equals(slot));
    }

    /**
     * Where a dossier of this type pins a definition: the type with its drawn forms and added slots
     * in place.
     */
    public DossierType as(Definition definition) {
        List<Section> drawn =
                sections.stream()
                        .map(
                                s ->
                                        s.isDrawn()
                                                ? drawn(
                                                        s,
                                                        definition
                                                                .forms()
                                                                .getOrDefault(s.key(), s.form()))
                                                : s)
                        .toList();
        List<Slot> more = Stream.concat(slots.stream(), definition.slots().stream()).toList();
        return with(drawn, more, threads);
    }

    /** The type with these parts in the place of its own. */
    public DossierType with(
            List<Section> newSections, List<Slot> newSlots, List<Thread> newThreads) {
        return new DossierType(
                key,
                version,
                label,
                plural,
                path,
                isContext,
                contextTypes,
                draws,
                states,
                roles,
                newSections,
                newSlots,
                newThreads,
                flags,
                marks,
                tabs,
                notices,
                digests,
                links,
                products,
                statistics,
                appointments,
                signUp,
                likeness,
                requests,
                auditors,
                movedStates,
                texts,
                settlement,
                workflow);
    }

    private static Section drawn(Section section, Form form) {
        return new Section(section.key(), section.label(), form, true, section.audience());
    }
}
