package org.liasse.api.workflow;

import java.util.List;
import java.util.Optional;
import org.liasse.api.Key;
import org.liasse.api.form.Form;

/**
 * What somebody may do, and why not the rest; inputs are not looked at.
 *
 * @param refused why not, or empty where it is open
 * @param inputs what is to be given
 * @param warnings keys of the warnings that stand and must be acknowledged
 * @param awaited whether it is open and others wait for it
 */
public record Explained(
        Act act,
        Optional<Decision.Refused> refused,
        Form inputs,
        List<Key> warnings,
        boolean confirm,
        boolean awaited) {

    /** The same of another act that the same sentences rule. */
    public Explained about(Act other) {
        return new Explained(other, refused, inputs, warnings, confirm, awaited);
    }

    public boolean open() {
        return refused.isEmpty();
    }
}
