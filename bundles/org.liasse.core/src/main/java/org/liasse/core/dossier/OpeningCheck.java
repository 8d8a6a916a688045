package org.liasse.core.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.liasse.api.InputError;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.form.FormCheck;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.type.DossierType;
import org.liasse.core.store.Hash;
import org.liasse.core.store.Json;
import org.liasse.core.store.Work;

/** What somebody who opens a dossier has sent, looked at before any rule is asked. */
final class OpeningCheck {

    private OpeningCheck() {}

    static String titleOf(NewDossier wanted) {
        String title = wanted.title() == null ? "" : wanted.title().strip();
        if (title.isEmpty() || title.length() > 300 || title.chars().anyMatch(c -> c < ' ')) {
            throw Problem.invalid(
                    "/title",
                    "Un titre d’une ligne, de 1 à 300 caractères.",
                    "A title of one line, 1 to 300 characters.");
        }
        return title;
    }

    /** By which the same request is known again. */
    static String hashOf(NewDossier wanted) {
        var sections = new TreeMap<String, Object>();
        wanted.sections().forEach((key, values) -> sections.put(key.value(), values));
        var said =
                new ArrayList<>(
                        List.of(
                                wanted.type().value(),
                                String.valueOf(wanted.context()),
                                wanted.title(),
                                Json.write(sections)));
        wanted.ties().forEach(tie -> said.add(tie.toString()));
        return Hash.of(said.toArray(String[]::new));
    }

    /**
     * Whether the same person has opened it by the same request before.
     *
     * @throws Problem CONFLICT where the id is another's
     */
    static boolean isThere(Work work, Caller caller, String id, NewDossier wanted) {
        Dossier there = work.entities().find(Dossier.class, id);
        if (there == null) {
            return false;
        }
        boolean same =
                there.bodyHash().equals(hashOf(wanted))
                        && caller.account() != null
                        && caller.account().equals(there.openedBy());
        if (!same) {
            throw Problem.of(
                            Problem.Kind.CONFLICT,
                            "Cet identifiant est déjà pris.",
                            "This id is taken.")
                    .withErrors(
                            Problem.invalid(
                                            "/id",
                                            "Cet identifiant est déjà pris.",
                                            "This id is taken.")
                                    .errors());
        }
        return true;
    }

    /** What is no section, or no value of one; all of it at once. */
    static void refuseShapes(DossierType type, NewDossier wanted) {
        List<InputError> errors = new ArrayList<>();
        wanted.sections()
                .forEach(
                        (key, values) -> {
                            String pointer = "/sections/" + key;
                            Section section = type.section(key).orElse(null);
                            if (section == null) {
                                errors.add(
                                        InputError.at(
                                                pointer,
                                                "Cette section n’existe pas.",
                                                "There is no such section."));
                                return;
                            }
                            FormCheck.shape(section.form(), values).stream()
                                    .map(error -> error.under(pointer))
                                    .forEach(errors::add);
                        });
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
