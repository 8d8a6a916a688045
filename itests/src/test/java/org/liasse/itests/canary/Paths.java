package org.liasse.itests.canary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.liasse.itests.story.Rest;

/**
 * Every operation of the live OpenAPI document, and the addresses at which it is asked. An
 * operation that is not here is one of which nobody has yet thought what it may give away.
 */
final class Paths {

    /** So many columns, orders and comparisons of each type, where not all are asked. */
    private static final int SOME = 4;

    /** What writes, or speaks of nobody's data. */
    private static final Set<String> OTHERS =
            Set.of(
                    "POST /api/session",
                    "DELETE /api/session",
                    "POST /api/session/reset",
                    "POST /api/session/password",
                    "POST /api/session/email",
                    "POST /api/sign-ups",
                    "POST /api/sign-ups/offer",
                    "POST /api/sign-ups/confirmation",
                    "PATCH /api/me",
                    "PUT /api/me/password",
                    "POST /api/me/email",
                    "GET /api/me/sessions",
                    "DELETE /api/me/sessions",
                    "DELETE /api/me/sessions/{session}",
                    "POST /api/accounts",
                    "PATCH /api/accounts/{account}",
                    "POST /api/accounts/{account}/actions/invite",
                    "PUT /api/accounts/{account}/roles/{office}/{role}",
                    "DELETE /api/accounts/{account}/roles/{office}/{role}",
                    "POST /api/offices",
                    "POST /api/dossiers",
                    "POST /api/dossiers/duplicates",
                    "PATCH /api/dossiers/{id}/sections/{section}",
                    "POST /api/dossiers/{id}/actions/{action}",
                    "POST /api/dossiers/{id}/links",
                    "PUT /api/dossiers/{id}/marks/{mark}",
                    "DELETE /api/dossiers/{id}/marks/{mark}",
                    "POST /api/me/calendar",
                    "DELETE /api/me/calendar",
                    "PATCH /api/me/preferences",
                    "PUT /api/me/views/{id}",
                    "DELETE /api/me/views/{id}",
                    "PUT /api/notifications/{id}/marks/read",
                    "DELETE /api/notifications/{id}/marks/read",
                    "POST /api/notifications/actions/read",
                    "PUT /api/dossiers/{context}/texts/{type}/{name}",
                    "DELETE /api/dossiers/{context}/texts/{type}/{name}",
                    "POST /api/dossiers/{context}/texts/{type}/{name}/actions/restore",
                    "POST /api/dossiers/{context}/texts/{type}/{name}/actions/preview",
                    "POST /api/dossiers/{context}/texts/{type}/{name}/actions/print",
                    "POST /api/dossiers/{id}/notices/actions/preview",
                    "PUT /api/offices/{office}/texts/{type}/{name}",
                    "DELETE /api/offices/{office}/texts/{type}/{name}",
                    "POST /api/offices/{office}/texts/{type}/{name}/actions/restore",
                    "POST /api/offices/{office}/texts/{type}/{name}/actions/preview",
                    "POST /api/offices/{office}/texts/{type}/{name}/actions/print",
                    "POST /api/dossiers/{id}/participants",
                    "PUT /api/dossiers/{id}/participants/{role}/{principal}",
                    "DELETE /api/dossiers/{id}/participants/{role}/{principal}",
                    "PUT /api/dossiers/{id}/sections/{section}/audience",
                    "DELETE /api/dossiers/{id}/sections/{section}/audience",
                    "PUT /api/dossiers/{id}/documents/{slot}/audience",
                    "DELETE /api/dossiers/{id}/documents/{slot}/audience",
                    "PUT /api/dossiers/{id}/threads/{thread}/audience",
                    "DELETE /api/dossiers/{id}/threads/{thread}/audience",
                    "PUT /api/dossiers/{context}/access-defaults/{type}/sections/{section}",
                    "DELETE /api/dossiers/{context}/access-defaults/{type}/sections/{section}",
                    "PUT /api/dossiers/{context}/access-defaults/{type}/documents/{slot}",
                    "DELETE /api/dossiers/{context}/access-defaults/{type}/documents/{slot}",
                    "PUT /api/dossiers/{context}/access-defaults/{type}/threads/{thread}",
                    "DELETE /api/dossiers/{context}/access-defaults/{type}/threads/{thread}",
                    "POST /api/dossiers/{id}/documents/{place}/versions",
                    "POST /api/dossiers/{id}/documents/{place}/versions/{number}/signatures",
                    "POST /api/dossiers/{id}/slots",
                    "PUT /api/dossiers/{id}/documents/{document}/review",
                    "POST /api/dossiers/{id}/products/{product}",
                    "POST /api/uploads",
                    "POST /api/bulk",
                    "POST /api/open311/v2/requests.{format}",
                    "POST /api/exports",
                    "DELETE /api/jobs/{id}",
                    "POST /api/dossiers/{id}/threads/{thread}/messages",
                    "PUT /api/dossiers/{id}/threads/{thread}/read",
                    "POST /api/dossiers/{context}/definitions",
                    "PUT /api/dossiers/{id}/definition",
                    "POST /api/{path}/{rest}",
                    "PUT /api/{path}/{rest}",
                    "PATCH /api/{path}/{rest}",
                    "DELETE /api/{path}/{rest}");

