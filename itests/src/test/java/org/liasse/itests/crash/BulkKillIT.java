package org.liasse.itests.crash;

import static org.junit.Assert.assertEquals;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Test;
import org.liasse.itests.Platform;
import org.liasse.itests.story.Rest;
import org.liasse.itests.story.Town;
import org.liasse.itests.story.Town.Person;
import org.liasse.test.database.PostgresServer;

/**
 * One decision on many dossiers, on PostgreSQL, killed twice on the way: each is decided once.
 *
 * <p>{@code liasse.bulk.dossiers} says on how many, 60 by default.
 */
public class BulkKillIT {

    private static final int DOSSIERS = Integer.getInteger("liasse.bulk.dossiers", 0);
    private static final int HANDS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(60);
    private static final String MOTIVE = "The budget is spent.";

    private Rest instructor;
    private String procedure;

    // CORE-31, PROC-43
    @Test
    public void PROC_43_aDecisionOnManyThatIsKilledTwiceIsGivenOnceOnEach() throws Exception {
        assumeTrue("a long proof", DOSSIERS > 0);
        try (Platform platform = Platform.onPostgres(PostgresServer.shared())) {
            platform.start();
            furnish(platform);
            done(platform, started(Map.of("mark", "followed"), "under-construction"));
            done(platform, started(Map.of("action", "start-instruction"), "under-construction"));

            String job =
                    started(
                            Map.of("action", "refuse", "inputs", Map.of("motivation", MOTIVE)),
                            "under-instruction");
            int first = killedAfter(platform, job, DOSSIERS / 4);
            int second = killedAfter(platform, job, DOSSIERS / 2);
            JsonNode end = done(platform, job);
            int doubled = 0;
            List<JsonNode> refused = instructor.all(list("refused"));
            for (JsonNode dossier : refused) {
                doubled += decisions(dossier.get("id").asText()) == 1 ? 0 : 1;
            }
            write(
                    "%d dossiers, killed after %d and after %d; decided %d, more or less than once %d"
                            .formatted(DOSSIERS, first, second, refused.size(), doubled));
            assertEquals(DOSSIERS, end.at("/result/succeeded").asInt());
            assertEquals(0, end.get("refused").asInt());
            assertEquals(DOSSIERS, refused.size());
            assertEquals(0, doubled);
        }
    }

    private void furnish(Platform platform) throws Exception {
        platform.install(Town.VARIANT);
        Town.awaitVariant(platform);
        Town town =
                Town.found(
                        platform,
                        "many",
                        Map.of(
                                "administrator", "administrator",
                                "instructor", "",
                                "applicant", "applicant"));
        Person person = town.person("instructor");
        instructor = person.rest();
        procedure = Town.procedure(town.person("administrator"), "Many", person);
        Rest applicant = town.person("applicant").rest();
        ExecutorService hands = Executors.newFixedThreadPool(HANDS);
        try {
            List<Future<String>> deposited = new ArrayList<>();
            for (int i = 0; i < DOSSIERS; i++) {
                String title = "Request " + i;
                deposited.add(hands.submit(() -> Town.deposited(applicant, procedure, title)));
            }
            for (Future<String> one : deposited) {
                one.get();
            }
        } finally {
            hands.shutdownNow();
        }
    }

    private String started(Map<String, ?> deed, String state) {
        Map<String, Object> bulk = new HashMap<>(deed);
        bulk.put(
                "query",
                Map.of("type", "procedure-dossier", "context", procedure, "state", List.of(state)));
        return instructor.send("POST", "/api/bulk", bulk).expect(202).json().get("id").asText();
    }

    private int killedAfter(Platform platform, String job, int items) {
        platform.until(
                items + " are behind it", PATIENCE, () -> read(job).get("done").asInt() >= items);
        int done = read(job).get("done").asInt();
        platform.kill();
        platform.start();
        Town.awaitVariant(platform);
        return done;
    }

    private JsonNode done(Platform platform, String job) {
        platform.until(
                "the job is done", PATIENCE, () -> read(job).get("state").asText().equals("done"));
        return read(job);
    }

    private JsonNode read(String job) {
        return instructor.read("/api/jobs/" + job);
    }

    private String list(String state) {
        return "/api/dossiers?type=procedure-dossier&limit=200&context="
                + procedure
                + "&state="
                + state;
    }

    private long decisions(String dossier) {
        return instructor.all("/api/dossiers/" + dossier + "/timeline?limit=200").stream()
                .filter(entry -> entry.get("kind").asText().equals("refuse"))
                .count();
    }

    private static void write(String line) throws IOException {
        Path file = Path.of(System.getProperty("liasse.work"), "bulk.txt");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                Instant.now() + " " + line + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
