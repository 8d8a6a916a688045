package org.liasse.variant.condo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.liasse.test.variant.Rules.act;
import static org.liasse.test.variant.Rules.holding;
import static org.liasse.test.variant.Rules.in;
import static org.liasse.test.variant.Rules.opening;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.form.FormCheck;
import org.liasse.api.type.Declarations.Notice;
import org.liasse.api.type.Declarations.Notice.Off;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.CoreRole;
import org.liasse.api.workflow.Decision.Reason;
import org.liasse.api.workflow.Facts;
import org.liasse.api.workflow.Facts.LinkFact;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Verb;
import org.liasse.test.variant.Rules;

/** That the language says what a condominium's manager, council and residents want. */
public class CondoTest {

    private static final Labels LABELS = Labels.beside(CondoVariant.class);

    private final Rules building = new Rules(Building.type(LABELS));
    private final Rules report = new Rules(Report.type(LABELS));
    private final Rules order = new Rules(Order.type(LABELS));
    private final Rules poll = new Rules(Poll.type(LABELS));
    private final Rules info = new Rules(Info.type(LABELS));
    private final Rules claim = new Rules(Claim.type(LABELS));

    private static Facts at(Building.Role role, Building.Flag... flags) {
        return opening(Key.allOf(flags), Building.Section.SHEET, Map.of(), role);
    }

    private Set<Key> flagsOf(Facts opening) {
        return report.allows(Act.OPEN, opening).effects().setting();
    }

    private static Facts choosing(Facts facts) {
        return holding(
                facts,
                Report.Section.REPORT,
                Map.of("recipients", Map.of("r1", Map.of("account", "x"))));
    }

    // COND-01
    @Test
    public void COND_01_occupantsRefereesAndManagersComeFromTheBuilding() {
        assertEquals(Set.of("owner", "tenant"), report.holdersInherited(Report.Role.RESIDENT));
        assertEquals(Set.of("caretaker", "council"), report.holdersInherited(Report.Role.REFEREE));
        assertEquals(Set.of("manager"), report.holdersInherited(Report.Role.MANAGER));
        for (Report.Role outside : List.of(Report.Role.LANDLORD, Report.Role.PROVIDER)) {
            assertTrue(report.holdersInherited(outside).isEmpty());
        }
    }

    // COND-02
    @Test
    public void COND_02_theCharterHasItsFiveRules() {
        assertEquals(5, building.type().text("charter").en().split("\\d\\. ").length - 1);
    }

    // COND-02
    @Test
    public void COND_02_whoBringsTheCodeTakesTheRoleOfAnOccupantAndNoOther() {
        for (Building.Role role : Building.Role.values()) {
            boolean isOccupant = role == Building.Role.OWNER || role == Building.Role.TENANT;
            Facts newcomer = in(Building.State.ACTIVE, CoreRole.NEWCOMER);
            if (isOccupant) {
                building.allows(act(Verb.JOIN, role), newcomer);
            } else {
                building.refuses(Reason.UNKNOWN_ACTION, act(Verb.JOIN, role), newcomer);
            }
            building.refuses(
                    isOccupant ? Reason.NOT_YOUR_ROLE : Reason.UNKNOWN_ACTION,
                    act(Verb.JOIN, role),
                    in(Building.State.ACTIVE, Building.Role.OWNER, Building.Role.MANAGER));
        }
        building.onlyFor(
                act(Building.Action.NEW_CODE), Building.State.ACTIVE, Building.Role.MANAGER);
        for (Building.Section section :
                List.of(Building.Section.ENTRANCE, Building.Section.OCCUPANTS)) {
            assertTrue(building.sectionSeen(section, Building.Role.CARETAKER));
            assertFalse(building.sectionSeen(section, Building.Role.OWNER));
        }
    }

