package org.liasse.variant.inspection;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.liasse.test.variant.Rules.act;
import static org.liasse.test.variant.Rules.holding;
import static org.liasse.test.variant.Rules.in;
import static org.liasse.test.variant.Rules.opening;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.form.Form;
import org.liasse.api.form.FormCheck;
import org.liasse.api.type.Audience;
import org.liasse.api.type.Declarations.Tab;
import org.liasse.api.type.Filter;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Decision.Reason;
import org.liasse.api.workflow.Effects;
import org.liasse.api.workflow.Effects.Payment;
import org.liasse.api.workflow.Facts;
import org.liasse.api.workflow.Facts.DocumentFact;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Verb;
import org.liasse.test.variant.Rules;
import org.liasse.variant.inspection.InspectionDossier.Action;
import org.liasse.variant.inspection.InspectionDossier.Feature;
import org.liasse.variant.inspection.InspectionDossier.Flag;
import org.liasse.variant.inspection.InspectionDossier.Mark;
import org.liasse.variant.inspection.InspectionDossier.Notice;
import org.liasse.variant.inspection.InspectionDossier.Product;
import org.liasse.variant.inspection.InspectionDossier.Role;
import org.liasse.variant.inspection.InspectionDossier.Section;
import org.liasse.variant.inspection.InspectionDossier.Slot;
import org.liasse.variant.inspection.InspectionDossier.State;
import org.liasse.variant.inspection.InspectionDossier.Thread;

/** The rules of an inspection office, each by the id it has in the catalogue. */
public class InspectionWorkflowTest {

    private static final Labels LABELS = Labels.beside(InspectionVariant.class);

    private final Rules client = new Rules(Client.type(LABELS));
    private final Rules dossier = new Rules(InspectionDossier.type(LABELS));

    private static Facts under(Facts facts, Map<String, Object> sheet) {
        return facts.under(opening(Set.of(), Client.Section.SHEET, sheet).context().orElseThrow());
    }

    private static final Map<String, Object> BUILDER =
            Map.of("profile", "professional", "kind", "builder");
    private static final Map<String, Object> ARCHITECT =
            Map.of("profile", "professional", "kind", "architect");
    private static final Map<String, Object> INDIVIDUAL = Map.of("profile", "individual");

    private static Facts opened(Map<String, Object> sheet, Client.Role role) {
        return opening(Set.of(), Client.Section.SHEET, sheet, role);
    }

    // INSP-01
    @Test
    public void INSP_01_oneClientOfOneOfThreeKindsAndManyPartners() {
        assertEquals(Set.of(new Key("inspection-client")), dossier.type().contextTypes());
        assertEquals(
                Key.allOf(Flag.OF_BUILDER),
                dossier.allows(Act.OPEN, opened(BUILDER, Client.Role.MEMBER)).effects().setting());
        assertEquals(
                Key.allOf(Flag.OF_ARCHITECT),
                dossier.allows(Act.OPEN, opened(ARCHITECT, Client.Role.MEMBER))
                        .effects()
                        .setting());
        assertEquals(
                Key.allOf(Flag.OF_INDIVIDUAL),
                dossier.allows(Act.OPEN, opened(INDIVIDUAL, Client.Role.MEMBER))
                        .effects()
                        .setting());
        assertEquals(
                Key.of(Flag.OF_ARCHITECT),
                dossier.type().role(Key.of(Role.ARCHITECT)).orElseThrow().when());
        assertFalse(dossier.type().role(Key.of(Role.PARTNER)).orElseThrow().isSingle());
    }

    // INSP-02
    @Test
    public void INSP_02_threeTabsAndFinalisedStaysUntilArchived() {
        assertEquals(
                List.of("to-schedule", "visited", "archived"),
                dossier.type().tabs().stream()
                        .filter(t -> t.audience().equals(Audience.EVERYONE))
                        .map(t -> t.key().value())
                        .toList());
        Filter visited = dossier.type().tabs().get(1).filter();
        assertTrue(visited.toString(), visited.toString().contains("non-conforming"));
        assertTrue(visited.toString(), visited.toString().contains("finalised"));
        assertTrue(visited.toString(), visited.toString().contains("Not[filter=MarkedByMe"));
    }

