package org.liasse.core.dossier;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.liasse.core.dossier.PresetCompany.CHECKS;
import static org.liasse.core.dossier.PresetCompany.pointer;
import static org.liasse.core.dossier.PresetCompany.pressure;

import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.form.Field;
import org.liasse.api.form.Form;
import org.liasse.core.store.TestDatabase;

/** What is no preset, and what suits no order, is refused by its place, on both databases. */
@RunWith(Parameterized.class)
public class PresetRefusalTest {

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private PresetCompany at;

    public PresetRefusalTest(TestDatabase database) {
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

    // SERV-08
    @Test
    public void SERV_08_whatSuitsNoOrderIsRefusedAndNothingIsOpened() {
        Problem unknown = assertThrows(Problem.class, () -> at.order("gas-bioler", "repair"));
        assertEquals("/sections/mission/equipmentType", pointer(unknown));
        String order = at.order("gas-boiler", "repair");
        Problem edited =
                assertThrows(
                        Problem.class, () -> at.edit(order, Map.of("equipmentType", "gas-bioler")));
        assertEquals("/equipmentType", pointer(edited));
        Problem nothing =
                assertThrows(
                        Problem.class,
                        () ->
                                at.node.act(
                                        at.planner,
                                        at.opened("service-order", at.site, Map.of()),
                                        "renew"));
        assertEquals("nothing-preset", nothing.reason().orElseThrow());
    }

    // SERV-08
    @Test
    public void SERV_08_aPresetThatIsNoneIsRefused() {
        assertEquals(
                "/sections/scope/sector",
                pointer(
                        assertThrows(
                                Problem.class,
                                () -> at.preset(at.manager, "gas-boiler", "repair", "it"))));
        assertEquals(
                "/sections/scope/nameFr",
                pointer(
                        assertThrows(
                                Problem.class,
                                () -> at.preset(at.manager, "steam-engine", "repair", "it"))));
        String own = at.preset(at.manager, "gas-boiler", "repair", "plumbing");
        Problem twice =
                assertThrows(
                        Problem.class,
                        () -> at.preset(at.manager, "gas-boiler", "repair", "plumbing"));
        assertEquals("/sections/scope/equipmentType", pointer(twice));
        assertTrue(
                twice.errors().get(0).detail().en(),
                twice.errors()
                        .get(0)
                        .detail()
                        .en()
                        .contains(at.node.dossiers().read(at.manager, own).number()));
        Problem unmeasured =
                assertThrows(
                        Problem.class,
                        () -> at.draw(at.manager, own, Field.decimal("a").named("A", "A")));
        assertEquals("/forms/checks/a/bounds/unit", pointer(unmeasured));
        assertEquals(1, at.node.definitions().read(at.manager, own, 0).revision());
    }

    // SERV-08
    @Test
    public void SERV_08_onlyManagersPresetAndAWithdrawnOneComesBackOnlyAlone() {
        assertEquals(
                Problem.Kind.NOT_YOUR_ROLE,
                assertThrows(
                                Problem.class,
                                () -> at.preset(at.planner, "gas-boiler", "repair", "plumbing"))
                        .kind());
        String own = at.preset(at.manager, "gas-boiler", "repair", "plumbing");
        assertThrows(Problem.class, () -> at.draw(at.planner, own, pressure("3")));
        at.node.act(at.manager, own, "withdraw");
        String second = at.preset(at.manager, "gas-boiler", "repair", "plumbing");
        assertThrows(Problem.class, () -> at.node.act(at.manager, own, "restore"));
        at.node.act(at.manager, second, "withdraw");
        at.node.act(at.manager, own, "restore");
        DossierView seen = at.node.dossiers().read(at.planner, own);
        assertEquals("active", seen.state().value());
    }

    /** A number that was drawn and came to nothing is drawn anew by others. */
    @Test
    public void CORE_23_aRevisionThatCameToNothingIsNotRemembered() {
        String own = at.preset(at.manager, "gas-boiler", "repair", "plumbing");
        assertThrows(
                Problem.class, () -> at.draw(at.manager, own, Field.decimal("a").named("A", "A")));
        at.draw(at.manager, own, pressure("1.5"));
        assertEquals(
                Form.of(pressure("1.5")),
                at.node.definitions().read(at.manager, own, 2).forms().get(CHECKS));
    }
}
