package org.liasse.itests.mail;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.liasse.itests.Platform;
import org.liasse.itests.story.Readable;
import org.liasse.itests.story.Rest;
import org.liasse.itests.story.Rest.Answer;
import org.liasse.itests.story.Rest.Request;
import org.liasse.itests.story.Town;
import org.liasse.test.letter.MailServer;
import org.liasse.test.print.PdfCheck;

/** What a condominium is mailed: the report with its answers, the order with the way in. */
public class CondoMailIT {

    private static final String CODE = "47A11canary";
    private static final String CONTACT = "Ada Lodge";

    private static MailServer server;
    private static Platform platform;
    private static Town town;
    private static String building;

    @BeforeClass
    public static void furnish() throws IOException {
        server = MailServer.start();
        platform =
                Platform.onDerby()
                        .with("LIASSE_SMTP_HOST", "127.0.0.1")
                        .with("LIASSE_SMTP_PORT", String.valueOf(server.smtpPort()))
                        .with("LIASSE_SMTP_TLS", "none")
                        .with("LIASSE_MAIL_FROM", "Syndic <syndic@example.org>")
                        .with("LIASSE_PUBLIC_URL", "https://liasse.example.org")
                        .start();
        platform.install("liasse-variant-condo");
        platform.until(
                "condo is there",
                () -> List.of(200, 401).contains(platform.statusOf("/api/buildings")));
        town =
                Town.foundWithAddresses(
                        platform,
                        "syndic",
                        Map.of("manager", "manager", "council", "", "tenant", ""));
        building =
                rest("manager")
                        .send(
                                "POST",
                                "/api/dossiers",
                                Map.of(
                                        "type",
                                        "building",
                                        "title",
                                        "The Mill",
                                        "sections",
                                        Map.of(
                                                "sheet",
                                                Map.of(
                                                        "address",
                                                        Map.of(
                                                                "line", "1 rue du Moulin",
                                                                "postcode", "38000",
                                                                "city", "Grenoble"),
                                                        "accessCode",
                                                        CODE,
                                                        "contact",
                                                        Map.of("name", CONTACT)))))
                        .expect(201)
                        .json()
                        .get("id")
                        .asText();
        deposit(rest("manager"), building, "photo", "door.jpg", jpeg());
        for (String role : List.of("council", "tenant")) {
            Answer invited =
                    rest("manager")
                            .send(
                                    new Request(
                                                    "PUT",
                                                    "/api/dossiers/"
                                                            + building
                                                            + "/participants/"
                                                            + role
                                                            + "/"
                                                            + town.person(role).principal(),
                                                    null)
                                            .ifMatch("*"));
            assertTrue(invited.text(), invited.isFine());
        }
    }

    @AfterClass
    public static void stop() {
        platform.close();
        server.close();
    }

    private static Rest rest(String name) {
        return town.person(name).rest();
    }

