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
 */
public record Explained(
        Act act,
        Optional<Decision.Refused> refused,
        Form inputs,
        List<Key> warnings,
        boolean confirm) {

    public boolean open() {
        return refused.isEmpty();
    }
}
