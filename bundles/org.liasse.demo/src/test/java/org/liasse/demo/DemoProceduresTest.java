package org.liasse.demo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Text;
import org.liasse.api.form.Field;
import org.liasse.api.form.FieldKind;
import org.liasse.api.form.Form;
import org.liasse.api.form.FormCheck;
import org.liasse.api.form.Option;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.variant.procedures.ProceduresVariant;

/** The three procedures of real size, and what is made up under them. */
public class DemoProceduresTest {

    private static final Key FORM = new Key("form");
    private static final Key ANNOTATIONS = new Key("annotations");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s\"]+@[^\\s\",}]+");

    private final JsonNode office = Demo.file("demo.json").path("offices").path(0);
    private final Crowd crowd = Procedures.crowd(office, UnaryOperator.identity());
    private final List<Blueprint> plans = Procedures.of(office);

    private Map<Blueprint, List<Case>> all() {
        Map<Blueprint, List<Case>> all = new HashMap<>();
        plans.forEach(plan -> all.put(plan, new Caseload(plan, crowd).all()));
        return all;
    }

    private static Form form(Blueprint plan, Key section) {
        return plan.drawing().forms().get(section);
    }

    private static Stream<Field> withRows(Form form) {
        return form.fields().stream().flatMap(f -> Stream.concat(Stream.of(f), f.rows().stream()));
    }

    @Test
    public void eachHasTwentyToSixtyFieldsWithRepeatedBlocksAndConditions() {
        assertEquals(3, plans.size());
        for (Blueprint plan : plans) {
            long fields = withRows(form(plan, FORM)).count();
            assertTrue(plan.name() + " has " + fields, fields >= 20 && fields <= 60);
            var blocks = form(plan, FORM).fields().stream().filter(f -> !f.rows().isEmpty());
            assertTrue(plan.name(), blocks.count() >= 2);
            var shown = form(plan, FORM).fields().stream().filter(f -> f.shown() != null);
            assertTrue(plan.name(), shown.count() >= 5);
            assertTrue(plan.name(), form(plan, ANNOTATIONS).fields().size() >= 5);
            assertTrue(plan.name(), plan.drawing().slots().size() >= 3);
            assertTrue(plan.name(), plan.drawing().texts().size() >= 3);
        }
    }

    @Test
    public void theyHoldFieldsOfAllKinds() {
        var kinds = EnumSet.noneOf(FieldKind.class);
        for (Blueprint plan : plans) {
            plan.drawing().forms().values().stream()
                    .flatMap(DemoProceduresTest::withRows)
                    .map(Field::kind)
                    .forEach(kinds::add);
        }
        assertEquals(EnumSet.allOf(FieldKind.class), kinds);
    }

    @Test
    public void everythingThatPeopleReadIsThereInBothLanguages() {
        List<Text> said = new ArrayList<>();
        for (Blueprint plan : plans) {
            plan.drawing().slots().stream().map(Slot::label).forEach(said::add);
            said.addAll(plan.drawing().texts().values());
            for (Form form : plan.drawing().forms().values()) {
                withRows(form).map(Field::label).forEach(said::add);
                withRows(form).map(Field::help).filter(help -> help != null).forEach(said::add);
                withRows(form)
                        .flatMap(field -> field.options().stream())
                        .map(Option::label)
                        .forEach(said::add);
            }
        }
        said.forEach(text -> assertTrue(text.toString(), !text.fr().isBlank()));
        said.forEach(text -> assertTrue(text.toString(), !text.en().isBlank()));
    }

    @Test
    public void theirSettingsAreCompleteAndAskExpertsInEveryWay() {
        var procedure = new ProceduresVariant(null, null).types().iterator().next();
        Form settings = procedure.section(new Key("settings")).orElseThrow().form();
        var modes = new TreeSet<Object>();
        for (Blueprint plan : plans) {
            assertEquals(plan.name(), List.of(), FormCheck.complete(settings, plan.settings()));
            modes.add(plan.settings().get("experts"));
            assertEquals(false, plan.settings().get("declarative"));
        }
        assertEquals(Set.of("none", "free", "preset"), modes);
    }

    @Test
    public void fourHundredRequestsStandInAllStates() {
        var ends = new TreeMap<String, Integer>();
        var names = new HashSet<String>();
        all().values().stream()
                .flatMap(List::stream)
                .forEach(
                        wanted -> {
                            assertTrue(wanted.name(), names.add(wanted.name()));
                            ends.merge(wanted.to(), 1, Integer::sum);
                        });
        assertEquals(400, names.size());
        assertEquals(
                Map.of(
                        "draft", 20,
                        "under-construction", 250,
                        "waiting", 18,
                        "under-instruction", 36,
                        "accepted", 30,
                        "refused", 16,
                        "dismissed", 10,
                        "archived", 12,
                        "deleted", 8),
                ends);
    }

    @Test
    public void eachIsCompleteByItsFormUnlessItIsADraft() {
        all().forEach((plan, cases) -> cases.forEach(wanted -> fits(plan, wanted)));
    }

    private static void fits(Blueprint plan, Case wanted) {
        var values = wanted.sections().get(FORM);
        var errors =
                wanted.isTo("draft")
                        ? FormCheck.shape(form(plan, FORM), values)
                        : FormCheck.complete(form(plan, FORM), values);
        assertEquals(wanted.name(), List.of(), errors);
        assertEquals(
                wanted.name(),
                List.of(),
                FormCheck.shape(form(plan, ANNOTATIONS), wanted.annotations()));
        boolean isReasoned = !wanted.motivation().isBlank();
        assertTrue(
                wanted.name(),
                isReasoned || !wanted.isTo("waiting", "refused", "dismissed", "deleted"));
        var slots = plan.drawing().slots().stream().map(Slot::key).collect(Collectors.toSet());
        wanted.papers().forEach(paper -> assertTrue(slots.contains(paper.slot())));
        assertTrue(slots.containsAll(wanted.files().values()));
        for (Case.Said said : wanted.messages()) {
            assertTrue(wanted.name(), !wanted.isTo("draft", "archived", "deleted"));
            assertTrue(wanted.name(), !said.text().isBlank());
        }
    }

    @Test
    public void theyAreMadeUpTheSameEachTimeAndUnlikeEachOther() {
        assertEquals(
                all().values().stream().flatMap(List::stream).collect(Collectors.toSet()),
                all().values().stream().flatMap(List::stream).collect(Collectors.toSet()));
        all().forEach(
                        (plan, cases) -> {
                            assertNotEquals(cases.get(0).sections(), cases.get(1).sections());
                            long titles = cases.stream().map(Case::title).distinct().count();
                            assertTrue(plan.name() + ": " + titles, titles > 50);
                        });
    }

    @Test
    public void noMailLeaves() {
        var found = new TreeSet<String>();
        all().forEach(
                        (plan, cases) -> {
                            String said = cases.toString() + plan.settings() + plan.told();
                            ADDRESS.matcher(said).results().forEach(r -> found.add(r.group()));
                        });
        assertTrue(found.size() > 100);
        found.forEach(address -> assertTrue(address, address.endsWith("@example.org")));
    }

    // PROC-03
    @Test
    public void PROC_03_eachOfThreeGroupsHasRequestsOfItsSectorAndTheRestIsForWhoeverIsNamed() {
        Blueprint plan = plans.get(1);
        assertEquals(3, plan.told().path("groups").size());
        var sectors = new TreeMap<String, Set<String>>();
        for (Case wanted : new Caseload(plan, crowd).all()) {
            Object sector = wanted.sections().get(FORM).get("sector");
            if (sector != null) {
                sectors.computeIfAbsent(sector.toString(), s -> new TreeSet<>())
                        .add(wanted.instructor());
            }
        }
        assertEquals(
                Map.of(
                        "north", Set.of("karim.benali", "mehdi.amrani", "sandrine.leclerc"),
                        "centre", Set.of("bruno.teixeira", "claire.morel", "karim.benali"),
                        "south", Set.of("karim.benali", "pauline.guerin"),
                        "several", Set.of("julien.faure", "karim.benali")),
                sectors);
    }

    @Test
    public void whoeverIsNamedIsOneOfTheOffice() {
        var logins = new TreeSet<String>();
        office.path("people").forEach(person -> logins.add(person.path("login").asText()));
        for (Blueprint plan : plans) {
            plan.told().findValues("instructors").stream()
                    .flatMap(
                            nodes ->
                                    Stream.iterate(0, i -> i < nodes.size(), i -> i + 1)
                                            .map(nodes::get))
                    .forEach(login -> assertTrue(login.asText(), logins.contains(login.asText())));
        }
    }
}
