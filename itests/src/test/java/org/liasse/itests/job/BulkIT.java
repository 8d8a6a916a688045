package org.liasse.itests.job;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.BeforeClass;
import org.junit.Test;
import org.liasse.itests.Platform;
import org.liasse.itests.Shared;
import org.liasse.itests.job.Following.Event;
import org.liasse.itests.story.Rest;
import org.liasse.itests.story.Rest.Answer;
import org.liasse.itests.story.Town;
import org.liasse.itests.story.Town.Person;

/** Many dossiers at once on the whole platform, followed as a stream of events. */
public class BulkIT {

    private static final String OTHER_VARIANT = "liasse-variant-skeleton";
    private static final int DOSSIERS = 12;
    private static final int FOLLOWED = 5;

    private static Platform platform;
    private static Person instructor;
    private static String procedure;
    private static List<String> dossiers;

    @BeforeClass
    public static void furnish() {
        platform = Shared.platform();
        Town town =
                Town.found(
                        platform,
                        "bulk",
                        Map.of(
                                "administrator", "administrator",
                                "instructor", "",
                                "applicant", "applicant"));
        instructor = town.person("instructor");
        procedure = Town.procedure(town.person("administrator"), "In bulk", instructor);
        dossiers = new ArrayList<>();
        Rest applicant = town.person("applicant").rest();
        for (int i = 0; i < DOSSIERS; i++) {
            dossiers.add(Town.deposited(applicant, procedure, "Request " + i));
        }
    }

    private static JsonNode started(Map<String, ?> bulk) {
        Answer started = instructor.rest().send("POST", "/api/bulk", bulk).expect(202);
        String job = started.json().get("id").asText();
        assertTrue(started.header("Location").orElseThrow().endsWith("/api/jobs/" + job));
        return started.json();
    }

    private static JsonNode followedToItsEnd(Map<String, ?> bulk) throws Exception {
        JsonNode started = started(bulk);
        try (Following stream = Following.of(instructor.rest(), started.get("id").asText(), null)) {
            Event event = stream.next();
            int done = 0;
            while (!event.kind().equals("end")) {
                assertEquals("progress", event.kind());
                assertTrue("it goes forward", event.data().get("done").asInt() >= done);
                done = event.data().get("done").asInt();
                event = stream.next();
            }
            assertEquals(null, stream.next());
            return instructor.rest().read(event.data().get("href").asText());
        }
    }

    // CORE-31
    @Test
    public void CORE_31_aSelectionAndThenAQueryAreDoneOnceWithTheReasonOfEachRefusal()
            throws Exception {
        JsonNode marked =
                followedToItsEnd(
                        Map.of("mark", "followed", "dossiers", dossiers.subList(0, FOLLOWED)));
        assertEquals(FOLLOWED, marked.at("/result/succeeded").asInt());
        assertEquals(0, marked.get("failed").size());

        JsonNode begun =
                followedToItsEnd(
                        Map.of(
                                "action",
                                "start-instruction",
                                "query",
                                Map.of(
                                        "type",
                                        "procedure-dossier",
                                        "context",
                                        procedure,
                                        "state",
                                        List.of("under-construction"))));
        assertEquals("done", begun.get("state").asText());
        assertEquals(DOSSIERS, begun.get("total").asInt());
        assertEquals(FOLLOWED, begun.at("/result/succeeded").asInt());
        Map<String, String> reasons = new TreeMap<>();
        begun.get("failed")
                .forEach(
                        f ->
                                reasons.put(
                                        f.get("dossier").asText(),
                                        f.get("status") + " " + f.get("reason").asText()));
        assertEquals(Set.copyOf(dossiers.subList(FOLLOWED, DOSSIERS)), reasons.keySet());
        assertEquals(Set.of("409 not-followed"), Set.copyOf(reasons.values()));
        for (String dossier : dossiers) {
            assertEquals(
                    reasons.containsKey(dossier) ? "under-construction" : "under-instruction",
                    instructor.rest().read("/api/dossiers/" + dossier).get("state").asText());
        }
    }

    // CORE-31
    @Test
    public void CORE_31_anOperatorsProgramReadsWhatBecameOfAJob() throws Exception {
        JsonNode done =
                followedToItsEnd(Map.of("unmark", "followed", "dossiers", dossiers.subList(0, 1)));
        String show = "liasse:job-show --json --as " + instructor.login() + " ";
        Platform.Said shown = platform.command(show + done.get("id").asText());
        assertEquals(shown.text(), 0, shown.exitCode());
        JsonNode told = Rest.parse(shown.text().strip().getBytes(StandardCharsets.UTF_8));
        assertEquals("done", told.get("state").asText());

        Platform.Said refused = platform.command(show + UUID.randomUUID());
        assertNotEquals(0, refused.exitCode());
        JsonNode why = Rest.parse(refused.text().strip().getBytes(StandardCharsets.UTF_8));
        assertEquals("not-found", why.at("/error/kind").asText());
    }

    // CORE-31
    @Test
    public void CORE_31_aStreamOutlivesVariantsThatComeAndGoAndEndsWithItsJob() throws Exception {
        List<String> nobodys = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            nobodys.add(UUID.randomUUID().toString());
        }
        String job = started(Map.of("mark", "followed", "dossiers", nobodys)).get("id").asText();
        try (Following stream = Following.of(instructor.rest(), job, null)) {
            String last = stream.next().id();
            platform.install(OTHER_VARIANT);
            platform.command("feature:uninstall " + OTHER_VARIANT);
            instructor.rest().send("DELETE", "/api/jobs/" + job, null).expect(204);
            Event event = stream.next();
            while (event.kind().equals("progress")) {
                last = event.id();
                event = stream.next();
            }
            assertEquals("end", event.kind());
            assertEquals("cancelled", event.data().get("state").asText());
            assertTrue(last, last.startsWith("running-"));
            assertEquals(204, Following.status(instructor.rest(), job, event.id()));
        }
    }
}
