package org.liasse.itests.story;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.BeforeClass;
import org.junit.Test;
import org.liasse.itests.Platform;
import org.liasse.itests.Shared;
import org.liasse.itests.story.Rest.Answer;
import org.liasse.itests.story.Rest.Request;

/**
 * A house is measured for the person who has it built, reported and paid; a builder's dwellings
 * fail, are repaired and visited again.
 */
public class InspectionIT {

    private static Platform platform;
    private static Rest member;
    private static Rest individual;
    private static Rest builder;
    private static Rest operator;
    private static Town town;

    @BeforeClass
    public static void furnish() {
        platform = Shared.with("liasse-variant-inspection", "/api/inspections");
        town =
                Town.found(
                        platform,
                        "infiltrometry",
                        Map.of(
                                "member",
                                "member",
                                "individual",
                                "",
                                "builder",
                                "",
                                "operator",
                                ""));
        member = town.person("member").rest();
        individual = town.person("individual").rest();
        builder = town.person("builder").rest();
        operator = town.person("operator").rest();
    }

    private static Answer act(Rest who, String path, Object json) {
        return who.send(new Request("POST", path, json).ifMatch("*"));
    }

    private static String opened(Map<String, ?> dossier) {
        return member.send("POST", "/api/dossiers", dossier).expect(201).json().get("id").asText();
    }

    private static String client() {
        return client(
                "individual",
                Map.of(
                        "name", "Ada Martin",
                        "profile", "individual",
                        "email", "ada@example.org",
                        "phone", "+33 4 76 00 00 00"));
    }

    /**
     * @param person who is the client
     */
    private static String client(String person, Map<String, ?> sheet) {
        String client =
                opened(
                        Map.of(
                                "type",
                                "inspection-client",
                                "title",
                                sheet.get("name"),
                                "sections",
                                Map.of("sheet", sheet)));
        invite("/api/dossiers/" + client, "client", person);
        return client;
    }

    private static void invite(String dossier, String role, String person) {
        String principal = town.person(person).principal();
        member.send(
                        new Request(
                                        "PUT",
                                        dossier + "/participants/" + role + "/" + principal,
                                        null)
                                .ifMatch("*"))
                .expect(204);
    }

    private static String house() {
        return house(client());
    }

    private static String house(String client) {
        return inspected(client, "house");
    }

