package org.liasse.variant.orders;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.liasse.test.variant.Rules.act;
import static org.liasse.test.variant.Rules.holding;
import static org.liasse.test.variant.Rules.in;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.form.Form;
import org.liasse.api.form.FormCheck;
import org.liasse.api.type.Declarations;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.CoreRole;
import org.liasse.api.workflow.Decision.Reason;
import org.liasse.api.workflow.Facts;
import org.liasse.api.workflow.Facts.DocumentFact;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Verb;
import org.liasse.test.variant.Rules;
import org.liasse.variant.orders.Visit.Action;
import org.liasse.variant.orders.Visit.Flag;
import org.liasse.variant.orders.Visit.Notice;
import org.liasse.variant.orders.Visit.Product;
import org.liasse.variant.orders.Visit.Role;
import org.liasse.variant.orders.Visit.Section;
import org.liasse.variant.orders.Visit.Slot;
import org.liasse.variant.orders.Visit.State;
import org.liasse.variant.orders.Visit.Thread;

/** The rules of a field-service company, each by the id it has in the catalogue. */
public class OrdersTest {

    private static final Labels LABELS = Labels.beside(OrdersVariant.class);

    private final Rules client = new Rules(Customer.client(LABELS));
    private final Rules site = new Rules(Customer.site(LABELS));
    private final Rules order = new Rules(ServiceOrder.type(LABELS));
    private final Rules visit = new Rules(Visit.type(LABELS));

    private static Facts reported(String outcome, Role... roles) {
        return holding(in(State.REPORTED, roles), Section.REPORT, Map.of("outcome", outcome));
    }

    private Form reportForm() {
        return visit.type().section(Key.of(Section.REPORT)).orElseThrow().form();
    }

    private Set<String> fields(Rules type, Enum<?> section) {
        var names = new HashSet<String>();
        type.type()
                .section(Key.of(section))
                .orElseThrow()
                .form()
                .fields()
                .forEach(field -> names.add(field.key().value()));
        return names;
    }

    // CORE-02
    @Test
    public void CORE_02_onlyFinishedAndToContinueAreSignedAndInvoiced() {
        for (String outcome : List.of("finished", "to-continue")) {
            visit.moves(act(Action.SIGN), signing(outcome), State.SIGNED);
        }
        for (String outcome : List.of("abandoned", "in-progress")) {
            visit.waits(act(Action.SIGN), signing(outcome), "outcome");
        }
        visit.moves(act(Action.ARCHIVE), reported("abandoned", Role.PLANNER), State.ARCHIVED);
        visit.waits(act(Action.ARCHIVE), reported("finished", Role.PLANNER), "abandoned");
        visit.waits(act(Action.INVOICE), reported("abandoned", Role.ACCOUNTANT), "signed");
    }

    /** The report is made, and the client signs it. */
    private static Facts signing(String outcome) {
        return reported(outcome, Role.CLIENT)
                .with(
                        Map.of(
                                Key.of(Slot.REPORT),
                                List.of(new DocumentFact("1", DocumentFact.Review.DEPOSITED, 1))))
                .giving(Map.of("signatory", "Jeanne", "drawing", "M0 0L100 100"));
    }

    // SERV-03
    @Test
    public void SERV_03_whatTheClientSignsIsTheReportAsItIsAndItStaysSo() {
        Sentence signing = visit.allows(act(Action.SIGN), signing("finished"));
        assertEquals(Key.allOf(Slot.REPORT), signing.effects().signing());
        visit.waits(
                act(Action.SIGN),
                reported("finished", Role.CLIENT)
                        .giving(Map.of("signatory", "Jeanne", "drawing", "M0 0L100 100")),
                "report-made");
        visit.refuses(Reason.MISSING_INPUT, act(Action.SIGN), signing("finished").giving(Map.of()));
        visit.refuses(
                Reason.WRONG_STATE,
                act(Verb.PRODUCE, Product.REPORT),
                in(State.SIGNED, Role.TECHNICIAN));
    }

    // CORE-02
    @Test
    public void CORE_02_abandonedNeedsAReason() {
        Map<String, Object> abandoned =
                Map.of(
                        "start",
                        "2026-05-04T08:00:00Z",
                        "end",
                        "2026-05-04T09:00:00Z",
                        "outcome",
                        "abandoned");
        assertEquals(
                List.of("/reason"),
                FormCheck.complete(reportForm(), abandoned).stream()
                        .map(InputError::pointer)
                        .toList());
    }

