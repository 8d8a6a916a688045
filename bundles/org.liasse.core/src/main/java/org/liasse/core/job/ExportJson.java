package org.liasse.core.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierQuery.Path;
import org.liasse.api.job.Export;
import org.liasse.core.store.Json;

/** What an export is to hold, as it is kept; its query stands where that of a bulk stands. */
record ExportJson(Key format, List<Path> columns) {

    /** Without the ids that were chosen. */
    static String write(Export export) {
        var json = new LinkedHashMap<String, Object>();
        json.put("format", export.format().value());
        json.put("columns", export.columns().stream().map(Path::toString).toList());
        if (export.query() != null) {
            json.put("query", BulkJson.query(export.query()));
        }
        return Json.write(json);
    }

    static ExportJson read(String request) {
        Map<String, Object> json = Json.read(request);
        return new ExportJson(
                new Key((String) json.get("format")),
                ((List<?>) json.get("columns")).stream().map(ExportJson::path).toList());
    }

    private static Path path(Object text) {
        String[] parts = text.toString().split("\\.", 2);
        return new Path(new Key(parts[0]), new Key(parts[1]));
    }
}
