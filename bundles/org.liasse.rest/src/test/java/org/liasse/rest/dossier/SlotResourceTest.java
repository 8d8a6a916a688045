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
import org.liasse.api.Text;
import org.liasse.api.dossier.Slots;
import org.liasse.api.dossier.Slots.Line;
import org.liasse.api.type.Audience;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.rest.Doors;
import org.liasse.rest.http.TestServer;
import org.liasse.rest.http.TestServer.Answered;

public class SlotResourceTest {

    private static final Slot REPORTS =
            new Slot(
                            new Key("reports"),
                            null,
                            Audience.EVERYONE,
                            Set.of("application/pdf"),
                            100,
                            5,
                            false,
                            false)
                    .named("Rapports", "Reports");

    private final List<Object[]> asked = new ArrayList<>();
    private TestServer server;

    @Before
    public void start() throws Exception {
        Line added =
                new Line(
                        REPORTS.another(new Key("reports-1"), Text.same("Second visit")),
                        REPORTS.key(),
                        false,
                        true,
                        2);
        Slots slots =
                new Doors()
                        .on("list", a -> List.of(new Line(REPORTS, null, true, false, 0), added))
                        .on(
                                "add",
                                a -> {
                                    asked.add(a);
                                    return added;
                                })
                        .as(Slots.class);
        server = new TestServer(null, 1000).at("/api", Set.of(new SlotResource(slots)));
    }

    @After
    public void stop() {
        server.close();
    }

    // INSP-08, INSP-10
    @Test
    public void INSP_10_theSlotsOfADossierAreToldWithThoseThatWereAdded() throws Exception {
        Answered all = server.get("/api/dossiers/d1/slots", "Accept-Language", "en");
        assertEquals(all.text(), 200, all.status());
        assertEquals("Reports", all.json().at("/0/label").asText());
        assertFalse(all.json().at("/0").has("like"));
        assertTrue(all.json().at("/0/expected").asBoolean());
        assertEquals("reports", all.json().at("/1/like").asText());
        assertTrue(all.json().at("/1/outside").asBoolean());
        assertEquals(2, all.json().at("/1/documents").asInt());
        assertEquals("application/pdf", all.json().at("/1/mediaTypes/0").asText());
        assertEquals(200, server.get("/api/dossiers/d1/slots/reports-1").status());
        assertEquals(404, server.get("/api/dossiers/d1/slots/reports-2").status());
    }

    // INSP-10
    @Test
    public void INSP_10_aSlotIsAddedLikeAnother() throws Exception {
        String body = "{\"like\": \"reports\", \"name\": \"Second visit\"}";
        Answered added = server.send("POST", "/api/dossiers/d1/slots", body);
        assertEquals(added.text(), 201, added.status());
        assertEquals("/api/dossiers/d1/slots/reports-1", added.header("Location"));
        assertEquals("reports-1", added.json().at("/key").asText());
        assertEquals(REPORTS.key(), asked.get(0)[2]);
        assertEquals("Second visit", asked.get(0)[3]);
    }

    // INSP-10
    @Test
    public void INSP_10_whatIsNoSlotIsRefusedByItsName() throws Exception {
        for (String body :
                List.of(
                        "{\"like\": \"reports\"}",
                        "{\"name\": \"a\"}",
                        "{\"like\": \"Reports!\", \"name\": \"a\"}",
                        "{\"like\": \"reports\", \"name\": \"a\", \"max\": 3}")) {
            Answered refused = server.send("POST", "/api/dossiers/d1/slots", body);
            assertEquals(body + refused.text(), 422, refused.status());
        }
        assertTrue(asked.isEmpty());
    }
}
