package org.liasse.itests.story;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.liasse.itests.Platform;
import org.liasse.itests.Shared;
import org.liasse.itests.story.Rest.Request;
import org.liasse.itests.story.Town.Person;

/** What a town tells everybody of how it decides; through HTTP alone. */
public class StatisticsIT {

    private final Platform platform = Shared.platform();
    private final Rest visitor = Rest.visitor(platform.httpPort());

    private static void act(Person who, String dossier, String action, Map<String, ?> inputs) {
        who.rest()
                .send(
                        new Request(
                                        "POST",
                                        "/api/dossiers/" + dossier + "/actions/" + action,
                                        inputs)
                                .ifMatch("*"))
                .expect(200);
    }

    private JsonNode figures(Rest reader, String path, String key) {
        for (JsonNode item : reader.read(path + "?type=procedure-dossier").get("items")) {
            if (item.get("key").asText().equals(key)) {
                return item;
            }
        }
        throw new AssertionError("nothing is told of " + key);
    }

    private static JsonNode thisWeek(JsonNode figures) {
        return figures.at("/periods/11");
    }

    // PROC-52, CORE-27
    @Test
    public void PROC_52_everybodyReadsTheStatisticsOfAPublishedProcedureAndTakesNoFileAlong()
            throws IOException {
        Town town =
                Town.found(
                        platform,
                        "figures",
                        Map.of(
                                "administrator",
                                "administrator",
                                "instructor",
                                "",
                                "applicant",
                                "applicant"));
        Person instructor = town.person("instructor");
        String procedure = Town.procedure(town.person("administrator"), "Figures", instructor);
        String accepted = Town.deposited(town.person("applicant").rest(), procedure, "One");
        String refused = Town.deposited(town.person("applicant").rest(), procedure, "Two");
        String corrected = Town.deposited(town.person("applicant").rest(), procedure, "Three");
        act(instructor, accepted, "start-instruction", Map.of());
        act(instructor, accepted, "accept", Map.of());
        act(instructor, refused, "start-instruction", Map.of());
        act(instructor, refused, "refuse", Map.of("motivation", "No"));
        act(instructor, corrected, "request-correction", Map.of("correction", "More"));

        String path = "/api/dossiers/" + procedure + "/statistics";
        JsonNode progress = figures(visitor, path, "progress");
        assertEquals(3, progress.get("current").size());
        progress.get("current").forEach(cell -> assertEquals(1, cell.get("n").asInt()));
        assertEquals(3, thisWeek(figures(visitor, path, "deposits")).get("n").asInt());
        JsonNode rate = thisWeek(figures(visitor, path, "acceptance"));
        assertEquals(0.5, rate.get("rate").asDouble(), 0);
        JsonNode usual = figures(visitor, path, "processing").get("usual");
        assertEquals(2, usual.get("n").asInt());
        assertEquals(0, usual.get("ninetieth").asInt());

        act(instructor, refused, "reopen", Map.of());
        assertEquals(2, thisWeek(figures(visitor, path, "decisions")).get("n").asInt());

        for (String form : List.of("text/csv", "application/zip")) {
            var answer = visitor.stream(path, "Accept", form);
            answer.body().close();
            assertEquals(406, answer.statusCode());
        }
        assertEquals(404, visitor.get("/api/offices/figures/statistics").status());
        assertEquals(404, visitor.get("/api/dossiers/" + accepted + "/statistics").status());
        JsonNode all =
                figures(
                        town.person("administrator").rest(),
                        "/api/offices/figures/statistics",
                        "progress");
        assertTrue(all.get("current").size() > 0);
        assertFalse(all.has("periods"));
    }
}
