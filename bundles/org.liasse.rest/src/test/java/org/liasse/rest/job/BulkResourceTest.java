package org.liasse.rest.job;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierQuery.Operator;
import org.liasse.api.job.Bulk;
import org.liasse.api.job.Jobs;
import org.liasse.api.job.Jobs.Job;
import org.liasse.api.job.Jobs.Progress;
import org.liasse.api.job.Jobs.Refusal;
import org.liasse.api.job.Jobs.State;
import org.liasse.api.people.Caller;
import org.liasse.rest.Doors;
import org.liasse.rest.Samples;
import org.liasse.rest.http.TestServer;
import org.liasse.rest.http.TestServer.Answered;

public class BulkResourceTest {

    private static final Job STARTED = job(State.QUEUED, 0, 0, 0, null);

    private final List<Object[]> asked = new ArrayList<>();
    private final Doors doors =
            new Doors()
                    .on("start", a -> remember(a, STARTED))
                    .on("list", a -> remember(a, List.of(STARTED)))
                    .on("cancel", a -> remember(a, null));
    private final JobStreams streams = new JobStreams();
    private TestServer server;

    @Before
    public void start() throws Exception {
        Jobs jobs = doors.as(Jobs.class);
        server =
                new TestServer(null, 1000)
                        .at(
                                "/api",
                                Set.of(
                                        new BulkResource(jobs),
                                        new JobResource(jobs, null, streams)));
    }

    @After
    public void stop() {
        streams.close();
        server.close();
    }

    private Object remember(Object[] arguments, Object answer) {
        asked.add(arguments);
        return answer;
    }

    private static Job job(State state, int done, int total, int refused, Problem problem) {
        return new Job(
                "j-1",
                "bulk",
                state,
                null,
                done,
                total,
                refused,
                Samples.AT,
                null,
                state.isOver() ? Samples.AT : null,
                problem,
                null);
    }

    private Bulk started(String body) throws Exception {
        Answered answer = server.send("POST", "/api/bulk", body);
        assertEquals(answer.text(), 202, answer.status());
        assertEquals("/api/jobs/j-1", answer.header("Location").replaceFirst("^http://[^/]*", ""));
        assertEquals("queued", answer.json().get("state").asText());
        assertFalse(answer.text(), answer.json().has("result"));
        return (Bulk) asked.get(asked.size() - 1)[1];
    }

    // CORE-31
    @Test
    public void CORE_31_aBulkIsOneDeedOnASelectionOrAQuery() throws Exception {
        assertEquals(
                new Bulk(
                        new Bulk.Perform(
                                new Key("refuse"),
                                Map.of("motivation", "Late"),
                                Set.of(new Key("rights-created"))),
                        List.of("d-1", "d-2"),
                        null),
                started(
                        """
                        {"action": "refuse", "inputs": {"motivation": "Late"},
                         "acknowledged": ["rights-created"], "dossiers": ["d-1", "d-2"]}\
                        """));
        assertEquals(
                Bulk.on(List.of("d-1"), new Bulk.Mark(new Key("followed"))),
                started("{\"mark\": \"followed\", \"dossiers\": [\"d-1\"]}"));
        assertEquals(
                Bulk.on(List.of("d-1"), new Bulk.Write(new Key("messages"), "Bonjour")),
                started(
                        "{\"thread\": \"messages\", \"text\": \"Bonjour\", \"dossiers\":"
                                + " [\"d-1\"]}"));
        Bulk whole =
                started(
                        """
                        {"unmark": "followed", "query": {"type": "request", "tab": "mine",
                         "state": ["draft"], "where": ["form.surface:ge:10"]}}\
                        """);
        assertEquals(new Bulk.Unmark(new Key("followed")), whole.deed());
        DossierQuery query = whole.query();
        assertEquals(new Key("request"), query.type());
        assertEquals(new Key("mine"), query.tab());
        assertEquals(Set.of(new Key("draft")), query.states());
        assertEquals(Operator.GE, query.where().get(0).operator());
    }

