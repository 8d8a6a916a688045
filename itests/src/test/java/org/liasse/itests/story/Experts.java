package org.liasse.itests.story;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liasse.itests.Platform;
import org.liasse.itests.story.Rest.Request;
import org.liasse.test.letter.MailServer;

/** Experts who are asked what they think of a dossier, and say it by the links of their mails. */
record Experts(Platform platform, MailServer server, Office office) {

    private static final String SHARED = "culture@example.org";
    private static final String CONFIDENTIAL = "tresorerie@example.org";
    private static final Pattern LINK =
            Pattern.compile("https://liasse\\.example\\.org/link#([0-9a-f]+)");

    // PROC-23, PROC-24, PROC-27, PROC-28
    void sayWhatTheyThink(String instructor, String dossier) {
        Rest rest = office.as(instructor);
        String procedure = office.read(instructor, dossier).get("context").asText();
        rest.send("POST", "/api/dossiers", asked(procedure, dossier, "else@example.org", "shared"))
                .expect(409);
        String shared = ask(rest, procedure, dossier, SHARED, "shared");
        String confidential = ask(rest, procedure, dossier, CONFIDENTIAL, "confidential");
        Rest first = comesIn(SHARED);
        Rest second = comesIn(CONFIDENTIAL);

        Map<String, ?> words = Map.of("opinion", "Projet utile au quartier.");
        give(first, shared, words).expect(422);
        give(first, shared, Map.of("opinion", "Projet utile au quartier.", "answer", true))
                .expect(200);
        give(second, confidential, Map.of("opinion", "Budget fragile.", "answer", false))
                .expect(200);

        assertTrue(rest.read("/api/dossiers/" + shared).at("/sections/opinion/answer").asBoolean());
        JsonNode said = rest.read("/api/dossiers/" + confidential);
        assertEquals("given", said.get("state").asText());
        assertEquals("Budget fragile.", said.at("/sections/opinion/opinion").asText());
        second.get("/api/dossiers/" + shared).expect(200);
        first.get("/api/dossiers/" + confidential).expect(404);
        for (String applicant : List.of("lucas.petit", "fatou.diallo", "jeanne.roussel")) {
            office.as(applicant).get("/api/dossiers/" + shared).expect(404);
            office.as(applicant).get("/api/dossiers/" + confidential).expect(404);
        }
    }

    private static Map<String, ?> asked(
            String procedure, String dossier, String address, String visibility) {
        Map<String, ?> request =
                Map.of(
                        "address",
                        address,
                        "message",
                        "Que pensez-vous de ce projet ?",
                        "question",
                        "Faut-il le soutenir ?",
                        "visibility",
                        visibility);
        return Map.of(
                "type",
                "procedure-opinion",
                "context",
                procedure,
                "title",
                "Avis de " + address,
                "sections",
                Map.of("request", request),
                "links",
                List.of(Map.of("kind", "dossier", "dossier", dossier)));
    }

    private static String ask(
            Rest rest, String procedure, String dossier, String address, String visibility) {
        return rest.send("POST", "/api/dossiers", asked(procedure, dossier, address, visibility))
                .expect(201)
                .json()
                .get("id")
                .asText();
    }

    /** By the link of his mail. */
    private Rest comesIn(String address) {
        platform.until(
                address + " is asked",
                () -> mails(address).stream().anyMatch(mail -> LINK.matcher(mail).find()));
        for (String mail : mails(address)) {
            Matcher link = LINK.matcher(mail);
            if (link.find()) {
                return Rest.visitor(platform.httpPort()).byLink(link.group(1));
            }
        }
        throw new AssertionError(address + " has no link");
    }

    private List<String> mails(String address) {
        return server.received(address).stream().map(mail -> mail.replace("=\r\n", "")).toList();
    }

    private static Rest.Answer give(Rest expert, String opinion, Map<String, ?> inputs) {
        return expert.send(
                new Request("POST", "/api/dossiers/" + opinion + "/actions/give", inputs)
                        .ifMatch("*"));
    }
}