    // SERV-02
    @Test
    public void SERV_02_theReportListsTasksAndMaterial() {
        assertTrue(fields(visit, Section.REPORT).containsAll(Set.of("tasks", "materials")));
    }

    // SERV-03
    @Test
    public void SERV_03_theSignatureIsNeededToInvoiceOrAManagersReleaseWithItsReason() {
        Facts accountant = reported("finished", Role.ACCOUNTANT);
        visit.waits(act(Action.INVOICE), accountant, "signed");
        visit.moves(
                act(Action.INVOICE), accountant.flagged(Key.allOf(Flag.RELEASED)), State.INVOICED);
        visit.moves(act(Action.INVOICE), in(State.SIGNED, Role.ACCOUNTANT), State.INVOICED);
        Facts manager = reported("finished", Role.MANAGER);
        visit.refuses(Reason.MISSING_INPUT, act(Action.RELEASE), manager);
        Sentence release =
                visit.allows(act(Action.RELEASE), manager.giving(Map.of("reason", "Absent")));
        assertEquals(Key.allOf(Flag.RELEASED), release.effects().setting());
        assertEquals(Key.of(Section.RELEASE), release.effects().recordedIn());
    }

    // SERV-04
    @Test
    public void SERV_04_theReportIsMadeFromWhatWasCaptured() {
        visit.allows(act(Verb.PRODUCE, Product.REPORT), in(State.REPORTED, Role.TECHNICIAN));
        visit.refuses(
                Reason.WRONG_STATE,
                act(Verb.PRODUCE, Product.REPORT),
                in(State.ON_SITE, Role.TECHNICIAN));
    }

    // SERV-05
    @Test
    public void SERV_05_theReportIsAPdf() {
        assertEquals(
                Set.of("application/pdf"),
                visit.type().slot(Key.of(Slot.REPORT)).orElseThrow().mediaTypes());
    }

    // SERV-06
    @Test
    public void SERV_06_theClientIsToldOfTheReportAndSeesIt() {
        assertEquals(Key.allOf(Role.CLIENT), visit.notice(Notice.REPORT).to());
        assertEquals(Set.of("report"), visit.notice(Notice.REPORT).on());
        assertTrue(visit.slotSeen(Slot.REPORT, Role.CLIENT));
    }

    // SERV-07
    @Test
    public void SERV_07_anotherVisitIsPlannedOnTheSameOrder() {
        assertEquals(Set.of(new Key("service-order")), visit.type().contextTypes());
        visit.moves(
                Act.OPEN,
                Facts.in(null, Rules.NOW, Rules.PARIS)
                        .by(Key.allOf(ServiceOrder.Role.PLANNER))
                        .under(
                                new Facts.ContextFact(
                                        new Key("service-order"),
                                        Key.of(ServiceOrder.State.UNDER_WAY),
                                        Set.of(),
                                        Map.of())),
                State.PREPARED);
    }

    // SERV-08
    @Test
    public void SERV_08_whatIsFinishedIsCheckedAndAFailedMeasureIsAcknowledged() {
        Facts onSite =
                holding(
                        in(State.ON_SITE, Role.TECHNICIAN),
                        Section.REPORT,
                        Map.of("outcome", "finished"));
        var missing = List.of(InputError.at("/a", "a", "a"));
        visit.waits(
                act(Action.REPORT),
                onSite.lacking(Map.of(Key.of(Section.CHECKS), missing)),
                "checks-complete");
        Facts failed = onSite.exceeding(Map.of(Key.of(Section.CHECKS), missing));
        visit.refuses(Reason.MISSING_INPUT, act(Action.REPORT), failed);
        visit.moves(
                act(Action.REPORT),
                failed.acknowledging(Set.of(new Key("measures-failed"))),
                State.REPORTED);
        for (String outcome : List.of("to-continue", "abandoned")) {
            visit.moves(
                    act(Action.REPORT),
                    holding(onSite, Section.REPORT, Map.of("outcome", outcome))
                            .lacking(Map.of(Key.of(Section.CHECKS), missing)),
                    State.REPORTED);
        }
        assertEquals(
                Map.of(Key.of(Section.FINDINGS), Map.of("failed", 1)),
                new FailedMeasures().sections(failed));
        assertEquals(
                Map.of(Key.of(Section.FINDINGS), Map.of()), new FailedMeasures().sections(onSite));
        assertTrue(visit.type().section(Key.of(Section.CHECKS)).orElseThrow().isDrawn());
        assertEquals(new Key("service-visit"), order.type().draws());
    }

