package org.liasse.variant.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.form.Field;
import org.liasse.api.form.FieldKind;
import org.liasse.api.form.Form;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.type.Definition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What a manager presets is whole and stands once: one active preset for an equipment type and a
 * kind, drawn with checks alone, every measure with its unit. One of what is shipped begins as it
 * was shipped.
 */
@Component(
        service = {ActionEffect.class, PresetCheck.class},
        property = {
            ActionEffect.TYPE + "=service-preset",
            ActionEffect.ACTION + "=open",
            ActionEffect.ACTION + "=draw",
            ActionEffect.ACTION + "=restore",
        })
public final class PresetCheck implements ActionEffect {

    private static final Key SCOPE = Key.of(ServicePreset.Section.SCOPE);
    private static final Key CHECKS = Key.of(Visit.Section.CHECKS);
    private static final String AT = "/sections/" + SCOPE;
    private static final int MOST_ITEMS = 100;

    private static final Set<FieldKind> ITEMS =
            Set.of(
                    FieldKind.YES_NO,
                    FieldKind.CHOICE,
                    FieldKind.CHOICES,
                    FieldKind.DECIMAL,
                    FieldKind.INTEGER,
                    FieldKind.TEXT,
                    FieldKind.LONG_TEXT);

    private final Dossiers dossiers;
    private final Presets presets;
    private final ShippedPresets shipped;

    @Activate
    public PresetCheck(
            @Reference Dossiers dossiers,
            @Reference Presets presets,
            @Reference ShippedPresets shipped) {
        this.dossiers = dossiers;
        this.presets = presets;
        this.shipped = shipped;
    }

    @Override
    public void apply(Performed performed) {
        switch (performed.act().action().value()) {
            case "open" -> open(performed);
            case "draw" ->
                    refuse(
                            presets.drawn(performed.caller(), performed.dossier())
                                    .map(PresetCheck::wrong)
                                    .orElse(List.of()));
            default -> once(performed, "");
        }
    }

    private void open(Performed performed) {
        Map<String, Object> scope = performed.sections().getOrDefault(SCOPE, Map.of());
        String equipment = String.valueOf(scope.get("equipmentType"));
        if (!Key.isKey(equipment)) {
            throw Problem.invalid(
                    AT + "/equipmentType",
                    "Une clé est attendue, en lettres sans accent, chiffres et traits d’union :"
                            + " gas-boiler.",
                    "A key is expected, of unaccented letters, digits and hyphens: gas-boiler.");
        }
        EquipmentType type = shipped.find(equipment).orElse(null);
        if (type == null && scope.get("nameFr") == null) {
            throw Problem.invalid(
                    AT + "/nameFr",
                    "Un type d’équipement qui n’est pas livré a besoin d’un nom.",
                    "An equipment type that is not shipped needs a name.");
        }
        if (type != null && !type.sector().equals(scope.get("sector"))) {
            throw Problem.invalid(
                    AT + "/sector",
                    "Ce type d’équipement est du secteur " + type.sector() + ".",
                    "This equipment type is of the sector " + type.sector() + ".");
        }
        once(performed, AT);
        Form form = type == null ? null : type.presets().get(String.valueOf(scope.get("kind")));
        if (form != null) {
            presets.draw(performed.caller(), performed.dossier(), form, Map.of());
        }
    }

    private void once(Performed performed, String at) {
        Map<String, Object> scope = performed.sections().getOrDefault(SCOPE, Map.of());
        String office = dossiers.read(performed.caller(), performed.dossier()).office();
        for (Item own :
                presets.own(
                        performed.caller(),
                        office,
                        String.valueOf(scope.get("equipmentType")),
                        String.valueOf(scope.get("kind")))) {
            if (!own.id().equals(performed.dossier())) {
                throw Problem.invalid(
                        at + "/equipmentType",
                        "Le n° "
                                + own.number()
                                + " vaut déjà pour cet équipement et ce type"
                                + " d’intervention.",
                        "There is one for this equipment and this kind already: "
                                + own.number()
                                + ".");
            }
        }
    }

    private static void refuse(List<InputError> errors) {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    /** What of a definition cannot be preset, by its place in what was drawn. */
    static List<InputError> wrong(Definition drawn) {
        var errors = new ArrayList<InputError>();
        if (!drawn.slots().isEmpty()) {
            errors.add(
                    InputError.at(
                            "/slots",
                            "Seuls des contrôles se prédéfinissent.",
                            "Only checks are preset."));
        }
        List<Field> fields = drawn.forms().getOrDefault(CHECKS, Form.EMPTY).fields();
        if (fields.isEmpty() || fields.size() > MOST_ITEMS) {
            errors.add(
                    InputError.at(
                            "/forms/" + CHECKS,
                            "De 1 à " + MOST_ITEMS + " points de contrôle.",
                            "1 to " + MOST_ITEMS + " items."));
        }
        for (Field field : fields) {
            String at = "/forms/" + CHECKS + "/" + field.key();
            if (!ITEMS.contains(field.kind())) {
                errors.add(
                        InputError.at(
                                at + "/kind",
                                "Un contrôle est un oui ou non, un choix, une mesure ou un texte.",
                                "An item is a yes or no, a choice, a measure or a text."));
            }
            boolean measure =
                    field.kind() == FieldKind.DECIMAL || field.kind() == FieldKind.INTEGER;
            if (measure && (field.bounds().unit() == null || field.bounds().unit().isBlank())) {
                errors.add(
                        InputError.at(
                                at + "/bounds/unit",
                                "Une mesure a une unité.",
                                "A measure has a unit."));
            }
        }
        return errors;
    }
}
