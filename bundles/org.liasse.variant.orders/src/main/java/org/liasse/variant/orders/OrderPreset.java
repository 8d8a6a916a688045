package org.liasse.variant.orders;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.Text;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.form.Form;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.type.Definition;
import org.liasse.api.workflow.Act;
import org.liasse.variant.orders.Presets.Found;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * SERV-08: what is preset for the equipment and the kind of an order is drawn on the order, and its
 * visits pin that revision. It is drawn anew where the planner names another equipment or kind, and
 * where somebody asks for it; what changes in a preset changes nothing on orders by itself.
 */
@Component(
        service = {ActionEffect.class, OrderPreset.class},
        property = {
            ActionEffect.TYPE + "=service-order",
            ActionEffect.ACTION + "=open",
            ActionEffect.ACTION + "=edit",
            ActionEffect.ACTION + "=renew",
        })
public final class OrderPreset implements ActionEffect {

    /** Of the definition: for what it was preset. */
    static final Key PRESET = new Key("preset");

    static final Key EQUIPMENT = new Key("equipment");

    /** Of the definition: the preset's number and revision. */
    static final Key SOURCE = new Key("source");

    private static final Key MISSION = Key.of(ServiceOrder.Section.MISSION);

    private final Dossiers dossiers;
    private final Presets presets;

    @Activate
    public OrderPreset(@Reference Dossiers dossiers, @Reference Presets presets) {
        this.dossiers = dossiers;
        this.presets = presets;
    }

    @Override
    public void apply(Performed performed) {
        Act act = performed.act();
        boolean isRenewed = act.action().equals(Key.of(ServiceOrder.Action.RENEW));
        if (act.object() != null && !act.object().equals(MISSION)) {
            return;
        }
        Map<String, Object> mission = performed.sections().getOrDefault(MISSION, Map.of());
        String equipment = text(mission.get("equipmentType"));
        String kind = text(mission.get("kind"));
        String pair = equipment.isEmpty() || kind.isEmpty() ? "" : equipment + "." + kind;
        Optional<Definition> before = presets.drawn(performed.caller(), performed.dossier());
        if (!isRenewed && pair.equals(before.map(OrderPreset::pairOf).orElse(""))) {
            return;
        }
        String at = act.equals(Act.OPEN) ? "/sections/" + MISSION : "";
        Found found = found(performed, equipment, kind, at);
        if (isRenewed && found == null) {
            throw Problem.of(
                            Problem.Kind.NOT_READY,
                            "Rien n’est prédéfini pour cet équipement et ce type d’intervention.",
                            "Nothing is preset for this equipment and this kind of intervention.")
                    .because("nothing-preset");
        }
        if (found == null && before.isEmpty()) {
            return;
        }
        draw(performed, pair, found, at + "/equipmentType");
    }

    private Found found(Performed performed, String equipment, String kind, String at) {
        if (equipment.isEmpty()) {
            return null;
        }
        String office = dossiers.read(performed.caller(), performed.dossier()).office();
        if (!presets.isKnown(performed.caller(), office, equipment)) {
            throw Problem.invalid(
                    at + "/equipmentType",
                    "Ce type d’équipement n’est pas connu : /api/service-presets/shipped et"
                            + " /api/service-presets nomment ceux qui le sont.",
                    "This equipment type is not known: /api/service-presets/shipped and"
                            + " /api/service-presets name those that are.");
        }
        return presets.find(performed.caller(), office, equipment, kind).orElse(null);
    }

    /** Where nothing is preset, nothing is asked for. */
    private void draw(Performed performed, String pair, Found found, String at) {
        Map<Key, Text> texts =
                found == null
                        ? Map.of(PRESET, Text.same(pair))
                        : Map.of(
                                PRESET,
                                Text.same(pair),
                                EQUIPMENT,
                                found.equipment(),
                                SOURCE,
                                Text.same(found.source()));
        try {
            presets.draw(
                    performed.caller(),
                    performed.dossier(),
                    found == null ? Form.EMPTY : found.checks(),
                    texts);
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.INVALID_INPUT) {
                throw problem;
            }
            String fields =
                    String.join(", ", problem.errors().stream().map(InputError::pointer).toList());
            throw Problem.invalid(
                    List.of(
                            InputError.at(
                                    at,
                                    "Ce qui est prédéfini ne convient pas à ce bon, où des mêmes"
                                            + " clés ont servi à autre chose ("
                                            + fields
                                            + ") : ouvrez un autre bon.",
                                    "What is preset does not suit this order, where the same keys"
                                            + " were used for something else ("
                                            + fields
                                            + "): open another order.")));
        }
    }

    private static String pairOf(Definition definition) {
        Text pair = definition.texts().get(PRESET);
        return pair == null ? "" : pair.en();
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
