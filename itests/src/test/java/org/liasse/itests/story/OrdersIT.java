package org.liasse.itests.story;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.BeforeClass;
import org.junit.Test;
import org.liasse.itests.Platform;
import org.liasse.itests.Shared;
import org.liasse.itests.story.Rest.Request;
import org.liasse.itests.story.Town.Person;

/** A boiler: prepared, visited, continued, signed, invoiced, archived; through HTTP alone. */
public class OrdersIT {

    private static Platform platform;

    @BeforeClass
    public static void furnish() {
        platform = Shared.with("liasse-variant-orders", "/api/service-visits");
    }

    private static String opened(
            Rest who, String type, String context, Map<String, Object> sections) {
        var body = new HashMap<String, Object>();
        body.put("type", type);
        body.put("context", context);
        body.put("title", type);
        body.put("sections", sections);
        return who.send("POST", "/api/dossiers", body).expect(201).json().get("id").asText();
    }

    private static Rest.Answer act(Rest who, String visit, String action, Object inputs) {
        return who.send(
                new Request("POST", "/api/dossiers/" + visit + "/actions/" + action, inputs)
                        .ifMatch("*"));
    }

    private static void invited(Rest planner, String dossier, String role, Person whom) {
        String path = "/api/dossiers/" + dossier + "/participants/" + role + "/";
        Rest.Answer answer =
                planner.send(new Request("PUT", path + whom.principal(), null).ifMatch("*"));
        if (!answer.isFine()) {
            answer.expect(204);
        }
    }

    private static void report(Rest technician, String visit, String outcome) {
        act(technician, visit, "arrive", Map.of()).expect(200);
        Map<String, Object> report =
                Map.of(
                        "start",
                        "2026-12-03T08:00:00Z",
                        "end",
                        "2026-12-03T10:30:00Z",
                        "pauses",
                        15,
                        "tasks",
                        Map.of("r1", Map.of("order", 1, "task", "Burner", "done", true)),
                        "materials",
                        Map.of("r1", Map.of("order", 1, "item", "Nozzle", "quantity", 1)),
                        "anomalies",
                        "The flue is worn",
                        "outcome",
                        outcome);
        String section = "/api/dossiers/" + visit + "/sections/report";
        technician
                .send(
                        new Request(
                                "PATCH",
                                section,
                                Rest.bytes(report),
                                "application/merge-patch+json",
                                "*",
                                null))
                .expect(200);
        act(technician, visit, "report", Map.of()).expect(200);
    }

    @Test
    public void SERV_07_SERV_16_SERV_17_aBoilerIsContinuedSignedInvoicedAndArchived() {
        Town town =
                Town.found(
                        platform,
                        "boiler",
                        Map.of(
                                "planner", "planner",
                                "accountant", "accountant",
                                "technician", "",
                                "client", ""));
        Rest planner = town.person("planner").rest();
        Rest technician = town.person("technician").rest();
        Rest client = town.person("client").rest();
        Rest accountant = town.person("accountant").rest();

        String customer =
                opened(planner, "service-client", null, Map.of("sheet", Map.of("name", "Ada")));
        invited(planner, customer, "client", town.person("client"));
        String site =
                opened(
                        planner,
                        "service-site",
                        customer,
                        Map.of("site", Map.of("place", Map.of("city", "Lyon"))));
        String order =
                opened(
                        planner,
                        "service-order",
                        site,
                        Map.of("mission", Map.of("kind", "repair", "mission", "It is cold")));
        invited(planner, order, "technician", town.person("technician"));
        String first =
                opened(planner, "service-visit", order, Map.of("access", Map.of("code", "12B4")));

        report(technician, first, "to-continue");
        var visits = planner.all("/api/service-visits?context=" + order);
        assertEquals(2, visits.size());
        String second =
                visits.stream()
                        .map(item -> item.get("id").asText())
                        .filter(id -> !id.equals(first))
                        .findFirst()
                        .orElseThrow();
        report(technician, second, "finished");
        Rest.Answer made =
                technician
                        .send(
                                new Request(
                                                "POST",
                                                "/api/dossiers/" + second + "/products/report",
                                                Map.of())
                                        .ifMatch("*"))
                        .expect(201);
        String words = Readable.text(client.get(made.json().get("href").asText()).expect(200));
        assertTrue(words, words.contains("It is cold") && words.contains("Burner"));
        assertFalse(words, words.contains("12B4"));
        act(accountant, second, "invoice", Map.of()).expect(409);
        act(client, second, "sign", Map.of("remarks", "Warm again")).expect(200);
        act(accountant, second, "invoice", Map.of()).expect(200);
        act(accountant, second, "archive", Map.of()).expect(200);
        assertEquals(
                "Warm again",
                accountant
                        .read("/api/dossiers/" + second)
                        .at("/sections/remarks/remarks")
                        .asText());
    }
}
