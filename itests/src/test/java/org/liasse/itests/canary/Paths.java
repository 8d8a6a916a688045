package org.liasse.itests.canary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.liasse.itests.story.Rest;

/**
 * Every operation of the live OpenAPI document, and the addresses at which it is asked. An
 * operation that is not here is one of which nobody has yet thought what it may give away.
 */
final class Paths {

    private static final List<String> SECTIONS =
            List.of("identity", "form", "annotations", "decision", "settings", "presentation");
    private static final List<String> TABS =
            List.of(
                    "to-follow",
                    "followed",
                    "treated",
                    "all",
                    "recently-deleted",
                    "expiring",
                    "archived");
    private static final String COLUMNS =
            "annotations.remark,annotations.priority,form.projectTitle,decision.motivation";

    private final Map<String, Function<Quarter, List<String>>> reading = new TreeMap<>();

    /** What writes, or speaks of nobody's data. */
    private static final Set<String> OTHERS =
            Set.of(
                    "POST /api/session",
                    "DELETE /api/session",
                    "POST /api/session/reset",
                    "POST /api/session/password",
                    "POST /api/session/email",
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
                    "PATCH /api/dossiers/{id}/sections/{section}",
                    "POST /api/dossiers/{id}/actions/{action}",
                    "POST /api/dossiers/{id}/links",
                    "PUT /api/dossiers/{id}/marks/{mark}",
                    "DELETE /api/dossiers/{id}/marks/{mark}",
                    "PUT /api/dossiers/{id}/participants/{role}/{principal}",
                    "DELETE /api/dossiers/{id}/participants/{role}/{principal}",
                    "POST /api/dossiers/{id}/documents/{place}/versions",
                    "PUT /api/dossiers/{id}/documents/{document}/review",
                    "POST /api/uploads",
                    "POST /api/bulk",
                    "DELETE /api/jobs/{id}",
                    "POST /api/dossiers/{id}/threads/{thread}/messages",
                    "POST /api/dossiers/{context}/definitions",
                    "POST /api/{path}/{rest}",
                    "PUT /api/{path}/{rest}",
                    "PATCH /api/{path}/{rest}",
                    "DELETE /api/{path}/{rest}");

    Paths() {
        always("/api/me");
        always("/api/jobs");
        always("/api/offices");
        always("/api/accounts");
        reading.put("GET /api/accounts/{account}", q -> List.of("/api/accounts/nobody"));
        always("/api/openapi.json");
        always("/api/docs");
        always("/health/live");
        always("/health/ready");
        always("/metrics");
        reading.put("GET /api/docs/{file}", q -> List.of("/api/docs/index.html"));
        reading.put("GET /api/problems/{kind}", q -> List.of("/api/problems/not-found"));
        always("/api/types");
        reading.put(
                "GET /api/types/{type}",
                q ->
                        List.of(
                                "/api/types/procedure",
                                "/api/types/procedure-dossier",
                                "/api/types/procedure-dossier?context=" + q.procedure(),
                                "/api/types/procedure-dossier?revision=1&context="
                                        + q.procedure()));
        reading.put(
                "GET /api/types/{type}/workflow",
                q -> List.of("/api/types/procedure-dossier/workflow"));
        reading.put("GET /api/dossiers", q -> lists(q, "/api/dossiers?type=procedure-dossier&"));
        reading.put("GET /api/procedure-dossiers", q -> lists(q, "/api/procedure-dossiers?"));
        reading.put("GET /api/{path}", q -> lists(q, "/api/procedure-dossiers?"));
        reading.put(
                "GET /api/procedures",
                q ->
                        List.of(
                                "/api/procedures",
                                "/api/procedures?columns=settings.title&count=true",
                                "/api/procedures?sort=settings.title",
                                "/api/procedures?q=" + q.canary("settings")));
        reading.put(
                "GET /api/{path}/{rest}",
                q -> List.of("/api/procedures/" + q.procedure(), "/api/procedure-dossiers/x"));
        reading.put("GET /api/dossiers/{id}", q -> each(q, ""));
        reading.put(
                "GET /api/dossiers/{id}/sections/{section}",
                q -> SECTIONS.stream().flatMap(s -> each(q, "/sections/" + s).stream()).toList());
        reading.put("GET /api/dossiers/{id}/actions", q -> each(q, "/actions"));
        reading.put("GET /api/dossiers/{id}/timeline", q -> each(q, "/timeline?limit=200"));
        reading.put("GET /api/dossiers/{id}/accesses", q -> each(q, "/accesses?limit=200"));
        reading.put("GET /api/erasures", q -> List.of("/api/erasures?context=" + q.procedure()));
        reading.put("GET /api/dossiers/{id}/participants", q -> each(q, "/participants"));
        reading.put("GET /api/dossiers/{id}/documents", q -> each(q, "/documents"));
        reading.put(
                "GET /api/dossiers/{id}/documents/{place}/versions/{number}",
                q -> {
                    List<String> paths = new ArrayList<>();
                    paths.addAll(each(q, "/documents/" + q.document() + "/versions/1"));
                    paths.addAll(each(q, "/documents/attachments/versions/1"));
                    return paths;
                });
        reading.put(
                "GET /api/dossiers/{id}/threads/{thread}/messages",
                q -> each(q, "/threads/messages/messages"));
        reading.put(
                "GET /api/dossiers/{id}/threads/{thread}/messages/{message}/attachments/{number}",
                q -> each(q, "/threads/messages/messages/" + q.message() + "/attachments/1"));
        reading.put(
                "GET /api/dossiers/{context}/definitions",
                q -> {
                    List<String> paths = new ArrayList<>(each(q, "/definitions"));
                    paths.addAll(each(q, "/definitions?revision=1"));
                    return paths;
                });
        reading.put(
                "GET /api/tabs",
                q ->
                        List.of(
                                "/api/tabs?type=procedure-dossier",
                                "/api/tabs?type=procedure-dossier&context=" + q.procedure(),
                                "/api/tabs?type=procedure"));
        reading.put(
                "GET /api/jobs/{id}",
                q -> q.dossiers().stream().map(id -> "/api/jobs/" + id).toList());
        reading.put("GET /api/events", q -> List.of("/api/events?after=0&limit=200"));
    }

