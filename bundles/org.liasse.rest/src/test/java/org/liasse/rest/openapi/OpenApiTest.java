package org.liasse.rest.openapi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Path;
import org.junit.Test;
import org.liasse.api.Language;
import org.liasse.api.calendar.Calendars;
import org.liasse.api.dossier.AccessDefaults;
import org.liasse.api.dossier.Conversations;
import org.liasse.api.dossier.Definitions;
import org.liasse.api.dossier.Documents;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Duplicates;
import org.liasse.api.dossier.EventLog;
import org.liasse.api.dossier.Nominations;
import org.liasse.api.dossier.Oversight;
import org.liasse.api.dossier.Participants;
import org.liasse.api.dossier.PersonalLinks;
import org.liasse.api.dossier.Presets;
import org.liasse.api.dossier.Products;
import org.liasse.api.dossier.ReadMarks;
import org.liasse.api.dossier.Revisions;
import org.liasse.api.dossier.Sharing;
import org.liasse.api.dossier.Signatures;
import org.liasse.api.dossier.Slots;
import org.liasse.api.dossier.Types;
import org.liasse.api.dossier.Types.Known;
import org.liasse.api.job.Jobs;
import org.liasse.api.notice.EditedTexts;
import org.liasse.api.notice.Notifications;
import org.liasse.api.notice.Preferences;
import org.liasse.api.notice.Previews;
import org.liasse.api.people.Accounts;
import org.liasse.api.people.Directory;
import org.liasse.api.people.Offices;
import org.liasse.api.people.Profile;
import org.liasse.api.people.Recovery;
import org.liasse.api.people.SignIn;
import org.liasse.api.people.SignUps;
import org.liasse.api.statistic.Statistics;
import org.liasse.api.view.Views;
import org.liasse.rest.CoreApplication;
import org.liasse.rest.Doors;
import org.liasse.rest.Samples;
import org.liasse.rest.http.TestServer;
import org.liasse.rest.http.TestServer.Answered;
import org.liasse.rest.operations.Health;
import org.liasse.rest.operations.Metrics;
import org.liasse.test.openapi.OpenApiLint;