    // INSP-20
    @Test
    public void INSP_20_missionsAreTheOperatorsOwnByTheirAppointments() {
        Tab missions = dossier.type().tab(Key.of(InspectionDossier.Tab.MISSIONS)).orElseThrow();
        assertEquals(Audience.seenBy(Role.OPERATOR), missions.audience());
        assertTrue(missions.filter().toString().contains("MyRole[role=operator]"));
        assertEquals(new Tab.By(Key.of(Section.APPOINTMENT), new Key("start")), missions.by());
    }

    // INSP-03
    @Test
    public void INSP_03_documentsMayBeDepositedBeforeTheVisit() {
        dossier.allows(act(Verb.DEPOSIT_IN, Slot.XML), in(State.TO_SCHEDULE, Role.PARTNER));
    }

    // INSP-04
    @Test
    public void INSP_04_theVisitIsSetByAnAction() {
        dossier.moves(act(Action.SET_VISITED), in(State.TO_SCHEDULE, Role.MEMBER), State.VISITED);
    }

    // INSP-05, CORE-14
    @Test
    public void INSP_05_CORE_14_eachArchivesForHimselfOnceTheVisitIsDone() {
        Act archive = act(Verb.MARK, Mark.ARCHIVED);
        dossier.refuses(Reason.WRONG_STATE, archive, in(State.TO_SCHEDULE, Role.PARTNER));
        assertNull(dossier.allows(archive, in(State.VISITED, Role.PARTNER)).to());
        dossier.allows(archive, in(State.FINALISED, Role.BUILDER));
    }

    private static DocumentFact document() {
        return new DocumentFact("1", DocumentFact.Review.DEPOSITED, 1);
    }

    // INSP-09
    @Test
    public void INSP_09_aNewerStudyMakesTheReportOfTheOlderOneStaleUntilItIsMadeAgain() {
        Act study = act(Verb.DEPOSIT_IN, Slot.XML);
        Facts bare = in(State.VISITED, Role.PARTNER);
        assertEquals(Set.of(), dossier.allows(study, bare).effects().setting());
        Facts reported = bare.with(Map.of(Key.of(Slot.REPORTS), List.of(document())));
        assertEquals(Key.allOf(Flag.STALE), dossier.allows(study, reported).effects().setting());
        Facts member =
                in(State.VISITED, Role.MEMBER).with(Map.of(Key.of(Slot.XML), List.of(document())));
        for (Act again :
                List.of(act(Verb.DEPOSIT_IN, Slot.REPORTS), act(Verb.PRODUCE, Product.REPORT))) {
            assertEquals(Key.allOf(Flag.STALE), dossier.allows(again, member).effects().clearing());
        }
        assertFalse(
                "a locked report is not betrayed",
                dossier.type().flags().stream()
                        .filter(flag -> flag.key().equals(Key.of(Flag.STALE)))
                        .anyMatch(
                                flag ->
                                        flag.audience()
                                                .includes(Key.allOf(Role.BUILDER), Set.of())));
    }

    // INSP-06
    @Test
    public void INSP_06_nobodyEditsWhatWasReadOrComputed() {
        for (Section section : List.of(Section.THERMAL, Section.RESULT)) {
            dossier.onlyFor(act(Verb.EDIT, section), State.VISITED);
        }
    }

    // INSP-06
    @Test
    public void INSP_06_theThermalSectionIsInEveryDossier() {
        assertFalse(dossier.type().section(Key.of(Section.THERMAL)).orElseThrow().isDrawn());
    }

    // INSP-07
    @Test
    public void INSP_07_aReportWithoutXmlIsNotReadyAndCreationWithoutItIsTaken() {
        dossier.allows(Act.OPEN, opened(BUILDER, Client.Role.MEMBER));
        Facts visited = in(State.VISITED, Role.MEMBER);
        dossier.waits(act(Verb.PRODUCE, Product.REPORT), visited, "xml");
        dossier.allows(
                act(Verb.PRODUCE, Product.REPORT),
                visited.with(
                        Map.of(
                                Key.of(Slot.XML),
                                List.of(new DocumentFact("1", DocumentFact.Review.DEPOSITED, 1)))));
        assertTrue(dossier.type().slot(Key.of(Slot.XML)).orElseThrow().isExpected());
    }