    // COND-03
    @Test
    public void COND_03_rightsMatrix() {
        for (Building.Role role :
                List.of(
                        Building.Role.OWNER,
                        Building.Role.TENANT,
                        Building.Role.COUNCIL,
                        Building.Role.CARETAKER,
                        Building.Role.MANAGER)) {
            report.allows(Act.OPEN, at(role));
        }
        Report.State open = Report.State.TO_PROCESS;
        report.onlyFor(
                act(Report.Action.CLOSE),
                open,
                Report.Role.AUTHOR,
                Report.Role.REFEREE,
                Report.Role.MANAGER);
        report.onlyFor(
                act(Report.Action.DELETE_ABUSE), open, Report.Role.REFEREE, Report.Role.MANAGER);
        report.onlyFor(act(Report.Action.SEND_ORDER), open, Report.Role.MANAGER);
        info.refuses(Reason.NOT_YOUR_ROLE, Act.OPEN, at(Building.Role.OWNER));
        info.allows(Act.OPEN, at(Building.Role.CARETAKER));
        for (Building.Product product : Building.Product.values()) {
            building.onlyFor(
                    act(Verb.PRODUCE, product),
                    Building.State.ACTIVE,
                    Building.Role.COUNCIL,
                    Building.Role.CARETAKER,
                    Building.Role.MANAGER);
        }
    }

    // COND-05
    @Test
    public void COND_05_threeColumns() {
        assertEquals(
                List.of("to-process", "in-progress", "closed"),
                report.type().tabs().stream().map(t -> t.key().value()).toList());
    }

    // COND-06
    @Test
    public void COND_06_updatesByRefereeOrManagerMoveTheColumnAndOthersDoNot() {
        Act update = act(Verb.WRITE_IN, Report.Thread.UPDATES);
        for (Report.Role role : List.of(Report.Role.REFEREE, Report.Role.MANAGER)) {
            report.moves(update, in(Report.State.TO_PROCESS, role), Report.State.IN_PROGRESS);
        }
        for (Report.Role role :
                List.of(Report.Role.AUTHOR, Report.Role.RESIDENT, Report.Role.PROVIDER)) {
            report.moves(update, in(Report.State.TO_PROCESS, role), Report.State.TO_PROCESS);
        }
        Facts both = in(Report.State.TO_PROCESS, Report.Role.AUTHOR, Report.Role.REFEREE);
        report.moves(update, both, Report.State.IN_PROGRESS);
        report.moves(
                act(Report.Action.SEND_ORDER),
                in(Report.State.TO_PROCESS, Report.Role.MANAGER)
                        .giving(Map.of("provider", "p@example.org", "desired", "2026-06-01")),
                Report.State.IN_PROGRESS);
        report.moves(Act.OPEN, at(Building.Role.MANAGER), Report.State.TO_PROCESS);
    }

    // COND-07, CORE-08
    @Test
    public void COND_07_CORE_08_closingStopsComments() {
        report.moves(
                act(Report.Action.CLOSE),
                in(Report.State.IN_PROGRESS, Report.Role.REFEREE),
                Report.State.CLOSED);
        for (Report.Role role : Report.Role.values()) {
            Facts closed = in(Report.State.CLOSED, role);
            Act update = act(Verb.WRITE_IN, Report.Thread.UPDATES);
            if (Set.of(Report.Role.LANDLORD, Report.Role.STRANGER, Report.Role.SENDER)
                    .contains(role)) {
                report.refuses(Reason.NOT_YOUR_ROLE, update, closed);
            } else {
                report.refuses(Reason.WRONG_STATE, update, closed);
            }
        }
        assertTrue(report.type().texts().containsKey("reply.seen"));
    }

    // COND-08
    @Test
    public void COND_08_categoryAndTextOfFiveHundredCharactersAreRequired() {
        var form = report.type().section(Key.of(Report.Section.REPORT)).orElseThrow().form();
        assertEquals(2, FormCheck.complete(form, Map.of()).size());
        Map<String, Object> good = Map.of("category", "leak", "text", "x".repeat(500));
        assertEquals(List.of(), FormCheck.complete(form, good));
        Map<String, Object> long_ = Map.of("category", "leak", "text", "x".repeat(501));
        assertEquals(1, FormCheck.complete(form, long_).size());
        report.allows(Act.OPEN, at(Building.Role.MANAGER));
    }

