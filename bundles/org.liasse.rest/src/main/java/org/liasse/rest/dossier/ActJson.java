package org.liasse.rest.dossier;

import java.util.List;
import java.util.Locale;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.Language;
import org.liasse.api.Text;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Decision.Refused;
import org.liasse.api.workflow.Explained;
import org.liasse.api.workflow.Verb;
import org.liasse.rest.type.ActLabels;
import org.liasse.rest.type.FieldJson;

/**
 * Something to do with a dossier: an action of its type, or a verb of the core with its object.
 *
 * @param object what the verb is about; absent for an action
 * @param reason why it is refused; absent where it is open
 * @param detail the refusal in words
 * @param missing the rules that stand against it
 * @param expected the roles, or states, that would do
 * @param warnings to acknowledge
 */
record ActJson(
        String key,
        Key object,
        String label,
        boolean open,
        String reason,
        String detail,
        List<Named> missing,
        List<Named> expected,
        List<FieldJson> inputs,
        List<Named> warnings,
        boolean confirm,
        String method,
        String href) {

    private static final Labels WORDS = Labels.beside(ActJson.class);

    record Named(String key, String label) {}

    static ActJson of(String dossier, DossierType type, Explained explained, Language language) {
        Act act = explained.act();
        Refused refused = explained.refused().orElse(null);
        return new ActJson(
                act.action().value(),
                act.object(),
                ActLabels.of(type, act).in(language),
                explained.open(),
                refused == null ? null : slug(refused.reason()),
                refused == null
                        ? null
                        : WORDS.text("refused." + slug(refused.reason())).in(language),
                refused == null ? null : reasons(type, refused.obstacles(), language),
                refused == null ? null : expected(type, refused, language),
                FieldJson.of(explained.inputs(), t -> t.in(language)),
                reasons(type, explained.warnings(), language),
                explained.confirm(),
                method(act),
                "/api/dossiers/" + dossier + where(type, act));
    }

    private static String slug(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<Named> reasons(DossierType type, List<Key> keys, Language language) {
        return keys.stream()
                .map(key -> new Named(key.value(), type.text("reason." + key).in(language)))
                .toList();
    }

    private static List<Named> expected(DossierType type, Refused refused, Language language) {
        return refused.expected().stream()
                .map(key -> new Named(key.value(), label(type, key).in(language)))
                .toList();
    }

    private static Text label(DossierType type, Key key) {
        return type.state(key)
                .map(state -> state.label())
                .or(() -> type.role(key).map(role -> role.label()))
                .orElse(Text.same(key.value()));
    }

    private static String method(Act act) {
        return act.verb()
                .map(
                        verb ->
                                switch (verb) {
                                    case EDIT -> "PATCH";
                                    case INVITE, MARK, REVIEW_IN, SHARE, SHARE_NEW -> "PUT";
                                    case EXCLUDE -> "DELETE";
                                    default -> "POST";
                                })
                .orElse("POST");
    }

    private static String kind(DossierType type, Key part) {
        if (type.section(part).isPresent()) {
            return "sections";
        }
        return type.slot(part).isPresent() ? "documents" : "threads";
    }

    /** The resource where it is done; for verbs about each of several, where they are listed. */
    private static String where(DossierType type, Act act) {
        Verb verb = act.verb().orElse(null);
        if (verb == null) {
            return "/actions/" + act.action();
        }
        return switch (verb) {
            case EDIT -> "/sections/" + act.object();
            case DEPOSIT_IN -> "/documents/" + act.object() + "/versions";
            case REVIEW_IN, SIGN_IN -> "/documents";
            case WRITE_IN -> "/threads/" + act.object() + "/messages";
            case INVITE, EXCLUDE -> "/participants/" + act.object();
            case MARK -> "/marks/" + act.object();
            case DRAW -> "/definitions";
            case SHARE_NEW -> "/access-defaults/" + act.object();
            case PRODUCE -> "/products/" + act.object();
            case ADD_SLOT -> "/slots";
            case SHARE -> "/" + kind(type, act.object()) + "/" + act.object() + "/audience";
            default -> "";
        };
    }
}
