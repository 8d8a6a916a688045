package org.liasse.export;

import org.liasse.api.Labels;
import org.liasse.api.Language;
import org.liasse.api.type.DossierType;

/** How it is told that a dossier calls for a slot no longer: as its type says, or plainly. */
final class Outside {

    private static final Labels WORDS = Labels.beside(Outside.class);
    private static final String OWN = "outside";

    private Outside() {}

    static String in(DossierType type, Language language) {
        return type.texts().getOrDefault(OWN, WORDS.text(OWN)).in(language);
    }
}
