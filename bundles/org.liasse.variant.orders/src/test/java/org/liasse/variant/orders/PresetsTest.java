package org.liasse.variant.orders;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.Test;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.Text;
import org.liasse.api.form.Bounds;
import org.liasse.api.form.Field;
import org.liasse.api.form.FieldKind;
import org.liasse.api.form.Form;
import org.liasse.api.form.FormCheck;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.type.Definition;
import org.liasse.api.workflow.Verb;
import org.liasse.test.variant.Rules;

/** What is shipped for the nine sectors, and what a manager may preset in its place. */
public class PresetsTest {

    private static final Labels LABELS = Labels.beside(OrdersVariant.class);
    private static final Key CHECKS = Key.of(Visit.Section.CHECKS);

    private final ShippedPresets shipped = new ShippedPresets();

    private Stream<Map.Entry<String, Form>> forms() {
        return shipped.all().stream()
                .flatMap(
                        type ->
                                type.presets().entrySet().stream()
                                        .map(
                                                preset ->
                                                        Map.entry(
                                                                type.key() + " " + preset.getKey(),
                                                                preset.getValue())));
    }

    private static boolean is(Field field, FieldKind... kinds) {
        return List.of(kinds).contains(field.kind());
    }

    private static void inBothLanguages(String where, Text text) {
        assertNotNull(where, text);
        assertFalse(where, text.fr().isBlank() || text.en().isBlank());
    }

    // SERV-19
    @Test
    public void SERV_19_eachOfTheNineSectorsHasAtLeastTwoEquipmentTypesAndAList() {
        assertEquals(9, Customer.SECTORS.length);
        for (String sector : Customer.SECTORS) {
            List<EquipmentType> types =
                    shipped.all().stream().filter(t -> t.sector().equals(sector)).toList();
            assertTrue(sector + ": " + types.size(), types.size() >= 2);
            assertTrue(
                    sector + " has no drop-down list of its own",
                    types.stream()
                            .flatMap(type -> type.presets().values().stream())
                            .flatMap(form -> form.fields().stream())
                            .filter(field -> is(field, FieldKind.CHOICE, FieldKind.CHOICES))
                            .anyMatch(
                                    field ->
                                            !field.options()
                                                    .get(0)
                                                    .key()
                                                    .value()
                                                    .equals("conform")));
            types.forEach(
                    type ->
                            assertTrue(
                                    type.key() + " in one kind only", type.presets().size() >= 2));
        }
    }

    // SERV-08, SERV-19
    @Test
    public void SERV_08_SERV_19_eachPresetHasAChecklistAndMeasuresWithUnitAndBounds() {
        forms().forEach(
                        preset -> {
                            List<Field> fields = preset.getValue().fields();
                            String where = preset.getKey();
                            assertTrue(
                                    where + ": checklist",
                                    fields.stream()
                                                    .filter(
                                                            f ->
                                                                    is(f, FieldKind.YES_NO)
                                                                            || checks(f))
                                                    .count()
                                            >= 2);
                            List<Field> measures =
                                    fields.stream()
                                            .filter(field -> is(field, FieldKind.DECIMAL))
                                            .toList();
                            assertTrue(
                                    where + ": a measure with bounds",
                                    measures.stream().anyMatch(m -> m.bounds().expects()));
                            measures.forEach(m -> measure(where + " " + m.key(), m.bounds()));
                        });
    }

    private static boolean checks(Field field) {
        return is(field, FieldKind.CHOICE)
                && field.options().get(0).key().value().equals("conform");
    }

    private static void measure(String where, Bounds bounds) {
        assertFalse(where, bounds.unit().isBlank());
        BigDecimal least = bounds.min();
        BigDecimal most = bounds.max();
        assertTrue(where, least.compareTo(most) < 0);
        for (BigDecimal bound : new BigDecimal[] {bounds.expectedMin(), bounds.expectedMax()}) {
            assertTrue(
                    where + " expects what it refuses",
                    bound == null || bound.compareTo(least) >= 0 && bound.compareTo(most) <= 0);
        }
        if (bounds.expectedMin() != null && bounds.expectedMax() != null) {
            assertTrue(where, bounds.expectedMin().compareTo(bounds.expectedMax()) < 0);
        }
    }

    // SERV-19
    @Test
    public void SERV_19_everyWordStandsInFrenchAndInEnglish() {
        for (EquipmentType type : shipped.all()) {
            inBothLanguages(type.key().value(), type.name());
        }
        forms().forEach(
                        preset ->
                                preset.getValue()
                                        .fields()
                                        .forEach(
                                                field -> {
                                                    String where =
                                                            preset.getKey() + " " + field.key();
                                                    inBothLanguages(where, field.label());
                                                    field.options()
                                                            .forEach(
                                                                    o ->
                                                                            inBothLanguages(
                                                                                    where + o.key(),
                                                                                    o.label()));
                                                }));
    }