    // INSP-08
    @Test
    public void INSP_08_thePrestationSaysWhichSlotsAreExpected() {
        Key section = Key.of(Section.CASE);
        var sampling = dossier.type().slot(Key.of(Slot.SAMPLING_PLAN)).orElseThrow();
        var plans = dossier.type().slot(Key.of(Slot.DWELLING_PLANS)).orElseThrow();
        var house = Map.of(section, Map.<String, Object>of("prestation", "house"));
        var other = Map.of(section, Map.<String, Object>of("prestation", "sampling"));
        assertTrue(plans.isOn(house) && !sampling.isOn(house));
        assertTrue(sampling.isOn(other) && !plans.isOn(other));
        assertEquals(
                section,
                dossier.allows(
                                act(Action.CHANGE_PRESTATION),
                                in(State.VISITED, Role.MEMBER)
                                        .giving(Map.of("prestation", "sampling")))
                        .effects()
                        .recordedIn());
    }

    // INSP-09
    @Test
    public void INSP_09_partnersAndClientsUpdateThermalDocuments() {
        for (Slot slot : List.of(Slot.XML, Slot.THERMAL_DOCUMENTS)) {
            for (Role role : List.of(Role.PARTNER, Role.BUILDER, Role.ARCHITECT, Role.INDIVIDUAL)) {
                dossier.allows(act(Verb.DEPOSIT_IN, slot), in(State.FINALISED, role));
            }
        }
    }

    // INSP-10
    @Test
    public void INSP_10_theBuilderSeesNoReportUntilItsSlotIsUnlocked() {
        assertFalse(dossier.slotSeen(Slot.REPORTS, Role.BUILDER, Flag.values()));
        dossier.onlyFor(act(Verb.SHARE, Slot.REPORTS), State.VISITED, Role.MEMBER);
        dossier.onlyFor(act(Verb.ADD_SLOT, Slot.REPORTS), State.VISITED, Role.MEMBER);
    }

    // INSP-11
    @Test
    public void INSP_11_aSettlementForArchitectsAndIndividualsNotForBuilders() {
        assertTrue(dossier.sectionSeen(Section.SETTLEMENT, Role.ARCHITECT));
        assertTrue(dossier.sectionSeen(Section.SETTLEMENT, Role.INDIVIDUAL));
        assertFalse(dossier.sectionSeen(Section.SETTLEMENT, Role.BUILDER));
        Facts paying =
                in(State.VISITED, Role.MEMBER)
                        .giving(
                                Map.of(
                                        "paidOn",
                                        "2026-05-04",
                                        "amount",
                                        Map.of("amount", "500", "currency", "EUR")));
        dossier.waits(act(Action.RECORD_PAYMENT), under(paying, BUILDER), "builder");
        Facts member = in(State.VISITED, Role.MEMBER);
        dossier.waits(act(Verb.ADD_SLOT, Slot.PAYMENTS), under(member, BUILDER), "builder");
        dossier.allows(act(Verb.ADD_SLOT, Slot.PAYMENTS), under(member, ARCHITECT));
        assertEquals(
                Payment.RECORDED,
                dossier.allows(act(Action.RECORD_PAYMENT), under(paying, ARCHITECT))
                        .effects()
                        .payment());
        assertEquals(Key.of(Flag.PAID), dossier.type().settlement().flag());
        dossier.refuses(
                Reason.MISSING_INPUT,
                act(Action.RECORD_PAYMENT),
                under(in(State.VISITED, Role.MEMBER), ARCHITECT));
    }

    // INSP-25
    @Test
    public void INSP_25_theOfficeMakesAQuoteOfLinesAndTheClientSeesTheDocumentAlone() {
        Facts member = in(State.TO_SCHEDULE, Role.MEMBER);
        dossier.waits(act(Verb.PRODUCE, Product.QUOTE), member, "quote");
        Map<String, Object> line =
                Map.of("item", "x", "quantity", 1, "price", 450, "vat", "standard", "rate", 20);
        Map<String, Object> lines = Map.of("lines", Map.of("r1", line));
        dossier.allows(act(Verb.PRODUCE, Product.QUOTE), holding(member, Section.QUOTE, lines));
        Map<String, Object> tooMuch = new HashMap<>(lines);
        tooMuch.put(
                "discounts",
                Map.of("r1", Map.of("reason", "x", "amount", 451, "vat", "standard", "rate", 20)));
        dossier.waits(
                act(Verb.PRODUCE, Product.QUOTE),
                holding(member, Section.QUOTE, tooMuch),
                "below-nothing");
        assertFalse(dossier.sectionSeen(Section.QUOTE, Role.INDIVIDUAL));
        assertTrue(dossier.slotSeen(Slot.QUOTE, Role.INDIVIDUAL));
        assertEquals(
                "540.00",
                ((Map<?, ?>)
                                new QuoteSums()
                                        .sections(holding(member, Section.QUOTE, lines))
                                        .get(Key.of(Section.QUOTED))
                                        .get("gross"))
                        .get("amount"));
    }