public class OpenApiTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<Known> installed = new ArrayList<>(List.of(new Known(Samples.TYPE, true)));
    private final Doors types = new Doors().on("all", a -> installed);
    private final Fragments fragments = new Fragments();
    private final CoreApplication application =
            new CoreApplication(
                    new Doors().as(SignIn.class),
                    new Doors().as(Accounts.class),
                    new Doors().as(Offices.class),
                    new Doors().as(Directory.class),
                    new Doors().as(Recovery.class),
                    new Doors().as(SignUps.class),
                    new Doors().as(Profile.class),
                    types.as(Types.class),
                    new Doors().as(Dossiers.class),
                    new Doors().as(Documents.class),
                    new Doors().as(Conversations.class),
                    new Doors().as(Presets.class),
                    new Doors().as(ReadMarks.class),
                    new Doors().as(Duplicates.class),
                    new Doors().as(Definitions.class),
                    new Doors().as(Revisions.class),
                    new Doors().as(Participants.class),
                    new Doors().as(Sharing.class),
                    new Doors().as(Slots.class),
                    new Doors().as(AccessDefaults.class),
                    new Doors().as(Nominations.class),
                    new Doors().as(PersonalLinks.class),
                    new Doors().as(Products.class),
                    new Doors().as(Signatures.class),
                    new Doors().as(EventLog.class),
                    new Doors().as(Oversight.class),
                    new Doors().as(Jobs.class),
                    new Doors().as(Notifications.class),
                    new Doors().as(Preferences.class),
                    new Doors().as(EditedTexts.class),
                    new Doors().as(Previews.class),
                    new Doors().as(Views.class),
                    new Doors().as(Statistics.class),
                    new Doors().as(Calendars.class),
                    fragments);

    @Test
    public void everyOperationIsDescribedAndNothingElse() {
        var served = new TreeSet<String>();
        application.getSingletons().forEach(r -> served.addAll(operations("/api", r.getClass())));
        served.addAll(operations("/health", Health.class));
        served.addAll(operations("/metrics", Metrics.class));

        var described = new TreeSet<String>();
        OpenApi.core()
                .get("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .fieldNames()
                                        .forEachRemaining(
                                                method ->
                                                        described.add(
                                                                method.toUpperCase(Locale.ROOT)
                                                                        + " "
                                                                        + path.getKey())));
        assertEquals(String.join("\n", served), String.join("\n", described));
    }

    private static TreeSet<String> operations(String base, Class<?> resource) {
        var operations = new TreeSet<String>();
        for (Method method : resource.getMethods()) {
            Stream.of(method.getAnnotations())
                    .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                    .filter(http -> http != null)
                    .forEach(
                            http ->
                                    operations.add(
                                            http.value() + " " + path(base, resource, method)));
        }
        return operations;
    }

    private static String path(String base, Class<?> resource, Method method) {
        Path own = method.getAnnotation(Path.class);
        String path =
                base
                        + "/"
                        + resource.getAnnotation(Path.class).value()
                        + "/"
                        + (own == null ? "" : own.value());
        return path.replaceAll("\\{([a-z]+):[^}]*}", "{$1}")
                .replaceAll("/+", "/")
                .replaceAll("/$", "");
    }

    @Test
    public void everyOperationHasAnIdOfItsOwnAnExampleAndItsPathParameters() {
        var ids = new TreeMap<String, String>();
        for (Map.Entry<String, JsonNode> path : OpenApi.core().get("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                JsonNode operation = method.getValue();
                String where = method.getKey() + " " + path.getKey();
                assertEquals(null, ids.put(operation.get("operationId").asText(), where));
                assertTrue(
                        where,
                        operation.findValue("example") != null || isOnlyByReference(operation));
                for (String part : path.getKey().split("/")) {
                    if (part.startsWith("{")) {
                        String name = part.substring(1, part.indexOf('}'));
                        assertTrue(where + " " + name, hasParameter(operation, name));
                    }
                }
            }
        }
    }

    private static boolean isOnlyByReference(JsonNode operation) {
        return operation.get("responses").has("204");
    }

    private static boolean hasParameter(JsonNode operation, String name) {
        for (JsonNode parameter : operation.get("parameters")) {
            String ref =
                    "#/components/parameters/"
                            + Character.toUpperCase(name.charAt(0))
                            + name.substring(1);
            if (parameter.path("name").asText().equals(name)
                    || parameter.path("$ref").asText().equals(ref)) {
                return true;
            }
        }
        return false;
    }

    // CORE-31
    @Test
    public void CORE_31_everyOperationIsToldInFullWithExamplesThatAreWhatTheirSchemasSay()
            throws Exception {
        for (Language language : Language.values()) {
            JsonNode document = MAPPER.readTree(OpenApi.merged(installed, List.of(), language));
            assertEquals("", String.join("\n", OpenApiLint.whole(document)));
        }
    }

    @Test
    public void everyReferenceLeadsSomewhere() {
        JsonNode document = OpenApi.core();
        document.findValuesAsText("$ref")
                .forEach(ref -> assertFalse(ref, document.at(ref.substring(1)).isMissingNode()));
    }

    @Test
    public void everyInstalledTypeHasItsPathAndItsSchema() throws Exception {
        JsonNode document = MAPPER.readTree(OpenApi.merged(installed, List.of(), Language.EN));
        assertEquals("Requests", document.at("/paths/~1api~1requests/get/summary").asText());
        JsonNode form =
                document.at(
                        "/components/schemas/Dossier-request/allOf/1/properties/sections/properties/form/properties");
        assertEquals(500, form.at("/name/maxLength").asInt());
        assertEquals(1000, form.at("/surface/maximum").asInt());
        assertEquals("house", form.at("/kind/enum/0").asText());
        assertEquals(
                "#/components/schemas/Money",
                form.at("/costs/additionalProperties/properties/amount/$ref").asText());
        everyReferenceLeadsSomewhere();
    }

    @Test
    public void aFragmentAddsAndNeverReplaces() throws Exception {
        JsonNode fragment =
                MAPPER.readTree(
                        """
                        {"paths": {"/api/requests/tags": {"get": {"operationId": "tags"}},
                                   "/api/me": {"get": {"operationId": "mine"}}},
                         "components": {"schemas": {"Tag": {"type": "string"}}}}\
                        """);
        JsonNode document =
                MAPPER.readTree(OpenApi.merged(installed, List.of(fragment), Language.FR));
        assertEquals("tags", document.at("/paths/~1api~1requests~1tags/get/operationId").asText());
        assertEquals("me", document.at("/paths/~1api~1me/get/operationId").asText());
        assertEquals("string", document.at("/components/schemas/Tag/type").asText());
    }

    @Test
    public void theDocumentFollowsWhatIsInstalled() throws Exception {
        try (TestServer server =
                new TestServer(null, 1000).at("/api", application.getSingletons())) {
            Answered before = server.get("/api/openapi.json");
            assertEquals(200, before.status());
            assertEquals("3.0.3", before.json().get("openapi").asText());
            String etag = before.header("ETag");
            assertEquals(304, server.get("/api/openapi.json", "If-None-Match", etag).status());
            installed.set(0, new Known(Samples.TYPE, false));
            Answered after = server.get("/api/openapi.json", "If-None-Match", etag);
            assertEquals(200, after.status());
            assertFalse(after.json().get("paths").has("/api/requests"));
            assertTrue(after.json().at("/components/schemas").has("Dossier-request"));
        }
    }

    @Test
    public void thePagesAreServedByTheProductItself() throws Exception {
        try (TestServer server =
                new TestServer(null, 1000).at("/api", application.getSingletons())) {
            assertEquals("/api/docs/", path(server.get("/api/docs").header("Location")));
            Answered page = server.get("/api/docs/");
            assertTrue(page.text(), page.text().contains("swagger-ui-bundle.js"));
            assertFalse(page.text(), page.text().contains("http"));
            assertEquals(200, server.get("/api/docs/swagger-ui-bundle.js").status());
            assertEquals(
                    "text/css;charset=utf-8",
                    server.get("/api/docs/swagger-ui.css").header("Content-Type"));
            assertEquals(200, server.get("/api/docs/start.js").status());
            assertEquals(404, server.get("/api/docs/other.js").status());
            Answered stale = server.get("/api/problems/stale", "Accept-Language", "en");
            assertTrue(stale.text(), stale.text().contains("<h1>Stale version</h1>"));
            assertEquals(404, server.get("/api/problems/none").status());
        }
    }

    private static String path(String location) {
        return location.replaceFirst("^http://[^/]*", "");
    }

    @Test
    public void theTypesPathIsItsListAndAwayWithItsVariant() throws Exception {
        var byPath = new LinkedHashMap<String, Known>();
        types.on("at", a -> Optional.ofNullable(byPath.get(a[0].toString())));
        try (TestServer server =
                new TestServer(null, 1000).at("/api", application.getSingletons())) {
            assertEquals(404, server.get("/api/requests").status());
            byPath.put("requests", new Known(Samples.TYPE, true));
            assertEquals(404, server.get("/api/requests/statistics").status());
            byPath.put("requests", new Known(Samples.TYPE, false));
            for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
                Answered away = server.send(method, "/api/requests/statistics/x", (String) null);
                assertEquals(method + away.text(), 503, away.status());
                assertEquals("5", away.header("Retry-After"));
            }
            assertEquals(503, server.get("/api/requests").status());
        }
    }
}
