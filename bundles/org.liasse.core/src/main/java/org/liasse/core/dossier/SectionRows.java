package org.liasse.core.dossier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Work;

/**
 * The sections that a transaction writes: each one JSON text and the count of its changes, of which
 * its tag is made. A section is written once, as it stands at the end; its dossier's row is locked.
 */
final class SectionRows implements Work.Pending {

    private record Place(String dossier, Key section) {}

    private record Change(String content, boolean isNew, long times) {}

    private final Map<Place, Change> changes = new LinkedHashMap<>();

    private SectionRows() {}

    static SectionRows in(Work work) {
        return work.pending(SectionRows.class, SectionRows::new);
    }

    /**
     * @param content canonical JSON
     */
    void replace(String dossier, Key section, String content, boolean isNew) {
        changes.merge(
                new Place(dossier, section),
                new Change(content, isNew, 1),
                (before, now) -> new Change(content, before.isNew(), before.times() + 1));
    }

    @Override
    public void write(Sql sql) {
        var rows = new ArrayList<List<Object>>();
        changes.forEach(
                (place, change) -> {
                    if (change.isNew()) {
                        rows.add(
                                List.of(
                                        place.dossier(),
                                        place.section(),
                                        change.content(),
                                        change.times()));
                    } else {
                        sql.update(
                                "update section set content = ?, version = version + ? where"
                                        + " dossier_id = ? and section_key = ?",
                                change.content(),
                                change.times(),
                                place.dossier(),
                                place.section());
                    }
                });
        sql.batch(
                "insert into section (dossier_id, section_key, content, version) values (?, ?, ?,"
                        + " ?)",
                rows);
    }
}