    // INSP-12
    @Test
    public void INSP_12_paymentOpensReportsToTheClientAndNeverToTheArchitectsOwner() {
        assertFalse(dossier.slotSeen(Slot.REPORTS, Role.INDIVIDUAL));
        assertTrue(dossier.slotSeen(Slot.REPORTS, Role.INDIVIDUAL, Flag.PAID));
        assertFalse(dossier.slotSeen(Slot.REPORTS, Role.ARCHITECT));
        assertTrue(dossier.slotSeen(Slot.REPORTS, Role.ARCHITECT, Flag.PAID));
        assertFalse(dossier.slotSeen(Slot.REPORTS, Role.OWNER, Flag.values()));
        assertTrue("he pays", dossier.sectionSeen(Section.SETTLEMENT, Role.OWNER));
    }

    private List<String> missingOf(Map<String, Object> sheet) {
        Form form = client.type().section(Key.of(Client.Section.SHEET)).orElseThrow().form();
        return FormCheck.complete(form, sheet).stream().map(InputError::pointer).toList();
    }

    // INSP-13
    @Test
    public void INSP_13_aProfessionalIsABuilderOrAnArchitect() {
        assertEquals(List.of("/kind"), missingOf(Map.of("name", "X", "profile", "professional")));
        assertEquals(
                List.of(),
                missingOf(Map.of("name", "X", "profile", "professional", "kind", "builder")));
    }

    // INSP-14
    @Test
    public void INSP_14_anIndividualHasAnEmailAndAPhone() {
        assertEquals(
                List.of("/email", "/phone"),
                missingOf(Map.of("name", "X", "profile", "individual")));
    }

    // INSP-15
    @Test
    public void INSP_15_aProfessionalHasABrand() {
        var brand =
                client.type()
                        .section(Key.of(Client.Section.SHEET))
                        .orElseThrow()
                        .form()
                        .field(new Key("brand"))
                        .orElseThrow();
        assertEquals("professional", brand.shown().equals());
    }

    // INSP-16
    @Test
    public void INSP_16_aPrestationIsChosenAndASiteManagerMayBeChangedLater() {
        assertTrue(
                dossier.type()
                        .section(Key.of(Section.CASE))
                        .orElseThrow()
                        .form()
                        .field(new Key("prestation"))
                        .orElseThrow()
                        .required());
        Facts late = under(in(State.FINALISED, Role.MEMBER), BUILDER);
        dossier.allows(act(Verb.INVITE, Role.SITE_MANAGER), late);
    }

    // INSP-17
    @Test
    public void INSP_17_aClientOpensForHimselfAndIsAProfessional() {
        dossier.allows(Act.OPEN, opened(BUILDER, Client.Role.CLIENT));
        dossier.allows(Act.OPEN, opened(ARCHITECT, Client.Role.CLIENT));
        dossier.waits(Act.OPEN, opened(INDIVIDUAL, Client.Role.CLIENT), "builder");
    }

    // INSP-17, INSP-28
    @Test
    public void INSP_17_aClientFillsTheCaseOnceAndTheOfficeChangesIt() {
        Act edit = act(Verb.EDIT, Section.CASE);
        Facts opening = in(State.TO_SCHEDULE, Role.BUILDER);
        dossier.allows(edit, opening);
        Facts filled = Rules.holding(opening, Section.CASE, Map.of("prestation", "house"));
        dossier.waits(edit, filled, "case-filled");
        dossier.allows(edit, filled.by(Key.allOf(Role.MEMBER)));
        dossier.refuses(Reason.NOT_YOUR_ROLE, edit, in(State.TO_SCHEDULE, Role.INDIVIDUAL));
    }

