package org.liasse.rest.dossier;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierPast;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Dossiers.ActionRequest;
import org.liasse.api.dossier.Dossiers.Entry;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.dossier.Dossiers.TabCount;
import org.liasse.api.dossier.Dossiers.Tie;
import org.liasse.api.people.Caller;
import org.liasse.rest.Doors;
import org.liasse.rest.Samples;
import org.liasse.rest.http.TestServer;
import org.liasse.rest.http.TestServer.Answered;

public class DossierResourceTest {

    private final Doors doors = new Doors();
    private TestServer server;
    private Object asked;
    private Caller caller;

    @Before
    public void start() throws Exception {
        Dossiers dossiers = doors.as(Dossiers.class);
        server =
                new TestServer(null, 1000)
                        .at(
                                "/api",
                                Set.of(
                                        new DossierResource(dossiers, null),
                                        new SectionResource(dossiers),
                                        new MarkResource(dossiers),
                                        new TabResource(dossiers)));
        doors.on("read", a -> Samples.dossier((String) a[1]));
    }

    @After
    public void stop() {
        server.close();
    }

    private Object remember(Object[] arguments, Object answer) {
        caller = (Caller) arguments[0];
        asked = arguments[1];
        return answer;
    }

    // CORE-01
    @Test
    public void CORE_01_aDossierIsOpenedAndAnsweredWhole() throws Exception {
        doors.on("open", a -> remember(a, Samples.dossier("d-1")));
        Answered answer =
                server.send(
                        "POST",
                        "/api/dossiers",
                        """
                        {"id": "own", "type": "request", "title": "Une véranda",
                         "sections": {"form": {"surface": 12.50, "name": null}}}\
                        """,
                        "Idempotency-Key",
                        "k1",
                        "Accept-Language",
                        "en");
        assertEquals(answer.text(), 201, answer.status());
        assertEquals("/api/dossiers/d-1", path(answer.header("Location")));
        NewDossier opened = (NewDossier) asked;
        assertEquals("own", opened.id());
        assertEquals(new Key("request"), opened.type());
        assertEquals(
                new BigDecimal("12.50"), opened.sections().get(new Key("form")).get("surface"));
        assertEquals("POST /api/dossiers", caller.once().scope());
        assertEquals("k1", caller.once().key());
        assertEquals(64, caller.once().bodyHash().length());

        JsonNode json = answer.json();
        assertEquals("Request", json.get("typeLabel").asText());
        assertEquals("Running", json.get("stateLabel").asText());
        assertEquals("2026-03-01T09:00:00Z", json.get("createdAt").asText());
        assertTrue(answer.text(), answer.text().contains("\"surface\":12.50"));
        assertEquals("formtag", json.at("/sectionTags/form").asText());
        assertEquals("unseen", json.at("/badges/0").asText());
        assertEquals("grant", json.at("/actions/0/key").asText());
        assertEquals("/api/dossiers/d-1/actions/grant", json.at("/actions/0/href").asText());
        assertEquals("refuse", json.at("/actions/1/key").asText());
        assertEquals("motivation", json.at("/actions/1/inputs/0/key").asText());
        assertEquals("write-in", json.at("/may/0/key").asText());
    }

    // CORE-25
    @Test
    public void CORE_25_aDossierIsOpenedTiedToOthers() throws Exception {
        doors.on("open", a -> remember(a, Samples.dossier("d-1")));
        String body =
                """
                {"type": "request", "title": "Une véranda",
                 "links": [{"kind": "about", "dossier": "d-2"}]}\
                """;
        assertEquals(201, server.send("POST", "/api/dossiers", body).status());
        assertEquals(List.of(new Tie(new Key("about"), "d-2")), ((NewDossier) asked).ties());
        Answered wrong =
                server.send(
                        "POST",
                        "/api/dossiers",
                        """
                        {"type": "request", "title": "Une véranda", "links": [{"kind": "about"}]}\
                        """);
        assertEquals(422, wrong.status());
        assertEquals("/links/0/dossier", wrong.json().at("/errors/0/pointer").asText());
    }

    // SERV-08
    @Test
    public void SERV_08_aNumberBeyondWhatIsExpectedIsNamed() throws Exception {
        JsonNode json = server.send("GET", "/api/dossiers/d-1", "", "Accept-Language", "en").json();
        assertEquals(1, json.at("/unexpected/form").size());
        assertEquals("/surface", json.at("/unexpected/form/0/pointer").asText());
        assertEquals("Expected: 5 to 10 m².", json.at("/unexpected/form/0/detail").asText());
        assertEquals(1, json.get("unexpected").size());
    }

