package org.liasse.core.dossier;

import java.util.List;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.form.Field;
import org.liasse.api.form.Form;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.sample.Node;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;
import org.liasse.variant.orders.FailedMeasures;
import org.liasse.variant.orders.OrderPreset;
import org.liasse.variant.orders.OrdersVariant;
import org.liasse.variant.orders.PresetCheck;
import org.liasse.variant.orders.Presets;
import org.liasse.variant.orders.ShippedPresets;

/** A field-service company with a site, whose orders and visits begin with what is preset. */
final class PresetCompany implements AutoCloseable {

    static final Key CHECKS = new Key("checks");
    static final Key MISSION = new Key("mission");
    static final Key SCOPE = new Key("scope");

    final Node node;
    final Caller planner;
    final Caller manager;
    Caller technician;
    final String site;

    PresetCompany(TestDatabase database) {
        node = new Node(database.open());
        node.catalogue.arrive(
                new OrdersVariant(null, null, null, null, null, null, null, null, null, null),
                Binding.from("orders", "1.0"));
        var shipped = new ShippedPresets();
        var presets = new Presets(node.dossiers(), node.definitions(), shipped);
        var onOrder = new OrderPreset(node.dossiers(), presets);
        var check = new PresetCheck(node.dossiers(), presets, shipped);
        for (String action : List.of("open", "edit", "renew")) {
            Binding.bind(node.effects, "service-order", action, onOrder);
        }
        for (String action : List.of("open", "draw", "restore")) {
            Binding.bind(node.effects, "service-preset", action, check);
        }
        Binding.bind(node.sections, "service-visit", new FailedMeasures());
        String office = node.offices().create(new Key("heat"), "Heat").id();
        planner = node.someone("planner", office, "planner");
        manager = node.someone("manager", office, "manager");
        technician = node.stranger("technician");
        String customer = opened("service-client", null, Map.of());
        site = opened("service-site", customer, Map.of());
    }

    String opened(String type, String context, Map<Key, Map<String, Object>> sections) {
        return node.open(
                planner, new NewDossier(null, new Key(type), context, null, type, sections));
    }

    String order(String equipment, String kind) {
        String order =
                opened(
                        "service-order",
                        site,
                        Map.of(
                                MISSION,
                                Map.of("kind", kind, "equipmentType", equipment, "mission", "x")));
        node.participants()
                .invite(
                        planner,
                        order,
                        Principal.account(technician.account()),
                        new Key("technician"),
                        null);
        technician = node.again(technician);
        return order;
    }

    String visit(String order) {
        return opened("service-visit", order, Map.of());
    }

    Form checks(String visit) {
        return node.dossiers().read(planner, visit).type().section(CHECKS).orElseThrow().form();
    }

    List<String> keys(String visit) {
        return checks(visit).fields().stream().map(field -> field.key().value()).toList();
    }

    String preset(Caller who, String equipment, String kind, String sector) {
        return node.open(
                who,
                new NewDossier(
                        null,
                        new Key("service-preset"),
                        null,
                        null,
                        "Our own",
                        Map.of(
                                SCOPE,
                                Map.of(
                                        "sector", sector,
                                        "equipmentType", equipment,
                                        "kind", kind))));
    }

    void draw(Caller who, String context, Field... fields) {
        node.definitions().draw(who, context, Map.of(CHECKS, Form.of(fields)), List.of(), Map.of());
    }

    static Field pressure(String max) {
        return Field.decimal("water-pressure")
                .in("bar")
                .expecting("1", max)
                .named("Pression", "Pressure");
    }

    void measured(String visit, Map<String, Object> values) {
        node.dossiers().edit(technician, new SectionChange(visit, CHECKS, values, null));
    }

    Map<String, Object> values(String visit, String section) {
        return node.dossiers().read(planner, visit).sections().get(new Key(section)).values();
    }

    void edit(String order, Map<String, Object> patch) {
        node.dossiers().edit(planner, new SectionChange(order, MISSION, patch, null));
    }

    static String pointer(Problem problem) {
        return problem.errors().get(0).pointer();
    }

    @Override
    public void close() {
        node.close();
    }
}
