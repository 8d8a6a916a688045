package org.liasse.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.people.Caller;

/**
 * A building, and what becomes of one leak in it: reported by a tenant, joined by neighbours,
 * shared by the council, ordered, confirmed, repaired, closed and claimed. Each step is made where
 * what it makes is not there.
 */
final class Condominiums {

    static final Key TYPE = new Key("condo-report");

    private static final Key PROVIDERS = new Key("condo-providers");
    private static final Key FILE = new Key("file");
    private static final Key ORDER = new Key("order");
    private static final Key CLAIM_PDF = new Key("claim-pdf");

    private final Ground ground;
    private final JsonNode told;

    /**
     * @param office which has a building, or has none
     */
    Condominiums(Ground ground, JsonNode office) {
        this.ground = ground;
        this.told = office.path("building");
    }

    void make() {
        if (told.isMissingNode()) {
            return;
        }
        Caller manager = who("manager");
        String building = building(manager);
        providers(manager);
        String leak = report(building);
        String order = order(manager, leak);
        repair(manager, order);
        if (!isIn(manager, leak, "closed")) {
            ground.act(who("tenant"), leak, "close", Map.of());
        }
        claim(manager, building);
    }

    private Caller who(String name) {
        return ground.as(told.at("/people/" + name).asText());
    }

    private boolean isIn(Caller caller, String id, String state) {
        return ground.read(caller, id).state().value().equals(state);
    }

    private boolean hasFlag(Caller caller, String id, String flag) {
        return ground.read(caller, id).flags().contains(new Key(flag));
    }

    private String building(Caller manager) {
        String title = told.path("title").asText();
        String id =
                ground.open(
                                manager,
                                ground.id(title),
                                "building",
                                null,
                                title,
                                Map.of(new Key("sheet"), values("sheet")))
                        .id();
        for (String role : new String[] {"council", "caretaker", "owner", "tenant"}) {
            for (JsonNode login : told.at("/occupants/" + role)) {
                ground.invite(manager, id, login.asText(), new Key(role));
            }
        }
        fill(who("platform"), id, "insurer");
        fill(manager, id, "policy");
        if (!hasFlag(manager, id, "filtered")) {
            ground.act(manager, id, "switch-filter-on", Map.of());
        }
        return id;
    }

    /** Writes what stands under this name into the section of this name, once. */
    private void fill(Caller caller, String id, String section) {
        Key key = new Key(section);
        if (ground.read(caller, id).sections().get(key).values().isEmpty()) {
            var change = new SectionChange(id, key, values(section), null);
            ground.doors().dossiers().edit(caller, change);
            ground.tally().made("step");
        }
    }

    private Map<String, Object> values(String name) {
        Map<String, Object> values = new LinkedHashMap<>();
        told.path(name)
                .properties()
                .forEach(
                        field ->
                                values.put(
                                        field.getKey(),
                                        field.getValue().isObject()
                                                ? texts(field.getValue())
                                                : plain(field.getValue())));
        return values;
    }

    private static Object plain(JsonNode value) {
        return value.isInt() ? (Object) value.asInt() : value.asText();
    }

    private static Map<String, Object> texts(JsonNode object) {
        Map<String, Object> texts = new LinkedHashMap<>();
        object.properties().forEach(f -> texts.put(f.getKey(), f.getValue().asText()));
        return texts;
    }

    private void providers(Caller manager) {
        String id =
                ground.open(
                                manager,
                                ground.id("providers"),
                                PROVIDERS.value(),
                                null,
                                "Prestataires",
                                Map.of())
                        .id();
        var documents = ground.doors().documents();
        if (!documents.list(manager, id).isEmpty()) {
            return;
        }
        byte[] csv = told.path("providers").asText().getBytes(StandardCharsets.UTF_8);
        try (InputStream in = new ByteArrayInputStream(csv)) {
            String upload =
                    documents.upload(manager, null, PROVIDERS, FILE, "prestataires.csv", in).id();
            documents.deposit(manager, id, FILE, null, upload);
            ground.tally().made("document");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String report(String building) {
        String title = told.path("leak").path("title").asText();
        Map<String, Object> values = texts(told.path("leak"));
        values.remove("title");
        String id =
                ground.open(
                                who("tenant"),
                                ground.id(title),
                                TYPE.value(),
                                building,
                                title,
                                Map.of(new Key("report"), values))
                        .id();
        for (JsonNode login : told.path("joining")) {
            Caller neighbour = ground.as(login.asText());
            if (!ground.read(neighbour, id).roles().contains(new Key("concerned"))) {
                ground.act(neighbour, id, "join-report", Map.of());
            }
        }
        Caller council = who("council");
        if (!hasFlag(council, id, "shared")) {
            ground.act(council, id, "share-with-manager", Map.of());
        }
        return id;
    }

    /** The order to which the report leads. */
    private String order(Caller manager, String leak) {
        if (linked(manager, leak) == null) {
            ground.act(manager, leak, "send-order", values("order"));
            ground.write(manager, leak, "updates", "order", told.path("update").asText());
        }
        return linked(manager, leak);
    }

    private String linked(Caller manager, String leak) {
        return ground.read(manager, leak).links().stream()
                .filter(link -> link.kind().equals(ORDER))
                .map(DossierView.LinkView::dossier)
                .findFirst()
                .orElse(null);
    }

    /** The provider has an account here, so that one can look at his view, too. */
    private void repair(Caller manager, String order) {
        ground.invite(manager, order, told.at("/people/provider").asText(), new Key("provider"));
        Caller provider = who("provider");
        if (isIn(provider, order, "sent")) {
            ground.act(provider, order, "confirm", values("confirmed"));
        }
        if (isIn(provider, order, "confirmed")) {
            ground.act(provider, order, "report-back", values("done"));
        }
    }

    private void claim(Caller manager, String building) {
        String title = told.path("claimed").path("title").asText();
        Map<String, Object> values = texts(told.path("claimed"));
        values.remove("title");
        String id =
                ground.open(
                                manager,
                                ground.id(title),
                                "condo-claim",
                                building,
                                title,
                                Map.of(new Key("claim"), values))
                        .id();
        if (ground.doors().documents().list(manager, id).isEmpty()) {
            ground.doors().products().produce(manager, id, CLAIM_PDF, Set.of(), null);
            ground.tally().made("document");
        }
        if (isIn(manager, id, "draft")) {
            ground.invite(manager, id, told.at("/people/insurer").asText(), new Key("insurer"));
            ground.act(manager, id, "send", Map.of());
        }
        ground.write(who("insurer"), id, "insurer", "insurer", told.path("answer").asText());
    }
}
