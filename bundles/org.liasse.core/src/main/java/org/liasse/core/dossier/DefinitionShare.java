package org.liasse.core.dossier;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.liasse.api.Key;
import org.liasse.api.form.Form;
import org.liasse.api.type.Audience;
import org.liasse.api.type.Declarations.Role;
import org.liasse.api.type.Definition;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.CoreRole;
import org.liasse.api.workflow.Verb;

/**
 * The part of a definition that somebody may read. What is drawn for certain roles only is shown,
 * its labels too, to whoever draws and to whoever can hold one of these roles by what he is on the
 * context.
 */
final class DefinitionShare {

    private DefinitionShare() {}

    /**
     * @param drawn the type that the definition is of
     * @param roles of the reader on the context
     */
    static Definition of(Definition whole, DossierType context, DossierType drawn, Set<Key> roles) {
        if (draws(context, drawn.key(), roles)) {
            return whole;
        }
        Set<Key> possible = possible(drawn, roles);
        Map<Key, Form> forms = new LinkedHashMap<>();
        whole.forms()
                .forEach(
                        (key, form) -> {
                            boolean seen =
                                    drawn.section(key)
                                            .filter(s -> isFor(s.audience(), possible))
                                            .isPresent();
                            if (seen) {
                                forms.put(key, form);
                            }
                        });
        return new Definition(
                whole.revision(),
                forms,
                whole.slots().stream().filter(s -> isFor(s.audience(), possible)).toList(),
                whole.texts());
    }

    /** Whether a sentence lets one of these roles draw, in whatever state. */
    static boolean draws(DossierType context, Key drawn, Set<Key> roles) {
        Act draw = Act.of(Verb.DRAW, drawn);
        return context.workflow().sentences().stream()
                .filter(sentence -> sentence.act().equals(draw))
                .anyMatch(sentence -> !Collections.disjoint(sentence.roles(), roles));
    }

    private static Set<Key> possible(DossierType drawn, Set<Key> roles) {
        Set<Key> possible = new TreeSet<>();
        possible.add(Key.of(CoreRole.ANYONE));
        for (Role role : drawn.roles()) {
            if (role.inheritedFrom().isEmpty() || role.comesFrom(roles)) {
                possible.add(role.key());
            }
        }
        return possible;
    }

    private static boolean isFor(Audience audience, Set<Key> possible) {
        return audience.seats().stream().anyMatch(seat -> possible.contains(seat.role()));
    }
}
