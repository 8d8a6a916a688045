package org.liasse.itests.mail;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.liasse.itests.Platform;
import org.liasse.itests.story.Rest;
import org.liasse.itests.story.Rest.Request;
import org.liasse.itests.story.Town;
import org.liasse.itests.story.Town.Person;
import org.liasse.test.letter.MailServer;

/** Mails that really arrive: invitations, and what is told of a request until it is decided. */
public class MailIT {

    private static final String ZOE = "zoe@example.org";

    private static MailServer server;
    private static Platform platform;

    @BeforeClass
    public static void start() {
        server = MailServer.start();
        platform =
                Platform.onDerby()
                        .with("LIASSE_SMTP_HOST", "127.0.0.1")
                        .with("LIASSE_SMTP_PORT", String.valueOf(server.smtpPort()))
                        .with("LIASSE_SMTP_TLS", "none")
                        .with("LIASSE_MAIL_FROM", "Bureau du Nord <nord@example.org>")
                        .with("LIASSE_PUBLIC_URL", "https://liasse.example.org")
                        .start();
    }

    @AfterClass
    public static void stop() {
        platform.close();
        server.close();
    }

    // CORE-28
    @Test
    public void CORE_28_whoIsInvitedByMailComesInByItsLink() {
        Rest visitor = Rest.visitor(platform.httpPort());
        Rest admin = visitor.signedIn("admin", Platform.ADMIN_PASSWORD);
        admin.send("POST", "/api/offices", Map.of("key", "north", "name", "Nord")).expect(201);

        admin.send(
                        "POST",
                        "/api/accounts",
                        Map.of(
                                "email",
                                ZOE,
                                "name",
                                "Zoé",
                                "office",
                                "north",
                                "roles",
                                List.of("instructor")))
                .expect(201);

        platform.until("the mail has arrived", () -> !server.received(ZOE).isEmpty());
        String mail = server.received(ZOE).get(0).replace("=\r\n", "");
        assertTrue(mail, mail.contains("@liasse.example.org>"));
        Matcher link =
                Pattern.compile("https://liasse\\.example\\.org/password#([0-9a-f]{64})")
                        .matcher(mail);
        assertTrue(mail, link.find());
        visitor.send(
                        "POST",
                        "/api/session/password",
                        Map.of("token", link.group(1), "password", "a password of hers"))
                .expect(200);
        assertEquals(
                "instructor",
                visitor.signedIn(ZOE, "a password of hers")
                        .read("/api/me")
                        .at("/offices/0/roles/0")
                        .asText());
        platform.until(
                "the letter is known to be sent",
                () -> platform.command("liasse:mail-list --state sent").text().contains(ZOE));
        assertEquals(1, server.received(ZOE).size());
    }

    private static final Pattern LINK =
            Pattern.compile("https://liasse\\.example\\.org/password#([0-9a-f]{64})");
    private static final String PASSWORD = "a password for all of them";
    private static final String ADA = "ada@example.org";
    private static final String IVO = "ivo@example.org";

    /** Follows the link of his first mail. */
    private static Person comesIn(String email) {
        platform.until(email + " is invited", () -> !server.received(email).isEmpty());
        Matcher link = LINK.matcher(server.received(email).get(0).replace("=\r\n", ""));
        assertTrue(link.find());
        Rest visitor = Rest.visitor(platform.httpPort());
        visitor.send(
                        "POST",
                        "/api/session/password",
                        Map.of("token", link.group(1), "password", PASSWORD))
                .expect(200);
        Rest rest = visitor.signedIn(email, PASSWORD);
        String account = rest.read("/api/me").at("/account/id").asText();
        return new Person(email, PASSWORD, account, rest);
    }

    private static Person invited(Rest admin, String email, String role) {
        admin.send(
                        "POST",
                        "/api/accounts",
                        Map.of(
                                "email",
                                email,
                                "name",
                                role,
                                "language",
                                "en",
                                "office",
                                "town",
                                "roles",
                                List.of(role)))
                .expect(201);
        return comesIn(email);
    }