    // COND-09
    @Test
    public void COND_09_recipientsAreChosenByRefereesAndManagerAndThenOnlyTheySee() {
        report.waits(Act.OPEN, choosing(at(Building.Role.TENANT)), "recipients");
        for (Building.Role role :
                List.of(Building.Role.COUNCIL, Building.Role.CARETAKER, Building.Role.MANAGER)) {
            assertEquals(Set.of(), flagsOf(choosing(at(role))));
        }
        for (Report.Role role : List.of(Report.Role.RESIDENT, Report.Role.REFEREE)) {
            assertEquals(
                    Key.of(Report.Flag.FOR_ALL),
                    report.type().role(Key.of(role)).orElseThrow().when());
        }
    }

    // COND-10
    @Test
    public void COND_10_theFilterKeepsAReportFromTheManagerUntilARefereeShares() {
        Set<Key> all = Key.allOf(Report.Flag.FOR_ALL);
        Set<Key> shared = Key.allOf(Report.Flag.FOR_ALL, Report.Flag.SHARED);
        assertEquals(shared, flagsOf(at(Building.Role.TENANT)));
        assertEquals(all, flagsOf(at(Building.Role.TENANT, Building.Flag.FILTERED)));
        assertEquals(all, flagsOf(at(Building.Role.COUNCIL, Building.Flag.FILTERED)));
        assertEquals(
                shared,
                flagsOf(
                        holding(
                                at(Building.Role.COUNCIL, Building.Flag.FILTERED),
                                Report.Section.REPORT,
                                Map.of("share", true))));
        assertEquals(shared, flagsOf(at(Building.Role.MANAGER, Building.Flag.FILTERED)));
        assertEquals(
                Key.of(Report.Flag.SHARED),
                report.type().role(Key.of(Report.Role.MANAGER)).orElseThrow().when());
        report.onlyFor(
                act(Report.Action.SHARE_WITH_MANAGER),
                Report.State.TO_PROCESS,
                Report.Role.REFEREE);
        assertTrue(
                "sharing is not undone",
                report.type().workflow().sentences().stream()
                        .allMatch(s -> s.effects().clearing().isEmpty()));
        building.onlyFor(
                act(Building.Action.SWITCH_FILTER_ON),
                Building.State.ACTIVE,
                Building.Role.MANAGER);
    }

    // COND-11
    @Test
    public void COND_11_theOrderAsksForProviderAndDateAndTellsTheOccupants() {
        Facts manager = in(Report.State.TO_PROCESS, Report.Role.MANAGER);
        report.moves(
                act(Report.Action.SEND_ORDER),
                manager.giving(Map.of("provider", "p@example.org", "desired", "2026-06-01")),
                Report.State.IN_PROGRESS);
        report.refuses(
                Reason.MISSING_INPUT,
                act(Report.Action.SEND_ORDER),
                manager.giving(Map.of("provider", "p@example.org")));
        assertTrue(report.notice(Report.Notice.ORDER).to().contains(Key.of(Report.Role.RESIDENT)));
        order.onlyFor(act(Verb.INVITE, Order.Role.PROVIDER), Order.State.SENT, Order.Role.MANAGER);
    }

    // COND-12
    @Test
    public void COND_12_anOrderMadeElsewhereIsAttached() {
        order.onlyFor(
                act(Verb.DEPOSIT_IN, Order.Slot.ORDER_PDF), Order.State.SENT, Order.Role.MANAGER);
    }

