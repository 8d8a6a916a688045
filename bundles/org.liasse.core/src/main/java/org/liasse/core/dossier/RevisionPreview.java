package org.liasse.core.dossier;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.api.dossier.Revisions.Outlook;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.type.DossierType;
import org.liasse.core.store.Hash;
import org.liasse.core.store.Json;
import org.liasse.core.store.Sql;

/**
 * A dossier as it would be with another revision.
 *
 * @param file as it is
 * @param type as it would be
 * @param sections those that are drawn
 */
record RevisionPreview(
        CaseFile file, int target, DossierType type, Map<Key, RefittedSection> sections) {

    static RevisionPreview of(Sql sql, CaseFile file, DossierType type, int target) {
        Map<Key, Map<String, Object>> aside = new TreeMap<>();
        sql.list(
                "select section_key, aside from section where dossier_id = ? and aside is not null",
                row -> aside.put(new Key(row.getString(1)), Json.read(row.getString(2))),
                file.header().id());
        Map<Key, RefittedSection> sections = new TreeMap<>();
        type.sections().stream()
                .filter(Section::isDrawn)
                .forEach(
                        section ->
                                sections.put(
                                        section.key(),
                                        new RefittedSection(
                                                section.form(),
                                                file.section(section.key()).values(),
                                                aside.getOrDefault(section.key(), Map.of()))));
        return new RevisionPreview(file, target, type, sections);
    }

    /** Another one for each revision that the dossier pins. */
    static String tag(Header header) {
        return Hash.of(header.id(), "revision", Integer.toString(header.revision()))
                .substring(0, 20);
    }

    Outlook outlook(Caller caller) {
        Header header = file.header();
        return new Outlook(
                header.id(),
                header.number(),
                header.revision(),
                target,
                tag(header),
                target == header.revision()
                        ? List.of()
                        : Findings.of(file, type, sections, file.rolesOf(caller)));
    }
}
