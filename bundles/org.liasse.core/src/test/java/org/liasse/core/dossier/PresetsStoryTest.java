package org.liasse.core.dossier;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.liasse.core.dossier.PresetCompany.CHECKS;
import static org.liasse.core.dossier.PresetCompany.pointer;
import static org.liasse.core.dossier.PresetCompany.pressure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Dossiers.ActionRequest;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.form.Form;
import org.liasse.core.store.TestDatabase;

/** What is preset for the visits of a field-service company, and changed, on both databases. */
@RunWith(Parameterized.class)
public class PresetsStoryTest {

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private PresetCompany at;

    public PresetsStoryTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        at = new PresetCompany(database);
    }

    @After
    public void close() {
        at.close();
    }

    private static final Key PRESSURE = new Key("water-pressure");

    // SERV-08, SERV-23
    @Test
    public void SERV_08_SERV_23_aVisitBeginsWithWhatIsPresetForEquipmentAndKind() {
        String preventive = at.visit(at.order("gas-boiler", "preventive"));
        String repair = at.visit(at.order("gas-boiler", "repair"));
        assertTrue(at.keys(preventive).containsAll(List.of("burner-cleaned", "water-pressure")));
        assertFalse(at.keys(preventive).contains("fault"));
        assertTrue(at.keys(repair).contains("fault"));
        assertEquals("bar", at.checks(repair).field(PRESSURE).orElseThrow().bounds().unit());
        assertEquals(1, at.node.dossiers().read(at.technician, repair).revision());
        assertEquals(List.of(), at.keys(at.visit(at.opened("service-order", at.site, Map.of()))));
    }

    // SERV-08
    @Test
    public void SERV_08_aMeasureOutOfItsBoundsIsKeptAndToldAndAcknowledged() {
        String visit = at.visit(at.order("drain", "preventive"));
        at.node.act(at.technician, visit, "arrive");
        at.measured(visit, Map.of("jetted", true, "traps", "conform", "flow-time", 45));
        assertEquals("1", at.values(visit, "findings").get("failed").toString());
        Problem hard =
                assertThrows(Problem.class, () -> at.measured(visit, Map.of("flow-time", 999999)));
        assertEquals(Problem.Kind.INVALID_INPUT, hard.kind());
        Map<String, Object> report = new HashMap<>();
        report.put("start", "2026-05-04T08:00:00Z");
        report.put("end", "2026-05-04T09:00:00Z");
        report.put("outcome", "finished");
        at.node
                .dossiers()
                .edit(at.technician, new SectionChange(visit, new Key("report"), report, null));
        Problem warned =
                assertThrows(Problem.class, () -> at.node.act(at.technician, visit, "report"));
        assertEquals("/acknowledged", pointer(warned));
        String what = warned.errors().get(0).detail().en();
        assertTrue(what, what.contains("measures-failed"));
        at.node
                .dossiers()
                .perform(
                        at.technician,
                        new ActionRequest(
                                visit,
                                new Key("report"),
                                Map.of(),
                                Set.of(new Key("measures-failed")),
                                null));
        assertEquals("reported", at.node.dossiers().read(at.planner, visit).state().value());
    }

    // SERV-08
    @Test
    public void SERV_08_aMeasureThatIsRightAgainIsNoLongerTold() {
        String visit = at.visit(at.order("drain", "preventive"));
        at.node.act(at.technician, visit, "arrive");
        at.measured(visit, Map.of("flow-time", 45));
        at.measured(visit, Map.of("flow-time", 20));
        assertFalse(at.values(visit, "findings").containsKey("failed"));
    }

    // SERV-08
    @Test
    public void SERV_08_whatIsFinishedIsCheckedToTheEnd() {
        String visit = at.visit(at.order("drain", "preventive"));
        at.node.act(at.technician, visit, "arrive");
        at.node
                .dossiers()
                .edit(
                        at.technician,
                        new SectionChange(
                                visit,
                                new Key("report"),
                                Map.of(
                                        "start", "2026-05-04T08:00:00Z",
                                        "end", "2026-05-04T09:00:00Z",
                                        "outcome", "finished"),
                                null));
        Problem refused =
                assertThrows(Problem.class, () -> at.node.act(at.technician, visit, "report"));
        assertEquals("checks-complete", refused.reason().orElseThrow());
        assertTrue(
                refused.errors().stream()
                        .anyMatch(e -> e.pointer().equals("/sections/checks/flow-time")));
        at.node
                .dossiers()
                .edit(
                        at.technician,
                        new SectionChange(
                                visit,
                                new Key("report"),
                                Map.of("outcome", "abandoned", "reason", "Locked"),
                                null));
        at.node.act(at.technician, visit, "report");
    }

    // SERV-08, SERV-19
    @Test
    public void SERV_08_aChangedPresetTouchesNoRunningVisitAndNoRunningOrder() {
        String running = at.order("gas-boiler", "repair");
        String before = at.visit(running);
        Form asOpened = at.checks(before);
        String own = at.preset(at.manager, "gas-boiler", "repair", "plumbing");
        // it begins as what is shipped
        assertEquals(asOpened, at.node.definitions().read(at.manager, own, 0).forms().get(CHECKS));
        at.draw(at.manager, own, pressure("1.8"));

        assertEquals(asOpened, at.checks(before));
        assertEquals(asOpened, at.checks(at.visit(running)));
        String fresh = at.order("gas-boiler", "repair");
        assertEquals(List.of("water-pressure"), at.keys(at.visit(fresh)));
        assertEquals(
                at.node.dossiers().read(at.manager, own).number() + "/2",
                at.node
                        .definitions()
                        .read(at.planner, fresh, 0)
                        .texts()
                        .get(new Key("source"))
                        .en());

        at.node.act(at.planner, running, "renew");
        assertEquals(asOpened, at.checks(before));
        assertEquals(List.of("water-pressure"), at.keys(at.visit(running)));

        at.node.act(at.manager, own, "withdraw");
        assertEquals(asOpened, at.checks(at.visit(at.order("gas-boiler", "repair"))));
        assertEquals(List.of("water-pressure"), at.keys(at.visit(fresh)));
    }

    // SERV-08
    @Test
    public void SERV_08_anotherEquipmentIsDrawnForVisitsToComeAndAnotherTextDrawsNothing() {
        String order = at.order("gas-boiler", "preventive");
        String before = at.visit(order);
        at.edit(order, Map.of("constraints", "Dog"));
        assertEquals(1, at.node.definitions().read(at.planner, order, 0).revision());
        at.edit(order, Map.of("equipmentType", "water-heater"));
        assertTrue(at.keys(at.visit(order)).contains("descaled"));
        assertTrue(at.keys(before).contains("burner-cleaned"));
        var emptied = new HashMap<String, Object>();
        emptied.put("equipmentType", null);
        at.edit(order, emptied);
        assertEquals(List.of(), at.keys(at.visit(order)));
    }
}