    // COND-13
    @Test
    public void COND_13_theProviderIsRemindedFiveTimesEveryThreeDaysUntilSomethingHappens() {
        Facts clock = in(Order.State.SENT, CoreRole.CLOCK);
        Sentence reminder = order.allows(act(Order.Action.REMIND), clock);
        assertEquals(Period.ofDays(3), reminder.timing().delay());
        assertEquals(5, reminder.timing().times());
        for (Order.State state : Order.State.values()) {
            if (state != Order.State.SENT) {
                order.refuses(
                        Reason.WRONG_STATE, act(Order.Action.REMIND), in(state, CoreRole.CLOCK));
            }
        }
        LinkFact closed =
                new LinkFact(
                        Key.of(Order.Link.REPORT),
                        new Key("condo-report"),
                        Key.of(Report.State.CLOSED),
                        Set.of());
        order.waits(act(Order.Action.REMIND), clock.linked(List.of(closed)), "report-closed");
        order.moves(
                act(Order.Action.CONFIRM),
                in(Order.State.SENT, Order.Role.PROVIDER).giving(Map.of("agreed", "2026-06-02")),
                Order.State.CONFIRMED);
        order.moves(
                act(Order.Action.REPORT_BACK),
                in(Order.State.CONFIRMED, Order.Role.PROVIDER).giving(Map.of("outcome", "Done")),
                Order.State.DONE);
        assertTrue(order.sectionSeen(Order.Section.VISIT, Order.Role.RESIDENT));
    }

    // COND-14
    @Test
    public void COND_14_ordersOfABuildingAreListedWithTheirReport() {
        assertEquals(Set.of(new Key("building")), order.type().contextTypes());
        assertEquals(new Key("condo-report"), order.type().links().get(0).toType());
        assertTrue(order.slotSeen(Order.Slot.ORDER_PDF, Order.Role.MANAGER));
    }

    // COND-15, CORE-22
    @Test
    public void COND_15_CORE_22_infosReachEverybodyAndHaveSixTemplates() {
        assertEquals(
                6,
                info.type()
                        .section(Key.of(Info.Section.INFO))
                        .orElseThrow()
                        .form()
                        .fields()
                        .get(0)
                        .options()
                        .size());
        assertEquals(
                6,
                building.type().texts().keySet().stream()
                        .filter(k -> k.startsWith("template."))
                        .count());
        assertEquals(
                Set.of("caretaker", "council", "owner", "tenant"),
                info.holdersInherited(Info.Role.OCCUPANT));
        assertEquals(Key.allOf(Info.Role.OCCUPANT), info.notice(Info.Notice.NEW_INFO).to());
    }

    // COND-16
    @Test
    public void COND_16_pollsByCouncilAndManagerNotByCaretakersAndPublishingIsConfirmed() {
        poll.allows(Act.OPEN, at(Building.Role.COUNCIL));
        poll.allows(Act.OPEN, at(Building.Role.MANAGER));
        poll.refuses(Reason.NOT_YOUR_ROLE, Act.OPEN, at(Building.Role.CARETAKER));
        assertTrue(
                poll.allows(act(Poll.Action.PUBLISH), in(Poll.State.DRAFT, Poll.Role.AUTHOR))
                        .confirm());
    }

    // COND-17
    @Test
    public void COND_17_onlyTheAuthorClosesAndWhoHasNotAnsweredIsRemindedOnce() {
        poll.onlyFor(act(Poll.Action.CLOSE), Poll.State.PUBLISHED, Poll.Role.AUTHOR);
        Sentence reminder =
                poll.allows(act(Poll.Action.REMIND), in(Poll.State.PUBLISHED, CoreRole.CLOCK));
        assertEquals(Period.ofDays(4), reminder.timing().delay());
        assertEquals(1, reminder.timing().times());
        poll.refuses(
                Reason.WRONG_STATE, act(Poll.Action.REMIND), in(Poll.State.CLOSED, CoreRole.CLOCK));
        assertEquals(Key.of(Poll.Mark.ANSWERED), poll.notice(Poll.Notice.REMINDER).onlyUnmarked());
        assertEquals(
                Set.of("caretaker", "council", "owner", "tenant"),
                poll.holdersInherited(Poll.Role.OCCUPANT));
        assertEquals(Key.allOf(Poll.Role.OCCUPANT), poll.notice(Poll.Notice.RESULTS).to());
    }

