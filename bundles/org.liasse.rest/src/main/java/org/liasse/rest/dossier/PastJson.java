package org.liasse.rest.dossier;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.dossier.DossierPast;
import org.liasse.api.type.DossierType;

/** A dossier as it was, as its reader gets it. */
record PastJson(
        String id,
        String number,
        String office,
        Key type,
        String typeLabel,
        Key state,
        String stateLabel,
        String title,
        String context,
        Instant createdAt,
        Instant at,
        Map<String, Map<String, Object>> sections) {

    static PastJson of(DossierPast past, Language language) {
        DossierType type = past.type();
        var sections = new LinkedHashMap<String, Map<String, Object>>();
        past.sections().forEach((key, values) -> sections.put(key.value(), values));
        return new PastJson(
                past.id(),
                past.number(),
                past.office(),
                type.key(),
                type.label().in(language),
                past.state(),
                DossierJson.stateLabel(type, past.state(), language),
                past.title(),
                past.context(),
                past.createdAt(),
                past.at(),
                sections);
    }
}
