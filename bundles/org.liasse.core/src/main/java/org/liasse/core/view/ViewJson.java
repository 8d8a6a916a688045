package org.liasse.core.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierQuery.Operator;
import org.liasse.api.dossier.DossierQuery.Path;
import org.liasse.api.dossier.DossierQuery.Sort;
import org.liasse.api.dossier.DossierQuery.Where;
import org.liasse.core.store.Json;

/** What a view asks, as it is kept. */
final class ViewJson {

    private ViewJson() {}

    static String write(DossierQuery asked) {
        var json = new LinkedHashMap<String, Object>();
        json.put("tab", asked.tab() == null ? null : asked.tab().value());
        json.put("states", asked.states().stream().map(Key::value).sorted().toList());
        json.put("q", asked.q());
        json.put(
                "where",
                asked.where().stream()
                        .map(w -> List.of(w.path().toString(), w.operator().name(), w.value()))
                        .toList());
        json.put("sort", asked.sort().stream().map(ViewJson::sort).toList());
        json.put("columns", asked.columns().stream().map(Path::toString).toList());
        return Json.write(json);
    }

    private static String sort(Sort sort) {
        String name = sort.base() == null ? sort.path().toString() : sort.base();
        return sort.descending() ? "-" + name : name;
    }

    static DossierQuery read(Key type, String context, String text) {
        Map<String, Object> json = Json.read(text);
        return new DossierQuery(
                type,
                context,
                json.get("tab") instanceof String tab ? new Key(tab) : null,
                list(json, "states").stream()
                        .map(state -> new Key((String) state))
                        .collect(Collectors.toSet()),
                (String) json.get("q"),
                list(json, "where").stream().map(ViewJson::where).toList(),
                list(json, "sort").stream().map(name -> sort((String) name)).toList(),
                list(json, "columns").stream().map(name -> path((String) name)).toList(),
                1,
                null,
                false);
    }

    private static List<?> list(Map<String, Object> json, String name) {
        return json.get(name) instanceof List<?> list ? list : List.of();
    }

    private static Where where(Object json) {
        List<?> parts = (List<?>) json;
        return new Where(
                path((String) parts.get(0)),
                Operator.valueOf((String) parts.get(1)),
                (String) parts.get(2));
    }

    private static Sort sort(String text) {
        boolean isDescending = text.startsWith("-");
        String name = isDescending ? text.substring(1) : text;
        return name.contains(".")
                ? new Sort(null, path(name), isDescending)
                : new Sort(name, null, isDescending);
    }

    private static Path path(String text) {
        String[] parts = text.split("\\.", 2);
        return new Path(new Key(parts[0]), new Key(parts[1]));
    }
}