    // INSP-29
    @Test
    public void INSP_29_pointsAreEnteredAndImportedWithTheSubscriptionOnly() {
        for (Act act :
                List.of(
                        act(Verb.EDIT, Section.CONTROL),
                        act(Action.IMPORT_POINTS),
                        act(Verb.DEPOSIT_IN, Slot.MEASUREMENTS))) {
            Facts plain = in(State.VISITED, Role.OPERATOR);
            if (act.equals(act(Action.IMPORT_POINTS))) {
                plain = plain.giving(Map.of("table", "1"));
            }
            dossier.refuses(Reason.NOT_YOUR_ROLE, act, plain);
            dossier.allows(act, plain.subscribed(Key.allOf(Feature.PREMIUM)));
        }
    }

    @Test
    public void noDossierIsOpenedUnderAClientWhoIsClosed() {
        Facts facts = opened(BUILDER, Client.Role.MEMBER);
        var closed =
                new Facts.ContextFact(
                        new Key("inspection-client"),
                        Key.of(Client.State.CLOSED),
                        Set.of(),
                        facts.context().orElseThrow().sections());
        dossier.waits(Act.OPEN, facts.under(closed), "client-active");
    }

    // INSP-19, CORE-04
    @Test
    public void INSP_19_CORE_04_affiliatedPartnersHoldTheirRoleFromTheClient() {
        assertEquals(Set.of("partner"), dossier.holdersInherited(Role.PARTNER));
    }

    // INSP-20
    @Test
    public void INSP_20_operatorsAreSeveralAndAddedLaterToo() {
        assertFalse(dossier.type().role(Key.of(Role.OPERATOR)).orElseThrow().isSingle());
        dossier.allows(act(Verb.INVITE, Role.OPERATOR), in(State.VISITED, Role.MEMBER));
    }

    // INSP-21, CORE-20
    @Test
    public void INSP_21_CORE_20_oneSiteManagerAddsPhotosInProfessionalDossiersOnly() {
        assertTrue(dossier.type().role(Key.of(Role.SITE_MANAGER)).orElseThrow().isSingle());
        dossier.allows(act(Verb.DEPOSIT_IN, Slot.PHOTOS), in(State.TO_SCHEDULE, Role.SITE_MANAGER));
        dossier.waits(
                act(Verb.INVITE, Role.SITE_MANAGER),
                under(in(State.VISITED, Role.MEMBER), INDIVIDUAL),
                "professional");
    }

    // INSP-22
    @Test
    public void INSP_22_aPartnerDepositsThermalDocumentsAndNothingElse() {
        for (Slot slot : Slot.values()) {
            boolean may = slot == Slot.XML || slot == Slot.THERMAL_DOCUMENTS;
            Act deposit = act(Verb.DEPOSIT_IN, slot);
            if (may) {
                dossier.allows(deposit, in(State.VISITED, Role.PARTNER));
            } else {
                dossier.refuses(Reason.NOT_YOUR_ROLE, deposit, in(State.VISITED, Role.PARTNER));
            }
        }
    }

    // INSP-23
    @Test
    public void INSP_23_accessHasDefaultsOnTheClientAndIsEditedOnTheDossier() {
        client.onlyFor(
                act(Verb.SHARE_NEW, Client.Drawn.INSPECTION_DOSSIER),
                Client.State.ACTIVE,
                Client.Role.MEMBER);
        dossier.onlyFor(act(Verb.SHARE, Section.THERMAL), State.VISITED, Role.MEMBER);
    }

    // INSP-23
    @Test
    public void INSP_23_whoKeepsTheDefaultsSharesEachPartOfANewDossierToo() {
        assertEquals(Set.of("member"), dossier.holdersInherited(Role.MEMBER));
        assertNull(dossier.type().role(Key.of(Role.MEMBER)).orElseThrow().when());
        Facts opened = in(State.TO_SCHEDULE, Role.MEMBER);
        dossier.type().workflow().sentences().stream()
                .map(Sentence::act)
                .filter(act -> act.verb().filter(Verb.SHARE::equals).isPresent())
                .forEach(act -> assertEquals(Effects.NONE, dossier.allows(act, opened).effects()));
        assertEquals(
                "places are keys of the type, no words",
                List.of(Key.of(Client.Section.SHEET)),
                client.type().sections().stream().map(section -> section.key()).toList());
    }

