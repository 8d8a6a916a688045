package org.liasse.core.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.liasse.api.InputError;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.notice.EditedTexts;
import org.liasse.api.notice.EditedTexts.Draft;
import org.liasse.api.spi.Wording;
import org.liasse.api.spi.Wording.Fault;

/** Looks at a text before it is kept: its size, its tags, and what they name. */
final class TextCheck {

    private TextCheck() {}

    /**
     * @throws Problem INVALID_INPUT naming every part and line that is wrong
     */
    static Draft checked(TextName name, Draft draft, Wording wording) {
        var errors = new ArrayList<InputError>();
        if (name.hasSubject() && draft.subject() == null) {
            errors.add(
                    InputError.at(
                            "/subject", "Ce champ est obligatoire.", "This field is mandatory."));
        }
        if (!name.hasSubject() && draft.subject() != null) {
            errors.add(
                    InputError.at(
                            "/subject",
                            "Seuls un courriel et un document en ont un.",
                            "Only a mail and a document have one."));
        }
        for (Language language : Language.values()) {
            size(
                    errors,
                    "/text/" + language.tag(),
                    draft.text().in(language),
                    EditedTexts.LONGEST,
                    true);
            if (draft.subject() != null) {
                size(
                        errors,
                        "/subject/" + language.tag(),
                        draft.subject().in(language),
                        300,
                        false);
            }
            if (errors.isEmpty()) {
                wording.check(NoticeTexts.script(draft, language), Set.copyOf(name.variables()))
                        .forEach(fault -> errors.add(error(name, fault, language)));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return draft;
    }

    private static void size(
            List<InputError> errors, String pointer, String words, int most, boolean hasLines) {
        if (words.isBlank() || words.length() > most) {
            errors.add(
                    InputError.at(
                            pointer,
                            "De 1 à " + most + " caractères.",
                            "From 1 to " + most + " characters."));
        } else if (!hasLines && words.chars().anyMatch(c -> c < ' ')) {
            errors.add(InputError.at(pointer, "Une seule ligne.", "One line only."));
        }
    }

    private static InputError error(TextName name, Fault fault, Language language) {
        String pointer = "/" + fault.part() + "/" + language.tag();
        if (fault.name() != null && name.hidden().contains(fault.name())) {
            return InputError.at(
                    pointer,
                    "Ligne "
                            + fault.line()
                            + " : tous ceux qui lisent ce document ne voient pas « "
                            + fault.name()
                            + " ».",
                    "Line "
                            + fault.line()
                            + ": not everybody who reads this document sees \""
                            + fault.name()
                            + "\".");
        }
        return fault.name() == null
                ? InputError.at(
                        pointer,
                        "Ligne " + fault.line() + " : une balise n’est pas fermée ou ouverte.",
                        "Line " + fault.line() + ": a tag is not closed, or not opened.")
                : InputError.at(
                        pointer,
                        "Ligne " + fault.line() + " : « " + fault.name() + " » est inconnu.",
                        "Line " + fault.line() + ": \"" + fault.name() + "\" is unknown.");
    }
}
