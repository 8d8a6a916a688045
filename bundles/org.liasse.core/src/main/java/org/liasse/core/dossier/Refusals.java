package org.liasse.core.dossier;

import java.util.List;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.Text;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Decision.Refused;

/** A refusal of the workflow, said as a problem. */
final class Refusals {

    private Refusals() {}

    static Problem of(Refused refused, Act act, DossierType type) {
        String roles = Key.anyOf(refused.expected());
        Problem problem =
                switch (refused.reason()) {
                    case UNKNOWN_ACTION ->
                            say(
                                    refused,
                                    "Cette action n’existe pas : " + act + ".",
                                    "There is no such action: " + act + ".");
                    case NOT_YOUR_ROLE ->
                            say(
                                    refused,
                                    "Il faut un autre rôle pour cela : " + roles + ".",
                                    "This takes another role: " + roles + ".");
                    case WRONG_STATE ->
                            say(
                                    refused,
                                    "L’état du dossier ne le permet pas ; il faudrait : "
                                            + roles
                                            + ".",
                                    "The state of the dossier does not allow it; it would have to"
                                            + " be: "
                                            + roles
                                            + ".");
                    case NOT_READY -> notReady(refused, type);
                    case MISSING_INPUT ->
                            say(
                                            refused,
                                            "Il manque quelque chose à cette demande.",
                                            "Something is missing in this request.")
                                    .withErrors(refused.missing());
                };
        return problem.with("reasonKind", refused.reason().name());
    }

    private static Problem notReady(Refused refused, DossierType type) {
        List<Text> texts =
                refused.obstacles().stream().map(key -> type.text("reason." + key)).toList();
        return say(
                        refused,
                        String.join(" ", texts.stream().map(Text::fr).toList()),
                        String.join(" ", texts.stream().map(Text::en).toList()))
                .because(refused.obstacles().get(0).value());
    }

    private static Problem say(Refused refused, String fr, String en) {
        return Problem.of(refused.reason().kind(), fr, en);
    }
}
