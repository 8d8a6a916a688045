package org.liasse.api.job;

import java.util.List;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierQuery.Path;

/**
 * Many dossiers in one file: those that were chosen, or all that a query finds when the job begins;
 * exactly one of the two is not {@code null}. Both have the bounds of a {@link Bulk}.
 *
 * @param format the key of an {@link org.liasse.api.export.ExportFormat}
 * @param dossiers ids; one that stands twice is one
 * @param query of which only the filters count: the oldest dossier comes first
 * @param columns of a table; empty for everything that the reader may see
 */
public record Export(Key format, List<String> dossiers, DossierQuery query, List<Path> columns) {

    public Export {
        columns = columns == null ? List.of() : List.copyOf(columns);
    }
}
