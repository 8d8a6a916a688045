package org.liasse.itests.story;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.liasse.itests.Console;
import org.liasse.itests.Platform;
import org.liasse.itests.job.Exported;
import org.liasse.itests.story.Rest.Request;
import org.liasse.test.letter.MailServer;

/**
 * A Monday of the office of the demonstration, with its 400 requests, through HTTP. It takes nearly
 * three minutes and runs where {@code liasse.monday} says so: {@code -Pproofs} does.
 */
public class MondayIT {

    /** He sees to all procedures, and is in all groups. */
    private static final String KARIM = "karim.benali";

    private static final String NORTH = "mehdi.amrani";
    private static final String SOUTH = "pauline.guerin";

    /** Applicants who can sign in, by name. */
    private static final Map<String, String> HOSTS =
            Map.of(
                    "Lucas Petit", "lucas.petit",
                    "Fatou Diallo", "fatou.diallo",
                    "Jeanne Roussel", "jeanne.roussel");

    private static final String UNDER_CONSTRUCTION = "under-construction";
    private static final String UNDER_INSTRUCTION = "under-instruction";

    private static MailServer server;
    private static Platform platform;
    private static Office office;

    @BeforeClass
    public static void start() {
        assumeTrue("a long proof", Boolean.getBoolean("liasse.monday"));
        server = MailServer.start();
        platform =
                Platform.onDerby()
                        .with("LIASSE_SMTP_HOST", "127.0.0.1")
                        .with("LIASSE_SMTP_PORT", String.valueOf(server.smtpPort()))
                        .with("LIASSE_SMTP_TLS", "none")
                        .with("LIASSE_MAIL_FROM", "Ville <ville@example.org>")
                        .with("LIASSE_PUBLIC_URL", "https://liasse.example.org")
                        .start();
        office = Office.loaded(platform);
    }

    @AfterClass
    public static void stop() {
        if (platform != null) {
            platform.close();
        }
        if (server != null) {
            server.close();
        }
    }

    // PROC-03, PROC-30, PROC-34, PROC-36, PROC-38, PROC-41, PROC-42, PROC-43, PROC-46, PROC-48
    @Test
    public void PROC_41_PROC_43_PROC_46_aMondayWithFourHundredRequests() throws IOException {
        assertFalse("all of it was there", office.changesWhenLoadedAgain());
        List<JsonNode> waiting = office.requests(KARIM, UNDER_CONSTRUCTION);
        assertEquals(268, waiting.size());
        reroutes();

        // those of applicants who can sign in come last, so that something is left to correct
        List<String> chosen = new ArrayList<>();
        waiting.stream().filter(item -> hostOf(item) == null).forEach(i -> chosen.add(id(i)));
        waiting.stream().filter(item -> hostOf(item) != null).forEach(i -> chosen.add(id(i)));
        List<String> followed = chosen.subList(18, 268);
        List<String> begun = followed.subList(10, 250);
        List<String> decided = begun.subList(0, 200);
        List<String> open = begun.subList(200, 240);

        all(office.inBulk(KARIM, Map.of("mark", "followed", "dossiers", followed)), 250);
        all(office.inBulk(KARIM, perform("start-instruction", begun, Map.of())), 240);
        new Experts(platform, server, office).sayWhatTheyThink(KARIM, followed.get(0));
        accepts(decided, followed.get(0));
        refusesWithoutMotive(open.subList(0, 30));
        corrects(open.subList(30, 40), waiting);
        takesAlong(new LinkedHashSet<>(decided.subList(0, 20)));
        toldOnce(begun, decided);
    }

    private static String id(JsonNode item) {
        return item.get("id").asText();
    }

    private static String hostOf(JsonNode item) {
        return HOSTS.get(item.path("columns").path("identity.applicant").path("name").asText());
    }

    private static Map<String, ?> perform(
            String action, List<String> dossiers, Map<String, ?> inputs) {
        return Map.of("action", action, "dossiers", dossiers, "inputs", inputs);
    }

    private static void all(JsonNode job, int count) {
        assertEquals(job.toString(), 0, job.get("refused").asInt());
        assertEquals(count, job.at("/result/succeeded").asInt());
    }

