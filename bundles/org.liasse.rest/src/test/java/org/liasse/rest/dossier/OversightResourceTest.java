package org.liasse.rest.dossier;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.dossier.Oversight;
import org.liasse.api.dossier.Oversight.Access;
import org.liasse.api.dossier.Oversight.Erased;
import org.liasse.api.dossier.Oversight.What;
import org.liasse.rest.Doors;
import org.liasse.rest.Samples;
import org.liasse.rest.http.TestServer;
import org.liasse.rest.http.TestServer.Answered;

public class OversightResourceTest {

    private final List<Object[]> asked = new ArrayList<>();
    private TestServer server;

    @Before
    public void start() throws Exception {
        Oversight oversight =
                new Doors()
                        .on(
                                "accesses",
                                a -> {
                                    asked.add(a);
                                    return List.of(
                                            new Access(
                                                    "e1",
                                                    Samples.AT,
                                                    "a:1",
                                                    "Zoé",
                                                    What.DOCUMENT,
                                                    "d1/2"));
                                })
                        .on(
                                "erased",
                                a -> {
                                    asked.add(a);
                                    return List.of(
                                            new Erased(
                                                    "t1",
                                                    "d9",
                                                    new Key("request"),
                                                    "2026-7",
                                                    "expire",
                                                    "clock",
                                                    "",
                                                    Samples.AT));
                                })
                        .as(Oversight.class);
        server =
                new TestServer(null, 1000)
                        .at(
                                "/api",
                                Set.of(
                                        new AccessResource(oversight),
                                        new ErasureResource(oversight)));
    }

    @After
    public void stop() {
        server.close();
    }

    // CORE-16
    @Test
    public void CORE_16_accessesAreTheNewestFirstAndGoOn() throws Exception {
        Answered page = server.get("/api/dossiers/d1/accesses?limit=1&after=e0");
        assertEquals(page.text(), 200, page.status());
        assertEquals("document", page.json().at("/items/0/what").asText());
        assertEquals("d1/2", page.json().at("/items/0/detail").asText());
        assertEquals("Zoé", page.json().at("/items/0/name").asText());
        assertEquals("e1", page.json().at("/next").asText());
        assertEquals("d1", asked.get(0)[1]);
        assertEquals("e0", asked.get(0)[2]);
        assertFalse(server.get("/api/dossiers/d1/accesses").json().has("next"));
        assertEquals(422, server.get("/api/dossiers/d1/accesses?limit=0").status());
        assertEquals(422, server.get("/api/dossiers/d1/accesses?reader=x").status());
    }

    // CORE-15
    @Test
    public void CORE_15_anErasureIsKnownByItsNumberItsActAndItsActor() throws Exception {
        Answered page = server.get("/api/erasures?context=c1");
        assertEquals(page.text(), 200, page.status());
        assertEquals("2026-7", page.json().at("/items/0/number").asText());
        assertEquals("clock", page.json().at("/items/0/actor").asText());
        assertEquals("expire", page.json().at("/items/0/act").asText());
        assertEquals("c1", asked.get(0)[1]);
        Answered nowhere = server.get("/api/erasures");
        assertEquals(422, nowhere.status());
        assertTrue(nowhere.text(), nowhere.text().contains("context"));
    }
}
