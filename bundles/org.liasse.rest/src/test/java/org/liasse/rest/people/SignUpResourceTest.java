package org.liasse.rest.people;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Text;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.dossier.Duplicates;
import org.liasse.api.dossier.Duplicates.Draft;
import org.liasse.api.form.Field;
import org.liasse.api.form.Form;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.people.SignIn;
import org.liasse.api.people.SignIn.Session;
import org.liasse.api.people.SignUps;
import org.liasse.api.people.SignUps.Choice;
import org.liasse.api.people.SignUps.Joined;
import org.liasse.api.people.SignUps.Offer;
import org.liasse.api.people.SignUps.Request;
import org.liasse.rest.Doors;
import org.liasse.rest.dossier.DuplicateResource;
import org.liasse.rest.http.TestServer;
import org.liasse.rest.http.TestServer.Answered;

/** Sign-up by a code, and the look before one reports, over HTTP. */
public class SignUpResourceTest {

    private static final Key TENANT = new Key("tenant");
    private static final Caller ZOE =
            new Caller(
                    "acc-1",
                    "Zoé",
                    Set.of(Principal.PUBLIC, Principal.account("acc-1")),
                    Language.EN,
                    null);

    private final List<Object> asked = new ArrayList<>();
    private TestServer server;

    @Before
    public void start() throws Exception {
        SignUps signUps =
                new Doors()
                        .on(
                                "offer",
                                a ->
                                        new Offer(
                                                "1 rue du Moulin",
                                                new Text("Immeuble", "Building"),
                                                List.of(
                                                        new Choice(
                                                                TENANT,
                                                                new Text("Locataire", "Tenant"))),
                                                new Form(
                                                        List.of(
                                                                Field.text("lot")
                                                                        .named("Lot", "Lot"))),
                                                new Text("Une règle", "One rule"),
                                                "r1"))
                        .on("ask", a -> asked.add(List.of(a[0], a[1])))
                        .on("join", a -> joined((Request) a[1], null))
                        .on(
                                "confirm",
                                a ->
                                        new Joined(
                                                "d1",
                                                TENANT,
                                                a[1] == null
                                                        ? null
                                                        : new Session("token", Instant.EPOCH)))
                        .as(SignUps.class);
        Duplicates duplicates =
                new Doors()
                        .on(
                                "find",
                                a -> {
                                    asked.add(a[1]);
                                    return List.of(item());
                                })
                        .as(Duplicates.class);
        server =
                new TestServer(new Doors().on("bearer", a -> ZOE).as(SignIn.class), 1000)
                        .at(
                                "/api",
                                Set.of(
                                        new SignUpResource(signUps),
                                        new DuplicateResource(duplicates)));
    }

    private Joined joined(Request request, Session session) {
        asked.add(request);
        return new Joined("d1", TENANT, session);
    }

    private static Item item() {
        return new Item(
                "d2",
                "2026-7",
                "o",
                new Key("condo-report"),
                "Report",
                new Key("to-process"),
                "To process",
                "Stuck",
                "b1",
                Instant.EPOCH,
                Instant.EPOCH,
                Set.of(),
                Set.of(),
                false,
                Map.of("report.text", "The lift is stuck"));
    }

    @After
    public void stop() {
        server.close();
    }

    private Answered visit(String path, String body) throws Exception {
        return server.send("POST", path, body, "Accept-Language", "en");
    }

    // CORE-28, COND-02
    @Test
    public void COND_02_whoHasTheCodeReadsWhatHeJoinsAndIsWrittenTo() throws Exception {
        Answered offer = visit("/api/sign-ups/offer", "{\"code\": \"C\"}");
        assertEquals(200, offer.status());
        assertEquals("Tenant", offer.json().at("/roles/0/label").asText());
        assertEquals("lot", offer.json().at("/fields/0/key").asText());
        assertEquals("One rule", offer.json().at("/terms/text").asText());

        Answered answer =
                visit(
                        "/api/sign-ups",
                        """
                        {"code": "C", "role": "tenant", "values": {"lot": "12"}, "accepted": "r1",
                         "name": "Zoé", "email": "zoe@example.org", "language": "fr"}
                        """);
        assertEquals(202, answer.status());
        assertEquals(
                List.of(
                        new Request("C", TENANT, Map.of("lot", "12"), "r1"),
                        new SignUps.Stranger("Zoé", "zoe@example.org", Language.FR)),
                asked.get(0));
        assertEquals(422, visit("/api/sign-ups", "{\"code\": \"C\"}").status());
        assertEquals(422, visit("/api/sign-ups/offer", "{}").status());

        Answered confirmed =
                visit("/api/sign-ups/confirmation", "{\"token\": \"t\", \"password\": \"p\"}");
        assertEquals("token", confirmed.json().at("/session/token").asText());
        assertEquals("no-store", confirmed.header("Cache-Control"));
        Answered known = visit("/api/sign-ups/confirmation", "{\"token\": \"t\"}");
        assertTrue(known.json().at("/session").isMissingNode());
    }

    // CORE-28
    @Test
    public void CORE_28_whoIsSignedInJoinsAtOnceAndUnderHisOwnName() throws Exception {
        Answered answer =
                server.send(
                        "POST",
                        "/api/sign-ups",
                        "{\"code\": \"C\", \"accepted\": \"r1\"}",
                        "Authorization",
                        "Bearer good");
        assertEquals(200, answer.status());
        assertEquals("d1", answer.json().get("dossier").asText());
        assertEquals(List.of(new Request("C", null, Map.of(), "r1")), asked);
        assertEquals(
                422,
                server.send(
                                "POST",
                                "/api/sign-ups",
                                "{\"code\": \"C\", \"email\": \"eve@example.org\"}",
                                "Authorization",
                                "Bearer good")
                        .status());
    }

    // COND-02
    @Test
    public void COND_02_likelyDuplicatesAreItemsOfAList() throws Exception {
        Answered answer =
                server.send(
                        "POST",
                        "/api/dossiers/duplicates",
                        """
                        {"type": "condo-report", "context": "b1",
                         "sections": {"report": {"text": "Stuck"}}}
                        """,
                        "Authorization",
                        "Bearer good");
        assertEquals(200, answer.status());
        assertEquals("/api/dossiers/d2", answer.json().at("/items/0/href").asText());
        assertFalse(answer.json().has("next"));
        assertEquals(
                List.of(
                        new Draft(
                                new Key("condo-report"),
                                "b1",
                                Map.of(new Key("report"), Map.of("text", "Stuck")))),
                asked);
    }
}
