package org.liasse.itests.story;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.BeforeClass;
import org.junit.Test;
import org.liasse.itests.Platform;
import org.liasse.itests.Shared;
import org.liasse.itests.story.Rest.Answer;
import org.liasse.itests.story.Rest.Request;
import org.liasse.itests.story.Town.Person;

/** One leak: reported by a tenant, shared by the council, ordered, and closed. */
public class CondoIT {

    private static Platform platform;
    private static Town town;
    private static String building;

    @BeforeClass
    public static void furnish() {
        platform = Shared.with("liasse-variant-condo", "/api/buildings");
        town =
                Town.found(
                        platform,
                        "syndic",
                        Map.of(
                                "manager", "manager",
                                "council", "",
                                "tenant", "",
                                "neighbour", "",
                                "landlord", "",
                                "mover", ""));
        Rest manager = rest("manager");
        building =
                opened(
                        manager,
                        "building",
                        null,
                        Map.of(
                                "sheet",
                                Map.of(
                                        "address",
                                        Map.of(
                                                "line", "1 rue du Moulin",
                                                "postcode", "38000",
                                                "city", "Grenoble"))));
        invited(building, "council", "council");
        invited(building, "tenant", "tenant");
        invited(building, "tenant", "neighbour");
        act(manager, building, "switch-filter-on", Map.of()).expect(200);
    }

    private static Rest rest(String name) {
        return town.person(name).rest();
    }

    private static void invited(String dossier, String role, String name) {
        Person person = town.person(name);
        Answer answer =
                rest("manager")
                        .send(
                                new Request(
                                                "PUT",
                                                "/api/dossiers/"
                                                        + dossier
                                                        + "/participants/"
                                                        + role
                                                        + "/"
                                                        + person.principal(),
                                                null)
                                        .ifMatch("*"));
        assertTrue(answer.text(), answer.isFine());
    }

    private static Answer act(Rest who, String dossier, String action, Object inputs) {
        return who.send(
                new Request("POST", "/api/dossiers/" + dossier + "/actions/" + action, inputs)
                        .ifMatch("*"));
    }

    private static String opened(Rest who, String type, String context, Map<String, ?> sections) {
        Map<String, Object> dossier = new HashMap<>();
        dossier.put("type", type);
        dossier.put("title", "A leak");
        dossier.put("sections", sections);
        if (context != null) {
            dossier.put("context", context);
        }
        return who.send("POST", "/api/dossiers", dossier).expect(201).json().get("id").asText();
    }

    private static String reported(Rest who, Map<String, ?> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.put("category", "leak");
        values.put("text", "Water on the stairs");
        values.put("location", "Third floor");
        return opened(who, "condo-report", building, Map.of("report", values));
    }

    private static List<String> seen(String name, String type) {
        return rest(name).all("/api/dossiers?type=" + type + "&context=" + building).stream()
                .map(item -> item.get("id").asText())
                .toList();
    }

    private static Answer write(Rest who, String dossier, String thread, String text) {
        return who.send(
                "POST",
                "/api/dossiers/" + dossier + "/threads/" + thread + "/messages",
                Map.of("text", text));
    }

    private static String state(String name, String dossier) {
        return rest(name).read("/api/dossiers/" + dossier).get("state").asText();
    }

    private static List<String> links(String name, String dossier) {
        List<String> links = new ArrayList<>();
        rest(name)
                .read("/api/dossiers/" + dossier)
                .get("links")
                .forEach(
                        link ->
                                links.add(
                                        link.get("kind").asText()
                                                + " "
                                                + link.get("dossier").asText()));
        return links;
    }

    // CORE-25, COND-06, COND-07, COND-10, COND-11, COND-13, COND-28
    @Test
    public void COND_10_aLeakGoesFromItsReportToTheProviderAndIsClosed() {
        String leak = reported(rest("tenant"), Map.of());
        assertTrue(seen("neighbour", "condo-report").contains(leak));
        rest("manager").get("/api/dossiers/" + leak).expect(404);
        assertFalse(seen("manager", "condo-report").contains(leak));

        act(rest("council"), leak, "share-with-manager", Map.of()).expect(200);
        assertTrue(seen("manager", "condo-report").contains(leak));
        write(rest("neighbour"), leak, "updates", "Here too").expect(201);
        assertEquals("to-process", state("tenant", leak));
        write(rest("manager"), leak, "updates", "Somebody comes").expect(201);
        assertEquals("in-progress", state("tenant", leak));

        act(rest("tenant"), leak, "send-order", Map.of()).expect(403);
        act(
                        rest("manager"),
                        leak,
                        "send-order",
                        Map.of("provider", "plumber@example.org", "desired", "2026-12-01"))
                .expect(200);
        List<String> orders = seen("manager", "condo-order");
        assertEquals(1, orders.size());
        JsonNode order = rest("manager").read("/api/dossiers/" + orders.get(0));
        assertEquals("Water on the stairs", order.at("/sections/order/reported").asText());
        assertEquals(orders, seen("neighbour", "condo-order"));
        assertEquals(List.of("report " + leak), links("neighbour", orders.get(0)));
        assertEquals(List.of("order " + orders.get(0)), links("neighbour", leak));
        String participants =
                rest("manager").read("/api/dossiers/" + orders.get(0) + "/participants").toString();
        assertTrue(participants, participants.contains("plumber@example.org"));

        act(rest("neighbour"), leak, "close", Map.of()).expect(403);
        act(rest("tenant"), leak, "close", Map.of()).expect(200);
        write(rest("neighbour"), leak, "updates", "Thank you").expect(409);
    }