    private static String state(String dossier) {
        return office.read(KARIM, dossier).get("state").asText();
    }

    // PROC-41, PROC-43
    private static void accepts(List<String> decided, String stillOpen) {
        String notFollowed =
                office.requests(KARIM, UNDER_INSTRUCTION).stream()
                        .filter(item -> !item.get("marks").toString().contains("followed"))
                        .map(MondayIT::id)
                        .findFirst()
                        .orElseThrow();
        String nobodys = UUID.randomUUID().toString();
        List<String> asked = new ArrayList<>(decided);
        asked.addAll(List.of(notFollowed, stillOpen, nobodys));
        Map<String, ?> motive = Map.of("motivation", "Avis favorable de la commission du lundi.");
        JsonNode accepted = office.inBulk(KARIM, perform("accept", asked, motive));
        assertEquals(200, accepted.at("/result/succeeded").asInt());
        Map<String, String> reasons = Office.reasons(accepted);
        assertEquals(Set.of(notFollowed, stillOpen, nobodys), reasons.keySet());
        assertEquals("409 not-followed", reasons.get(notFollowed));
        assertEquals("409 WRONG_STATE", reasons.get(stillOpen));
        assertTrue(reasons.toString(), reasons.get(nobodys).startsWith("404"));
        assertEquals(UNDER_INSTRUCTION, state(notFollowed));
        assertEquals(UNDER_CONSTRUCTION, state(stillOpen));
        // 42 were accepted before: 30, and 12 that are archived
        assertEquals(242, office.requests(KARIM, "accepted").size());
    }

    // PROC-36, PROC-43
    private static void refusesWithoutMotive(List<String> thirty) {
        JsonNode refused = office.inBulk(KARIM, perform("refuse", thirty, Map.of()));
        assertEquals(0, refused.at("/result/succeeded").asInt());
        Map<String, String> reasons = Office.reasons(refused);
        assertEquals(Set.copyOf(thirty), reasons.keySet());
        assertEquals(Set.of("422 MISSING_INPUT"), Set.copyOf(reasons.values()));
        assertEquals(
                Set.of("/motivation"),
                Set.copyOf(refused.get("failed").findValuesAsText("pointer")));
        assertEquals(UNDER_INSTRUCTION, state(thirty.get(29)));
    }

    // PROC-34
    private static void corrects(List<String> ten, List<JsonNode> before) {
        Map<String, String> hosts = new HashMap<>();
        before.stream()
                .filter(item -> hostOf(item) != null)
                .forEach(item -> hosts.put(id(item), hostOf(item)));
        all(
                office.inBulk(
                        KARIM,
                        perform(
                                "request-correction",
                                ten,
                                Map.of("correction", "Votre téléphone n’est pas le bon."))),
                10);
        for (String dossier : ten) {
            String path = "/api/dossiers/" + dossier;
            String applicant = hosts.get(dossier);
            assertTrue(office.read(KARIM, dossier).get("flags").toString().contains("waiting"));
            Map<String, String> phone = Map.of("contactPhone", "01 99 00 12 34");
            office.as(applicant)
                    .send(new Request("PATCH", path + "/sections/form", phone).ifMatch("*"))
                    .expect(200);
            office.act(applicant, dossier, "submit-correction", Map.of());
            JsonNode corrected = office.read(KARIM, dossier);
            assertFalse(corrected.get("flags").toString().contains("waiting"));
            assertEquals(UNDER_CONSTRUCTION, corrected.get("state").asText());
            assertEquals("01 99 00 12 34", corrected.at("/sections/form/contactPhone").asText());
        }
    }

    // PROC-03, PROC-30
    private static void reroutes() {
        List<String> northern =
                office.requests(NORTH, UNDER_CONSTRUCTION).stream().map(MondayIT::id).toList();
        assertFalse(northern.isEmpty());
        int southern = office.requests(SOUTH, UNDER_CONSTRUCTION).size();
        String south = office.titled(NORTH, "/api/procedure-groups?limit=200").get("Secteur Sud");
        Map<String, String> group = Map.of("group", south);
        all(office.inBulk(NORTH, perform("reroute", northern, group)), northern.size());
        assertEquals(List.of(), office.requests(NORTH, UNDER_CONSTRUCTION));
        office.as(NORTH).get("/api/dossiers/" + northern.get(0)).expect(404);
        assertEquals(southern + northern.size(), office.requests(SOUTH, UNDER_CONSTRUCTION).size());
    }