    // INSP-24
    @Test
    public void INSP_24_clientsAndPartnersGetTheSimplifiedView() {
        for (Role role : Role.values()) {
            boolean office =
                    role == Role.ADMINISTRATOR || role == Role.MEMBER || role == Role.OPERATOR;
            assertEquals(
                    role.toString(),
                    !office,
                    dossier.type().role(Key.of(role)).orElseThrow().isExternal());
        }
    }

    // INSP-23, INSP-10, INSP-12
    @Test
    public void INSP_23_theOfficeSaysWhoSeesWhatButKeepsItsOwn() {
        dossier.onlyFor(act(Verb.SHARE, Section.THERMAL), State.TO_SCHEDULE, Role.MEMBER);
        dossier.onlyFor(act(Verb.SHARE, Slot.PHOTOS), State.FINALISED, Role.MEMBER);
        var shared =
                dossier.type().workflow().sentences().stream()
                        .filter(s -> s.act().verb().filter(Verb.SHARE::equals).isPresent())
                        .toList();
        assertEquals(9, shared.size());
        shared.forEach(
                sentence ->
                        sentence.among()
                                .forEach(
                                        role ->
                                                assertTrue(
                                                        role.toString(),
                                                        dossier.type()
                                                                .role(role)
                                                                .orElseThrow()
                                                                .isExternal())));
        shared.stream()
                .filter(s -> s.act().equals(act(Verb.SHARE, Slot.REPORTS)))
                .forEach(s -> assertEquals(Key.allOf(Role.BUILDER), s.among()));
    }

    // INSP-25, CORE-30
    @Test
    public void INSP_25_CORE_30_theQuoteHasItsSlot() {
        dossier.onlyFor(act(Verb.DEPOSIT_IN, Slot.QUOTE), State.TO_SCHEDULE, Role.MEMBER);
    }

    // INSP-26
    @Test
    public void INSP_26_everybodyOnTheDossierChats() {
        dossier.onlyFor(act(Verb.WRITE_IN, Thread.CHAT), State.VISITED, Role.values());
    }

    // INSP-27
    @Test
    public void INSP_27_partnersAreToldOfWhatTheyAreToDo() {
        assertTrue(dossier.notice(Notice.UPDATE_REQUESTED).to().contains(Key.of(Role.PARTNER)));
        assertEquals(Key.allOf(Role.BUILDER), dossier.notice(Notice.REPORT_UNLOCKED).to());
        assertEquals(Set.of("share reports"), dossier.notice(Notice.REPORT_UNLOCKED).on());
    }

    // INSP-28, CORE-15
    @Test
    public void INSP_28_CORE_15_theActionsMenuIsForOfficeMembers() {
        for (Action action : Action.values()) {
            for (Role role : Role.values()) {
                boolean external = dossier.type().role(Key.of(role)).orElseThrow().isExternal();
                if (external) {
                    dossier.refuses(
                            Reason.NOT_YOUR_ROLE,
                            act(action),
                            in(State.VISITED, role).subscribed(Key.allOf(Feature.PREMIUM)));
                }
            }
        }
        dossier.onlyFor(act(Action.DELETE), State.FINALISED, Role.ADMINISTRATOR);
        assertTrue(
                dossier.allows(act(Action.DELETE), in(State.VISITED, Role.ADMINISTRATOR))
                        .effects()
                        .erases());
    }

    // INSP-29
    @Test
    public void INSP_29_withoutPremiumTheControlIsForbiddenAndTheVisitIsNot() {
        Facts plain = in(State.TO_SCHEDULE, Role.MEMBER);
        var no = dossier.refuses(Reason.NOT_YOUR_ROLE, act(Action.ENTER_CONTROL), plain);
        assertEquals(403, no.reason().kind().status());
        dossier.allows(act(Action.ENTER_CONTROL), plain.subscribed(Key.allOf(Feature.PREMIUM)));
        dossier.allows(act(Action.SET_VISITED), plain);
    }