    private final boolean all;
    private final Map<String, Function<Asked, List<String>>> reading = new TreeMap<>();

    /**
     * @param all whether each field is an order and compared with each word, and each dossier asked
     *     for what its type has not; or some are
     */
    Paths(boolean all) {
        this.all = all;
        for (String path :
                List.of(
                        "/api/me",
                        "/api/offices",
                        "/api/accounts",
                        "/api/jobs",
                        "/api/notifications",
                        "/api/me/views",
                        "/api/me/calendar",
                        "/api/me/recaps",
                        "/api/types",
                        "/api/openapi.json",
                        "/api/docs",
                        "/health/live",
                        "/health/ready",
                        "/metrics")) {
            reading.put("GET " + path, asked -> List.of(path));
        }
        reading.put("GET /api/accounts/{account}", asked -> List.of("/api/accounts/nobody"));
        reading.put(
                "GET /api/accounts/{account}/recaps",
                asked -> List.of("/api/accounts/nobody/recaps"));
        reading.put(
                "GET /api/calendar/{secret}.ics",
                asked -> List.of("/api/calendar/" + "0".repeat(64) + ".ics"));
        reading.put("GET /api/docs/{file}", asked -> List.of("/api/docs/index.html"));
        reading.put("GET /api/problems/{kind}", asked -> List.of("/api/problems/not-found"));
        ofTypes();
        ofDossiers();
        ofTexts();
        reading.put("GET /api/jobs/{id}", asked -> of(asked.jobs(), "/api/jobs/", ""));
        reading.put(
                "GET /api/jobs/{id}/result", asked -> of(asked.jobs(), "/api/jobs/", "/result"));
        reading.put(
                "GET /api/jobs/{id}/events", asked -> of(asked.jobs(), "/api/jobs/", "/events"));
        reading.put(
                "GET /api/events",
                asked ->
                        Stream.concat(
                                        Stream.of("/api/events?after=0&limit=200"),
                                        asked.dossiers().stream()
                                                .map(id -> "/api/events?dossier=" + id))
                                .toList());
    }

