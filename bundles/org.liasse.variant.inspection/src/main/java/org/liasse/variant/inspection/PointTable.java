package org.liasse.variant.inspection;

import java.io.IOException;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.DocumentReader;
import org.osgi.service.component.annotations.Component;

/** Reads the table of points that an instrument wrote; it replaces those that were there. */
@Component(
        service = {DocumentReader.class, PointTable.class},
        property = {
            ActionEffect.TYPE + "=inspection-dossier",
            DocumentReader.SLOT + "=measurements",
        })
public final class PointTable implements DocumentReader {

    @Override
    public Map<Key, Map<String, Object>> read(Given given) throws IOException {
        PointLines lines = PointLines.of(given.bytes().readAllBytes());
        if (!lines.errors().isEmpty()) {
            throw Problem.invalid(lines.errors()).because("unreadable-table");
        }
        return Map.of(Key.of(InspectionDossier.Section.CONTROL), Map.of("points", lines.rows()));
    }
}
