package org.liasse.itests.job;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.BeforeClass;
import org.junit.Test;
import org.liasse.itests.Platform;
import org.liasse.itests.Shared;
import org.liasse.itests.story.Rest;
import org.liasse.itests.story.Rest.Answer;
import org.liasse.itests.story.Rest.Request;
import org.liasse.itests.story.Town;
import org.liasse.itests.story.Town.Person;

/** Many dossiers in one file, on the whole platform. */
public class ExportIT {

    private static final int DOSSIERS = 5;

    private static Platform platform;
    private static Person instructor;
    private static Person applicant;
    private static String procedure;
    private static List<String> dossiers;

    @BeforeClass
    public static void furnish() {
        platform = Shared.platform();
        Town town =
                Town.found(
                        platform,
                        "export",
                        Map.of(
                                "administrator", "administrator",
                                "instructor", "",
                                "applicant", "applicant"));
        instructor = town.person("instructor");
        applicant = town.person("applicant");
        procedure = Town.procedure(town.person("administrator"), "To take along", instructor);
        dossiers =
                Stream.iterate(1, i -> i + 1)
                        .limit(DOSSIERS)
                        .map(i -> Town.deposited(applicant.rest(), procedure, "=1+" + i))
                        .toList();
        instructor
                .rest()
                .send(
                        new Request(
                                        "PATCH",
                                        "/api/dossiers/"
                                                + dossiers.get(0)
                                                + "/sections/annotations",
                                        Map.of("remark", "for us alone"))
                                .ifMatch("*"))
                .expect(200);
    }

    private static Map<String, ?> all(String format) {
        return Map.of(
                "format",
                format,
                "query",
                Map.of("type", "procedure-dossier", "context", procedure, "tab", "all"));
    }

    // CORE-17, PROC-46, PROC-47, PROC-49
    @Test
    public void PROC_46_whatIsTakenAlongIsWhatTheApiAnswers() {
        Rest rest = instructor.rest();
        Exported json = Exported.of(platform, rest, all("json"));
        JsonNode taken = Rest.parse(json.bytes());
        assertEquals(DOSSIERS, taken.size());
        for (JsonNode dossier : taken) {
            JsonNode read = rest.read("/api/dossiers/" + dossier.get("id").asText());
            for (String member : List.of("number", "title", "state", "createdAt", "sections")) {
                assertEquals(member, read.get(member), dossier.get(member));
            }
        }
        JsonNode file = json.job().at("/result/file");
        assertEquals(json.bytes().length, file.get("size").asInt());
        assertTrue(file.get("name").asText(), file.get("name").asText().endsWith(".json"));
        assertEquals(DOSSIERS, json.job().at("/result/succeeded").asInt());
    }

    // PROC-22, PROC-46
    @Test
    public void PROC_46_annotationsStandInXlsxAndOdsAndNotInCsv() {
        Rest rest = instructor.rest();
        String csv = Exported.of(platform, rest, all("csv")).text();
        assertEquals(DOSSIERS + 1, csv.lines().count());
        assertTrue(csv, csv.contains("'=1+1"));
        assertFalse(csv, csv.contains("for us alone"));
        for (String format : List.of("xlsx", "ods")) {
            String text = Exported.of(platform, rest, all(format)).text();
            assertTrue(text, text.contains("for us alone"));
            assertTrue(text, text.contains("Shelves"));
        }
    }

    // CORE-05, PROC-22
    @Test
    public void PROC_22_theApplicantTakesHisDossiersAlongWithoutTheAnnotations() {
        for (String format : List.of("csv", "xlsx", "ods", "json", "zip")) {
            Exported exported =
                    Exported.of(
                            platform,
                            applicant.rest(),
                            Map.of("format", format, "dossiers", dossiers));
            assertEquals(DOSSIERS, exported.job().at("/result/succeeded").asInt());
            assertFalse(exported.text(), exported.text().contains("for us alone"));
            assertFalse(exported.text(), exported.text().contains("remark"));
        }
    }

    // CORE-17
    @Test
    public void CORE_17_aFileIsItsOwnersAndTakenInPartsToo() {
        Exported csv = Exported.of(platform, instructor.rest(), all("csv"));
        String path = csv.job().at("/result/file/href").asText();
        applicant.rest().get(path).expect(404);
        Rest.visitor(platform.httpPort()).get(path).expect(401);
        Answer whole = instructor.rest().get(path).expect(200);
        assertTrue(
                whole.header("Content-Disposition").orElse("").startsWith("attachment; filename="));
        assertEquals("text/csv;charset=UTF-8", whole.header("Content-Type").orElseThrow());
    }

    // CORE-31
    @Test
    public void CORE_31_whatCannotBeTakenAlongIsNamed() {
        Rest rest = instructor.rest();
        Answer refused =
                rest.send("POST", "/api/exports", Map.of("format", "papyrus", "dossiers", dossiers))
                        .expect(422);
        assertEquals("/format", refused.json().at("/errors/0/pointer").asText());
        assertTrue(refused.text(), refused.text().contains("csv, json, ods, xlsx, zip"));
        rest.send("POST", "/api/exports", Map.of("format", "csv")).expect(422);
        rest.send(
                        "POST",
                        "/api/exports",
                        Map.of(
                                "format",
                                "csv",
                                "query",
                                Map.of("type", "procedure-dossier"),
                                "columns",
                                List.of("nothing")))
                .expect(422);
    }
}
