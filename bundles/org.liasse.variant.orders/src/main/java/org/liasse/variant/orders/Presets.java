package org.liasse.variant.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.Text;
import org.liasse.api.dossier.Definitions;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierQuery.Operator;
import org.liasse.api.dossier.DossierQuery.Path;
import org.liasse.api.dossier.DossierQuery.Where;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.form.Form;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Definition;
import org.liasse.variant.orders.ServicePreset.Section;
import org.liasse.variant.orders.ServicePreset.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What is preset for an equipment type and a kind of intervention: what the company has drawn, and
 * what is shipped where it has drawn nothing (SERV-08).
 */
@Component(service = Presets.class)
public final class Presets {

    private static final Key TYPE = new Key("service-preset");
    private static final Key CHECKS = Key.of(Visit.Section.CHECKS);
    private static final Path EQUIPMENT = path("equipmentType");
    private static final Path KIND = path("kind");
    private static final Path NAME_FR = path("nameFr");
    private static final Path NAME_EN = path("nameEn");

    private final Dossiers dossiers;
    private final Definitions definitions;
    private final ShippedPresets shipped;

    @Activate
    public Presets(
            @Reference Dossiers dossiers,
            @Reference Definitions definitions,
            @Reference ShippedPresets shipped) {
        this.dossiers = dossiers;
        this.definitions = definitions;
        this.shipped = shipped;
    }

    /**
     * A preset that was found.
     *
     * @param equipment its name
     * @param source the number of the dossier and its revision, or {@code -} where it is shipped
     */
    record Found(Text equipment, Form checks, String source) {}

    private static Path path(String field) {
        return new Path(Key.of(Section.SCOPE), new Key(field));
    }

    /**
     * What an order of this kind on this equipment begins with; empty where nothing is preset for
     * the two of them.
     *
     * @param office by its key
     */
    Optional<Found> find(Caller caller, String office, String equipment, String kind) {
        Optional<EquipmentType> type = shipped.find(equipment);
        for (Item own : own(caller, office, equipment, kind)) {
            Optional<Definition> drawn = drawn(caller, own.id());
            if (drawn.isPresent()) {
                return Optional.of(
                        new Found(
                                type.map(EquipmentType::name).orElseGet(() -> name(own, equipment)),
                                drawn.get().forms().getOrDefault(CHECKS, Form.EMPTY),
                                own.number() + "/" + drawn.get().revision()));
            }
        }
        return type.filter(t -> t.presets().containsKey(kind))
                .map(t -> new Found(t.name(), t.presets().get(kind), "-"));
    }

    /** Whether the equipment type is shipped, or the company presets something for it. */
    boolean isKnown(Caller caller, String office, String equipment) {
        return shipped.find(equipment).isPresent()
                || !own(caller, office, equipment, null).isEmpty();
    }

    /**
     * The company's own active presets, the newest change first.
     *
     * @param kind {@code null} for all
     */
    List<Item> own(Caller caller, String office, String equipment, String kind) {
        var wheres = new ArrayList<Where>();
        wheres.add(new Where(EQUIPMENT, Operator.EQ, equipment));
        if (kind != null) {
            wheres.add(new Where(KIND, Operator.EQ, kind));
        }
        DossierQuery query =
                DossierQuery.of(TYPE, 200)
                        .in(Key.allOf(State.ACTIVE))
                        .having(wheres)
                        .with(List.of(EQUIPMENT, NAME_FR, NAME_EN));
        return dossiers.all(caller, query)
                .filter(item -> item.office().equals(office))
                .filter(item -> equipment.equals(item.columns().get(EQUIPMENT.toString())))
                .toList();
    }

    /** The newest revision of what is drawn on a dossier; empty where nothing is. */
    Optional<Definition> drawn(Caller caller, String context) {
        try {
            return Optional.of(definitions.read(caller, context, 0));
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    /** Draws the checks of visits on a preset or an order. */
    void draw(Caller caller, String context, Form checks, Map<Key, Text> texts) {
        definitions.draw(caller, context, Map.of(CHECKS, checks), List.of(), texts);
    }

    private static Text name(Item own, String equipment) {
        Object fr = own.columns().getOrDefault(NAME_FR.toString(), equipment);
        Object en = own.columns().getOrDefault(NAME_EN.toString(), fr);
        return new Text(String.valueOf(fr), String.valueOf(en));
    }
}
