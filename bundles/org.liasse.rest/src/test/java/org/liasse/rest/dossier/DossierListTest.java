package org.liasse.rest.dossier;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierPage;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierQuery.Operator;
import org.liasse.api.dossier.Dossiers;
import org.liasse.rest.Doors;
import org.liasse.rest.Samples;
import org.liasse.rest.http.TestServer;
import org.liasse.rest.http.TestServer.Answered;

public class DossierListTest {

    private final Doors doors = new Doors();
    private TestServer server;
    private Object asked;

    @Before
    public void start() throws Exception {
        Dossiers dossiers = doors.as(Dossiers.class);
        server =
                new TestServer(null, 1000)
                        .at(
                                "/api",
                                Set.of(
                                        new DossierResource(dossiers, null),
                                        new TabResource(dossiers)));
    }

    @After
    public void stop() {
        server.close();
    }

    private Object remember(Object[] arguments, Object answer) {
        asked = arguments[1];
        return answer;
    }

    // CORE-04
    @Test
    public void CORE_04_aListTakesFiltersSortsColumnsAndTellsTheNextPage() throws Exception {
        doors.on(
                "list",
                a ->
                        remember(
                                a,
                                new DossierPage(
                                        List.of(
                                                new DossierPage.Item(
                                                        "d-1",
                                                        "2026-7",
                                                        "office-1",
                                                        new Key("request"),
                                                        "Demande",
                                                        new Key("draft"),
                                                        "Brouillon",
                                                        "T",
                                                        null,
                                                        Samples.AT,
                                                        Samples.AT,
                                                        Set.of(),
                                                        Set.of(),
                                                        false,
                                                        Map.of("form.name", "Zoé"))),
                                        "a+b/c",
                                        10_000L,
                                        true)));
        Answered answer =
                server.get(
                        "/api/dossiers?type=request&where=form.surface:ge:10:5&where=form.name:eq:Zo%C3%A9"
                            + "&sort=-updatedAt,form.surface&columns=form.name&state=draft,running&limit=200&count=true&q=x");
        assertEquals(answer.text(), 200, answer.status());
        DossierQuery query = (DossierQuery) asked;
        assertEquals(2, query.where().size());
        assertEquals(Operator.GE, query.where().get(0).operator());
        assertEquals("10:5", query.where().get(0).value());
        assertEquals("Zoé", query.where().get(1).value());
        assertTrue(query.sort().get(0).descending());
        assertEquals("updatedAt", query.sort().get(0).base());
        assertEquals("form.surface", query.sort().get(1).path().toString());
        assertEquals(Set.of(new Key("draft"), new Key("running")), query.states());
        assertTrue(query.count());
        assertEquals("a+b/c", answer.json().get("next").asText());
        assertEquals(10_000, answer.json().get("total").asInt());
        assertTrue(answer.json().get("atLeast").asBoolean());
        assertEquals("Zoé", answer.json().at("/items/0/columns/form.name").asText());
        String link = answer.header("Link");
        assertTrue(link, link.startsWith("</api/dossiers?type=request&"));
        assertTrue(link, link.endsWith(">; rel=\"next\""));
        server.get(link.substring(1, link.indexOf('>')));
        assertEquals("a+b/c", ((DossierQuery) asked).after());
    }

    @Test
    public void aListRefusesWhatItDoesNotKnowByName() throws Exception {
        refused("/api/dossiers?limit=0", "limit");
        refused("/api/dossiers?limit=201", "limit");
        refused("/api/dossiers?limit=x", "limit");
        refused("/api/dossiers?colour=red", "colour");
        refused("/api/dossiers?type=Not%20a%20key", "type");
        refused("/api/dossiers?where=form.name", "where");
        refused("/api/dossiers?where=form.name:like:x", "where");
        refused("/api/dossiers?where=name:eq:x", "where");
        refused("/api/dossiers?sort=-nothing", "sort");
        refused("/api/dossiers?columns=form", "columns");
        refused("/api/dossiers?count=1", "count");
        refused("/api/dossiers?type=request&type=other", "type");
        refused("/api/tabs", "type");
        refused("/api/dossiers/d-1/timeline?limit=0", "limit");
        refused("/api/dossiers/d-1?as=somebody", "as");
    }

    private void refused(String path, String parameter) throws Exception {
        Answered answer = server.get(path);
        assertEquals(path + answer.text(), 422, answer.status());
        assertEquals(parameter, answer.json().at("/errors/0/pointer").asText());
    }
}
