package org.liasse.rest.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Dossiers;
import org.liasse.rest.Doors;
import org.liasse.rest.Samples;
import org.liasse.rest.dossier.DossierResource;
import org.liasse.rest.dossier.SectionResource;
import org.liasse.rest.http.TestServer.Answered;

/** Whatever is sent: a problem that names the place, never an incident, never a stack trace. */
public class BadInputTest {

    private final Doors doors = new Doors();
    private TestServer server;

    @Before
    public void start() throws Exception {
        Dossiers dossiers = doors.as(Dossiers.class);
        server =
                new TestServer(null, 1000)
                        .at(
                                "/api",
                                Set.of(
                                        new DossierResource(dossiers, null),
                                        new SectionResource(dossiers)));
        doors.on("read", a -> Samples.dossier((String) a[1]));
    }

    @After
    public void stop() {
        server.close();
    }

    private Answered post(String body) throws Exception {
        return server.send("POST", "/api/dossiers", body);
    }

    private static void problem(Answered answer, int status, String pointer) {
        assertEquals(answer.text(), status, answer.status());
        assertEquals("application/problem+json", answer.header("Content-Type"));
        assertEquals(status, answer.json().get("status").asInt());
        assertTrue(answer.json().get("type").asText().startsWith("/api/problems/"));
        assertFalse(answer.text(), answer.text().contains("java."));
        if (pointer != null) {
            assertEquals(answer.text(), pointer, answer.json().at("/errors/0/pointer").asText());
        }
    }

    @Test
    public void jsonThatIsNone() throws Exception {
        problem(
                post("{\"type\": \"request\", \"sections\": {\"form\": {\"na"),
                400,
                "/sections/form");
        problem(post(""), 422, "/type");
        problem(post("[]"), 400, "");
        problem(post("{} {}"), 400, "");
        problem(post("{\"a\": 1, \"a\": 2}"), 400, "/a");
        problem(post("{\"a\": \"\\u0000\"}"), 400, "/a");
        problem(post("{\"a\": \"\\ud800\"}"), 400, "/a");
        problem(post("{\"a\": 1e999999999}"), 400, "/a");
        problem(post("{\"a\": NaN}"), 400, null);
    }

    @Test
    public void jsonTenThousandDeep() throws Exception {
        String deep = "{\"sections\":".repeat(10_000) + "1" + "}".repeat(10_000);
        problem(post(deep), 400, null);
        problem(post("{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"), 400, null);
    }

    @Test
    public void jsonOfTenMegabytes() throws Exception {
        byte[] large = new byte[10 * 1024 * 1024];
        Arrays.fill(large, (byte) ' ');
        problem(server.send("POST", "/api/dossiers", large, "application/json"), 413, null);
    }

    @Test
    public void bytesThatAreNoUtf8() throws Exception {
        byte[] latin = "{\"title\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        problem(server.send("POST", "/api/dossiers", latin, "application/json"), 400, null);
        problem(server.get("/api/dossiers?q=%E9"), 400, "q");
        problem(server.get("/api/dossiers?q=%00"), 400, "q");
        problem(server.get("/api/dossiers/%E9"), 400, "path");
    }

    @Test
    public void unknownAndWrongMembersAreAllNamed() throws Exception {
        Answered answer =
                post(
                        "{\"type\": 3, \"colour\": \"red\", \"sections\": {\"form\": 1, \"N o\":"
                                + " {}}}");
        problem(answer, 422, "/colour");
        List<String> pointers = answer.json().findValuesAsText("pointer");
        assertTrue(
                pointers.toString(),
                pointers.containsAll(
                        List.of("/colour", "/type", "/title", "/sections/form", "/sections/N o")));
    }

    @Test
    public void methodsAndTypesThatDoNotFit() throws Exception {
        problem(server.send("PUT", "/api/dossiers", "{}"), 405, null);
        problem(server.send("POST", "/api/dossiers", new byte[] {1}, "application/xml"), 415, null);
        problem(server.get("/api/dossiers/d-1", "Accept", "application/pdf"), 406, null);
        problem(server.get("/api/nothing/here"), 404, null);
        assertTrue(server.send("PUT", "/api/dossiers", "{}").header("Allow").contains("POST"));
    }

    @Test
    public void aDoorsProblemIsToldInTheReadersLanguage() throws Exception {
        doors.on(
                "read",
                a -> {
                    throw Problem.invalid(
                                    List.of(InputError.at("/motivation", "Il manque.", "Missing.")))
                            .because("waiting");
                });
        Answered english = server.get("/api/dossiers/d-1", "Accept-Language", "en");
        problem(english, 422, "/motivation");
        assertEquals("Missing.", english.json().at("/errors/0/detail").asText());
        assertEquals("waiting", english.json().get("reason").asText());
        assertEquals("Values not acceptable", english.json().get("title").asText());
        assertEquals("en", english.header("Content-Language"));
        assertEquals("Authorization, Accept-Language", english.header("Vary"));
        assertEquals(
                "Valeurs refusées", server.get("/api/dossiers/d-1").json().get("title").asText());
    }

    @Test
    public void aTypeThatIsAwayAsksToComeBack() throws Exception {
        doors.on(
                "actions",
                a -> {
                    throw Problem.typeAway(new Key("request")).retryAfter(Duration.ofMillis(200));
                });
        Answered answer = server.get("/api/dossiers/d-1/actions");
        problem(answer, 503, null);
        assertEquals("1", answer.header("Retry-After"));
    }

    @Test
    public void aDatabaseThatIsAwayIs503AndAMistakeIsAnIncidentWithANumberOnly() throws Exception {
        doors.on(
                "read",
                a -> {
                    throw new IllegalStateException(
                            "tx", new SQLException("secret host is down", "08001"));
                });
        Answered away = server.get("/api/dossiers/d-1");
        problem(away, 503, null);
        assertEquals("5", away.header("Retry-After"));
        assertFalse(away.text().contains("secret"));

        doors.on(
                "read",
                a -> {
                    throw new NullPointerException("secret");
                });
        Answered incident = server.get("/api/dossiers/d-1");
        problem(incident, 500, null);
        assertFalse(incident.text().contains("secret"));
        assertTrue(incident.json().get("incident").asText().length() > 8);
    }
}
