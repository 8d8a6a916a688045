package org.liasse.core.dossier;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.dossier.Revisions;
import org.liasse.api.dossier.Revisions.Finding;
import org.liasse.api.dossier.Revisions.Reason;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.type.Declarations.State;
import org.liasse.api.type.DossierType;

/** What is to be said before a dossier moves to another revision. */
final class Findings {

    private final CaseFile file;
    private final Set<Key> roles;
    private final Set<Finding> all = new LinkedHashSet<>();

    private Findings(CaseFile file, Set<Key> roles) {
        this.file = file;
        this.roles = roles;
    }

    /**
     * @param type with the other revision
     * @param sections those that are drawn, under it
     * @param roles of whoever is told, none where he does not see the dossier
     */
    static List<Finding> of(
            CaseFile file, DossierType type, Map<Key, RefittedSection> sections, Set<Key> roles) {
        var findings = new Findings(file, roles);
        findings.decided();
        sections.forEach((key, refit) -> findings.say(Reason.INVALID, key, refit.invalid()));
        findings.documents(type);
        sections.forEach(
                (key, refit) ->
                        findings.say(
                                Reason.INCOMPLETE,
                                key,
                                refit.lacking(
                                        findings.section(key).form(), file.section(key).values())));
        sections.forEach((key, refit) -> findings.say(Reason.PUT_ASIDE, key, refit.gone()));
        return findings.all.stream().limit(Revisions.MOST_FINDINGS).toList();
    }

    private Section section(Key key) {
        return file.type().section(key).orElseThrow();
    }

    private void decided() {
        if (file.type().state(file.header().state()).filter(State::last).isPresent()) {
            all.add(
                    new Finding(
                            Reason.DECIDED,
                            InputError.at(
                                    "",
                                    "Ce dossier est décidé : il garde le formulaire sur lequel il"
                                            + " l’a été.",
                                    "This dossier is decided: it keeps the form on which it"
                                            + " was.")));
        }
    }

    private void documents(DossierType type) {
        List<Key> full = new ArrayList<>(file.documents().keySet());
        full.stream()
                .sorted()
                .filter(slot -> file.type().slot(slot).isPresent() && type.slot(slot).isEmpty())
                .forEach(
                        slot ->
                                all.add(
                                        new Finding(
                                                Reason.DOCUMENTS,
                                                InputError.at(
                                                        "/documents/" + slot,
                                                        "Des documents y sont, et cette pièce n’est"
                                                                + " plus demandée.",
                                                        "It holds documents, and is no longer"
                                                                + " asked for."))));
    }

    private void say(Reason reason, Key section, List<InputError> errors) {
        if (errors.isEmpty()) {
            return;
        }
        if (!Audiences.include(file.audienceOf(section(section)), roles)) {
            all.add(new Finding(reason, unseen(reason)));
            return;
        }
        errors.stream()
                .map(error -> error.under("/sections/" + section))
                .forEach(error -> all.add(new Finding(reason, error)));
    }

    /** Which field, row or bound it is tells of a value to whoever does not see it. */
    private static InputError unseen(Reason reason) {
        return switch (reason) {
            case INVALID ->
                    InputError.at(
                            "",
                            "Une valeur n’est pas de celles que prend cette révision.",
                            "A value is none that this revision takes.");
            case INCOMPLETE ->
                    InputError.at(
                            "",
                            "Un champ obligatoire n’est pas rempli.",
                            "A mandatory field has no value.");
            default ->
                    InputError.at(
                            "",
                            "Un champ qui n’est plus demandé est rempli.",
                            "A field that is no longer asked for has a value.");
        };
    }
}