    // CORE-29
    @Test
    public void CORE_29_whatIsToBeDoneSaysWhere() throws Exception {
        JsonNode todo = server.get("/api/dossiers/d-1").json().get("todo");
        assertEquals(1, todo.size());
        assertEquals("deposit-in", todo.at("/0/key").asText());
        assertEquals("papers", todo.at("/0/object").asText());
        assertEquals("POST", todo.at("/0/method").asText());
        assertEquals("/api/dossiers/d-1/documents/papers/versions", todo.at("/0/href").asText());
    }

    private static String path(String location) {
        return location.replaceFirst("^http://[^/]*", "");
    }

    @Test
    public void aTagBelongsToALanguageAndTellsWhatIsKnown() throws Exception {
        Answered french = server.get("/api/dossiers/d-1");
        Answered english = server.get("/api/dossiers/d-1", "Accept-Language", "en");
        String etag = french.header("ETag");
        assertTrue(etag, etag.startsWith("\"tag3.fr"));
        assertFalse(etag.equals(english.header("ETag")));
        assertEquals(304, server.get("/api/dossiers/d-1", "If-None-Match", etag).status());
        assertEquals(
                200,
                server.get("/api/dossiers/d-1", "If-None-Match", etag, "Accept-Language", "en")
                        .status());
    }

    // CORE-03
    @Test
    public void CORE_03_aDossierIsAskedForAsItWas() throws Exception {
        Instant at = Instant.parse("2026-03-01T10:00:00Z");
        var form = Map.<String, Object>of("name", "Zoé");
        doors.on(
                "readAt",
                a -> {
                    assertEquals(at, a[2]);
                    return new DossierPast(
                            "d-1",
                            "2026-7",
                            "nord",
                            Samples.dossier("d-1").type(),
                            new Key("running"),
                            "Une véranda",
                            null,
                            Samples.AT,
                            at,
                            Map.of(new Key("form"), form));
                });
        JsonNode json = server.get("/api/dossiers/d-1?at=2026-03-01T10:00:00Z").json();
        assertEquals("En cours", json.get("stateLabel").asText());
        assertEquals("Zoé", json.at("/sections/form/name").asText());
        assertEquals("2026-03-01T10:00:00Z", json.get("at").asText());

        Answered yesterday = server.get("/api/dossiers/d-1?at=yesterday");
        assertEquals(422, yesterday.status());
        assertEquals("at", yesterday.json().at("/errors/0/pointer").asText());
    }

    @Test
    public void anActionNeedsTheVersionThatWasReadAndTakesItsInputsFlat() throws Exception {
        doors.on("perform", a -> remember(a, Optional.of(Samples.dossier("d-1"))));
        String body = "{\"motivation\": \"non\", \"acknowledged\": [\"rights-created\"]}";
        Answered without = server.send("POST", "/api/dossiers/d-1/actions/refuse", body);
        assertEquals(428, without.status());
        assertEquals("If-Match", without.json().at("/errors/0/pointer").asText());

        String etag = server.get("/api/dossiers/d-1").header("ETag");
        Answered answer =
                server.send("POST", "/api/dossiers/d-1/actions/refuse", body, "If-Match", etag);
        assertEquals(answer.text(), 200, answer.status());
        ActionRequest request = (ActionRequest) asked;
        assertEquals("tag3", request.expected());
        assertEquals(Map.of("motivation", "non"), request.inputs());
        assertEquals(Set.of(new Key("rights-created")), request.acknowledged());

        server.send("POST", "/api/dossiers/d-1/actions/refuse", body, "If-Match", "*");
        assertNull(((ActionRequest) asked).expected());
    }

    @Test
    public void aStaleVersionIsToldTheCurrentOne() throws Exception {
        doors.on(
                "perform",
                a -> {
                    throw Problem.of(Problem.Kind.STALE, "Vieux.", "Old.").with("current", "tag4");
                });
        Answered answer =
                server.send(
                        "POST", "/api/dossiers/d-1/actions/refuse", "{}", "If-Match", "\"tag3\"");
        assertEquals(412, answer.status());
        assertEquals("tag4", answer.json().get("current").asText());
        assertEquals("/api/problems/stale", answer.json().get("type").asText());
        assertEquals("Version dépassée", answer.json().get("title").asText());
    }