    // COND-09
    @Test
    public void COND_09_aReportWithRecipientsIsTheirsAndItsAuthors() {
        String report =
                reported(
                        rest("council"),
                        Map.of(
                                "recipients",
                                Map.of(
                                        "r1",
                                        Map.of("account", town.person("neighbour").account()))));
        assertTrue(seen("neighbour", "condo-report").contains(report));
        assertTrue(seen("council", "condo-report").contains(report));
        assertFalse(seen("tenant", "condo-report").contains(report));
        assertFalse(seen("manager", "condo-report").contains(report));
        rest("tenant").get("/api/dossiers/" + report).expect(404);
    }

    // COND-22
    @Test
    public void COND_22_anOccupantKeepsHisOwnDataAndChoosesANewPassword() {
        Person mover = town.person("mover");
        JsonNode changed =
                mover.rest()
                        .send(
                                "PATCH",
                                "/api/me",
                                Map.of(
                                        "name", "Mo Ver",
                                        "phone", "+33 4 76 00 00 00",
                                        "language", "fr"))
                        .expect(200)
                        .json();
        assertEquals("Mo Ver", changed.get("name").asText());
        JsonNode account = mover.rest().read("/api/me").get("account");
        assertEquals("+33 4 76 00 00 00", account.get("phone").asText());
        assertEquals("fr", account.get("language").asText());
        mover.rest().send("PATCH", "/api/me", Map.of("phone", "none")).expect(422);

        String chosen = "a password of his own";
        mover.rest()
                .send(
                        "PUT",
                        "/api/me/password",
                        Map.of("current", "not this one", "password", chosen))
                .expect(422);
        mover.rest()
                .send(
                        "PUT",
                        "/api/me/password",
                        Map.of("current", mover.password(), "password", chosen))
                .expect(200);
        mover.rest().get("/api/me").expect(401);
        Rest anew = Rest.visitor(platform.httpPort()).signedIn(mover.login(), chosen);
        assertEquals("Mo Ver", anew.read("/api/me").get("name").asText());
    }

    // COND-26
    @Test
    public void COND_26_whatManagerAndLandlordSayIsTheirsAndMovesNothing() {
        String leak = reported(rest("tenant"), Map.of());
        act(rest("council"), leak, "share-with-manager", Map.of()).expect(200);
        invited(leak, "landlord", "landlord");
        JsonNode before = rest("tenant").read("/api/dossiers/" + leak);

        write(rest("manager"), leak, "landlord", "canary").expect(201);
        write(rest("landlord"), leak, "landlord", "canary too").expect(201);

        for (String name : List.of("tenant", "neighbour", "council")) {
            rest(name).get("/api/dossiers/" + leak + "/threads/landlord/messages").expect(404);
            String told = rest(name).get("/api/dossiers/" + leak + "/timeline?limit=200").text();
            assertFalse(told, told.contains("canary"));
        }
        JsonNode after = rest("tenant").read("/api/dossiers/" + leak);
        assertEquals(before.get("state"), after.get("state"));
        assertEquals(before.get("updatedAt"), after.get("updatedAt"));
    }

    private static Answer strangers(String path) {
        return Rest.visitor(platform.httpPort()).get("/api/open311/v2/" + path);
    }

    // COND-28, CORE-31
    @Test
    public void COND_28_strangersReadABuildingThatIsOpen() {
        platform.install("liasse-open311");
        String here = "?jurisdiction_id=" + building;
        String leak = reported(rest("manager"), Map.of());
        strangers("requests.json" + here).expect(404);

        act(rest("manager"), building, "open-to-strangers", Map.of()).expect(200);
        platform.until("Open311 is there", () -> strangers("services.json" + here).status() == 200);
        JsonNode seen = strangers("requests/" + leak + ".json" + here).expect(200).json();
        assertEquals("leak", seen.at("/0/service_code").asText());
        assertEquals("open", seen.at("/0/status").asText());
        String xml = strangers("services.xml" + here).expect(200).text();
        assertTrue(xml, xml.contains("<service_code>leak</service_code>"));
        assertFalse(Rest.visitor(platform.httpPort()).get("/api/dossiers/" + leak).isFine());

        act(rest("manager"), building, "close-to-strangers", Map.of()).expect(200);
        Answer closed = strangers("requests/" + leak + ".json" + here).expect(404);
        assertEquals(404, closed.json().at("/0/code").asInt());
    }
}