    private static byte[] jpeg() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
        return bytes.toByteArray();
    }

    private static void deposit(Rest who, String dossier, String slot, String name, byte[] bytes) {
        who.send(
                        Request.raw(
                                "POST",
                                "/api/dossiers/"
                                        + dossier
                                        + "/documents/"
                                        + slot
                                        + "/versions?name="
                                        + name,
                                bytes))
                .expect(201);
    }

    private static String reported() {
        return rest("tenant")
                .send(
                        "POST",
                        "/api/dossiers",
                        Map.of(
                                "type",
                                "condo-report",
                                "title",
                                "A leak",
                                "context",
                                building,
                                "sections",
                                Map.of(
                                        "report",
                                        Map.of("category", "leak", "text", "Water on the stairs"))))
                .expect(201)
                .json()
                .get("id")
                .asText();
    }

    private static String ordered(String report, String provider) {
        rest("manager")
                .send(
                        new Request(
                                        "POST",
                                        "/api/dossiers/" + report + "/actions/send-order",
                                        Map.of("provider", provider, "desired", "2026-12-01"))
                                .ifMatch("*"))
                .expect(200);
        return rest("manager").read("/api/dossiers/" + report).at("/links/0/dossier").asText();
    }

    private static Answer produced(Rest who, String order, String product) {
        return who.send(
                new Request("POST", "/api/dossiers/" + order + "/products/" + product, Map.of())
                        .ifMatch("*"));
    }

    /** The first mail to the address in which this stands, soft line breaks taken out. */
    private static String mail(String address, String holding) {
        platform.until(
                "a mail to " + address + " with " + holding,
                () -> !mails(address, holding).isEmpty());
        return mails(address, holding).get(0);
    }

    private static List<String> mails(String address, String holding) {
        return server.received(address).stream()
                .map(mail -> mail.replace("=\r\n", ""))
                .filter(mail -> mail.contains(holding))
                .toList();
    }

    private static byte[] attached(String mail, String name) {
        Matcher part =
                Pattern.compile("(?s)filename=\"?" + name + "\"?.*?\r\n\r\n(.*?)\r\n--")
                        .matcher(mail);
        assertTrue(mail, part.find());
        return Base64.getMimeDecoder().decode(part.group(1));
    }

    /** With soft line breaks, as it came: base64 ends with the sign that they begin with. */
    private static String raw(String address, String holding) {
        mail(address, holding);
        return server.received(address).stream()
                .filter(mail -> mail.contains(holding))
                .findFirst()
                .orElseThrow();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static Rest provider(String address) {
        Matcher link =
                Pattern.compile("https://liasse\\.example\\.org/link#([0-9a-f]+)")
                        .matcher(mail(address, "https://liasse.example.org/link#"));
        assertTrue(link.find());
        return Rest.visitor(platform.httpPort()).byLink(link.group(1));
    }

    private static void knowsNothing(String name, String order) {
        Rest rest = rest(name);
        String path = "/api/dossiers/" + order;
        for (String told :
                List.of("", "/documents", "/timeline?limit=200", "/files.zip", "/summary.pdf")) {
            Answer answer = rest.get(path + told).expect(200);
            String text = Readable.text(answer);
            assertFalse(name + told, text.contains(CODE));
            assertFalse(name + told, text.contains(CONTACT));
        }
        rest.get(path + "/sections/access").expect(404);
        assertEquals(0, rest.read(path + "/documents").size());
        assertEquals(0, rest.all("/api/dossiers?q=" + CODE).size());
    }

    // COND-25, COND-07
    @Test
    public void COND_25_theMailLeadsToTheReportAndAPresetAnswersItByOneRequest() {
        String report = reported();

        String mail = mail("council.syndic@example.org", "dossier#" + report);

        assertTrue(mail, mail.contains("https://liasse.example.org/dossier#" + report + "\r\n"));
        String offered = report + "/threads/updates/presets/reply.seen";
        assertTrue(mail, mail.contains("https://liasse.example.org/dossier#" + offered));
        assertTrue(mail, mail.contains("We have received your report."));
        JsonNode written =
                rest("council")
                        .send(
                                "POST",
                                "/api/dossiers/" + report + "/threads/updates/messages",
                                Map.of("preset", "reply.seen"))
                        .expect(201)
                        .json();
        assertEquals("We have received your report.", written.get("text").asText());
        JsonNode said =
                rest("tenant").read("/api/dossiers/" + report + "/threads/updates/messages");
        assertEquals("We have received your report.", said.at("/items/0/text").asText());
        assertEquals(
                "in-progress",
                rest("tenant").read("/api/dossiers/" + report).get("state").asText());
        rest("council")
                .send(
                        "POST",
                        "/api/dossiers/" + report + "/threads/updates/messages",
                        Map.of("preset", "action.close"))
                .expect(422);
    }

    // COND-19, COND-11
    @Test
    public void COND_19_anOrderMadeHereIsMailedWithTheBuildingsSheetOnIt() throws Exception {
        String plumber = "plumber@example.org";
        String order = ordered(reported(), plumber);
        produced(rest("tenant"), order, "order-pdf").expect(403);

        produced(rest("manager"), order, "order-pdf").expect(201);

        Rest provider = provider(plumber);
        assertEquals(
                CODE,
                provider.read("/api/dossiers/" + order).at("/sections/access/accessCode").asText());
        JsonNode document = provider.read("/api/dossiers/" + order + "/documents").get(0);
        Answer pdf =
                provider.get(
                        "/api/dossiers/"
                                + order
                                + "/documents/"
                                + document.get("id").asText()
                                + "/versions/1");
        PdfCheck.verify(pdf.expect(200).bytes());
        String text = Readable.text(pdf);
        for (String word : List.of(CODE, CONTACT, "1 rue du Moulin", "Water on the stairs")) {
            assertTrue(word + " in " + text, text.contains(word));
        }
        String name = document.at("/versions/0/name").asText();
        byte[] mailed = attached(raw(plumber, name), name);
        assertEquals(sha256(pdf.bytes()), sha256(mailed));
        knowsNothing("tenant", order);
        knowsNothing("council", order);
    }

    // COND-19, COND-12
    @Test
    public void COND_19_anOrderMadeElsewhereStaysAsItIsAndHasTheSheetOnACover() throws Exception {
        String roofer = "roofer@example.org";
        String order = ordered(reported(), roofer);
        byte[] made =
                ("%PDF-1.4\n"
                                + "%\u00e2\u00e3\r\n"
                                + "1 0 obj<</Type/Catalog>>endobj\r\n"
                                + "trailer<</Root 1 0 R>>\n"
                                + "%%EOF\n"
                                + " \n")
                        .getBytes(StandardCharsets.ISO_8859_1);

        deposit(rest("manager"), order, "order-pdf", "erp.pdf", made);
        produced(rest("manager"), order, "cover").expect(201);

        String mail = raw(roofer, "erp.pdf");
        assertEquals(sha256(made), sha256(attached(mail, "erp.pdf")));
        assertTrue(mail, mail.contains(CODE) && mail.contains(CONTACT));
        Rest provider = provider(roofer);
        JsonNode documents = provider.read("/api/dossiers/" + order + "/documents");
        assertEquals(2, documents.size());
        for (JsonNode document : documents) {
            byte[] bytes =
                    provider.get(
                                    "/api/dossiers/"
                                            + order
                                            + "/documents/"
                                            + document.get("id").asText()
                                            + "/versions/1")
                            .expect(200)
                            .bytes();
            assertEquals(1, document.get("versions").size());
            if (document.get("slot").asText().equals("cover")) {
                PdfCheck.verify(bytes);
            } else {
                assertEquals(sha256(made), sha256(bytes));
            }
        }
        String cover = documents.get(1).at("/versions/0/name").asText();
        assertTrue(cover, cover.startsWith("cover-"));
        PdfCheck.verify(attached(raw(roofer, cover), cover));
        knowsNothing("tenant", order);
        List<String> told = mails("tenant.syndic@example.org", order);
        assertFalse("he is told of the order", told.isEmpty());
        for (String one : mails("tenant.syndic@example.org", "")) {
            assertFalse(one, one.contains(CODE));
        }
        platform.until(
                "the order is over",
                () ->
                        provider.send(
                                        new Request(
                                                        "POST",
                                                        "/api/dossiers/"
                                                                + order
                                                                + "/actions/refuse",
                                                        Map.of())
                                                .ifMatch("*"))
                                .isFine());
        assertEquals(
                "",
                provider.read("/api/dossiers/" + order).at("/sections/access/accessCode").asText());
    }
}
