package org.liasse.api.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.liasse.api.Key;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Verb;

/** Finds sentences that let somebody sign whom the slot does not name. */
final class SignatureCheck {

    private SignatureCheck() {}

    static List<String> faults(DossierType type, Sentence sentence) {
        Set<Key> signed = new TreeSet<>(sentence.effects().signing());
        if (sentence.act().verb().filter(Verb.SIGN_IN::equals).isPresent()
                && sentence.act().object() != null) {
            signed.add(sentence.act().object());
        }
        var faults = new ArrayList<String>();
        for (Key key : signed) {
            Set<Key> named = type.slot(key).map(Slot::signedBy).orElse(Set.of());
            sentence.roles().stream()
                    .filter(role -> !named.contains(role))
                    .forEach(
                            role ->
                                    faults.add(
                                            sentence.act()
                                                    + ": the slot "
                                                    + key
                                                    + " is not signed by "
                                                    + role));
        }
        return faults;
    }
}
