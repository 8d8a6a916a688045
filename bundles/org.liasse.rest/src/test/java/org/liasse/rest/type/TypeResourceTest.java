package org.liasse.rest.type;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.Language;
import org.liasse.api.dossier.Types;
import org.liasse.api.dossier.Types.Known;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Verb;
import org.liasse.rest.Doors;
import org.liasse.rest.Samples;
import org.liasse.rest.http.ProblemType;
import org.liasse.rest.http.TestServer;
import org.liasse.rest.http.TestServer.Answered;
import org.liasse.rest.type.StateGraph.Node;
import org.w3c.dom.Document;

public class TypeResourceTest {

    private TestServer server;

    @Before
    public void start() throws Exception {
        Known known = new Known(Samples.TYPE, false);
        Types types =
                new Doors()
                        .on("all", a -> List.of(known))
                        .on(
                                "find",
                                a ->
                                        a.length > 1
                                                ? known
                                                : Optional.of(known)
                                                        .filter(k -> k.type().key().equals(a[0])))
                        .as(Types.class);
        server = new TestServer(null, 1000).at("/api", Set.of(new TypeResource(types)));
    }

    @After
    public void stop() {
        server.close();
    }

    @Test
    public void typesAreListedAwayOnesToo() throws Exception {
        JsonNode types = server.get("/api/types", "Accept-Language", "en").json();
        assertEquals("Requests", types.at("/0/plural").asText());
        assertEquals("/api/requests", types.at("/0/path").asText());
        assertFalse(types.at("/0/present").asBoolean());
    }

    @Test
    public void aTypeTellsItsStatesRolesSectionsAndTheRest() throws Exception {
        JsonNode type = server.get("/api/types/request").json();
        assertEquals("Demande", type.get("label").asText());
        assertEquals("granted", type.at("/states/2/key").asText());
        assertTrue(type.at("/states/2/last").asBoolean());
        assertEquals("Nom", type.at("/sections/0/fields/0/label").asText());
        assertEquals("repeated", type.at("/sections/0/fields/3/kind").asText());
        assertEquals("money", type.at("/sections/0/fields/3/rows/0/kind").asText());
        assertEquals("house", type.at("/sections/0/fields/2/options/0/key").asText());
        assertEquals("m²", type.at("/sections/0/fields/1/bounds/unit").asText());
        assertEquals("motivation", type.at("/actions/2/inputs/0/key").asText());
        assertEquals("application/pdf", type.at("/slots/0/mediaTypes/0").asText());
        assertEquals("all", type.at("/tabs/0/key").asText());
        assertEquals(404, server.get("/api/types/none").status());
        assertEquals(404, server.get("/api/types/No%20key").status());
        assertEquals(200, server.get("/api/types/request?context=d-1&revision=2").status());
        assertEquals(422, server.get("/api/types/request?context=d-1&revision=x").status());
    }

    @Test
    public void aWorkflowIsJsonProseOrDiagramByAccept() throws Exception {
        String path = "/api/types/request/workflow";
        JsonNode json = server.get(path).json();
        assertEquals("Déposer", json.at("/sentences/1/label").asText());
        assertEquals("waiting", json.at("/sentences/4/unless/0/key").asText());

        Answered prose = server.get(path, "Accept", "text/plain");
        assertEquals(Samples.TYPE.workflow().toProse(), prose.text());

        Answered diagram = server.get(path, "Accept", "image/svg+xml");
        assertEquals("image/svg+xml", diagram.header("Content-Type"));
        Document svg =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(diagram.raw().body()));
        assertEquals("svg", svg.getDocumentElement().getTagName());
        for (String word : List.of("Brouillon", "Accordée", "Refuser", "Rouvrir", "Relancer")) {
            assertTrue(word, diagram.text().contains(word));
        }
        assertEquals(406, server.get(path, "Accept", "image/png").status());
    }

    @Test
    public void statesStandInLayersFromTheOpeningOn() {
        StateGraph graph = StateGraph.of(Samples.TYPE, Language.FR);
        assertEquals(0, layer(graph, "draft"));
        assertEquals(1, layer(graph, "running"));
        assertEquals(2, layer(graph, "granted"));
        assertEquals(2, layer(graph, "refused"));
        assertTrue(graph.node(new Key("draft")).opening());
        assertEquals(2, graph.widest());
        long places =
                graph.nodes().stream().map(n -> n.layer() + "/" + n.place()).distinct().count();
        assertEquals("no two states in one place", 4, places);
        assertEquals(List.of("Relancer"), graph.node(new Key("running")).staying());
    }

    private static int layer(StateGraph graph, String state) {
        Node node = graph.node(new Key(state));
        return node.layer();
    }

    @Test
    public void everyVerbAndEveryProblemHasWordsInBothLanguages() {
        Labels verbs = Labels.beside(ActLabels.class);
        Stream.of(Verb.values()).forEach(verb -> verbs.text("verb." + Key.of(verb)));
        verbs.verify();
        for (ProblemType problem : ProblemType.values()) {
            assertFalse(problem.title().fr().startsWith("title."));
            assertFalse(problem.page().en().startsWith("page."));
        }
        assertEquals(
                "Modifier : Formulaire",
                ActLabels.of(Samples.TYPE, Act.of(Verb.EDIT, new Key("form"))).fr());
    }
}