    // COND-18
    @Test
    public void COND_18_aClaimIsSentOnlyWhereEverythingIsThereAndWhatIsMissingIsNamed() {
        Facts draft = in(Claim.State.DRAFT, Claim.Role.MANAGER);
        claim.waits(
                act(Claim.Action.SEND),
                draft,
                "insurer-registered",
                "agent-selected",
                "policy-entered");
        Facts ready =
                draft.under(
                        new Facts.ContextFact(
                                new Key("building"),
                                Key.of(Building.State.ACTIVE),
                                Set.of(),
                                Map.of(
                                        Key.of(Building.Section.INSURER),
                                        Map.of("name", "Insurance"),
                                        Key.of(Building.Section.POLICY),
                                        Map.of("agent", "Agent", "number", "42"))));
        claim.moves(act(Claim.Action.SEND), ready, Claim.State.SENT);
        claim.refuses(Reason.WRONG_STATE, act(Verb.WRITE_IN, Claim.Thread.INSURER), draft);
        building.onlyFor(
                act(Verb.EDIT, Building.Section.INSURER),
                Building.State.ACTIVE,
                Building.Role.PLATFORM);
    }

    // COND-20
    @Test
    public void COND_20_theManagerPromotesAndBack() {
        for (Verb verb : List.of(Verb.INVITE, Verb.EXCLUDE)) {
            building.onlyFor(
                    act(verb, Building.Role.COUNCIL), Building.State.ACTIVE, Building.Role.MANAGER);
        }
    }

    // COND-21
    @Test
    public void COND_21_thePosterIsAProduct() {
        assertEquals("poster", building.type().products().get(0).key().value());
    }

    // COND-23
    @Test
    public void COND_23_aNewReportIsToldAtOnceAndUpdatesDaily() {
        assertTrue(report.notice(Report.Notice.NEW_REPORT).isMandatory());
        assertEquals(Notice.Delivery.IMMEDIATE, report.notice(Report.Notice.NEW_REPORT).delivery());
        assertEquals(Notice.Delivery.DAILY, report.notice(Report.Notice.UPDATE).delivery());
    }

    // COND-24
    @Test
    public void COND_24_eachCategoryIsSwitchedAndNeighboursStartOffForTheManager() {
        for (Report.Notice notice : List.of(Report.Notice.NEW_REPORT, Report.Notice.UPDATE)) {
            assertEquals("report.category", report.notice(notice).per());
            assertEquals(
                    List.of(new Off(Key.of(Report.Role.MANAGER), "neighbours")),
                    report.notice(notice).off());
        }
    }

    // COND-25
    @Test
    public void COND_25_theMailOffersThePresetsOfTheReportsThread() {
        assertEquals(
                List.of("reply.seen", "reply.ordered", "reply.done"),
                report.type().thread(Key.of(Report.Thread.UPDATES)).orElseThrow().presets());
        for (Report.Notice notice : List.of(Report.Notice.NEW_REPORT, Report.Notice.UPDATE)) {
            assertEquals(Key.of(Report.Thread.UPDATES), report.notice(notice).answeredIn());
        }
    }

    // COND-26
    @Test
    public void COND_26_theLandlordsThreadIsSeenByHimAndTheManagerAndMovesNothing() {
        var audience =
                report.type().thread(Key.of(Report.Thread.LANDLORD)).orElseThrow().audience();
        for (Report.Role role : Report.Role.values()) {
            boolean sees = role == Report.Role.LANDLORD || role == Report.Role.MANAGER;
            assertEquals(sees, audience.includes(Key.allOf(role), Key.allOf(Report.Flag.values())));
        }
        assertNull(
                report.allows(
                                act(Verb.WRITE_IN, Report.Thread.LANDLORD),
                                in(Report.State.TO_PROCESS, Report.Role.MANAGER))
                        .to());
        assertFalse(report.notice(Report.Notice.LANDLORD_MESSAGE).badge());
        assertEquals(
                Key.allOf(Report.Role.LANDLORD, Report.Role.MANAGER),
                report.notice(Report.Notice.LANDLORD_MESSAGE).to());
    }