    // SERV-09, CORE-20
    @Test
    public void SERV_09_CORE_20_photosBeforeDuringAndAfterNeverBlock() {
        for (Slot slot : List.of(Slot.BEFORE, Slot.DURING, Slot.AFTER)) {
            Declarations.Slot photos = visit.type().slot(Key.of(slot)).orElseThrow();
            assertTrue(photos.ofPhotos());
            assertFalse(photos.isExpected());
        }
        visit.moves(act(Action.REPORT), in(State.ON_SITE, Role.TECHNICIAN), State.REPORTED);
    }

    // SERV-10
    @Test
    public void SERV_10_eachTaskHasItsOwnRow() {
        var tasks = reportForm().field(new Key("tasks")).orElseThrow();
        assertEquals(
                List.of("task", "done", "hours"),
                tasks.rows().stream().map(row -> row.key().value()).toList());
    }

    // SERV-01
    @Test
    public void SERV_01_theReportIsSealed() {
        assertTrue(visit.type().product(Key.of(Product.REPORT)).orElseThrow().isSealed());
    }

    // SERV-11
    @Test
    public void SERV_11_theSlotSaysThatTheClientSigns() {
        assertEquals(
                Key.allOf(Role.CLIENT),
                visit.type().slot(Key.of(Slot.REPORT)).orElseThrow().signedBy());
    }

    // SERV-12, CORE-16
    @Test
    public void SERV_12_CORE_16_atTheEndPersonalDataAreForgottenAndTheVisitStays() {
        Sentence end = visit.allows(act(Action.ANONYMISE), in(State.ARCHIVED, CoreRole.CLOCK));
        assertFalse(end.effects().erases());
        assertTrue(
                end.effects()
                        .forgetting()
                        .containsAll(Key.allOf(Section.ACCESS, Section.APPOINTMENT)));
        assertFalse(fields(visit, Section.REPORT).contains("code"));
        assertEquals("privacy.months", end.timing().overriddenBy());
        client.onlyFor(
                act(Verb.EDIT, Customer.Section.PRIVACY),
                Customer.State.ACTIVE,
                Customer.Role.ADMINISTRATOR);
    }

    // SERV-13
    @Test
    public void SERV_13_beforeDuringAndAfter() {
        visit.moves(act(Action.ARRIVE), in(State.PREPARED, Role.TECHNICIAN), State.ON_SITE);
        visit.moves(act(Action.REPORT), in(State.ON_SITE, Role.LEADER), State.REPORTED);
    }

    // SERV-14
    @Test
    public void SERV_14_thePlannerSaysWhatTheTeamNeeds() {
        assertTrue(
                fields(order, ServiceOrder.Section.MISSION)
                        .containsAll(Set.of("mission", "constraints", "needed", "equipment")));
        assertTrue(fields(site, Customer.Section.SITE).contains("place"));
        assertTrue(fields(visit, Section.ACCESS).contains("code"));
        assertTrue(visit.sectionSeen(Section.ACCESS, Role.TECHNICIAN));
        assertTrue(order.slotSeen(ServiceOrder.Slot.PLANS, ServiceOrder.Role.TECHNICIAN));
    }

    // SERV-15
    @Test
    public void SERV_15_technicianOrLeaderRecordsTimesAndOutcome() {
        visit.onlyFor(act(Verb.EDIT, Section.REPORT), State.ON_SITE, Role.TECHNICIAN, Role.LEADER);
        assertTrue(
                fields(visit, Section.REPORT)
                        .containsAll(
                                Set.of(
                                        "start",
                                        "end",
                                        "pauses",
                                        "anomalies",
                                        "materials",
                                        "outcome")));
        visit.waits(
                act(Action.REPORT),
                holding(
                        in(State.ON_SITE, Role.TECHNICIAN),
                        Section.REPORT,
                        Map.of("outcome", "in-progress")),
                "in-progress");
    }

    // SERV-16
    @Test
    public void SERV_16_theClientMayAddRemarksAsHeSigns() {
        Sentence signing =
                visit.allows(
                        act(Action.SIGN),
                        signing("finished")
                                .giving(
                                        Map.of(
                                                "signatory",
                                                "Jeanne",
                                                "drawing",
                                                "M0 0L100 100",
                                                "remarks",
                                                "Well done")));
        assertEquals(Key.of(Section.REMARKS), signing.effects().recordedIn());
        visit.onlyFor(act(Action.SIGN), State.REPORTED, Role.CLIENT);
    }

