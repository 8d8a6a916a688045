package org.liasse.rest.type;

import java.util.Optional;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.Text;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;

/** What people call an act: an action by its type, a verb of the core by its words and object. */
public final class ActLabels {

    private static final Labels VERBS = Labels.beside(ActLabels.class);

    private ActLabels() {}

    public static Text of(DossierType type, Act act) {
        if (act.verb().isEmpty()) {
            return type.text("action." + act.action());
        }
        Text verb = VERBS.text("verb." + act.action());
        if (act.object() == null) {
            return verb;
        }
        Text object = object(type, act.object()).orElse(Text.same(act.object().value()));
        return new Text(verb.fr() + " : " + object.fr(), verb.en() + ": " + object.en());
    }

    private static Optional<Text> object(DossierType type, Key key) {
        return Stream.of(
                        type.section(key).map(s -> s.label()),
                        type.slot(key).map(s -> s.label()),
                        type.thread(key).map(t -> t.label()),
                        type.role(key).map(r -> r.label()),
                        Optional.ofNullable(type.texts().get("mark." + key)))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
