package org.liasse.rest.dossier;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Sharing;
import org.liasse.api.dossier.Sharing.Kind;
import org.liasse.api.dossier.Sharing.Line;
import org.liasse.api.dossier.Sharing.Part;
import org.liasse.api.dossier.Sharing.Wanted;
import org.liasse.api.type.Audience.Seat;
import org.liasse.rest.Doors;
import org.liasse.rest.http.TestServer;
import org.liasse.rest.http.TestServer.Answered;

public class SharingResourceTest {

    private static final Key MEMBER = new Key("member");
    private static final Key BUILDER = new Key("builder");

    private final List<Object[]> asked = new ArrayList<>();
    private TestServer server;

    @Before
    public void start() throws Exception {
        Sharing sharing =
                new Doors()
                        .on(
                                "access",
                                a ->
                                        List.of(
                                                new Line(
                                                        new Part(Kind.SLOT, new Key("reports")),
                                                        List.of(
                                                                new Seat(MEMBER, null),
                                                                new Seat(BUILDER, new Key("paid"))),
                                                        Set.of(MEMBER),
                                                        Set.of(BUILDER),
                                                        true,
                                                        false)))
                        .on(
                                "share",
                                a -> {
                                    asked.add(a);
                                    return null;
                                })
                        .as(Sharing.class);
        Dossiers dossiers = new Doors().as(Dossiers.class);
        server =
                new TestServer(null, 1000)
                        .at(
                                "/api",
                                Set.of(
                                        new SectionResource(dossiers),
                                        new DocumentResource(null, dossiers),
                                        new ThreadResource(null, null),
                                        new SharedPartsResource(sharing),
                                        new SectionAudienceResource(sharing),
                                        new SlotAudienceResource(sharing),
                                        new ThreadAudienceResource(sharing)));
    }

    @After
    public void stop() {
        server.close();
    }

    private Answered put(String part, String body, String... headers) throws Exception {
        return server.send("PUT", "/api/dossiers/d1/" + part + "/audience", body, headers);
    }

    // CORE-05
    @Test
    public void CORE_05_aPartIsSharedUnderItsOwnAddress() throws Exception {
        String body = "{\"seenBy\": [\"member\", \"builder\"]}";
        for (String part : List.of("sections/thermal", "documents/reports", "threads/chat")) {
            Answered done = put(part, body, "If-Match", "\"t1\"");
            assertEquals(part + done.text(), 204, done.status());
        }
        assertEquals(new Part(Kind.SECTION, new Key("thermal")), asked.get(0)[2]);
        assertEquals(new Part(Kind.SLOT, new Key("reports")), asked.get(1)[2]);
        assertEquals(new Part(Kind.THREAD, new Key("chat")), asked.get(2)[2]);
        assertEquals(Set.of(MEMBER, BUILDER), ((Wanted) asked.get(0)[3]).seenBy());
        assertNull(((Wanted) asked.get(1)[3]).depositedBy());
        assertEquals(428, put("sections/thermal", body).status());
    }

    // CORE-05
    @Test
    public void CORE_05_onlyASlotHasWhoDeposits() throws Exception {
        String body = "{\"depositedBy\": []}";
        assertEquals(204, put("documents/reports", body, "If-Match", "*").status());
        assertEquals(Set.of(), ((Wanted) asked.get(0)[3]).depositedBy());
        assertEquals(422, put("threads/chat", body, "If-Match", "*").status());
        assertEquals(422, put("threads/chat", "{\"seenBy\": 3}", "If-Match", "*").status());
    }

    // CORE-05
    @Test
    public void CORE_05_aPartIsSetBack() throws Exception {
        Answered done =
                server.send(
                        "DELETE",
                        "/api/dossiers/d1/documents/reports/audience",
                        "",
                        "If-Match",
                        "*");
        assertEquals(done.text(), 204, done.status());
        assertEquals(new Wanted(null, null), asked.get(0)[3]);
    }

    // INSP-23
    @Test
    public void INSP_23_theAccessesAreShown() throws Exception {
        Answered all = server.get("/api/dossiers/d1/access");
        assertEquals(all.text(), 200, all.status());
        assertEquals("slot", all.json().at("/0/kind").asText());
        assertEquals("paid", all.json().at("/0/seenBy/1/when").asText());
        assertEquals("builder", all.json().at("/0/among/0").asText());
        assertEquals(true, all.json().at("/0/overridden").asBoolean());
    }
}