    // CORE-02
    @Test
    public void CORE_02_nonConformingGoesBackToVisitedOrIsFinalisedAndAnAdministratorReopens() {
        Facts bad = in(State.NON_CONFORMING, Role.MEMBER);
        dossier.moves(act(Action.SET_VISITED), bad, State.VISITED);
        dossier.moves(act(Action.FINALISE), bad, State.FINALISED);
        dossier.onlyFor(act(Action.REOPEN), State.FINALISED, Role.ADMINISTRATOR);
    }

    // CORE-21
    @Test
    public void CORE_21_changingTheDateIsRecordedAndToldToWhoComes() {
        var change =
                dossier.allows(
                        act(Action.CHANGE_DATE),
                        in(State.TO_SCHEDULE, Role.MEMBER)
                                .giving(Map.of("start", "2026-06-01T08:00:00Z")));
        assertEquals(Key.of(Section.APPOINTMENT), change.effects().recordedIn());
        assertTrue(
                dossier.notice(Notice.DATE_CHANGED)
                        .to()
                        .containsAll(Key.allOf(Role.OPERATOR, Role.SITE_MANAGER, Role.BUILDER)));
        Key visit = Key.of(InspectionDossier.Rendezvous.VISIT);
        assertEquals(visit, dossier.notice(Notice.DATE_CHANGED).inviting());
        assertEquals(
                Set.of("change-date", "edit appointment"),
                dossier.notice(Notice.DATE_CHANGED).on());
        var appointment = dossier.type().appointment(visit).orElseThrow();
        assertEquals(Key.allOf(Role.OPERATOR), appointment.coming());
        assertTrue(appointment.told().containsAll(Key.allOf(Role.SITE_MANAGER, Role.BUILDER)));
    }

    // CORE-19
    @Test
    public void CORE_19_reportsAreSealed() {
        List<Key> sealed =
                dossier.type().products().stream()
                        .filter(made -> made.isSealed())
                        .map(made -> made.key())
                        .toList();
        assertEquals(List.of(Key.of(Product.REPORT), Key.of(Product.BUILDING_REGULATION)), sealed);
    }

    // CORE-19
    @Test
    public void CORE_19_theSlotSaysWhoSigns() {
        assertEquals(
                Key.allOf(Role.OPERATOR),
                dossier.type().slot(Key.of(Slot.REPORTS)).orElseThrow().signedBy());
        assertEquals(
                Key.allOf(Role.BUILDER, Role.ARCHITECT, Role.INDIVIDUAL),
                dossier.type().slot(Key.of(Slot.ADMINISTRATIVE)).orElseThrow().signedBy());
    }

    // CORE-19
    @Test
    public void CORE_19_theClientSignsAdministrativeDocumentsAndTheOperatorTheReport() {
        Act administrative = act(Verb.SIGN_IN, Slot.ADMINISTRATIVE);
        Act report = act(Verb.SIGN_IN, Slot.REPORTS);
        dossier.onlyFor(
                administrative, State.TO_SCHEDULE, Role.BUILDER, Role.ARCHITECT, Role.INDIVIDUAL);
        dossier.onlyFor(report, State.VISITED, Role.OPERATOR);
        dossier.waits(administrative, in(State.TO_SCHEDULE, Role.INDIVIDUAL), "document");
        dossier.allows(
                administrative,
                in(State.TO_SCHEDULE, Role.INDIVIDUAL)
                        .with(Map.of(Key.of(Slot.ADMINISTRATIVE), List.of(document()))));
        DocumentFact signed = new DocumentFact("1", DocumentFact.Review.DEPOSITED, 1, 1);
        dossier.waits(
                administrative,
                in(State.TO_SCHEDULE, Role.INDIVIDUAL)
                        .with(Map.of(Key.of(Slot.ADMINISTRATIVE), List.of(signed))),
                "signed");
        Facts reported =
                in(State.VISITED, Role.OPERATOR)
                        .with(Map.of(Key.of(Slot.REPORTS), List.of(document())));
        dossier.allows(report, reported);
        dossier.waits(report, reported.flagged(Key.allOf(Flag.STALE)), "stale");
        dossier.refuses(
                Reason.WRONG_STATE,
                report,
                in(State.TO_SCHEDULE, Role.OPERATOR)
                        .with(Map.of(Key.of(Slot.REPORTS), List.of(document()))));
    }
}
