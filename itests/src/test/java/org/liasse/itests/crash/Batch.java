package org.liasse.itests.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.liasse.itests.Platform;
import org.liasse.itests.story.Rest;
import org.liasse.itests.story.Rest.Request;
import org.liasse.itests.story.Town;

/**
 * Jobs over many dossiers, an export among them, begun before the platform is killed and gone on
 * with after it.
 */
final class Batch {

    private static final int DOSSIERS = 30;
    private static final int MESSAGES = 3;

    private final Platform platform;
    private final Rest instructor;
    private final List<String> dossiers = new ArrayList<>();
    private final Map<String, Request> asked = new LinkedHashMap<>();
    private final Map<String, String> jobs = new LinkedHashMap<>();
    private final List<String> texts = new ArrayList<>();

    /** Of fresh dossiers of this applicant, which the instructor follows. */
    Batch(Platform platform, Rest applicant, Rest instructor, String procedure) {
        this.platform = platform;
        this.instructor = instructor;
        for (int i = 0; i < DOSSIERS; i++) {
            dossiers.add(Town.deposited(applicant, procedure, "In a batch " + i));
        }
        ask("follow", Map.of("mark", "followed"));
        end("follow");
        jobs.clear();
    }

    /** Asks for jobs; they go on by themselves. */
    void begin() {
        ask("start", Map.of("action", "start-instruction"));
        for (int i = 0; i < MESSAGES; i++) {
            String text = "To all of you " + UUID.randomUUID();
            texts.add(text);
            ask(text, Map.of("thread", "messages", "text", text));
        }
        ask("file", "/api/exports", Map.of("format", "json"));
    }

    private void ask(String name, Map<String, ?> deed) {
        ask(name, "/api/bulk", deed);
    }

    private void ask(String name, String path, Map<String, ?> what) {
        Map<String, Object> job = new LinkedHashMap<>(what);
        job.put("dossiers", dossiers);
        Request request = new Request("POST", path, job).once(UUID.randomUUID().toString());
        asked.put(name, request);
        jobs.put(name, instructor.send(request).expect(202).json().get("id").asText());
    }

    private JsonNode end(String name) {
        String path = "/api/jobs/" + jobs.get(name);
        platform.until("the job " + name + " is over", () -> instructor.read(path).has("endedAt"));
        return instructor.read(path);
    }

    /** Each job has come to its end and was done once on every dossier; answers how many items. */
    int judge() {
        for (String name : jobs.keySet()) {
            JsonNode job = end(name);
            if (!job.get("state").asText().equals("done")
                    || job.at("/result/succeeded").asInt() != DOSSIERS) {
                throw new AssertionError("the job " + name + " ended so: " + job);
            }
            String again = instructor.send(asked.get(name)).expect(202).json().get("id").asText();
            if (!again.equals(jobs.get(name))) {
                throw new AssertionError("the job " + name + " was begun twice");
            }
        }
        String file = end("file").at("/result/file/href").asText();
        int rows = instructor.read(file).size();
        if (rows != DOSSIERS) {
            throw new AssertionError("the file holds " + rows + " dossiers");
        }
        dossiers.forEach(this::judge);
        return jobs.size() * DOSSIERS;
    }

    private void judge(String dossier) {
        String path = "/api/dossiers/" + dossier;
        once(path, "start-instruction", kinds(instructor.all(path + "/timeline?limit=200")));
        List<String> said =
                instructor.all(path + "/threads/messages/messages?limit=200").stream()
                        .map(message -> message.get("text").asText())
                        .toList();
        texts.forEach(text -> once(path, text, said));
    }

    private static List<String> kinds(List<JsonNode> timeline) {
        return timeline.stream().map(entry -> entry.get("kind").asText()).toList();
    }

    private static void once(String path, String what, List<String> all) {
        long count = all.stream().filter(what::equals).count();
        if (count != 1) {
            throw new AssertionError(path + " has " + what + " " + count + " times: " + all);
        }
    }
}
