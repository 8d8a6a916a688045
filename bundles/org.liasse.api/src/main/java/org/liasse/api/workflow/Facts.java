package org.liasse.api.workflow;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.liasse.api.InputError;
import org.liasse.api.Key;

/**
 * All that a workflow may look at; it does no input or output of its own. Same facts, same answer.
 *
 * @param state of the dossier; {@code null} while it is being opened
 * @param roles that the actor holds on the dossier (while opening: on the context or the office)
 * @param inputs what the actor gave, JSON values by name
 * @param acknowledged warnings that the actor has taken note of
 * @param sections JSON values by section and field
 * @param incomplete by section, what is missing there for the form to be complete
 * @param unexpected by section, the numbers there that the form takes and does not expect
 * @param documents by slot, the documents there, oldest first
 * @param flags set on the dossier
 * @param marks of the actor
 * @param participants how many people or groups hold each role
 * @param context of the dossier, or empty
 * @param links to other dossiers
 * @param features that the office has (a subscription, a switch)
 * @param entered when each state was last entered
 * @param now the instant of the decision
 * @param zone in which dates are read
 * @param bulk whether this dossier is one of many that the actor acts on at once
 * @param barred by slot, the roles that may not deposit there on this dossier though a sentence
 *     names them
 * @param rolesByLink while opening: by link, the roles that the actor holds on the dossier to which
 *     the new one is tied
 */
