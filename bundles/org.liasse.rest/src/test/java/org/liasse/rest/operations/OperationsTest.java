package org.liasse.rest.operations;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckMetadata;
import org.junit.Test;
import org.liasse.api.dossier.Dossiers;
import org.liasse.rest.Doors;
import org.liasse.rest.http.TestServer;
import org.liasse.rest.http.TestServer.Answered;
import org.osgi.framework.ServiceReference;

public class OperationsTest {

    private final List<HealthCheckExecutionResult> results = new ArrayList<>();
    private final HealthCheckExecutor executor =
            new Doors().on("execute", a -> results).as(HealthCheckExecutor.class);
    private final Dossiers core = new Doors().as(Dossiers.class);

    private static HealthCheckExecutionResult result(String name, FormattingResultLog log) {
        Map<String, Object> properties = Map.of("hc.name", name, "service.id", 1L);
        ServiceReference<?> reference =
                new Doors()
                        .on("getProperty", a -> properties.get(a[0]))
                        .on("getPropertyKeys", a -> new String[0])
                        .as(ServiceReference.class);
        return new Doors()
                .on("getHealthCheckResult", a -> new Result(log))
                .on("getHealthCheckMetadata", a -> new HealthCheckMetadata(reference))
                .as(HealthCheckExecutionResult.class);
    }

    private Answered ask(Health health, String path) throws Exception {
        return ask(health, path, "/api");
    }

    private Answered ask(Health health, String path, String served) throws Exception {
        try (TestServer server =
                new TestServer(null, 1).at("/health", Set.of(health)).alsoServing(served)) {
            server.get(path);
            return server.get(path);
        }
    }

    @Test
    public void aProcessThatAnswersLives() throws Exception {
        assertEquals(200, ask(new Health(null, null), "/health/live").status());
    }

    @Test
    public void withoutTheCoreItIsNotReadyAndSaysSo() throws Exception {
        Answered answer = ask(new Health(executor, null), "/health/ready");
        assertEquals(503, answer.status());
        assertEquals("5", answer.header("Retry-After"));
        assertTrue(answer.text(), answer.json().get("detail").asText().contains("core"));
        assertEquals(503, ask(new Health(null, core), "/health/ready").status());
    }

    @Test
    public void beforeTheCoresResourcesAreServedItIsNotReady() throws Exception {
        Answered answer = ask(new Health(executor, core), "/health/ready", "/api/notes");
        assertEquals(503, answer.status());
        assertTrue(answer.text(), answer.json().get("detail").asText().contains("/api is not"));
        assertEquals(200, ask(new Health(executor, core), "/health/ready").status());
    }

    @Test
    public void aWarningIsNamedAndStaysReady() throws Exception {
        var log = new FormattingResultLog();
        log.warn("{}: {}", "org.liasse.variant.broken", "no such column");
        results.add(result("schemas", log));
        Answered answer = ask(new Health(executor, core), "/health/ready");
        assertEquals(answer.text(), 200, answer.status());
        assertEquals("warn", answer.json().get("status").asText());
        assertTrue(answer.text().contains("org.liasse.variant.broken: no such column"));
    }

    @Test
    public void aCriticalFindingIsTheReasonOf503() throws Exception {
        var log = new FormattingResultLog();
        log.critical("core: the schema is newer than this version");
        results.add(result("schemas", log));
        Answered answer = ask(new Health(executor, core), "/health/ready");
        assertEquals(503, answer.status());
        assertTrue(answer.json().get("detail").asText().contains("newer than this version"));
        assertEquals("schemas", answer.json().at("/checks/2/name").asText());
    }

    @Test
    public void requestsAreCountedByTemplateNeverByPath() throws Exception {
        var metrics = new Metrics();
        metrics.answered("GET", "/api/dossiers/{id}", 200, 2_000_000_000L);
        metrics.answered("GET", "/api/dossiers/{id}", 200, 1_000_000_000L);
        String text;
        try (TestServer server = new TestServer(null, 1).at("/metrics", Set.of(metrics))) {
            text = server.get("/metrics").text();
        }
        List<String> lines = Arrays.asList(text.split("\n"));
        String tags = "{method=\"GET\",operation=\"/api/dossiers/{id}\",status=\"200\"}";
        assertTrue(text, lines.contains("http_server_requests_seconds_count" + tags + " 2"));
        assertTrue(text, lines.contains("http_server_requests_seconds_sum" + tags + " 3"));
        assertTrue(text, lines.contains("# TYPE http_server_requests_seconds summary"));
        assertTrue(text, text.contains("jvm_memory_used_bytes{area=\"heap\""));
        assertTrue(text, text.contains("process_cpu_seconds_total "));
        assertFalse(text, text.contains("null"));
        metrics.stop();
    }
}
