package org.liasse.itests.story;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.BeforeClass;
import org.junit.Test;
import org.liasse.itests.Platform;
import org.liasse.itests.Shared;
import org.liasse.itests.story.Rest.Answer;
import org.liasse.itests.story.Rest.Request;

/** A house is measured for the person who has it built, reported and paid. */
public class InspectionIT {

    private static Platform platform;
    private static Rest member;
    private static Rest individual;
    private static String account;

    @BeforeClass
    public static void furnish() {
        platform = Shared.with("liasse-variant-inspection", "/api/inspections");
        Town town =
                Town.found(platform, "infiltrometry", Map.of("member", "member", "individual", ""));
        member = town.person("member").rest();
        individual = town.person("individual").rest();
        account = town.person("individual").principal();
    }

    private static Answer act(Rest who, String path, Object json) {
        return who.send(new Request("POST", path, json).ifMatch("*"));
    }

    private static String opened(Map<String, ?> dossier) {
        return member.send("POST", "/api/dossiers", dossier).expect(201).json().get("id").asText();
    }

    private static String client() {
        String client =
                opened(
                        Map.of(
                                "type",
                                "inspection-client",
                                "title",
                                "Ada Martin",
                                "sections",
                                Map.of(
                                        "sheet",
                                        Map.of(
                                                "name", "Ada Martin",
                                                "profile", "individual",
                                                "email", "ada@example.org",
                                                "phone", "+33 4 76 00 00 00"))));
        member.send(
                        new Request(
                                        "PUT",
                                        "/api/dossiers/"
                                                + client
                                                + "/participants/client/"
                                                + account,
                                        null)
                                .ifMatch("*"))
                .expect(204);
        return client;
    }

    private static String house() {
        return house(client());
    }

    private static String house(String client) {
        return "/api/dossiers/"
                + opened(
                        Map.of(
                                "type",
                                "inspection-dossier",
                                "context",
                                client,
                                "title",
                                "A house in the valley",
                                "sections",
                                Map.of(
                                        "case",
                                        Map.of(
                                                "prestation",
                                                "house",
                                                "site",
                                                Map.of(
                                                        "line", "1 rue du Moulin",
                                                        "postcode", "38000",
                                                        "city", "Grenoble")))));
    }

    /**
     * @param place the slot, or the document whose next version it is
     */
    private static Answer study(String house, String place) throws IOException {
        Path study =
                Path.of(
                        System.getProperty("liasse.bundles"),
                        "org.liasse.demo/src/main/resources/org/liasse/demo/study.xml");
        return member.send(
                Request.raw(
                        "POST",
                        house + "/documents/" + place + "/versions?name=study.xml",
                        Files.readAllBytes(study)));
    }

    private static Map<String, Object> control() {
        Map<String, Object> points = new HashMap<>();
        for (int i = 1; i <= 7; i++) {
            points.put(
                    "p" + i,
                    Map.of(
                            "mode", "depressurisation",
                            "pressure", 10 * i,
                            "flow", 30 * Math.pow(10 * i, 0.65)));
        }
        return Map.of(
                "tester",
                "Zo\u00e9 Martin",
                "zones",
                Map.of("z", Map.of("usage", "house", "area", 196, "volume", 275)),
                "series",
                Map.of(
                        "s",
                        Map.of(
                                "mode", "depressurisation",
                                "zeroBefore", 0,
                                "zeroAfter", 0,
                                "inside", 20,
                                "outside", 20,
                                "wind", 1)),
                "points",
                points);
    }

    private static Request measuring(String house) {
        return new Request("PATCH", house + "/sections/control", control()).ifMatch("*");
    }

    private static Answer ordered(String house) {
        return individual.send(
                Request.raw(
                        "POST",
                        house + "/documents/administrative/versions?name=order.pdf",
                        "%PDF-1.4 an order".getBytes(StandardCharsets.UTF_8)));
    }