public record Facts(
        Key state,
        Set<Key> roles,
        Map<String, Object> inputs,
        Set<Key> acknowledged,
        Map<Key, Map<String, Object>> sections,
        Map<Key, List<InputError>> incomplete,
        Map<Key, List<InputError>> unexpected,
        Map<Key, List<DocumentFact>> documents,
        Set<Key> flags,
        Set<Key> marks,
        Map<Key, Integer> participants,
        Optional<ContextFact> context,
        List<LinkFact> links,
        Set<Key> features,
        Map<Key, Instant> entered,
        Instant now,
        ZoneId zone,
        boolean bulk,
        Map<Key, Set<Key>> barred,
        Map<Key, Set<Key>> rolesByLink) {

    /**
     * A document in a slot: its newest version's review, and who deposited it is no fact here.
     *
     * @param signatures how many its newest version bears
     */
    public record DocumentFact(String id, Review review, int versions, int signatures) {

        /** One that nobody has signed. */
        public DocumentFact(String id, Review review, int versions) {
            this(id, review, versions, 0);
        }

        public enum Review {
            DEPOSITED,
            ACCEPTED,
            REFUSED
        }
    }

    /**
     * What may be known of the context.
     *
     * @param context in which the context itself stands, or empty
     */
    public record ContextFact(
            Key type,
            Key state,
            Set<Key> flags,
            Map<Key, Map<String, Object>> sections,
            Optional<ContextFact> context) {

        /** A context that stands in no other. */
        public ContextFact(
                Key type, Key state, Set<Key> flags, Map<Key, Map<String, Object>> sections) {
            this(type, state, flags, sections, Optional.empty());
        }

        /**
         * The values of a section, of the nearest context that has any in a section of that name;
         * empty where none has.
         */
        public Map<String, Object> section(Key section) {
            Map<String, Object> own = sections.get(section);
            return own != null
                    ? own
                    : context.map(outer -> outer.section(section)).orElse(Map.of());
        }
    }

    /**
     * What may be known of a linked dossier.
     *
     * @param id {@code null} where it is told of no part
     * @param entered when each state was last entered; of a part alone, else empty
     * @param sections JSON values by section and field; of a part alone, else empty
     */
    public record LinkFact(
            Key kind,
            Key type,
            Key state,
            Set<Key> flags,
            String id,
            Map<Key, Instant> entered,
            Map<Key, Map<String, Object>> sections) {

        /** One of which no more is told. */
        public LinkFact(Key kind, Key type, Key state, Set<Key> flags) {
            this(kind, type, state, flags, null, Map.of(), Map.of());
        }

        /** What a section holds, where that is told. */
        public Map<String, Object> values(Key section) {
            return sections.getOrDefault(section, Map.of());
        }
    }

    /** What a section holds; nothing where there is no such section. */
    public Map<String, Object> values(Key section) {
        return sections.getOrDefault(section, Map.of());
    }

    /** The same, by its name in the code of its variant. */
    public Map<String, Object> values(Enum<?> section) {
        return values(Key.of(section));
    }

    /** The value of a field, or empty where it is absent or null. */
    public Optional<Object> value(Key section, String field) {
        return Optional.ofNullable(values(section).get(field));
    }

    /**
     * A starting point for tests and callers that know little: nothing but a state, at an instant.
     */
    public static Facts in(Key state, Instant now, ZoneId zone) {
        return new Draft(state, now, zone).done();
    }

    public Facts by(Set<Key> newRoles) {
        return but(f -> f.roles = newRoles);
    }

    public Facts giving(Map<String, Object> newInputs) {
        return but(f -> f.inputs = newInputs);
    }

    public Facts acknowledging(Set<Key> warnings) {
        return but(f -> f.acknowledged = warnings);
    }

    public Facts holding(Map<Key, Map<String, Object>> newSections) {
        return but(f -> f.sections = newSections);
    }

    public Facts lacking(Map<Key, List<InputError>> newIncomplete) {
        return but(f -> f.incomplete = newIncomplete);
    }

    /** With numbers beyond what is expected, by section. */
    public Facts exceeding(Map<Key, List<InputError>> newUnexpected) {
        return but(f -> f.unexpected = newUnexpected);
    }

    public Facts with(Map<Key, List<DocumentFact>> newDocuments) {
        return but(f -> f.documents = newDocuments);
    }

    public Facts flagged(Set<Key> newFlags) {
        return but(f -> f.flags = newFlags);
    }

    public Facts marked(Set<Key> newMarks) {
        return but(f -> f.marks = newMarks);
    }

    public Facts among(Map<Key, Integer> newParticipants) {
        return but(f -> f.participants = newParticipants);
    }

    /** In this context; {@code null} for none. */
    public Facts under(ContextFact newContext) {
        return but(f -> f.context = Optional.ofNullable(newContext));
    }

    public Facts linked(List<LinkFact> newLinks) {
        return but(f -> f.links = newLinks);
    }

    public Facts subscribed(Set<Key> newFeatures) {
        return but(f -> f.features = newFeatures);
    }

    public Facts since(Map<Key, Instant> newEntered) {
        return but(f -> f.entered = newEntered);
    }

    /** One of many dossiers that the actor acts on at once. */
    public Facts inBulk() {
        return but(f -> f.bulk = true);
    }

    /** On a dossier where these roles may not deposit, by slot. */
    public Facts barring(Map<Key, Set<Key>> newBarred) {
        return but(f -> f.barred = newBarred);
    }

    /** Tied, while it is opened, to dossiers on which the actor holds these roles, by link. */
    public Facts tied(Map<Key, Set<Key>> newRoles) {
        return but(f -> f.rolesByLink = newRoles);
    }

    /** The actor's roles as far as they count for this act. */
    Set<Key> rolesFor(Act act) {
        Set<Key> out =
                act.verb().filter(Verb.DEPOSIT_IN::equals).isEmpty()
                        ? Set.of()
                        : barred.getOrDefault(act.object(), Set.of());
        return out.isEmpty()
                ? roles
                : roles.stream()
                        .filter(role -> !out.contains(role))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private Facts but(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.done();
    }

    /** Facts being changed: one place that lists them all, so that no copy forgets one. */
    private static final class Draft {
        private final Key state;
        private final Instant now;
        private final ZoneId zone;
        private Set<Key> roles = Set.of();
        private Map<String, Object> inputs = Map.of();
        private Set<Key> acknowledged = Set.of();
        private Map<Key, Map<String, Object>> sections = Map.of();
        private Map<Key, List<InputError>> incomplete = Map.of();
        private Map<Key, List<InputError>> unexpected = Map.of();
        private Map<Key, List<DocumentFact>> documents = Map.of();
        private Set<Key> flags = Set.of();
        private Set<Key> marks = Set.of();
        private Map<Key, Integer> participants = Map.of();
        private Optional<ContextFact> context = Optional.empty();
        private List<LinkFact> links = List.of();
        private Set<Key> features = Set.of();
        private Map<Key, Instant> entered = Map.of();
        private boolean bulk;
        private Map<Key, Set<Key>> barred = Map.of();
        private Map<Key, Set<Key>> rolesByLink = Map.of();

        private Draft(Key state, Instant now, ZoneId zone) {
            this.state = state;
            this.now = now;
            this.zone = zone;
        }

        private Draft(Facts facts) {
            this(facts.state, facts.now, facts.zone);
            roles = facts.roles;
            inputs = facts.inputs;
            acknowledged = facts.acknowledged;
            sections = facts.sections;
            incomplete = facts.incomplete;
            unexpected = facts.unexpected;
            documents = facts.documents;
            flags = facts.flags;
            marks = facts.marks;
            participants = facts.participants;
            context = facts.context;
            links = facts.links;
            features = facts.features;
            entered = facts.entered;
            bulk = facts.bulk;
            barred = facts.barred;
            rolesByLink = facts.rolesByLink;
        }

        private Facts done() {
            return new Facts(
                    state,
                    roles,
                    inputs,
                    acknowledged,
                    sections,
                    incomplete,
                    unexpected,
                    documents,
                    flags,
                    marks,
                    participants,
                    context,
                    links,
                    features,
                    entered,
                    now,
                    zone,
                    bulk,
                    barred,
                    rolesByLink);
        }
    }
}