    /** So that a planner may name another equipment on an order that has visits. */
    @Test
    public void CORE_23_aKeyHasTheSameKindInAllPresets() {
        Map<Key, FieldKind> kinds = new HashMap<>();
        forms().forEach(
                        preset ->
                                preset.getValue()
                                        .fields()
                                        .forEach(
                                                field -> {
                                                    FieldKind before =
                                                            kinds.putIfAbsent(
                                                                    field.key(), field.kind());
                                                    assertTrue(
                                                            preset.getKey() + " " + field.key(),
                                                            before == null
                                                                    || before == field.kind());
                                                }));
    }

    // SERV-08
    @Test
    public void SERV_08_whatIsShippedMayBePreset() {
        forms().forEach(
                        preset ->
                                assertEquals(
                                        preset.getKey(),
                                        List.of(),
                                        pointers(Map.of(CHECKS, preset.getValue()), List.of())));
    }

    private static List<String> pointers(Map<Key, Form> forms, List<Slot> slots) {
        return PresetCheck.wrong(new Definition(1, forms, slots, Map.of())).stream()
                .map(InputError::pointer)
                .toList();
    }

    // SERV-08
    @Test
    public void SERV_08_aPresetWithoutChecksOrAMeasureWithoutItsUnitIsNone() {
        assertEquals(List.of("/forms/checks"), pointers(Map.of(), List.of()));
        assertEquals(
                List.of("/forms/checks/a/bounds/unit", "/forms/checks/b/kind"),
                pointers(Map.of(CHECKS, Form.of(Field.decimal("a"), Field.file("b"))), List.of()));
        assertEquals(
                List.of("/slots"),
                pointers(
                        Map.of(CHECKS, Form.of(Field.yesNo("a"))),
                        List.of(Slot.slot(Visit.Slot.BEFORE))));
    }

    // SERV-08
    @Test
    public void SERV_08_aMeasureBeyondItsBoundsIsTakenAndTold() {
        Form form = shipped.find("gas-boiler").orElseThrow().presets().get("preventive");
        Map<String, Object> values = new TreeMap<>(Map.of("water-pressure", new BigDecimal("2.5")));
        assertEquals(List.of(), FormCheck.shape(form, values));
        List<InputError> told = FormCheck.unexpected(form, values);
        assertEquals(List.of("/water-pressure"), told.stream().map(InputError::pointer).toList());
        assertEquals("Attendu : de 1 à 2 bar.", told.get(0).detail().fr());
        values.put("water-pressure", 2);
        assertEquals(List.of(), FormCheck.unexpected(form, values));
        values.put("water-pressure", 11);
        assertEquals(1, FormCheck.shape(form, values).size());
    }

    // SERV-08, SERV-18
    @Test
    public void SERV_08_managersDrawAndTheTeamFillsIn() {
        var preset = new Rules(ServicePreset.type(LABELS));
        preset.onlyFor(
                Rules.act(Verb.DRAW, ServicePreset.Drawn.SERVICE_VISIT),
                ServicePreset.State.ACTIVE,
                ServicePreset.Role.MANAGER);
        var visit = new Rules(Visit.type(LABELS));
        visit.onlyFor(
                Rules.act(Verb.EDIT, Visit.Section.CHECKS),
                Visit.State.ON_SITE,
                Visit.Role.TECHNICIAN,
                Visit.Role.LEADER);
        assertTrue(visit.sectionSeen(Visit.Section.CHECKS, Visit.Role.CLIENT));
    }

    // SERV-19
    @Test
    public void SERV_19_whatIsShippedIsListedBySector() {
        var resource = new PresetResource(shipped);
        Map<String, Object> all = resource.shipped(Language.EN, null);
        assertEquals(shipped.all().size(), ((List<?>) all.get("items")).size());
        String plumbing = resource.shipped(Language.FR, "plumbing").toString();
        assertTrue(plumbing, plumbing.contains("label=Chaudière gaz"));
        assertTrue(plumbing, plumbing.contains("label=Dépannage"));
        assertFalse(plumbing, plumbing.contains("Serveur"));
        assertEquals(
                Problem.Kind.BAD_REQUEST,
                assertThrows(Problem.class, () -> resource.shipped(Language.EN, "space")).kind());
    }

    private static void refused(String why, String content) {
        String file = "<presets sector='it'>" + content + "</presets>";
        String told =
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        PresetFile.read(
                                                "it",
                                                new ByteArrayInputStream(
                                                        file.getBytes(StandardCharsets.UTF_8))))
                        .getMessage();
        assertTrue(told, told.contains(why));
    }

    @Test
    public void aFileThatLacksSomethingNamesIt() {
        refused("has no kinds", "<equipment key='a' fr='A' en='A'/>");
        refused("cure is no kind", "<equipment key='a' kinds='cure' fr='A' en='A'/>");
        refused("a has no en", "<equipment key='a' kinds='repair' fr='A'/>");
        String begin = "<equipment key='a' kinds='repair' fr='A' en='A'>";
        refused("b has no unit", begin + "<measure key='b' fr='B' en='B'/></equipment>");
        refused("b has no fr", begin + "<check key='b' en='B'/></equipment>");
        refused(
                "support, which is not preset",
                begin + "<check key='b' kinds='support' fr='B' en='B'/></equipment>");
        refused("wish?", begin + "<wish key='b' fr='B' en='B'/></equipment>");
    }
}