    // CORE-31
    @Test
    public void CORE_31_aBulkRefusesWhatItDoesNotKnowByName() throws Exception {
        refused("{\"dossiers\": [\"d-1\"]}", "");
        refused("{\"mark\": \"followed\", \"unmark\": \"seen\", \"dossiers\": [\"d-1\"]}", "");
        refused("{\"mark\": \"followed\"}", "");
        refused("{\"mark\": \"followed\", \"dossiers\": [\"d-1\"], \"query\": {}}", "");
        refused("{\"mark\": \"followed\", \"dossiers\": [\"d-1\"], \"text\": \"x\"}", "/text");
        refused("{\"mark\": \"not a key\", \"dossiers\": [\"d-1\"]}", "/mark");
        refused("{\"mark\": \"followed\", \"dossiers\": [1]}", "/dossiers/0");
        refused("{\"thread\": \"messages\", \"dossiers\": [\"d-1\"]}", "/text");
        refused("{\"mark\": \"followed\", \"query\": {\"sort\": \"title\"}}", "/query/sort");
        refused("{\"mark\": \"followed\", \"query\": {\"where\": [\"x\"]}}", "/query/where");
        assertEquals(List.of(), asked);
    }

    private void refused(String body, String pointer) throws Exception {
        Answered answer = server.send("POST", "/api/bulk", body);
        assertEquals(body + answer.text(), 422, answer.status());
        assertEquals(body, pointer, answer.json().at("/errors/0/pointer").asText());
    }

    // CORE-31
    @Test
    public void CORE_31_aJobTellsWhatWasRefusedAndWhyInTheReadersLanguage() throws Exception {
        Problem notFollowed =
                Problem.of(Problem.Kind.NOT_READY, "Pas suivi.", "Not followed.")
                        .because("not-followed");
        doors.on(
                "read",
                a ->
                        remember(
                                a,
                                new Progress(
                                        job(State.DONE, 200, 200, 2, null),
                                        List.of(
                                                new Refusal(
                                                        "d-1",
                                                        Optional.of("2026-000001"),
                                                        notFollowed),
                                                new Refusal(
                                                        "d-2",
                                                        Optional.empty(),
                                                        Problem.notFound())),
                                        "7")));
        Answered answer = server.get("/api/jobs/j-1?after=3&limit=1000", "Accept-Language", "en");
        assertEquals(answer.text(), 200, answer.status());
        assertEquals("3", asked.get(0)[2]);
        assertEquals(1000, asked.get(0)[3]);
        assertEquals("done", answer.json().get("state").asText());
        assertEquals(200, answer.json().get("done").asInt());
        assertEquals(198, answer.json().at("/result/succeeded").asInt());
        assertEquals("7", answer.json().get("next").asText());
        assertEquals("2026-000001", answer.json().at("/failed/0/number").asText());
        assertEquals("/api/problems/not-ready", answer.json().at("/failed/0/type").asText());
        assertEquals("not-followed", answer.json().at("/failed/0/reason").asText());
        assertEquals("Not followed.", answer.json().at("/failed/0/detail").asText());
        assertFalse(answer.json().at("/failed/1").has("number"));
        assertEquals(404, answer.json().at("/failed/1/status").asInt());
        assertEquals(422, server.get("/api/jobs/j-1?limit=1001").status());
    }

    // CORE-31
    @Test
    public void CORE_31_jobsAreListedAndCancelled() throws Exception {
        Answered page = server.get("/api/jobs?limit=1&after=j-2");
        assertEquals("j-2", asked.get(0)[1]);
        assertEquals("/api/jobs/j-1", page.json().at("/items/0/href").asText());
        assertEquals("j-1", page.json().get("next").asText());
        assertFalse(server.get("/api/jobs").json().has("next"));
        assertEquals(204, server.send("DELETE", "/api/jobs/j-1", (String) null).status());
        assertEquals("j-1", asked.get(2)[1]);
        assertEquals(Caller.class, asked.get(2)[0].getClass());
    }
}