    private void ofTypes() {
        reading.put("GET /api/types/{type}", asked -> types(asked, ""));
        reading.put("GET /api/types/{type}/workflow", asked -> types(asked, "/workflow"));
        reading.put(
                "GET /api/tabs",
                asked ->
                        asked.types().stream().map(type -> "/api/tabs?type=" + key(type)).toList());
        reading.put(
                "GET /api/dossiers",
                asked ->
                        asked.types().stream()
                                .flatMap(
                                        type ->
                                                lists(
                                                        asked,
                                                        type,
                                                        "/api/dossiers?type=" + key(type) + "&"))
                                .toList());
        reading.put(
                "GET /api/{path}",
                asked ->
                        asked.types().stream()
                                .flatMap(
                                        type ->
                                                all
                                                        ? lists(asked, type, pathOf(type) + "?")
                                                        : tables(type, pathOf(type) + "?").stream())
                                .toList());
        reading.put(
                "GET /api/{path}/{rest}",
                asked ->
                        asked.types().stream()
                                .flatMap(
                                        type ->
                                                of(theirs(asked, type), pathOf(type) + "/", "")
                                                        .stream())
                                .toList());
        for (String rest : List.of("/steps", "/measurement")) {
            reading.put(
                    "GET /api/inspections/{id}" + rest,
                    asked -> of(some(asked), "/api/inspections/", rest));
        }
        reading.put(
                "GET /api/inspections/{id}/measurement/graphs/{number}",
                asked -> of(some(asked), "/api/inspections/", "/measurement/graphs/1"));
        reading.put(
                "GET /api/service-presets/shipped",
                asked -> List.of("/api/service-presets/shipped"));
        reading.put(
                "GET /api/service-orders/{id}/costs",
                asked -> of(asked.dossiers(), "/api/service-orders/", "/costs"));
        reading.put(
                "GET /api/service-visits/hours",
                asked -> List.of("/api/service-visits/hours?from=2020-01-01&to=2099-12-31"));
        for (String rest : List.of("services", "requests")) {
            reading.put(
                    "GET /api/open311/v2/" + rest + ".{format}",
                    asked ->
                            of(
                                    contexts(asked),
                                    "/api/open311/v2/" + rest + ".json?jurisdiction_id=",
                                    ""));
        }
        reading.put(
                "GET /api/open311/v2/services/{code}.{format}",
                asked ->
                        of(
                                contexts(asked),
                                "/api/open311/v2/services/leak.json?jurisdiction_id=",
                                ""));
        reading.put(
                "GET /api/open311/v2/requests/{id}.{format}",
                asked ->
                        contexts(asked).stream()
                                .flatMap(
                                        context ->
                                                of(
                                                        some(asked),
                                                        "/api/open311/v2/requests/",
                                                        ".json?jurisdiction_id=" + context)
                                                        .stream())
                                .toList());
        reading.put(
                "GET /api/notes/{id}/keywords",
                asked -> of(some(asked), "/api/notes/", "/keywords"));
    }

    private void ofDossiers() {
        each("", "");
        each("/actions", "");
        each("/timeline", "?limit=200");
        each("/accesses", "?limit=200");
        each("/reminders", "");
        each("/participants", "");
        each("/access", "");
        each("/threads", "");
        each("/documents", "");
        each("/slots", "");
        reading.put(
                "GET /api/dossiers/{id}/slots/{slot}",
                asked -> of(asked.dossiers(), "/api/dossiers/", "/slots/reports"));
        each("/files.zip", "");
        each("/summary.pdf", "");
        reading.put(
                "GET /api/dossiers/{context}/statistics",
                asked -> of(contexts(asked), "/api/dossiers/", "/statistics?per=month"));
        reading.put(
                "GET /api/dossiers/{context}/statistics/{figure}.svg",
                asked -> of(contexts(asked), "/api/dossiers/", "/statistics/progress.svg"));
        reading.put(
                "GET /api/offices/{office}/statistics/{figure}.svg",
                asked -> List.of("/api/offices/nowhere/statistics/progress.svg"));
        reading.put(
                "GET /api/offices/{office}/statistics",
                asked -> List.of("/api/offices/nowhere/statistics"));
        reading.put(
                "GET /api/erasures",
                asked ->
                        contexts(asked).stream().map(id -> "/api/erasures?context=" + id).toList());
        reading.put(
                "GET /api/dossiers/{id}/sections/{section}",
                asked -> parts(asked, "sections", "/sections/", ""));
        reading.put(
                "GET /api/dossiers/{id}/threads/{thread}/messages",
                asked -> parts(asked, "threads", "/threads/", "/messages"));
        reading.put(
                "GET /api/dossiers/{id}/threads/{thread}/presets",
                asked -> parts(asked, "threads", "/threads/", "/presets"));
        reading.put(
                "GET /api/dossiers/{id}/threads/{thread}/readers",
                asked -> parts(asked, "threads", "/threads/", "/readers"));
        reading.put(
                "GET /api/dossiers/{context}/definitions",
                asked ->
                        Stream.of("/definitions", "/definitions?revision=1")
                                .flatMap(
                                        rest ->
                                                of(contexts(asked), "/api/dossiers/", rest)
                                                        .stream())
                                .toList());
        reading.put(
                "GET /api/dossiers/{context}/definitions/{revision}/moves",
                asked -> of(contexts(asked), "/api/dossiers/", "/definitions/0/moves?limit=100"));
        each("/definition", "?revision=0");
        reading.put(
                "GET /api/dossiers/{context}/access-defaults/{type}",
                asked ->
                        asked.types().stream()
                                .flatMap(
                                        type ->
                                                of(
                                                        contexts(asked),
                                                        "/api/dossiers/",
                                                        "/access-defaults/" + key(type))
                                                        .stream())
                                .toList());
        reading.put(
                "GET /api/dossiers/{id}/documents/{place}/versions/{number}",
                asked -> asked.files().stream().filter(f -> f.contains("/documents/")).toList());
        reading.put(
                "GET /api/dossiers/{id}/documents/{place}/versions/{number}/thumbnail",
                asked ->
                        asked.files().stream()
                                .filter(f -> f.contains("/documents/"))
                                .map(f -> f + "/thumbnail")
                                .toList());
        reading.put(
                "GET /api/dossiers/{id}/documents/{place}/versions/{number}/signatures",
                asked ->
                        asked.files().stream()
                                .filter(f -> f.contains("/documents/"))
                                .map(f -> f + "/signatures")
                                .toList());
        reading.put(
                "GET /api/dossiers/{id}/threads/{thread}/messages/{message}/attachments/{number}",
                asked -> asked.files().stream().filter(f -> f.contains("/threads/")).toList());
    }

