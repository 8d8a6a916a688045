package org.liasse.api.workflow;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 */
public record Facts(
        Key state,
        Set<Key> roles,
        Map<String, Object> inputs,
        Set<Key> acknowledged,
        Map<Key, Map<String, Object>> sections,
        Map<Key, List<InputError>> incomplete,
        Map<Key, List<DocumentFact>> documents,
        Set<Key> flags,
        Set<Key> marks,
        Map<Key, Integer> participants,
        Optional<ContextFact> context,
        List<LinkFact> links,
        Set<Key> features,
        Map<Key, Instant> entered,
        Instant now,
        ZoneId zone) {

    /** A document in a slot: its newest version's review, and who deposited it is no fact here. */
    public record DocumentFact(String id, Review review, int versions) {
        public enum Review {
            DEPOSITED,
            ACCEPTED,
            REFUSED
        }
    }

    /** What may be known of the context. */
    public record ContextFact(
            Key type, Key state, Set<Key> flags, Map<Key, Map<String, Object>> sections) {}

    /** What may be known of a linked dossier. */
    public record LinkFact(Key kind, Key type, Key state, Set<Key> flags) {}

    /** The value of a field, or empty where it is absent or null. */
    public Optional<Object> value(Key section, String field) {
        return Optional.ofNullable(sections.getOrDefault(section, Map.of()).get(field));
    }

    /**
     * A starting point for tests and callers that know little: nothing but a state, at an instant.
     */
    public static Facts in(Key state, Instant now, ZoneId zone) {
        return new Facts(
                state,
                Set.of(),
                Map.of(),
                Set.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                Map.of(),
                Optional.empty(),
                List.of(),
                Set.of(),
                Map.of(),
                now,
                zone);
    }

    public Facts by(Set<Key> newRoles) {
        return new Facts(
                state,
                newRoles,
                inputs,
                acknowledged,
                sections,
                incomplete,
                documents,
                flags,
                marks,
                participants,
                context,
                links,
                features,
                entered,
                now,
                zone);
    }

    public Facts giving(Map<String, Object> newInputs) {
        return new Facts(
                state,
                roles,
                newInputs,
                acknowledged,
                sections,
                incomplete,
                documents,
                flags,
                marks,
                participants,
                context,
                links,
                features,
                entered,
                now,
                zone);
    }

    public Facts acknowledging(Set<Key> warnings) {
        return new Facts(
                state,
                roles,
                inputs,
                warnings,
                sections,
                incomplete,
                documents,
                flags,
                marks,
                participants,
                context,
                links,
                features,
                entered,
                now,
                zone);
    }

    public Facts holding(Map<Key, Map<String, Object>> newSections) {
        return new Facts(
                state,
                roles,
                inputs,
                acknowledged,
                newSections,
                incomplete,
                documents,
                flags,
                marks,
                participants,
                context,
                links,
                features,
                entered,
                now,
                zone);
    }

    public Facts lacking(Map<Key, List<InputError>> newIncomplete) {
        return new Facts(
                state,
                roles,
                inputs,
                acknowledged,
                sections,
                newIncomplete,
                documents,
                flags,
                marks,
                participants,
                context,
                links,
                features,
                entered,
                now,
                zone);
    }

    public Facts with(Map<Key, List<DocumentFact>> newDocuments) {
        return new Facts(
                state,
                roles,
                inputs,
                acknowledged,
                sections,
                incomplete,
                newDocuments,
                flags,
                marks,
                participants,
                context,
                links,
                features,
                entered,
                now,
                zone);
    }

    public Facts flagged(Set<Key> newFlags) {
        return new Facts(
                state,
                roles,
                inputs,
                acknowledged,
                sections,
                incomplete,
                documents,
                newFlags,
                marks,
                participants,
                context,
                links,
                features,
                entered,
                now,
                zone);
    }

    public Facts marked(Set<Key> newMarks) {
        return new Facts(
                state,
                roles,
                inputs,
                acknowledged,
                sections,
                incomplete,
                documents,
                flags,
                newMarks,
                participants,
                context,
                links,
                features,
                entered,
                now,
                zone);
    }

    public Facts among(Map<Key, Integer> newParticipants) {
        return new Facts(
                state,
                roles,
                inputs,
                acknowledged,
                sections,
                incomplete,
                documents,
                flags,
                marks,
                newParticipants,
                context,
                links,
                features,
                entered,
                now,
                zone);
    }

    public Facts under(ContextFact newContext) {
        return new Facts(
                state,
                roles,
                inputs,
                acknowledged,
                sections,
                incomplete,
                documents,
                flags,
                marks,
                participants,
                Optional.ofNullable(newContext),
                links,
                features,
                entered,
                now,
                zone);
    }

    public Facts linked(List<LinkFact> newLinks) {
        return new Facts(
                state,
                roles,
                inputs,
                acknowledged,
                sections,
                incomplete,
                documents,
                flags,
                marks,
                participants,
                context,
                newLinks,
                features,
                entered,
                now,
                zone);
    }

    public Facts subscribed(Set<Key> newFeatures) {
        return new Facts(
                state,
                roles,
                inputs,
                acknowledged,
                sections,
                incomplete,
                documents,
                flags,
                marks,
                participants,
                context,
                links,
                newFeatures,
                entered,
                now,
                zone);
    }

    public Facts since(Map<Key, Instant> newEntered) {
        return new Facts(
                state,
                roles,
                inputs,
                acknowledged,
                sections,
                incomplete,
                documents,
                flags,
                marks,
                participants,
                context,
                links,
                features,
                newEntered,
                now,
                zone);
    }
}
