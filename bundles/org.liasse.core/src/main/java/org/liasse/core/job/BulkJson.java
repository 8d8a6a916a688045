package org.liasse.core.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierQuery.Operator;
import org.liasse.api.dossier.DossierQuery.Path;
import org.liasse.api.dossier.DossierQuery.Sort;
import org.liasse.api.dossier.DossierQuery.Where;
import org.liasse.api.dossier.Revisions.Reason;
import org.liasse.api.job.Bulk;
import org.liasse.api.job.Bulk.Deed;
import org.liasse.core.store.Json;

/** What a bulk does, and the query for what it does it to, as they are kept. */
final class BulkJson {

    /**
     * Instants of opening do not change: no page of the walk is moved by what happens meanwhile.
     */
    private static final List<Sort> OLDEST_FIRST = List.of(new Sort("createdAt", null, false));

    private BulkJson() {}

    /** Without the ids that were chosen. */
    static String write(Bulk bulk) {
        var json = new LinkedHashMap<String, Object>();
        json.put("deed", deed(bulk.deed()));
        if (bulk.query() != null) {
            json.put("query", query(bulk.query()));
        }
        return Json.write(json);
    }

    private static Map<String, Object> deed(Deed deed) {
        var json = new LinkedHashMap<String, Object>();
        if (deed instanceof Bulk.Perform perform) {
            json.put("action", perform.action().value());
            json.put("inputs", perform.inputs());
            json.put("acknowledged", values(perform.acknowledged()));
        } else if (deed instanceof Bulk.Mark mark) {
            json.put("mark", mark.mark().value());
        } else if (deed instanceof Bulk.Unmark unmark) {
            json.put("unmark", unmark.mark().value());
        } else if (deed instanceof Bulk.Write write) {
            json.put("thread", write.thread().value());
            json.put("text", write.text());
        } else if (deed instanceof Bulk.Move move) {
            json.put("definition", move.revision());
            json.put(
                    "acknowledged",
                    values(
                            move.acknowledged().stream()
                                    .map(Reason::key)
                                    .collect(Collectors.toSet())));
        }
        return json;
    }

    static Deed deed(String request) {
        Map<String, Object> json = object(Json.read(request).get("deed"));
        if (json.containsKey("action")) {
            return new Bulk.Perform(
                    key(json, "action"), object(json.get("inputs")), keys(json, "acknowledged"));
        }
        if (json.containsKey("mark")) {
            return new Bulk.Mark(key(json, "mark"));
        }
        if (json.containsKey("unmark")) {
            return new Bulk.Unmark(key(json, "unmark"));
        }
        if (json.get("definition") instanceof Number revision) {
            Set<Key> acknowledged = keys(json, "acknowledged");
            return new Bulk.Move(
                    revision.intValue(),
                    Stream.of(Reason.values())
                            .filter(reason -> acknowledged.contains(reason.key()))
                            .collect(Collectors.toSet()));
        }
        return new Bulk.Write(key(json, "thread"), (String) json.get("text"));
    }

    static Map<String, Object> query(DossierQuery query) {
        var json = new LinkedHashMap<String, Object>();
        json.put("type", query.type() == null ? null : query.type().value());
        json.put("context", query.context());
        json.put("tab", query.tab() == null ? null : query.tab().value());
        json.put("states", values(query.states()));
        json.put("q", query.q());
        json.put(
                "where",
                query.where().stream()
                        .map(
                                where ->
                                        List.of(
                                                where.path().section().value(),
                                                where.path().field().value(),
                                                where.operator().name(),
                                                where.value()))
                        .toList());
        return json;
    }

    /** A page of what the query of this request finds. */
    static DossierQuery page(String request, int limit, String after) {
        Map<String, Object> json = object(Json.read(request).get("query"));
        return walked(
                new DossierQuery(
                        key(json, "type"),
                        (String) json.get("context"),
                        key(json, "tab"),
                        keys(json, "states"),
                        (String) json.get("q"),
                        ((List<?>) json.get("where")).stream().map(BulkJson::where).toList(),
                        null,
                        null,
                        limit,
                        after,
                        false),
                limit,
                after);
    }

    /**
     * Where a bulk moves to another revision whatever is under a context: to which, and of what.
     */
    static Optional<Bulk.Move> moving(String request) {
        return Json.read(request).containsKey("deed") && deed(request) instanceof Bulk.Move move
                ? Optional.of(move)
                : Optional.empty();
    }

    /** The query in the one order in which a bulk walks. */
    static DossierQuery walked(DossierQuery query, int limit, String after) {
        return new DossierQuery(
                query.type(),
                query.context(),
                query.tab(),
                query.states(),
                query.q(),
                query.where(),
                OLDEST_FIRST,
                List.of(),
                limit,
                after,
                false);
    }

    private static Where where(Object json) {
        List<?> parts = (List<?>) json;
        return new Where(
                new Path(new Key((String) parts.get(0)), new Key((String) parts.get(1))),
                Operator.valueOf((String) parts.get(2)),
                (String) parts.get(3));
    }

    private static Key key(Map<String, Object> json, String name) {
        return json.get(name) instanceof String text ? new Key(text) : null;
    }

    private static Set<Key> keys(Map<String, Object> json, String name) {
        return ((List<?>) json.get(name))
                .stream().map(value -> new Key((String) value)).collect(Collectors.toSet());
    }

    private static List<String> values(Set<Key> keys) {
        return keys.stream().map(Key::value).sorted().toList();
    }

    private static Map<String, Object> object(Object json) {
        var object = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) json).forEach((name, value) -> object.put((String) name, value));
        return object;
    }
}