    private static String deposited(Person applicant, String procedure, String title) {
        String dossier =
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
                                        title,
                                        "sections",
                                        Map.of("form", Town.completeForm())))
                        .expect(201)
                        .json()
                        .get("id")
                        .asText();
        act(applicant, dossier, "deposit", Map.of());
        return dossier;
    }

    private static void act(Person person, String dossier, String action, Map<String, ?> inputs) {
        String path = "/api/dossiers/" + dossier;
        String tag = person.rest().get(path).expect(200).etag();
        person.rest()
                .send(new Request("POST", path + "/actions/" + action, inputs).ifMatch(tag))
                .expect(200);
    }

    private static List<String> received(String email, String subject) {
        return server.received(email).stream()
                .map(mail -> mail.replace("=\r\n", ""))
                .filter(mail -> mail.contains("Subject: " + subject))
                .toList();
    }

    private static void inBulk(
            Person person, String action, List<String> dossiers, Map<String, ?> inputs) {
        String job =
                person.rest()
                        .send(
                                "POST",
                                "/api/bulk",
                                Map.of("action", action, "dossiers", dossiers, "inputs", inputs))
                        .expect(202)
                        .header("Location")
                        .orElseThrow();
        platform.until(
                action + " is done in bulk",
                () -> person.rest().read(job).get("state").asText().equals("done"));
        assertEquals(0, person.rest().read(job).get("refused").asInt());
    }

    // PROC-02, PROC-36, PROC-37, PROC-38, PROC-43, PROC-53, CORE-09
    @Test
    public void PROC_43_whoeverIsConcernedGetsOneMailForEachDecisionWithItsMotive() {
        platform.install(Town.VARIANT);
        Town.awaitVariant(platform);
        Rest admin = Rest.visitor(platform.httpPort()).signedIn("admin", Platform.ADMIN_PASSWORD);
        admin.send("POST", "/api/offices", Map.of("key", "town", "name", "Town")).expect(201);
        Person anna = invited(admin, "anna@example.org", "administrator");
        Person ada = invited(admin, ADA, "applicant");
        String procedure = Town.procedure(anna, "Subsidies");
        anna.rest()
                .send(
                        "POST",
                        "/api/dossiers/" + procedure + "/participants",
                        Map.of("role", "instructor", "name", "Ivo", "email", IVO, "language", "en"))
                .expect(201);
        Person ivo = comesIn(IVO);
        for (JsonNode text :
                anna.rest().read("/api/dossiers/" + procedure + "/texts").get("items")) {
            anna.rest()
                    .send(
                            "POST",
                            "/api/dossiers/"
                                    + procedure
                                    + "/texts/"
                                    + text.get("type").asText()
                                    + "/"
                                    + text.get("name").asText()
                                    + "/actions/preview",
                            Map.of())
                    .expect(200);
        }

        ivo.rest()
                .send(
                        "PATCH",
                        "/api/me/preferences?context=" + procedure,
                        Map.of(
                                "items",
                                List.of(
                                        Map.of(
                                                "type",
                                                "procedure-dossier",
                                                "notice",
                                                "new-dossier",
                                                "delivery",
                                                "immediate"))))
                .expect(200);
        String dossier = deposited(ada, procedure, "A library");
        platform.until("the deposit is told", () -> !received(IVO, "New dossier").isEmpty());
        assertTrue(received(IVO, "New dossier").get(0).contains("A library"));

        act(ivo, dossier, "start-instruction", Map.of());
        String upload =
                ivo.rest()
                        .send(
                                Request.raw(
                                        "POST",
                                        "/api/uploads?for=procedure-dossier/justification"
                                                + "&name=why.txt",
                                        "Because.".getBytes(StandardCharsets.UTF_8)))
                        .expect(201)
                        .json()
                        .get("id")
                        .asText();
        act(
                ivo,
                dossier,
                "refuse",
                Map.of("motivation", "the roof is missing", "justification", upload));
        platform.until("the refusal is told", () -> !refusals().isEmpty());
        String refusal = refusals().get(0);
        assertTrue(refusal, refusal.contains("the roof is missing"));
        assertTrue(refusal, refusal.contains("filename=why.txt"));
        assertTrue(refusal, refusal.contains("https://liasse.example.org/dossier#"));
        assertTrue(
                ada.rest()
                        .read("/api/notifications")
                        .get("items")
                        .findValuesAsText("notice")
                        .contains("decision"));

        List<String> twenty = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String one = deposited(ada, procedure, "Request " + i);
            ivo.rest().send("PUT", "/api/dossiers/" + one + "/marks/followed", null).expect(204);
            twenty.add(one);
        }
        inBulk(ivo, "start-instruction", twenty, Map.of());
        inBulk(ivo, "refuse", twenty, Map.of("motivation", "no money is left"));
        platform.until("all refusals are told", () -> refusals().size() == 21);
        assertEquals(20, refusals().stream().filter(m -> m.contains("no money is left")).count());
        platform.until(
                "no letter waits",
                () -> !platform.command("liasse:mail-list --state queued").text().contains(ADA));
        assertEquals(21, refusals().size());
        assertEquals(21, received(IVO, "New dossier").size());
    }

    private static List<String> refusals() {
        return server.received(ADA).stream()
                .map(mail -> mail.replace("=\r\n", ""))
                .filter(mail -> mail.matches("(?s).*Subject: Dossier [^\r\n]*: Refused.*"))
                .toList();
    }
}
