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
import org.liasse.api.Problem;
import org.liasse.api.dossier.AccessDefaults;
import org.liasse.api.dossier.Definitions;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Revisions;
import org.liasse.api.dossier.Sharing;
import org.liasse.api.dossier.Sharing.Kind;
import org.liasse.api.dossier.Sharing.Line;
import org.liasse.api.dossier.Sharing.Part;
import org.liasse.api.dossier.Sharing.Wanted;
import org.liasse.api.type.Audience.Seat;
import org.liasse.rest.Doors;
import org.liasse.rest.http.TestServer;
import org.liasse.rest.http.TestServer.Answered;

public class AccessDefaultResourceTest {

    private static final String DEFAULTS = "/api/dossiers/c1/access-defaults/inspection-dossier";
    private static final Key INSPECTION = new Key("inspection-dossier");
    private static final Key MEMBER = new Key("member");
    private static final Key BUILDER = new Key("builder");

    private final List<Object[]> asked = new ArrayList<>();
    private final Doors doors =
            new Doors()
                    .on(
                            "keep",
                            a -> {
                                asked.add(a);
                                return null;
                            });
    private TestServer server;

    @Before
    public void start() throws Exception {
        Dossiers dossiers = new Doors().as(Dossiers.class);
        Sharing sharing = new Doors().as(Sharing.class);
        server =
                new TestServer(null, 1000)
                        .at(
                                "/api",
                                Set.of(
                                        new DossierResource(dossiers, null),
                                        new SectionResource(dossiers),
                                        new DocumentResource(null, dossiers),
                                        new DefinitionResource(
                                                new Doors().as(Definitions.class),
                                                new Doors().as(Revisions.class)),
                                        new SharedPartsResource(sharing),
                                        new AccessDefaultResource(doors.as(AccessDefaults.class))));
    }

    @After
    public void stop() {
        server.close();
    }

    private Answered put(String part, String body, String... headers) throws Exception {
        return server.send("PUT", DEFAULTS + "/" + part, body, headers);
    }

    // INSP-23
    @Test
    public void INSP_23_eachPartOfNewDossiersHasAnAddressUnderTheContext() throws Exception {
        String body = "{\"seenBy\": [\"member\", \"builder\"]}";
        for (String part : List.of("sections/thermal", "documents/reports", "threads/chat")) {
            Answered done = put(part, body, "If-Match", "\"t1\"");
            assertEquals(part + done.text(), 204, done.status());
        }
        assertEquals("c1", asked.get(0)[1]);
        assertEquals(INSPECTION, asked.get(0)[2]);
        assertEquals(new Part(Kind.SECTION, new Key("thermal")), asked.get(0)[3]);
        assertEquals(new Part(Kind.SLOT, new Key("reports")), asked.get(1)[3]);
        assertEquals(new Part(Kind.THREAD, new Key("chat")), asked.get(2)[3]);
        assertEquals(Set.of(MEMBER, BUILDER), ((Wanted) asked.get(0)[4]).seenBy());
        assertNull(((Wanted) asked.get(1)[4]).depositedBy());
        assertEquals("t1", asked.get(0)[5]);
        assertEquals(428, put("sections/thermal", body).status());
    }

    // INSP-23
    @Test
    public void INSP_23_onlyASlotHasWhoDeposits() throws Exception {
        String body = "{\"depositedBy\": []}";
        assertEquals(204, put("documents/reports", body, "If-Match", "*").status());
        assertEquals(Set.of(), ((Wanted) asked.get(0)[4]).depositedBy());
        assertEquals(422, put("threads/chat", body, "If-Match", "*").status());
        assertEquals(422, put("threads/chat", "{\"seenBy\": 3}", "If-Match", "*").status());
        assertEquals(404, put("threads/CHAT!", "{}", "If-Match", "*").status());
        assertEquals(1, asked.size());
    }

    // INSP-23
    @Test
    public void INSP_23_aPartIsSetBack() throws Exception {
        for (String part : List.of("sections/thermal", "documents/reports", "threads/chat")) {
            Answered done = server.send("DELETE", DEFAULTS + "/" + part, "", "If-Match", "*");
            assertEquals(part + done.text(), 204, done.status());
            Object[] last = asked.get(asked.size() - 1);
            assertEquals(part.split("/")[1], ((Part) last[3]).key().value());
            assertEquals(new Wanted(null, null), last[4]);
        }
        Answered unmatched = server.send("DELETE", DEFAULTS + "/threads/chat", "");
        assertEquals(428, unmatched.status());
    }

    // INSP-23
    @Test
    public void INSP_23_theyAreShownAsThoseOfADossierAre() throws Exception {
        doors.on(
                "defaults",
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
                                        true)));
        Answered all = server.get(DEFAULTS);
        assertEquals(all.text(), 200, all.status());
        assertEquals("slot", all.json().at("/0/kind").asText());
        assertEquals("paid", all.json().at("/0/seenBy/1/when").asText());
        assertEquals("member", all.json().at("/0/depositedBy/0").asText());
        assertEquals("builder", all.json().at("/0/among/0").asText());
        assertEquals(true, all.json().at("/0/overridden").asBoolean());
    }

    // INSP-23
    @Test
    public void INSP_23_aPartThatThereIsNotIsSaid() throws Exception {
        doors.on(
                "keep",
                a -> {
                    throw Problem.invalid("", "Pas de telle partie.", "No such part.");
                });
        Answered refused = put("sections/nothing", "{}", "If-Match", "*", "Accept-Language", "en");
        assertEquals(422, refused.status());
        assertEquals("No such part.", refused.json().at("/errors/0/detail").asText());
    }
}
