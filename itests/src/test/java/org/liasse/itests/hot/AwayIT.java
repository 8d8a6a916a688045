package org.liasse.itests.hot;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.liasse.itests.Console;
import org.liasse.itests.Distribution;
import org.liasse.itests.Platform;
import org.liasse.itests.Shared;
import org.liasse.itests.crash.Chains;
import org.liasse.itests.story.Rest;
import org.liasse.itests.story.Rest.Answer;
import org.liasse.itests.story.Rest.Request;
import org.liasse.itests.story.Town;
import org.liasse.itests.story.Town.Person;

/**
 * What becomes of dossiers whose variant goes: they are listed, read and searched, with each
 * reader's own rights; what needs a decision waits. When it comes back, all is as before: at once,
 * after a restart without it, and under another distribution, which brings back by itself what was
 * installed.
 */
public class AwayIT {

    private static final String SECRET = "Zqsecretremark";
    private static final List<String> ONLY_WHILE_PRESENT =
            List.of("present", "actions", "may", "todo");

    private Platform platform = Shared.platform();
    private Person administrator;
    private Person instructor;
    private Person applicant;
    private Person neighbour;
    private String procedure;
    private String dossier;

    @Test
    public void dossiersOutliveTheirVariantAndItsReturnChangesNothing() throws Exception {
        furnish();
        Map<String, String> before = readings(false);
        Map<String, String> alone = readings(true);
        assertTrue("the search finds it", before.get("instructor " + search()).contains(dossier));

        deploy("feature:uninstall " + Town.VARIANT);
        assertEquals(alone, readings(true));
        decisionsWait();

        platform.stop();
        platform.start();
        assertEquals("after a restart without it", alone, readings(true));
        decisionsWait();

        deploy("feature:install " + Town.VARIANT);
        Town.awaitVariant(platform);
        assertEquals("once it is back", before, readings(false));

        platform.stop();
        chainsHold();
        platform = platform.updatedTo(Distribution.unpack("platform-next"));
        platform.start();
        Shared.movedTo(platform);
        Town.awaitVariant(platform);
        assertEquals("under another distribution", before, readings(false));
        assertEquals(200, startInstruction(instructor).status());
    }

    private void deploy(String command) {
        try (Console console = platform.console()) {
            console.must(command);
        }
    }

    private void furnish() {
        Town town =
                Town.found(
                        platform,
                        "away",
                        Map.of(
                                "administrator",
                                "administrator",
                                "instructor",
                                "",
                                "applicant",
                                "applicant",
                                "neighbour",
                                "applicant"));
        administrator = town.person("administrator");
        instructor = town.person("instructor");
        applicant = town.person("applicant");
        neighbour = town.person("neighbour");
        procedure = Town.procedure(administrator, "Subsidies", instructor);
        dossier =
                applicant
                        .rest()
                        .send(
                                "POST",
                                "/api/dossiers",
                                Map.of(
                                        "type",
                                        "procedure-dossier",
                                        "context",
                                        procedure,
                                        "title",
                                        "A library",
                                        "sections",
                                        Map.of("form", Town.completeForm())))
                        .expect(201)
                        .json()
                        .get("id")
                        .asText();
        String path = "/api/dossiers/" + dossier;
        applicant
                .rest()
                .send(
                        Request.raw(
                                "POST",
                                path + "/documents/attachments/versions?name=plan.txt",
                                "The plan".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .expect(201);
        applicant
                .rest()
                .send(new Request("POST", path + "/actions/deposit", Map.of()).ifMatch("*"))
                .expect(200);
        applicant
                .rest()
                .send(
                        "POST",
                        path + "/threads/messages/messages",
                        Map.of("text", "Is it complete?"))
                .expect(201);
        String annotations = path + "/sections/annotations";
        String tag = instructor.rest().get(annotations).expect(200).etag();
        instructor
                .rest()
                .send(new Request("PATCH", annotations, Map.of("remark", SECRET)).ifMatch(tag))
                .expect(200);
    }

    private static String search() {
        return "/api/dossiers?type=procedure-dossier&count=true&q=" + SECRET;
    }

    /**
     * What each reader reads, by reader and path.
     *
     * @param alone without what only a variant that is there can tell
     */
    private Map<String, String> readings(boolean alone) {
        String path = "/api/dossiers/" + dossier;
        List<String> paths =
                new ArrayList<>(
                        List.of(
                                path,
                                path + "/timeline",
                                path + "/documents",
                                path + "/threads/messages/messages",
                                path + "/sections/annotations",
                                path + "/participants",
                                "/api/dossiers?type=procedure-dossier&columns=form.members",
                                "/api/dossiers?type=procedure-dossier&where=annotations.remark:eq:"
                                        + SECRET,
                                "/api/tabs?type=procedure-dossier&context=" + procedure,
                                "/api/types/procedure-dossier",
                                search()));
        Map<String, String> readings = new LinkedHashMap<>();
        Map.of(
                        "administrator", administrator,
                        "instructor", instructor,
                        "applicant", applicant,
                        "neighbour", neighbour)
                .forEach(
                        (name, person) -> {
                            for (String each : paths) {
                                readings.put(name + " " + each, read(person.rest(), each, alone));
                            }
                        });
        return new java.util.TreeMap<>(readings);
    }

    private static String read(Rest reader, String path, boolean alone) {
        Answer answer = reader.get(path);
        assertTrue(path + " answers " + answer.status(), answer.status() < 500);
        // a problem names its incident or its moment nowhere; still, only its status is the rule
        String text = answer.isFine() ? answer.text() : "";
        if (alone && answer.isFine()) {
            JsonNode json = answer.json();
            json.findParents("present")
                    .forEach(parent -> ((ObjectNode) parent).remove(ONLY_WHILE_PRESENT));
            text = json.toString();
        }
        return answer.status() + " " + text;
    }

    private Answer startInstruction(Person person) {
        String path = "/api/dossiers/" + dossier + "/actions/start-instruction";
        return person.rest().send(new Request("POST", path, Map.of()).ifMatch("*"));
    }

    /** Access is asked before: who may not see it learns no more than ever. */
    private void decisionsWait() {
        String path = "/api/dossiers/" + dossier;
        waits(startInstruction(instructor));
        waits(
                applicant
                        .rest()
                        .send(
                                "POST",
                                path + "/threads/messages/messages",
                                Map.of("text", "Nobody there?")));
        waits(instructor.rest().get("/api/procedure-dossiers"));
        assertEquals(404, startInstruction(neighbour).status());
    }

    private static void waits(Answer answer) {
        assertEquals(answer.text(), 503, answer.status());
        assertTrue("says when to try again", answer.header("Retry-After").isPresent());
    }

    private void chainsHold() throws SQLException, IOException {
        String url = "jdbc:derby:" + platform.data().resolve("database/liasse");
        try (Connection connection = DriverManager.getConnection(url, "liasse", "liasse")) {
            String found = Chains.verify(connection);
            Files.writeString(
                    java.nio.file.Path.of(System.getProperty("liasse.work"), "away.txt"), found);
        }
        try {
            // lets the platform have its database again; Derby says so by an exception
            DriverManager.getConnection(url + ";shutdown=true", "liasse", "liasse").close();
        } catch (SQLException e) {
            assertEquals("08006", e.getSQLState());
        }
    }
}
