package org.liasse.api.workflow;

import java.util.Locale;
import java.util.Optional;
import org.liasse.api.Key;

/**
 * What somebody asks to do: an action that the variant names, or a verb of the core with its
 * object.
 *
 * @param object the section, slot, thread, role or mark of a core verb, else {@code null}
 */
public record Act(Key action, Key object) {

    public static final Act OPEN = new Act(Key.of(Verb.OPEN), null);

    public static Act action(Key action) {
        return new Act(action, null);
    }

    public static Act of(Verb verb, Key object) {
        return new Act(Key.of(verb), object);
    }

    /** The verb of the core, or empty for an action of the variant. */
    public Optional<Verb> verb() {
        for (Verb verb : Verb.values()) {
            if (Key.of(verb).equals(action)) {
                return Optional.of(verb);
            }
        }
        return Optional.empty();
    }

    /** As notices name it: {@code request-correction}, {@code write-in messages}. */
    public String named() {
        return object == null ? action.value() : action + " " + object;
    }

    /** "edit form", "refuse". */
    @Override
    public String toString() {
        String words = action.value().replace('-', ' ').toLowerCase(Locale.ROOT);
        return object == null ? words : words + " " + object;
    }
}
