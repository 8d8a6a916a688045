package org.liasse.core.dossier;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierPast;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Section;
import org.liasse.core.store.Json;
import org.liasse.core.store.Sql;

/**
 * A dossier as it was: what its timeline tells this reader, told again up to an instant. What was
 * erased since is not told.
 */
final class Past {

    private static final String EDIT = "edit-";

    private final CaseFile file;
    private final Set<Key> roles;
    private final Map<Key, Map<String, Object>> sections = new TreeMap<>();
    private Key state;
    private boolean isForgotten;

    private Past(CaseFile file, Caller caller) {
        this.file = file;
        this.roles = file.rolesOf(caller);
        for (Section section : file.type().sections()) {
            if (Audiences.include(file.audienceOf(section), roles)) {
                sections.put(section.key(), Map.of());
            }
        }
    }

    /**
     * @throws Problem NOT_FOUND where the dossier had not begun
     */
    static DossierPast of(Sql sql, CaseFile file, Caller caller, Instant at) {
        Header header = file.header();
        if (at.isBefore(header.createdAt())) {
            throw Problem.notFound();
        }
        Past past = new Past(file, caller);
        sql.list(
                "select kind, audience, payload from timeline where dossier_id = ? and happened_at"
                        + " <= ? order by seq",
                row -> {
                    past.tell(row.getString(1), row.getString(2), row.getString(3));
                    return null;
                },
                header.id(),
                at.toEpochMilli());
        if (past.isForgotten) {
            past.state = stateAt(header, at);
        }
        return new DossierPast(
                header.id(),
                header.number(),
                file.officeKey().value(),
                file.type(),
                past.state,
                header.title(),
                header.context(),
                header.createdAt(),
                at,
                past.sections);
    }

    /** Where the timeline has no words any more: the state that was last entered by then. */
    private static Key stateAt(Header header, Instant at) {
        return header.entered().entrySet().stream()
                .filter(entered -> !entered.getValue().isAfter(at))
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(header.state());
    }

    private void tell(String kind, String audience, String payload) {
        isForgotten |= payload == null;
        if (payload == null || !Audiences.include(audience, roles)) {
            return;
        }
        Map<String, Object> said = Json.read(payload);
        if (kind.startsWith(EDIT)) {
            sections.computeIfPresent(
                    new Key(kind.substring(EDIT.length())),
                    (section, values) -> MergePatch.apply(values, said));
        } else if (kind.equals("open")) {
            state = stateOf(said.get("state"));
        } else if (said.get("from") instanceof String && said.get("to") instanceof String) {
            state = stateOf(said.get("to"));
        }
    }

    /** What is no state is something else that an action told under the same name. */
    private Key stateOf(Object said) {
        return said instanceof String text && Key.isKey(text) ? new Key(text) : state;
    }
}