    @Test
    public void whoLosesSightOfTheDossierByHisActionGetsNothingBack() throws Exception {
        doors.on("perform", a -> remember(a, Optional.empty()));
        Answered answer =
                server.send("POST", "/api/dossiers/d-1/actions/grant", "{}", "If-Match", "*");
        assertEquals(204, answer.status());
    }

    @Test
    public void aNameThatIsNoActionIsAnUnknownAction() throws Exception {
        Answered answer =
                server.send("POST", "/api/dossiers/d-1/actions/a%20b", "{}", "If-Match", "*");
        assertEquals(404, answer.status());
        assertEquals("/api/problems/unknown-action", answer.json().get("type").asText());
    }

    @Test
    public void actionsTellWhyNotAndWhatIsMissing() throws Exception {
        doors.on("actions", a -> Samples.dossier("d-1").actions());
        JsonNode actions = server.get("/api/dossiers/d-1/actions").json();
        JsonNode deposit = find(actions, "deposit");
        assertFalse(deposit.get("open").asBoolean());
        assertEquals("not-your-role", deposit.get("reason").asText());
        assertEquals("Demandeur", deposit.at("/expected/0/label").asText());
        JsonNode reopen = find(actions, "reopen");
        assertEquals("wrong-state", reopen.get("reason").asText());
        assertEquals("granted", reopen.at("/expected/0/key").asText());
        assertTrue(find(actions, "refuse").get("confirm").asBoolean());
        assertEquals("/api/dossiers/d-1/sections/form", find(actions, "edit").get("href").asText());
        assertEquals("Modifier : Formulaire", find(actions, "edit").get("label").asText());
    }

    private static JsonNode find(JsonNode actions, String key) {
        for (JsonNode action : actions) {
            if (action.get("key").asText().equals(key)) {
                return action;
            }
        }
        throw new AssertionError("no " + key + " in " + actions);
    }

    @Test
    public void aSectionIsPatchedUnderItsOwnTag() throws Exception {
        doors.on("edit", a -> remember(a, Optional.of(Samples.dossier("d-1"))));
        assertEquals(428, patch(null).status());
        Answered answer = patch(server.get("/api/dossiers/d-1/sections/form").header("ETag"));
        assertEquals(answer.text(), 200, answer.status());
        assertEquals("\"formtag\"", answer.header("ETag"));
        assertEquals("Zoé", answer.json().get("name").asText());
        SectionChange change = (SectionChange) asked;
        assertEquals("formtag", change.expected());
        assertTrue(change.patch().containsKey("name"));
        assertNull(change.patch().get("name"));
        assertEquals(404, server.get("/api/dossiers/d-1/sections/none").status());
    }

    private Answered patch(String etag) throws Exception {
        byte[] body = "{\"name\": null}".getBytes(StandardCharsets.UTF_8);
        String path = "/api/dossiers/d-1/sections/form";
        String type = "application/merge-patch+json";
        return etag == null
                ? server.send("PATCH", path, body, type)
                : server.send("PATCH", path, body, type, "If-Match", etag);
    }

    @Test
    public void theTimelineGoesOnFromItsLastEntry() throws Exception {
        doors.on(
                "timeline",
                a ->
                        List.of(
                                new Entry("e1", Samples.AT, "open", "Zoé", "ab", Map.of()),
                                new Entry("e2", Samples.AT, "refuse", "Léa", "cd", Map.of())));
        JsonNode json = server.get("/api/dossiers/d-1/timeline?limit=2").json();
        assertEquals("cd", json.at("/items/1/hash").asText());
        assertEquals("e2", json.get("next").asText());
        assertFalse(server.get("/api/dossiers/d-1/timeline").json().has("next"));
    }

    @Test
    public void marksAndTabs() throws Exception {
        doors.on("mark", a -> remember(a, null)).on("unmark", a -> remember(a, null));
        String mark = "/api/dossiers/d-1/marks/followed";
        assertEquals(204, server.send("PUT", mark, (String) null).status());
        assertEquals(204, server.send("DELETE", mark, (String) null).status());
        doors.on("tabs", a -> List.of(new TabCount(new Key("all"), "Tous", 3, false, true)));
        JsonNode tabs = server.get("/api/tabs?type=request").json();
        assertEquals("all", tabs.at("/0/key").asText());
        assertEquals(3, tabs.at("/0/count").asInt());
        assertTrue(tabs.at("/0/badge").asBoolean());
    }
}
