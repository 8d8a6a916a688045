package org.liasse.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.people.Caller;

/** Clients of an inspection office, and buildings inspected for them. */
final class Inspections {

    static final Key TYPE = new Key("inspection-dossier");

    private static final String CLIENT = "inspection-client";
    private static final Key CASE = new Key("case");
    private static final Key CONTROL = new Key("control");
    private static final Key XML = new Key("xml");
    private static final Key PREMIUM = new Key("premium");

    private final Ground ground;
    private final JsonNode office;

    Inspections(Ground ground, JsonNode office) {
        this.ground = ground;
        this.office = office;
    }

    void make() {
        if (office.path("inspections").isMissingNode()) {
            return;
        }
        subscribe();
        Caller member = ground.somebody("member", 0);
        for (JsonNode client : office.path("inspections").path("clients")) {
            client(member, client);
        }
        for (JsonNode dossier : office.path("inspections").path("dossiers")) {
            dossier(member, dossier);
        }
    }

    /** Without the subscription nobody enters a control. */
    private void subscribe() {
        var offices = ground.doors().offices();
        Set<Key> features = offices.byId(ground.office().id()).orElseThrow().features();
        if (!features.contains(PREMIUM)) {
            var more = new HashSet<>(features);
            more.add(PREMIUM);
            offices.equip(ground.office().id(), more);
            ground.tally().made("subscription");
        }
    }

    private void client(Caller member, JsonNode client) {
        String id = id(client);
        String name = client.path("name").asText();
        ground.open(member, id, CLIENT, null, name, Map.of(new Key("sheet"), sheet(client)));
        String login = client.path("client").asText();
        if (!login.isEmpty()) {
            ground.invite(member, id, login, new Key("client"));
        }
    }

    private String id(JsonNode client) {
        return ground.id("client/" + client.path("name").asText());
    }

    static Map<String, Object> sheet(JsonNode client) {
        Map<String, Object> sheet = new LinkedHashMap<>();
        for (String field : new String[] {"name", "profile", "kind", "brand", "email", "phone"}) {
            if (client.has(field)) {
                sheet.put(field, client.path(field).asText());
            }
        }
        if (client.has("contact")) {
            sheet.put("contact", Map.of("name", client.path("contact").asText()));
        }
        return sheet;
    }

    private void dossier(Caller member, JsonNode told) {
        String title = told.path("title").asText();
        String id = ground.id("inspection/" + title);
        JsonNode clients = office.path("inspections").path("clients");
        String client = id(clients.path(told.path("client").asInt()));
        ground.open(member, id, TYPE.value(), client, title, Map.of(CASE, caseOf(told, office)));
        if (told.path("study").asBoolean()) {
            deposit(member, id);
        }
        DossierView dossier = ground.read(member, id);
        if (told.has("start") && isEmpty(dossier, new Key("appointment"), "start")) {
            ground.act(member, id, "change-date", Map.of("start", told.path("start").asText()));
        }
        if (told.has("points") && isEmpty(dossier, CONTROL, "points")) {
            ground.doors()
                    .dossiers()
                    .edit(member, new SectionChange(id, CONTROL, control(told), null));
            ground.tally().made("step");
        }
        boolean isVisited = told.path("to").asText().equals("visited");
        if (isVisited && ground.read(member, id).state().equals(new Key("to-schedule"))) {
            ground.act(member, id, "set-visited", Map.of());
        }
        new Delivery(ground, member, id).make(told);
    }

    static boolean isEmpty(DossierView dossier, Key section, String field) {
        return dossier.values(section).get(field) == null;
    }

    static Map<String, Object> caseOf(JsonNode dossier, JsonNode office) {
        return Map.of(
                "prestation",
                dossier.path("prestation").asText(),
                "site",
                Map.of(
                        "line",
                        dossier.path("line").asText(),
                        "postcode",
                        office.path("postcode").asText(),
                        "city",
                        office.path("city").asText()));
    }

    /** A depressurisation, with its points. */
    static Map<String, Object> control(JsonNode dossier) {
        Map<String, Object> points = new LinkedHashMap<>();
        for (JsonNode point : dossier.path("points")) {
            points.put(
                    "p" + (points.size() + 1),
                    Map.of(
                            "order",
                            points.size() + 1,
                            "mode",
                            "depressurisation",
                            "pressure",
                            point.path(0).decimalValue().negate(),
                            "flow",
                            point.path(1).decimalValue()));
        }
        Map<String, Object> series =
                Map.of(
                        "mode",
                        "depressurisation",
                        "zeroBefore",
                        new BigDecimal("-1.2"),
                        "zeroAfter",
                        new BigDecimal("-0.8"),
                        "inside",
                        new BigDecimal("19.5"),
                        "outside",
                        new BigDecimal("8.0"),
                        "wind",
                        new BigDecimal("2.5"));
        return Map.of("points", points, "series", Map.of("s1", series));
    }

    private void deposit(Caller member, String dossier) {
        try (InputStream study = Inspections.class.getResourceAsStream("study.xml")) {
            deposit(ground, member, dossier, XML, "study.xml", study.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a file into a slot that is empty. */
    static void deposit(
            Ground ground, Caller member, String dossier, Key slot, String name, byte[] bytes) {
        var documents = ground.doors().documents();
        boolean isThere =
                documents.list(member, dossier).stream().anyMatch(d -> d.slot().equals(slot));
        if (isThere) {
            return;
        }
        try (InputStream in = new ByteArrayInputStream(bytes)) {
            String upload = documents.upload(member, null, TYPE, slot, name, in).id();
            documents.deposit(member, dossier, slot, null, upload);
            ground.tally().made("document");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