    // SERV-17
    @Test
    public void SERV_17_paySheetsAreDrawnOnceTheReportIsThereSignedOrNot() {
        visit.refuses(
                Reason.WRONG_STATE, act(Action.DRAW_PAY_SHEET), in(State.ON_SITE, Role.ACCOUNTANT));
        assertNull(
                visit.allows(act(Action.DRAW_PAY_SHEET), in(State.REPORTED, Role.ACCOUNTANT)).to());
        visit.onlyFor(act(Action.INVOICE), State.SIGNED, Role.ACCOUNTANT);
    }

    // SERV-18
    @Test
    public void SERV_18_staffAndSubContractorsAreGivenByNameClientsComeFromTheClient() {
        assertTrue(order.holdersInherited(ServiceOrder.Role.TECHNICIAN).isEmpty());
        assertEquals(Set.of("client"), order.holdersInherited(ServiceOrder.Role.CLIENT));
        assertTrue(visit.type().role(Key.of(Role.CLIENT)).orElseThrow().isExternal());
    }

    // SERV-19
    @Test
    public void SERV_19_sectors() {
        assertEquals(9, Customer.SECTORS.length);
        assertTrue(fields(client, Customer.Section.SHEET).contains("sector"));
        var sector =
                new Rules(ServicePreset.type(LABELS))
                        .type()
                        .section(Key.of(ServicePreset.Section.SCOPE))
                        .orElseThrow()
                        .form()
                        .field(new Key("sector"))
                        .orElseThrow();
        assertEquals(
                List.of(Customer.SECTORS),
                sector.options().stream().map(option -> option.key().value()).toList());
    }

    // SERV-20
    @Test
    public void SERV_20_aManagerCommentsOnOpenReportsAndTheClientDoesNotSeeIt() {
        visit.allows(act(Verb.WRITE_IN, Thread.TEAM), in(State.REPORTED, Role.MANAGER));
        assertFalse(
                visit.type()
                        .thread(Key.of(Thread.TEAM))
                        .orElseThrow()
                        .audience()
                        .includes(Key.allOf(Role.CLIENT), Set.of()));
    }

    // SERV-21
    @Test
    public void SERV_21_savingAnAppointmentTellsTheClient() {
        assertEquals(Set.of("edit appointment"), visit.notice(Notice.APPOINTMENT).on());
        assertTrue(visit.notice(Notice.APPOINTMENT).to().contains(Key.of(Role.CLIENT)));
        assertFalse(order.sectionSeen(ServiceOrder.Section.ESTIMATE, ServiceOrder.Role.CLIENT));
    }

    // SERV-22
    @Test
    public void SERV_22_theClientGivesAnOpinionFromOneToFive() {
        Form form = visit.type().section(Key.of(Section.OPINION)).orElseThrow().form();
        assertEquals(List.of(), FormCheck.complete(form, Map.of("text", "Good")));
        assertEquals(1, FormCheck.shape(form, Map.of("rating", 6)).size());
        visit.onlyFor(act(Verb.EDIT, Section.OPINION), State.INVOICED, Role.CLIENT);
    }

    // SERV-23
    @Test
    public void SERV_23_fiveKindsOfIntervention() {
        var kind =
                order.type()
                        .section(Key.of(ServiceOrder.Section.MISSION))
                        .orElseThrow()
                        .form()
                        .field(new Key("kind"))
                        .orElseThrow();
        assertEquals(5, kind.options().size());
    }

    // CORE-24
    @Test
    public void CORE_24_thePlannerPutsAnotherTechnicianOnTheOrder() {
        assertFalse(
                order.type().role(Key.of(ServiceOrder.Role.TECHNICIAN)).orElseThrow().isSingle());
        order.onlyFor(
                act(Verb.INVITE, ServiceOrder.Role.TECHNICIAN),
                ServiceOrder.State.UNDER_WAY,
                ServiceOrder.Role.PLANNER);
    }

    // CORE-12
    @Test
    public void CORE_12_plannedOpenAndToInvoice() {
        assertEquals(
                List.of("planned", "open-reports", "to-invoice"),
                visit.type().tabs().stream().map(t -> t.key().value()).toList());
    }
}
