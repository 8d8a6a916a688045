package org.liasse.core.clock;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.dossier.Oversight.Erased;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.sample.Node;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;
import org.liasse.variant.procedures.ProceduresVariant;

/** What the clock does with requests to an administration, on both databases. */
@RunWith(Parameterized.class)
public class ProceduresTest {

    private static final Key DOSSIER = new Key("procedure-dossier");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Node node;
    private Caller administrator;
    private Caller applicant;
    private Caller instructor;
    private String procedure;

    public ProceduresTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        node = new Node(database.open());
        node.catalogue.arrive(new ProceduresVariant(null, null), Binding.from("procedures", "1.0"));
        String office = node.offices().create(new Key("town"), "The town").id();
        administrator = node.someone("administrator", office, "administrator");
        applicant = node.someone("applicant", office, "applicant");
        instructor = node.stranger("instructor");
        procedure =
                node.open(
                        administrator,
                        new NewDossier(
                                null,
                                new Key("procedure"),
                                null,
                                null,
                                "Subsidies",
                                Map.of(
                                        new Key("settings"),
                                        Map.of("retention", 6, "experts", "none"))));
        node.participants()
                .invite(
                        administrator,
                        procedure,
                        Principal.account(instructor.account()),
                        new Key("instructor"),
                        null);
        instructor = node.again(instructor);
        node.act(administrator, procedure, "publish");
    }

    @After
    public void close() {
        node.close();
    }

    private String deposited() {
        String dossier =
                node.open(
                        applicant,
                        new NewDossier(null, DOSSIER, procedure, null, "A roof", Map.of()));
        node.act(applicant, dossier, "deposit");
        return dossier;
    }

    private String refused() {
        String dossier = deposited();
        node.act(instructor, dossier, "start-instruction");
        node.act(instructor, dossier, "refuse", Map.of("motivation", "No"));
        return dossier;
    }

    private void daysPass(int days) {
        node.clock.pass(Duration.ofDays(days));
        node.doors.time.strike();
    }

    private void retention(int months) {
        Map<String, Object> patch = new HashMap<>();
        patch.put("retention", months);
        node.dossiers()
                .edit(
                        administrator,
                        new SectionChange(procedure, new Key("settings"), patch, null));
        node.doors.time.strike();
    }

    /** The tabs in which an instructor finds it. */
    private TreeSet<String> tabsOf(String dossier) {
        var tabs = new TreeSet<String>();
        node.catalogue
                .snapshot(DOSSIER)
                .tabs()
                .forEach(
                        tab -> {
                            var query =
                                    new DossierQuery(
                                            DOSSIER, procedure, tab.key(), null, null, null, null,
                                            null, 50, null, false);
                            if (node.dossiers().list(instructor, query).items().stream()
                                    .anyMatch(item -> item.id().equals(dossier))) {
                                tabs.add(tab.key().value());
                            }
                        });
        return tabs;
    }

    private void isGone(String dossier) {
        for (Caller caller : List.of(applicant, instructor)) {
            Problem problem =
                    assertThrows(Problem.class, () -> node.dossiers().read(caller, dossier));
            assertEquals(Problem.Kind.NOT_FOUND, problem.kind());
        }
        assertEquals(new TreeSet<>(), tabsOf(dossier));
    }

    // PROC-12
    @Test
    public void PROC_12_aDeletedDossierIsPurgedAfterThirtyDays() {
        String dossier = refused();
        String number = node.dossiers().read(applicant, dossier).number();
        node.act(instructor, dossier, "delete");
        assertEquals(new TreeSet<>(List.of("recently-deleted")), tabsOf(dossier));
        daysPass(29);
        assertEquals(new TreeSet<>(List.of("recently-deleted")), tabsOf(dossier));
        daysPass(2);
        isGone(dossier);
        Erased trace = node.doors.audit.oversight.erased(administrator, procedure, null, 9).get(0);
        assertEquals("purge", trace.act());
        assertEquals("clock", trace.actor());
        assertEquals(number, trace.number());
        assertEquals(
                "instructors do not watch over erasures",
                List.of(),
                node.doors.audit.oversight.erased(instructor, procedure, null, 9));
    }

    // PROC-12
    @Test
    public void PROC_12_whatIsRestoredInTimeStaysAndIsCountedAnewWhenItIsDeletedAgain() {
        String dossier = refused();
        node.act(instructor, dossier, "delete");
        daysPass(29);
        node.act(instructor, dossier, "restore");
        daysPass(10);
        assertTrue(tabsOf(dossier).contains("treated"));
        node.act(instructor, dossier, "delete");
        daysPass(29);
        assertEquals(new TreeSet<>(List.of("recently-deleted")), tabsOf(dossier));
        daysPass(1);
        isGone(dossier);
    }

    // PROC-13
    @Test
    public void PROC_13_fourteenDaysBeforeTheEndItIsExpiringThenItIsGoneWhateverItsState() {
        String underConstruction = deposited();
        String refused = refused();
        String draft =
                node.open(
                        applicant,
                        new NewDossier(null, DOSSIER, procedure, null, "A draft", Map.of()));
        // six months of 2 March at 10:00 in Paris end on 2 September: 184 days
        daysPass(169);
        assertEquals(new TreeSet<>(List.of("all", "to-follow")), tabsOf(underConstruction));
        daysPass(1);
        assertEquals(
                new TreeSet<>(List.of("all", "expiring", "to-follow")), tabsOf(underConstruction));
        assertEquals(new TreeSet<>(List.of("all", "expiring", "treated")), tabsOf(refused));
        daysPass(13);
        assertTrue(tabsOf(refused).contains("expiring"));
        daysPass(1);
        isGone(underConstruction);
        isGone(refused);
        assertEquals("A draft", node.dossiers().read(applicant, draft).title());
    }

    // PROC-13
    @Test
    public void PROC_13_anotherPeriodOfTheProcedureHoldsForItsDossiers() {
        String dossier = deposited();
        daysPass(175);
        assertTrue(tabsOf(dossier).contains("expiring"));
        retention(12);
        assertEquals(new TreeSet<>(List.of("all", "to-follow")), tabsOf(dossier));
        daysPass(180);
        assertTrue(tabsOf(dossier).contains("expiring"));
        retention(3);
        isGone(dossier);
    }

    // PROC-34, CORE-11
    @Test
    public void PROC_34_CORE_11_aPendingCorrectionIsRemindedOfThreeTimesUntilItComes() {
        String dossier = deposited();
        node.act(instructor, dossier, "request-correction", Map.of("correction", "The date"));
        daysPass(7);
        daysPass(7);
        assertEquals(2, reminders(dossier));
        node.act(applicant, dossier, "submit-correction");
        daysPass(30);
        assertEquals(2, reminders(dossier));
        assertTrue(node.dossiers().chainHolds(dossier));
    }

    private long reminders(String dossier) {
        return node.kinds(applicant, dossier).stream()
                .filter("remind-of-correction"::equals)
                .count();
    }
}