    private void always(String path) {
        reading.put("GET " + path, q -> List.of(path));
    }

    private static List<String> each(Quarter quarter, String rest) {
        return quarter.dossiers().stream().map(id -> "/api/dossiers/" + id + rest).toList();
    }

    private static List<String> lists(Quarter q, String path) {
        List<String> lists = new ArrayList<>();
        lists.add(path + "limit=200&count=true&columns=" + COLUMNS);
        lists.add(path + "context=" + q.procedure() + "&columns=" + COLUMNS);
        for (String tab : TABS) {
            lists.add(path + "count=true&tab=" + tab);
        }
        for (String sort :
                List.of(
                        "annotations.remark",
                        "-annotations.priority",
                        "form.projectTitle",
                        "-updatedAt",
                        "title",
                        "number")) {
            lists.add(path + "count=true&sort=" + sort);
        }
        for (String where :
                List.of(
                        "annotations.remark:eq:" + q.canary("annotation"),
                        "annotations.remark:starts:zq",
                        "annotations.remark:present:true",
                        "annotations.remark:present:false",
                        "annotations.remark:ne:nothing",
                        "annotations.priority:eq:high",
                        "annotations.priority:ne:high",
                        "form.projectTitle:starts:zq",
                        "form.members:gt:1")) {
            lists.add(path + "count=true&where=" + Rest.encoded(where));
        }
        for (String word : q.canaries()) {
            lists.add(path + "count=true&q=" + word);
        }
        lists.add(path + "state=draft&count=true");
        lists.add(path + "state=under-construction&count=true");
        return lists;
    }

    /** Operations of the document that are not known here. */
    List<String> unknown(JsonNode openApi) {
        Set<String> unknown = new TreeSet<>();
        openApi.get("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .fieldNames()
                                        .forEachRemaining(
                                                method ->
                                                        unknown.add(
                                                                method.toUpperCase(
                                                                                java.util.Locale
                                                                                        .ROOT)
                                                                        + " "
                                                                        + path.getKey())));
        unknown.removeIf(operation -> operation.startsWith("PARAMETERS "));
        unknown.removeAll(reading.keySet());
        unknown.removeAll(OTHERS);
        return List.copyOf(unknown);
    }

    /** Every address to ask about the data of an office. */
    List<String> about(Quarter quarter) {
        return reading.values().stream()
                .flatMap(paths -> paths.apply(quarter).stream())
                .distinct()
                .toList();
    }
}