    private static String inspected(String client, String prestation) {
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
                                                prestation,
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

    /**
     * @param leaks how many times as much air passes as through a good house
     */
    private static Map<String, Object> control(int leaks) {
        Map<String, Object> points = new HashMap<>();
        for (int i = 1; i <= 7; i++) {
            points.put(
                    "p" + i,
                    Map.of(
                            "mode", "depressurisation",
                            "pressure", 10 * i,
                            "flow", leaks * 30 * Math.pow(10 * i, 0.65)));
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
        return measuring(house, 1);
    }

    private static Request measuring(String house, int leaks) {
        return new Request("PATCH", house + "/sections/control", control(leaks)).ifMatch("*");
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

    /** What the office reckons of lines, and the client has as a document. */
    private static void quote(String house) {
        JsonNode refused = act(member, house + "/products/quote", Map.of()).expect(409).json();
        assertEquals("quote", refused.get("reason").asText());
        Map<String, Object> line =
                Map.of(
                        "item", "The measurement of a house",
                        "quantity", 1,
                        "price", 450,
                        "vat", "standard",
                        "rate", 20);
        Map<String, Object> lines = Map.of("lines", Map.of("l1", line));
        member.send(new Request("PATCH", house + "/sections/quote", lines).ifMatch("*"))
                .expect(200);
        Answer made = act(member, house + "/products/quote", Map.of()).expect(201);

        String words = Readable.text(individual.get(made.json().get("href").asText()).expect(200));
        assertTrue(words, words.contains("The measurement of a house"));
        assertTrue(words, words.contains("540"));
        JsonNode seen = individual.read(house).get("sections");
        assertTrue(!seen.has("quote"));
        assertEquals("540.00", seen.at("/settlement/balance/amount").asText());
    }

    private static void pay(String house, String amount) {
        act(
                        member,
                        house + "/actions/record-payment",
                        Map.of(
                                "paidOn",
                                "2026-11-02",
                                "amount",
                                Map.of("amount", amount, "currency", "EUR")))
                .expect(200);
    }

    // INSP-07, INSP-12, INSP-18, INSP-25, INSP-28, INSP-29, CORE-18
    @Test
    public void INSP_25_INSP_28_aHouseFromItsQuoteToThePaidAndDeliveredReport() throws IOException {
        platform.command("liasse:office-equip infiltrometry");
        String house = house();
        quote(house);
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

        pay(house, "300.00");
        individual.get(href).expect(404);
        assertTrue(!files(individual, house).contains("Reports/"));
        assertEquals("open", delivery(house));
        pay(house, "240.00");
        individual.get(href).expect(200);
        assertTrue(files(individual, house).contains("Reports/"));
        assertEquals("done", delivery(house));

        study(house, xml).expect(201);
        assertTrue(member.read(house).get("flags").toString().contains("stale"));
        JsonNode again = act(member, house + "/products/report", Map.of()).expect(201).json();
        assertEquals(2, again.get("number").asInt());
        assertEquals(report.json().get("document"), again.get("document"));
        assertTrue(!member.read(house).get("flags").toString().contains("stale"));
        act(member, house + "/actions/finalise", Map.of()).expect(200);
        individual.get(again.get("href").asText()).expect(200);
    }

    private static String dwellings() {
        String client =
                client(
                        "builder",
                        Map.of(
                                "name", "Twelve Dwellings Ltd",
                                "profile", "professional",
                                "kind", "builder",
                                "brand", "Twelve"));
        return inspected(client, "sampling");
    }

    private static void appoint(String house, String start) {
        act(member, house + "/actions/change-date", Map.of("start", start)).expect(200);
    }

    private static String verdict(String house) {
        return member.read(house).at("/sections/result/verdict").asText();
    }

    // INSP-20
    @Test
    public void INSP_20_anOperatorSeesHisMissionsByTheirAppointments() {
        String later = dwellings();
        String sooner = dwellings();
        String others = dwellings();
        appoint(later, "2027-02-10T08:00:00Z");
        appoint(sooner, "2027-02-03T08:00:00Z");
        appoint(others, "2027-02-01T08:00:00Z");
        invite(later, "operator", "operator");
        invite(sooner, "operator", "operator");

        String missions = "/api/inspections?tab=missions";
        assertEquals(
                List.of(sooner, later),
                operator.all(missions).stream()
                        .map(item -> "/api/dossiers/" + item.get("id").asText())
                        .toList());
        appoint(sooner, "2027-02-20T08:00:00Z");
        assertEquals("/api/dossiers/" + operator.all(missions).get(0).get("id").asText(), later);
        String tabs = "/api/tabs?type=inspection-dossier";
        assertTrue(operator.read(tabs).toString().contains("missions"));
        assertTrue(!builder.read(tabs).toString().contains("missions"));
    }

    // INSP-08, INSP-10, INSP-18, INSP-25, INSP-27, INSP-28
    @Test
    public void INSP_10_reportsOfABuilderAreUnlockedOneByOneAfterARepairAndARevisit()
            throws Exception {
        String house = dwellings();
        platform.command("liasse:office-equip infiltrometry premium");
        brought(house, "quote").expect(201);
        assertTrue(builder.read(house + "/documents").toString().contains("quote.pdf"));
        study(house, "xml").expect(201);
        plan(house).expect(201);
        member.send(measuring(house, 3)).expect(200);
        assertEquals("fails", verdict(house));
        act(member, house + "/actions/set-visited", Map.of()).expect(200);
        String first =
                act(member, house + "/products/report", Map.of())
                        .expect(201)
                        .json()
                        .get("href")
                        .asText();
        act(member, house + "/actions/set-non-conforming", Map.of("reason", "It leaks"))
                .expect(200);

        Map<String, String> revisit = Map.of("like", "reports", "name", "Second visit");
        builder.send("POST", house + "/slots", revisit).expect(404);
        Answer added = member.send("POST", house + "/slots", revisit).expect(201);
        assertEquals("reports-1", added.json().get("key").asText());
        member.send("POST", house + "/slots", revisit).expect(422);
        member.send(measuring(house, 1)).expect(200);
        assertEquals("passes", verdict(house));
        String second =
                act(member, house + "/products/report", Map.of("slot", "reports-1"))
                        .expect(201)
                        .json()
                        .get("href")
                        .asText();
        for (String report : List.of(first, second)) {
            member.get(report).expect(200);
            builder.get(report).expect(404);
        }
        assertTrue(!builder.read(house + "/slots").toString().contains("reports"));
        assertTrue(!files(builder, house).contains("Second visit"));

        unlock(house, "reports-1");
        builder.get(second).expect(200);
        builder.get(first).expect(404);
        String unlocked = files(builder, house);
        assertTrue(unlocked, unlocked.contains("Second visit/"));
        assertTrue(unlocked, !unlocked.contains("Reports/"));
        isTold();
        assertEquals("open", delivery(house));
        unlock(house, "reports");
        builder.get(first).expect(200);
        assertEquals("done", delivery(house));

        prestation(house, "house");
        assertTrue(isOutside(house));
        assertTrue(files(member, house).contains("(outside the service)/"));
        prestation(house, "sampling");
        assertTrue(!isOutside(house));
    }

    /** Notices come after the commit. */
    private static void isTold() {
        Instant end = Instant.now().plusSeconds(30);
        while (!builder.read("/api/notifications").toString().contains("report-unlocked")) {
            assertTrue("the builder is told", Instant.now().isBefore(end));
            LockSupport.parkNanos(100_000_000);
        }
    }

    private static Answer plan(String house) {
        return brought(house, "sampling-plan");
    }

    private static Answer brought(String house, String slot) {
        return member.send(
                Request.raw(
                        "POST",
                        house + "/documents/" + slot + "/versions?name=" + slot + ".pdf",
                        ("%PDF-1.4 a " + slot).getBytes(StandardCharsets.UTF_8)));
    }

    private static String files(Rest who, String house) {
        return Readable.text(who.get(house + "/files.zip").expect(200));
    }

    private static void unlock(String house, String slot) {
        List<String> seeing =
                List.of(
                        "administrator",
                        "member",
                        "operator",
                        "individual",
                        "architect",
                        "builder");
        member.send(
                        new Request(
                                        "PUT",
                                        house + "/documents/" + slot + "/audience",
                                        Map.of("seenBy", seeing))
                                .ifMatch("*"))
                .expect(204);
    }

    private static String delivery(String house) {
        String steps = house.replace("/api/dossiers/", "/api/inspections/") + "/steps";
        for (JsonNode step : member.read(steps).get("items")) {
            if (step.get("key").asText().equals("delivery")) {
                return step.get("state").asText();
            }
        }
        return "";
    }

    private static void prestation(String house, String prestation) {
        act(member, house + "/actions/change-prestation", Map.of("prestation", prestation))
                .expect(200);
    }

    private static boolean isOutside(String house) {
        for (JsonNode document : member.read(house + "/documents")) {
            if (document.get("slot").asText().equals("sampling-plan")) {
                return document.get("outside").asBoolean();
            }
        }
        throw new AssertionError("the plan is kept");
    }
}