    // INSP-23
    @Test
    public void INSP_23_aDossierBeginsWithTheAccessesThatItsClientKeeps() throws IOException {
        String client = client();
        String before = house(client);
        String defaults = "/api/dossiers/" + client + "/access-defaults/inspection-dossier";
        String orders = defaults + "/documents/administrative";
        individual.send(keeping(orders, Map.of())).expect(403);
        member.send(keeping(defaults + "/documents/nowhere", Map.of())).expect(422);
        String thermal = defaults + "/sections/thermal";
        member.send(keeping(thermal, Map.of("seenBy", List.of("pilot")))).expect(422);
        member.send(
                        keeping(
                                orders,
                                Map.of("depositedBy", List.of("member", "builder", "architect"))))
                .expect(204);
        member.send(
                        keeping(
                                thermal,
                                Map.of(
                                        "seenBy",
                                        List.of("administrator", "member", "operator", "partner"))))
                .expect(204);
        assertEquals(0, individual.read(defaults).size());

        String house = house(client);
        ordered(house).expect(403);
        ordered(before).expect(201);
        study(house, "xml").expect(201);
        study(before, "xml").expect(201);
        assertTrue(member.read(house).get("sections").has("thermal"));
        assertTrue(individual.read(before).get("sections").has("thermal"));
        assertTrue(!individual.read(house).get("sections").has("thermal"));

        member.send(new Request("DELETE", house + "/sections/thermal/audience", null).ifMatch("*"))
                .expect(204);
        assertTrue(individual.read(house).get("sections").has("thermal"));
        member.send(new Request("DELETE", thermal, null).ifMatch("*")).expect(204);
        ordered(house(client)).expect(403);
        member.send(new Request("DELETE", orders, null).ifMatch("*")).expect(204);
        ordered(house(client)).expect(201);
        ordered(house).expect(403);
    }

    private static Request keeping(String path, Object json) {
        return new Request("PUT", path, json).ifMatch("*");
    }

    // INSP-07, INSP-12, INSP-28, INSP-29, CORE-18
    @Test
    public void INSP_28_theReportIsMadeOfWhatWasMeasuredAndOpenToWhoHasPaid() throws IOException {
        String house = house();
        act(member, house + "/actions/set-visited", Map.of()).expect(200);
        JsonNode refused = act(member, house + "/products/report", Map.of()).expect(409).json();
        assertEquals("xml", refused.get("reason").asText());

        String xml = study(house, "xml").expect(201).json().get("document").asText();
        member.send(measuring(house)).expect(403);
        platform.command("liasse:office-equip infiltrometry premium");
        member.send(measuring(house)).expect(200);
        act(individual, house + "/products/report", Map.of()).expect(403);
        Answer report = act(member, house + "/products/report", Map.of()).expect(201);

        String href = report.json().get("href").asText();
        Answer file = member.get(href).expect(200);
        String words = Readable.text(file);
        assertTrue(words, words.contains("Ada Martin"));
        assertTrue(words, words.contains("0.37688"));
        try (PDDocument pdf = Loader.loadPDF(file.bytes())) {
            var inside = pdf.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            assertEquals(Set.of("measurement.json", "graph-1.svg"), inside.keySet());
        }

        individual.get(href).expect(404);
        act(
                        member,
                        house + "/actions/record-payment",
                        Map.of(
                                "paidOn",
                                "2026-11-02",
                                "amount",
                                Map.of("amount", "450.00", "currency", "EUR")))
                .expect(200);
        individual.get(href).expect(200);

        study(house, xml).expect(201);
        assertTrue(member.read(house).get("flags").toString().contains("stale"));
        JsonNode again = act(member, house + "/products/report", Map.of()).expect(201).json();
        assertEquals(2, again.get("number").asInt());
        assertEquals(report.json().get("document"), again.get("document"));
        assertTrue(!member.read(house).get("flags").toString().contains("stale"));
    }
}
