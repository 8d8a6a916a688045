package org.liasse.rest.dossier;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.dossier.Documents;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.Documents.Signature;
import org.liasse.api.dossier.Documents.Version;
import org.liasse.api.dossier.Signatures;
import org.liasse.api.dossier.Signatures.Drawn;
import org.liasse.api.dossier.Signatures.Kept;
import org.liasse.rest.Doors;
import org.liasse.rest.Samples;
import org.liasse.rest.http.TestServer;
import org.liasse.rest.http.TestServer.Answered;

public class SignatureResourceTest {

    private static final Version PLAIN =
            new Version(1, "a.pdf", 10, "00", "application/pdf", Samples.AT, "Zoé", "DEPOSITED");
    private static final Signature SIGNATURE =
            new Signature(new Key("client"), "Jeanne", "jeanne", Samples.AT, "00");
    private static final Version SIGNED = PLAIN.signed(List.of(SIGNATURE));
    private static final String PATH = "/api/dossiers/d-1/documents/papers/versions/1/signatures";

    private final List<Object> asked = new ArrayList<>();
    private TestServer server;

    private static Document document(Version... versions) {
        return new Document("01-doc", new Key("papers"), List.of(versions));
    }

    @Before
    public void start() throws Exception {
        Documents documents =
                new Doors().on("list", a -> List.of(document(PLAIN))).as(Documents.class);
        Signatures signatures =
                new Doors()
                        .on(
                                "sign",
                                a -> {
                                    asked.addAll(Arrays.asList(a));
                                    return document(SIGNED, PLAIN);
                                })
                        .on("of", a -> List.of(new Kept(SIGNATURE, "M0 0L9 90", "11")))
                        .as(Signatures.class);
        server =
                new TestServer(null, 1000)
                        .at(
                                "/api",
                                Set.of(
                                        new DocumentResource(documents, null),
                                        new SignatureResource(signatures, documents)));
    }

    @After
    public void stop() {
        server.close();
    }

    // CORE-19
    @Test
    public void CORE_19_aVersionIsSignedAtItsPlace() throws Exception {
        Answered answer =
                server.send(
                        "POST", PATH, "{\"signatory\": \"Jeanne\", \"drawing\": \"M0 0L9 90\"}");

        assertEquals(answer.text(), 201, answer.status());
        assertTrue(
                answer.header("Location"),
                answer.header("Location")
                        .endsWith("/api/dossiers/d-1/documents/01-doc/versions/1/signatures"));
        assertEquals("client", answer.json().at("/signatures/0/role").asText());
        assertEquals("Jeanne", answer.json().at("/signatures/0/signatory").asText());
        assertFalse(answer.json().at("/signatures/0").has("drawing"));
        assertEquals("d-1", asked.get(1));
        assertEquals("01-doc", asked.get(2));
        assertEquals(1, asked.get(3));
        assertEquals(new Drawn("Jeanne", "M0 0L9 90"), asked.get(4));
    }

    // CORE-19
    @Test
    public void CORE_19_theLinesAreToldWhereTheyAreAskedFor() throws Exception {
        Answered answer = server.send("GET", PATH, null);

        assertEquals("M0 0L9 90", answer.json().at("/0/drawing").asText());
        assertEquals("11", answer.json().at("/0/drawingSha256").asText());
        Answered listed = server.send("GET", "/api/dossiers/d-1/documents", null);
        assertFalse(listed.json().at("/0/versions/0").has("signatures"));
    }

    // CORE-19
    @Test
    public void CORE_19_whatIsMissingOrTooMuchIsNamed() throws Exception {
        Answered missing = server.send("POST", PATH, "{\"signatory\": \"Jeanne\"}");
        assertEquals(422, missing.status());
        assertEquals("/drawing", missing.json().at("/errors/0/pointer").asText());
        String more = "{\"signatory\": \"J\", \"drawing\": \"M0 0L9 90\", \"role\": \"client\"}";
        assertEquals(422, server.send("POST", PATH, more).status());
        String nowhere = "/api/dossiers/d-1/documents/other/versions/1/signatures";
        assertEquals(404, server.send("GET", nowhere, null).status());
        String none = "/api/dossiers/d-1/documents/papers/versions/x/signatures";
        assertEquals(404, server.send("GET", none, null).status());
        assertEquals(List.of(), asked);
    }
}
