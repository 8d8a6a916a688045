package org.liasse.itests.story;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.itests.Platform;
import org.liasse.itests.story.Rest.Request;

/** The demonstration's office, and its people as they work through HTTP. */
final class Office {

    private static final Set<String> GOING = Set.of("queued", "running", "waiting");

    private final Platform platform;
    private final Map<String, String> passwords = new HashMap<>();
    private final Map<String, Rest> signedIn = new HashMap<>();

    private Office(Platform platform) {
        this.platform = platform;
    }

    /** Loads it. */
    static Office loaded(Platform platform) {
        platform.install(Town.VARIANT);
        Town.awaitVariant(platform);
        platform.install("liasse-demo");
        Office office = new Office(platform);
        platform.until("it is loaded", Duration.ofMinutes(4), office::load);
        return office;
    }

    private boolean load() {
        Platform.Said said = platform.command("liasse:demo-load --json");
        if (said.exitCode() != 0) {
            return false;
        }
        JsonNode told = told(said);
        assertTrue(told.get("changed").asBoolean());
        for (JsonNode person : told.get("items")) {
            passwords.put(person.get("login").asText(), person.get("password").asText());
        }
        return true;
    }

    /** Whether loading it again changes anything. */
    boolean changesWhenLoadedAgain() {
        return told(platform.command("liasse:demo-load --json")).get("changed").asBoolean();
    }

    private static JsonNode told(Platform.Said said) {
        String line = said.text().substring(said.text().indexOf('{')).strip();
        return Rest.parse(line.getBytes(StandardCharsets.UTF_8));
    }

    /** Somebody who can sign in. */
    Rest as(String login) {
        return signedIn.computeIfAbsent(
                login,
                known -> Rest.visitor(platform.httpPort()).signedIn(known, passwords.get(known)));
    }

    /** All requests that somebody sees, in some state, oldest first. */
    List<JsonNode> requests(String login, String state) {
        return as(login)
                .all(
                        "/api/dossiers?type=procedure-dossier&columns=identity.applicant&limit=200"
                                + "&sort=createdAt&state="
                                + state);
    }

    /** One dossier as somebody reads it. */
    JsonNode read(String login, String dossier) {
        return as(login).read("/api/dossiers/" + dossier);
    }

    /** The dossiers that somebody sees of a type, by title. */
    Map<String, String> titled(String login, String path) {
        Map<String, String> titled = new TreeMap<>();
        as(login)
                .all(path)
                .forEach(item -> titled.put(item.get("title").asText(), item.get("id").asText()));
        return titled;
    }

    /** Performs an action. */
    void act(String login, String dossier, String action, Map<String, ?> inputs) {
        as(login)
                .send(
                        new Request(
                                        "POST",
                                        "/api/dossiers/" + dossier + "/actions/" + action,
                                        inputs)
                                .ifMatch("*"))
                .expect(200);
    }

    /** Does something to many, and waits for its end: what is told of it then. */
    JsonNode inBulk(String login, Map<String, ?> bulk) {
        Rest rest = as(login);
        String job =
                "/api/jobs/"
                        + rest.send("POST", "/api/bulk", bulk)
                                .expect(202)
                                .json()
                                .get("id")
                                .asText();
        platform.until(
                "the job is over", () -> !GOING.contains(rest.read(job).get("state").asText()));
        JsonNode over = rest.read(job);
        assertEquals(over.toString(), "done", over.get("state").asText());
        return over;
    }

    /** By dossier, why it was refused. */
    static Map<String, String> reasons(JsonNode job) {
        Map<String, String> reasons = new HashMap<>();
        job.get("failed")
                .forEach(
                        item -> {
                            String kind = item.path("reasonKind").asText("");
                            reasons.put(
                                    item.get("dossier").asText(),
                                    item.get("status").asText()
                                            + " "
                                            + item.path("reason").asText(kind));
                        });
        return reasons;
    }

    /** A procedure as its file draws it. */
    static JsonNode drawing(String procedure) {
        Path file =
                Path.of(
                        System.getProperty("liasse.bundles"),
                        "org.liasse.demo/src/main/resources/org/liasse/demo/procedures",
                        procedure + ".json");
        try {
            return Rest.parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