    private static Exported exported(String format, Map<String, ?> what) {
        Map<String, Object> export = new HashMap<>(what);
        export.put("format", format);
        return Exported.of(platform, office.as(KARIM), export);
    }

    // PROC-46, PROC-48
    private static void takesAlong(Set<String> some) throws IOException {
        JsonNode drawing = Office.drawing("associations");
        String procedure =
                office.titled(KARIM, "/api/procedures?limit=200")
                        .get(drawing.get("title").asText());
        Map<String, ?> all =
                Map.of(
                        "query",
                        Map.of("type", "procedure-dossier", "context", procedure, "tab", "all"));
        Map<String, JsonNode> read = new TreeMap<>();
        office.as(KARIM)
                .all("/api/dossiers?type=procedure-dossier&tab=all&limit=200&context=" + procedure)
                .forEach(
                        item ->
                                read.put(
                                        item.get("number").asText(), office.read(KARIM, id(item))));
        assertEquals(160, read.size());

        Comparison comparison = new Comparison(drawing, read);
        comparison.withPlain(Book.ofCsv(exported("csv", all).bytes()));
        comparison.withWhole(Book.ofXlsx(exported("xlsx", all).bytes()));
        comparison.withWhole(Book.ofOds(exported("ods", all).bytes()));
        unpack(some);
    }

    // PROC-46: a folder for each, with its PDF and its documents
    private static void unpack(Set<String> some) throws IOException {
        byte[] bytes = exported("zip", Map.of("dossiers", some)).bytes();
        Set<String> entries = new HashSet<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.add(entry.getName());
                if (entry.getName().endsWith(".pdf")) {
                    String begin = new String(zip.readNBytes(5), "US-ASCII");
                    assertEquals(entry.getName(), "%PDF-", begin);
                }
            }
        }
        int documents = 0;
        for (String dossier : some) {
            String number = office.read(KARIM, dossier).get("number").asText();
            assertTrue(number, entries.remove(number + "/" + number + ".pdf"));
            documents += office.as(KARIM).read("/api/dossiers/" + dossier + "/documents").size();
        }
        assertEquals(documents, entries.stream().filter(name -> !name.endsWith("/")).count());
    }

    // PROC-38, PROC-42, PROC-43
    private static void toldOnce(List<String> begun, List<String> decided) {
        try (Console console = platform.console()) {
            platform.until(
                    "all that happened is told by mail", () -> isTold(console, decided.get(199)));
        }
        Map<String, Mailbox> boxes = new HashMap<>();
        for (String dossier : begun) {
            JsonNode read = office.read(KARIM, dossier);
            String number = read.get("number").asText();
            String address = read.at("/sections/identity/applicant/email").asText();
            Mailbox box = boxes.computeIfAbsent(address, a -> Mailbox.of(server, a));
            assertEquals(
                    number + " " + box,
                    1,
                    box.count(number, "est en instruction", "est à l’étude"));
            assertEquals(
                    number + " " + box,
                    decided.contains(dossier) ? 1 : 0,
                    box.count(number, "Accepté"));
        }
        for (String login : List.of(KARIM, NORTH, SOUTH)) {
            Mailbox.of(server, login + "@example.org");
        }
    }

    /** The last of the decisions has gone, and nothing waits behind it. */
    private static boolean isTold(Console console, String last) {
        JsonNode read = office.read(KARIM, last);
        String address = read.at("/sections/identity/applicant/email").asText();
        boolean isGone =
                Mailbox.of(server, address).count(read.get("number").asText(), "Accepté") > 0;
        return isGone
                && !console.must("liasse:mail-list --json --state queued").contains("@")
                && !console.must("liasse:mail-list --json --state sending").contains("@");
    }
}