    private void ofTexts() {
        reading.put(
                "GET /api/me/preferences",
                asked ->
                        Stream.concat(
                                        Stream.of("/api/me/preferences"),
                                        contexts(asked).stream()
                                                .map(id -> "/api/me/preferences?context=" + id))
                                .toList());
        reading.put("GET /api/me/views/{id}", asked -> of(some(asked), "/api/me/views/", ""));
        reading.put(
                "GET /api/dossiers/{context}/texts",
                asked -> of(contexts(asked), "/api/dossiers/", "/texts"));
        String decision = "/procedure-dossier/mail.decision";
        for (String rest : List.of("", "/revisions")) {
            reading.put(
                    "GET /api/dossiers/{context}/texts/{type}/{name}" + rest,
                    asked -> of(contexts(asked), "/api/dossiers/", "/texts" + decision + rest));
            reading.put(
                    "GET /api/offices/{office}/texts/{type}/{name}" + rest,
                    asked -> List.of("/api/offices/nowhere/texts" + decision + rest));
        }
        reading.put(
                "GET /api/offices/{office}/texts", asked -> List.of("/api/offices/nowhere/texts"));
    }

    private void each(String rest, String query) {
        reading.put(
                "GET /api/dossiers/{id}" + rest,
                asked -> of(asked.dossiers(), "/api/dossiers/", rest + query));
    }

    private static List<String> of(List<String> ids, String before, String after) {
        return ids.stream().map(id -> before + id + after).toList();
    }

    private static String key(JsonNode type) {
        return type.get("key").asText();
    }

    private static String pathOf(JsonNode type) {
        return type.get("path").asText();
    }

    private List<String> types(Asked asked, String rest) {
        List<String> paths = new ArrayList<>();
        for (JsonNode type : asked.types()) {
            paths.add("/api/types/" + key(type) + rest);
            if (rest.isEmpty()) {
                for (String context : contexts(asked)) {
                    paths.add("/api/types/" + key(type) + "?context=" + context);
                }
            }
        }
        return paths;
    }

    /** Of every dossier what its type has; what another type has is not there. */
    private List<String> parts(Asked asked, String kind, String before, String after) {
        List<String> paths = new ArrayList<>();
        for (JsonNode type : asked.types()) {
            for (JsonNode part : type.path(kind)) {
                paths.addAll(of(theirs(asked, type), "/api/dossiers/", before + key(part) + after));
            }
        }
        return paths;
    }

    /** The dossiers of the type, and some others. */
    private List<String> theirs(Asked asked, JsonNode type) {
        List<String> own = asked.dossiersByType().getOrDefault(key(type), List.of());
        return Stream.concat(own.stream(), some(asked).stream()).distinct().toList();
    }

