package org.liasse.rest.dossier;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.dossier.Definitions;
import org.liasse.api.dossier.Revisions;
import org.liasse.api.dossier.Revisions.Finding;
import org.liasse.api.dossier.Revisions.Outlook;
import org.liasse.api.dossier.Revisions.Reason;
import org.liasse.api.dossier.Revisions.Stretch;
import org.liasse.api.form.Bounds;
import org.liasse.api.form.Form;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.type.Definition;
import org.liasse.rest.Doors;
import org.liasse.rest.http.TestServer;
import org.liasse.rest.http.TestServer.Answered;

public class DefinitionResourceTest {

    private final Doors doors = new Doors();
    private TestServer server;
    private Map<Key, Form> drawn;

    @Before
    @SuppressWarnings("unchecked")
    public void start() throws Exception {
        server =
                new TestServer(null, 1000)
                        .at(
                                "/api",
                                Set.of(
                                        new DefinitionResource(
                                                doors.as(Definitions.class),
                                                doors.as(Revisions.class)),
                                        new RevisionResource(doors.as(Revisions.class))));
        doors.on(
                "draw",
                a -> {
                    drawn = (Map<Key, Form>) a[2];
                    return new Definition(1, drawn, (List<Slot>) a[3], Map.of());
                });
    }

    @After
    public void stop() {
        server.close();
    }

    private Answered draw(String kind, String bounds) throws Exception {
        return server.send(
                "POST",
                "/api/dossiers/c-1/definitions",
                """
                {"forms": {"checks": {"fields": [{"key": "pressure", "kind": "%s",
                  "label": {"fr": "Pression", "en": "Pressure"}, "bounds": %s}]}}}\
                """
                        .formatted(kind, bounds));
    }

    private static List<String> pointers(Answered answer) throws Exception {
        assertEquals(answer.text(), 422, answer.status());
        return StreamSupport.stream(answer.json().get("errors").spliterator(), false)
                .map(error -> error.get("pointer").asText())
                .toList();
    }

    // SERV-08, CORE-23
    @Test
    public void SERV_08_CORE_23_whatIsExpectedOfAMeasureIsDrawnAndToldBack() throws Exception {
        Answered answer =
                draw(
                        "decimal",
                        "{\"min\": 0, \"unit\": \"bar\", \"expectedMin\": 1, \"expectedMax\":"
                                + " 2.5}");
        assertEquals(answer.text(), 201, answer.status());
        assertEquals(
                new Bounds(
                        BigDecimal.ZERO, null, null, "bar", BigDecimal.ONE, new BigDecimal("2.5")),
                drawn.get(new Key("checks")).fields().get(0).bounds());
        JsonNode bounds = answer.json().at("/forms/checks/fields/0/bounds");
        assertEquals("1", bounds.get("expectedMin").asText());
        assertEquals("2.5", bounds.get("expectedMax").asText());
    }

    // SERV-08, CORE-23
    @Test
    public void SERV_08_CORE_23_boundsThatBoundNothingAreRefusedByTheirPlace() throws Exception {
        String at = "/forms/checks/fields/0/bounds/";
        assertEquals(
                List.of(at + "max", at + "expectedMax"),
                pointers(
                        draw(
                                "decimal",
                                "{\"min\": 2, \"max\": 1, \"expectedMin\": 4, \"expectedMax\":"
                                        + " 3}")));
        assertEquals(List.of(at + "expectedMin"), pointers(draw("text", "{\"expectedMin\": 1}")));
    }

    private static Outlook outlook(int revision, Finding... findings) {
        return new Outlook("d-1", "2026-000001", revision, 2, "pin" + revision, List.of(findings));
    }

    private static Finding found(Reason reason) {
        return new Finding(reason, InputError.at("/sections/form/fax", "Non.", "No."));
    }

    // CORE-23
    @Test
    public void CORE_23_theDryRunSaysOfEachDossierWhatWouldComeOfIt() throws Exception {
        doors.on(
                "survey",
                a -> {
                    assertEquals(
                            List.of("c-1", 2, Set.of(new Key("draft"))),
                            Arrays.asList(a).subList(1, 4));
                    assertEquals(2, a[5]);
                    return new Stretch<>(
                            List.of(
                                    outlook(1, found(Reason.INVALID)),
                                    outlook(1, found(Reason.PUT_ASIDE))),
                            "d-9");
                });
        Answered answer =
                server.send(
                        "GET", "/api/dossiers/c-1/definitions/2/moves?state=draft&limit=2", null);
        assertEquals(answer.text(), 200, answer.status());
        assertEquals("refused", answer.json().at("/items/0/outcome").asText());
        assertEquals("invalid", answer.json().at("/items/0/findings/0/reason").asText());
        assertEquals(
                "/sections/form/fax", answer.json().at("/items/0/findings/0/pointer").asText());
        assertEquals("moves-if-acknowledged", answer.json().at("/items/1/outcome").asText());
        assertEquals("d-9", answer.json().get("next").asText());
        assertEquals(
                422,
                server.send("GET", "/api/dossiers/c-1/definitions/2/moves?limit=101", null)
                        .status());
    }

    // CORE-23
    @Test
    public void CORE_23_aDossierIsMovedFromThePinThatWasSeen() throws Exception {
        doors.on("preview", a -> outlook(1))
                .on(
                        "move",
                        a -> {
                            assertEquals(
                                    List.of("d-1", 2, Set.of(Reason.PUT_ASIDE), "pin1"),
                                    Arrays.asList(a).subList(1, 5));
                            return outlook(2);
                        });
        Answered before = server.send("GET", "/api/dossiers/d-1/definition?revision=2", null);
        assertEquals("moves", before.json().get("outcome").asText());
        String body = "{\"revision\": 2, \"acknowledged\": [\"put-aside\"]}";
        assertEquals(428, server.send("PUT", "/api/dossiers/d-1/definition", body).status());
        Answered after =
                server.send(
                        "PUT",
                        "/api/dossiers/d-1/definition",
                        body,
                        "If-Match",
                        before.header("ETag"));
        assertEquals(after.text(), 200, after.status());
        assertEquals("there", after.json().get("outcome").asText());
        assertEquals("\"pin2\"", after.header("ETag"));
        assertEquals(
                List.of("/acknowledged"),
                pointers(
                        server.send(
                                "PUT",
                                "/api/dossiers/d-1/definition",
                                "{\"acknowledged\": [\"invalid\"]}",
                                "If-Match",
                                "*")));
    }
}