    // COND-28
    @Test
    public void COND_28_residentsReadWhatIsForAll() {
        assertTrue(report.sectionSeen(Report.Section.REPORT, Report.Role.RESIDENT));
        assertEquals(
                Key.of(Report.Flag.FOR_ALL),
                report.type().role(Key.of(Report.Role.RESIDENT)).orElseThrow().when());
    }

    // CORE-02
    @Test
    public void CORE_02_theAuthorClosesBeforeAnybodyInterveneAndThereIsNoWayBack() {
        report.moves(
                act(Report.Action.CLOSE),
                in(Report.State.TO_PROCESS, Report.Role.AUTHOR),
                Report.State.CLOSED);
        assertTrue(
                report.type().workflow().sentences().stream()
                        .noneMatch(
                                s ->
                                        s.from().contains(Key.of(Report.State.CLOSED))
                                                && s.to() != null));
    }

    private Set<Key> flagsOfSent(Building.Flag... flags) {
        return flagsOf(at(Building.Role.APPLICATION, flags));
    }

    // COND-28
    @Test
    public void COND_28_strangersSeeWhatIsForAllAndReachesTheManagerWhereTheBuildingIsOpen() {
        building.onlyFor(
                act(Building.Action.OPEN_TO_STRANGERS),
                Building.State.ACTIVE,
                Building.Role.MANAGER);
        assertEquals(
                Key.of(Building.Flag.OPEN),
                building.type().role(Key.of(Building.Role.STRANGER)).orElseThrow().when());
        assertEquals(
                Key.of(Report.Flag.SHARED),
                report.type().role(Key.of(Report.Role.STRANGER)).orElseThrow().when());
        assertFalse(report.sectionSeen(Report.Section.CONTACT, Report.Role.STRANGER));
        assertFalse(report.sectionSeen(Report.Section.CONTACT, Report.Role.RESIDENT));
        assertTrue(report.sectionSeen(Report.Section.CONTACT, Report.Role.MANAGER));
        report.type()
                .threads()
                .forEach(
                        thread ->
                                assertFalse(
                                        thread.audience()
                                                .includes(
                                                        Key.allOf(Report.Role.STRANGER),
                                                        Key.allOf(Report.Flag.values()))));
    }

    // COND-09, COND-28
    @Test
    public void COND_28_whatReachesTheManagerIsForAll() {
        for (Sentence sentence : report.type().workflow().sentences()) {
            if (!sentence.effects().setting().contains(Key.of(Report.Flag.SHARED))) {
                continue;
            }
            boolean isForAll =
                    sentence.effects().setting().contains(Key.of(Report.Flag.FOR_ALL))
                            || sentence.roles().stream()
                                    .map(role -> report.type().role(role).orElseThrow().when())
                                    .allMatch(Key.of(Report.Flag.FOR_ALL)::equals);
            assertTrue(sentence.toProse(), isForAll);
        }
    }

    // COND-10, COND-28
    @Test
    public void COND_28_applicationsSendReportsWhileTheBuildingIsOpenAndChooseNoRecipients() {
        report.refuses(Reason.NOT_READY, Act.OPEN, at(Building.Role.APPLICATION));
        assertEquals(
                Key.allOf(Report.Flag.FOR_ALL, Report.Flag.SHARED),
                flagsOfSent(Building.Flag.OPEN));
        assertEquals(
                Key.allOf(Report.Flag.FOR_ALL),
                flagsOfSent(Building.Flag.OPEN, Building.Flag.FILTERED));
        report.refuses(
                Reason.NOT_READY,
                Act.OPEN,
                choosing(at(Building.Role.APPLICATION, Building.Flag.OPEN)));
        report.refuses(
                Reason.NOT_YOUR_ROLE, Act.OPEN, at(Building.Role.STRANGER, Building.Flag.OPEN));
    }
}