    /** The dossiers under which others stand, and some others. */
    private List<String> contexts(Asked asked) {
        return Stream.concat(
                        asked.types().stream()
                                .filter(type -> type.path("context").asBoolean())
                                .flatMap(
                                        type ->
                                                asked
                                                        .dossiersByType()
                                                        .getOrDefault(key(type), List.of())
                                                        .stream()),
                        some(asked).stream())
                .distinct()
                .toList();
    }

    private List<String> some(Asked asked) {
        return all ? asked.dossiers() : asked.oneOfEach();
    }

    /** A list with each field once. */
    private static List<String> tables(JsonNode type, String path) {
        List<String> lists = new ArrayList<>();
        lists.add(path + "limit=200&count=true");
        List<String> fields = fields(type);
        for (int i = 0; i < fields.size(); i += 10) {
            List<String> columns = fields.subList(i, Math.min(i + 10, fields.size()));
            lists.add(path + "limit=200&columns=" + String.join(",", columns));
        }
        return lists;
    }

    /** A list in every way that there is. */
    private Stream<String> lists(Asked asked, JsonNode type, String path) {
        List<String> lists = new ArrayList<>(tables(type, path));
        type.path("tabs").forEach(tab -> lists.add(path + "count=true&tab=" + key(tab)));
        type.path("states").forEach(state -> lists.add(path + "count=true&state=" + key(state)));
        for (String sort : List.of("-updatedAt", "title", "number")) {
            lists.add(path + "count=true&sort=" + sort);
        }
        for (String word : words(asked, type)) {
            lists.add(path + "count=true&q=" + word);
        }
        for (String field : some(comparable(type))) {
            lists.add(path + "count=true&sort=-" + field);
            for (String where : List.of("starts:zq", "present:false", "ne:nothing")) {
                lists.add(path + "count=true&where=" + Rest.encoded(field + ":" + where));
            }
            for (String word : all ? asked.words() : List.<String>of()) {
                lists.add(path + "count=true&where=" + Rest.encoded(field + ":eq:" + word));
            }
        }
        return lists.stream();
    }

    /** What stands in its dossiers, and in those to which they are tied. */
    private List<String> words(Asked asked, JsonNode type) {
        if (all) {
            return asked.words();
        }
        Stream<String> tied =
                StreamSupport.stream(type.path("links").spliterator(), false)
                        .map(link -> link.get("type").asText());
        return Stream.concat(Stream.of(key(type)), tied)
                .distinct()
                .flatMap(key -> asked.wordsByType().getOrDefault(key, List.of()).stream())
                .toList();
    }

    private List<String> some(List<String> fields) {
        return all || fields.size() <= SOME ? fields : fields.subList(0, SOME);
    }

    private static List<String> fields(JsonNode type) {
        return fields(type, false);
    }

    /** Those that fewest may see come first. */
    private static List<String> comparable(JsonNode type) {
        return fields(type, true);
    }

    private static List<String> fields(JsonNode type, boolean comparable) {
        List<String> hidden = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (JsonNode section : type.path("sections")) {
            for (JsonNode field : section.path("fields")) {
                if (!comparable || field.path("comparable").asBoolean()) {
                    (isOpen(section) ? open : hidden).add(key(section) + "." + key(field));
                }
            }
        }
        return Stream.concat(hidden.stream(), open.stream()).toList();
    }

    private static boolean isOpen(JsonNode section) {
        return section.at("/seenBy/0/role").asText().equals("anyone");
    }

    /** Operations of the document that are not known here. */
    List<String> unknown(JsonNode openApi) {
        Set<String> lists = new TreeSet<>();
        openApi.at("/components/schemas")
                .fieldNames()
                .forEachRemaining(
                        name -> {
                            if (name.startsWith("Dossier-")) {
                                lists.add("list-" + name.substring("Dossier-".length()));
                            }
                        });
        Set<String> unknown = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : openApi.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                // a type's own list is asked as GET /api/{path}
                if (!lists.contains(method.getValue().path("operationId").asText())) {
                    unknown.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                }
            }
        }
        unknown.removeIf(operation -> operation.startsWith("PARAMETERS "));
        unknown.removeAll(reading.keySet());
        unknown.removeAll(OTHERS);
        return List.copyOf(unknown);
    }

    /** Every address to ask about these data. */
    List<String> about(Asked asked) {
        return reading.values().stream()
                .flatMap(paths -> paths.apply(asked).stream())
                .distinct()
                .toList();
    }
}
