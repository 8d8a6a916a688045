package org.liasse.itests.story;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.BeforeClass;
import org.junit.Test;
import org.liasse.itests.Platform;
import org.liasse.itests.Seals;
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

    // SERV-08, SERV-19
    @Test
    public void SERV_08_SERV_19_whatIsShippedIsPresetAndAManagerChangesItForOrdersToCome() {
        Town town =
                Town.found(
                        platform,
                        "preset",
                        Map.of("planner", "planner", "manager", "manager", "technician", ""));
        Rest planner = town.person("planner").rest();
        Rest manager = town.person("manager").rest();
        Rest technician = town.person("technician").rest();
        var shipped = planner.read("/api/service-presets/shipped?sector=plumbing").get("items");
        assertEquals("gas-boiler", shipped.at("/0/key").asText());

        String customer =
                opened(planner, "service-client", null, Map.of("sheet", Map.of("name", "Ada")));
        String site = opened(planner, "service-site", customer, Map.of());
        Map<String, Object> mission =
                Map.of(
                        "mission",
                        Map.of("kind", "repair", "equipmentType", "drain", "mission", "Blocked"));
        String order = opened(planner, "service-order", site, mission);
        invited(planner, order, "technician", town.person("technician"));
        String visit = opened(planner, "service-visit", order, Map.of());
        act(technician, visit, "arrive", Map.of()).expect(200);
        technician
                .send(
                        new Request(
                                "PATCH",
                                "/api/dossiers/" + visit + "/sections/checks",
                                Rest.bytes(Map.of("flow-time", 90)),
                                "application/merge-patch+json",
                                "*",
                                null))
                .expect(200);
        var changed = technician.read("/api/dossiers/" + visit);
        assertEquals("/flow-time", changed.at("/unexpected/checks/0/pointer").asText());
        assertEquals(1, changed.at("/sections/findings/failed").asInt());

        String own =
                opened(
                        manager,
                        "service-preset",
                        null,
                        Map.of(
                                "scope",
                                Map.of(
                                        "sector", "plumbing",
                                        "equipmentType", "drain",
                                        "kind", "repair")));
        var drawn =
                manager.read("/api/dossiers/" + own + "/definitions").at("/forms/checks/fields");
        assertEquals("jetted", drawn.at("/0/key").asText());
        Map<String, Object> unmeasured =
                Map.of("key", "depth", "kind", "decimal", "label", "Profondeur");
        Map<String, Object> depth = new HashMap<>(unmeasured);
        depth.put("bounds", Map.of("unit", "m", "expectedMax", 2));
        String definitions = "/api/dossiers/" + own + "/definitions";
        manager.send("POST", definitions, checks(unmeasured)).expect(422);
        manager.send("POST", definitions, checks(depth)).expect(201);
        String next =
                opened(
                        planner,
                        "service-visit",
                        opened(planner, "service-order", site, mission),
                        Map.of());
        assertEquals("depth", fields(planner, next));
        assertTrue(fields(planner, visit).startsWith("jetted"));
    }

    private static Map<String, Object> checks(Map<String, Object> field) {
        return Map.of("forms", Map.of("checks", Map.of("fields", List.of(field))));
    }

    /** The keys of the checks that a visit is to have, as its order has them drawn. */
    private static String fields(Rest who, String visit) {
        var dossier = who.read("/api/dossiers/" + visit);
        var form =
                who.read(
                                "/api/dossiers/"
                                        + dossier.get("context").asText()
                                        + "/definitions?revision="
                                        + dossier.get("revision").asText())
                        .at("/forms/checks/fields");
        return form.findValuesAsText("key").stream().collect(Collectors.joining(" "));
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
        String href = made.json().get("href").asText();
        Rest.Answer file = client.get(href).expect(200);
        String words = Readable.text(file);
        assertTrue(words, words.contains("It is cold") && words.contains("Burner"));
        assertFalse(words, words.contains("12B4"));
        act(accountant, second, "invoice", Map.of()).expect(409);
        assertTrue(
                "sealed",
                new String(file.bytes(), StandardCharsets.ISO_8859_1)
                        .contains("/ETSI.CAdES.detached"));
        assertTrue(
                client.read("/api/dossiers/" + second + "/timeline")
                        .toString()
                        .contains(Seals.NAME));
        act(client, second, "sign", Map.of("remarks", "Warm again")).expect(422);
        act(
                        client,
                        second,
                        "sign",
                        Map.of(
                                "remarks",
                                "Warm again",
                                "signatory",
                                "Ada",
                                "drawing",
                                "M10 10L300 200"))
                .expect(200);
        JsonNode signature = accountant.read(href + "/signatures").get(0);
        assertEquals("client", signature.get("role").asText());
        assertEquals(made.json().get("sha256"), signature.get("sha256"));
        technician
                .send(
                        new Request(
                                "POST",
                                href + "/signatures",
                                Map.of("signatory", "Bob", "drawing", "M10 10L300 200")))
                .expect(404);
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
