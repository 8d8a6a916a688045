package org.liasse.variant.procedures;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.type.Declarations.Digest;
import org.liasse.api.type.Declarations.Notice;
import org.liasse.api.type.Declarations.Notice.Delivery;
import org.liasse.api.type.Declarations.Product;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.Filter;
import org.liasse.api.type.ProductWords;
import org.liasse.variant.procedures.ProcedureDossier.Flag;
import org.liasse.variant.procedures.ProcedureDossier.Mark;
import org.liasse.variant.procedures.ProcedureDossier.Role;
import org.liasse.variant.procedures.ProcedureDossier.Section;
import org.liasse.variant.procedures.ProcedureDossier.State;
import org.liasse.variant.procedures.ProcedureDossier.Tab;

/** What the types declare besides their workflows: tabs, audiences, roles and notices. */
public class ProcedureDossierTest {

    private static final Labels LABELS = Labels.beside(ProceduresVariant.class);

    private final DossierType procedure = Procedure.type(LABELS);
    private final DossierType dossier = ProcedureDossier.type(LABELS);

    /** A dossier as one instructor finds it. */
    private record Found(State state, Set<Key> flags, Set<Key> myMarks, Set<Key> othersMarks) {

        static Found in(State state, Flag... flags) {
            var all = new HashSet<>(Key.allOf(flags));
            if (state != State.DRAFT) {
                all.add(Key.of(Flag.DEPOSITED));
            }
            return new Found(state, all, Set.of(), Set.of());
        }

        Found mine(Mark... marks) {
            return new Found(state, flags, Key.allOf(marks), othersMarks);
        }

        Found others(Mark... marks) {
            return new Found(state, flags, myMarks, Key.allOf(marks));
        }

        boolean matches(Filter filter) {
            if (filter instanceof Filter.InStates in) {
                return in.states().contains(Key.of(state));
            } else if (filter instanceof Filter.HasFlag has) {
                return flags.contains(has.flag());
            } else if (filter instanceof Filter.MarkedByMe mine) {
                return myMarks.contains(mine.mark());
            } else if (filter instanceof Filter.MarkedByNobody nobody) {
                return !myMarks.contains(nobody.mark()) && !othersMarks.contains(nobody.mark());
            } else if (filter instanceof Filter.And and) {
                return and.all().stream().allMatch(this::matches);
            } else if (filter instanceof Filter.Or or) {
                return or.any().stream().anyMatch(this::matches);
            } else if (filter instanceof Filter.Not not) {
                return !matches(not.filter());
            }
            return filter instanceof Filter.Everything;
        }
    }

    private void standsIn(Found found, Tab... expected) {
        var tabs = new TreeSet<Key>();
        dossier.tabs().stream()
                .filter(tab -> found.matches(tab.filter()))
                .forEach(tab -> tabs.add(tab.key()));
        assertEquals(Key.allOf(expected), tabs);
    }

    private static Set<Key> keys(Enum<?>... constants) {
        return Key.allOf(constants);
    }

    private Notice notice(ProcedureDossier.Notice notice) {
        return dossier.notices().stream()
                .filter(n -> n.key().equals(Key.of(notice)))
                .findFirst()
                .orElseThrow();
    }

    // PROC-01
    @Test
    public void PROC_01_instructorsAreNamedByAnAdministratorOfTheProcedure() {
        assertTrue(procedure.role(Key.of(Role.INSTRUCTOR)).orElseThrow().inheritedFrom().isEmpty());
        assertTrue(
                procedure.workflow().toProse().contains("the administrator may invite instructor"));
        assertEquals(
                keys(Role.INSTRUCTOR),
                dossier.role(Key.of(Role.INSTRUCTOR)).orElseThrow().inheritedFrom());
    }

    // PROC-03
    @Test
    public void PROC_03_membersOfAGroupSeeTheProcedureAndNoDossierOfItByThat() {
        DossierType group = Group.type(LABELS);
        var instructor = dossier.role(Key.of(Role.INSTRUCTOR)).orElseThrow();
        assertEquals(group.key(), instructor.groups().type());
        Key member = Key.of(Procedure.Role.MEMBER);
        assertEquals(member, group.role(Key.of(Group.Role.INSTRUCTOR)).orElseThrow().makes());
        assertTrue(
                dossier.roles().stream().noneMatch(role -> role.inheritedFrom().contains(member)));
        procedure
                .tabs()
                .forEach(tab -> assertTrue(tab.audience().includes(Set.of(member), Set.of())));
    }

    // PROC-04
    @Test
    public void PROC_04_proceduresStandInThreeTabs() {
        assertEquals(
                List.of("published", "test", "closed"),
                procedure.tabs().stream().map(tab -> tab.key().value()).toList());
    }

    // PROC-37
    @Test
    public void PROC_37_aJustificationIsPutThereByADecisionAlone() {
        Key justification = new Key("justification");
        assertEquals(justification, dossier.ruledAs(justification));
        assertFalse(
                dossier.workflow().sentences().stream()
                        .anyMatch(s -> justification.equals(s.act().object())));
    }

    // PROC-05
    @Test
    public void PROC_05_theFirstTabIsToFollow() {
        assertEquals(Key.of(Tab.TO_FOLLOW), dossier.tabs().get(0).key());
    }

    // PROC-07
    @Test
    public void PROC_07_sevenTabsForInstructorsOnly() {
        assertEquals(7, dossier.tabs().size());
        dossier.tabs()
                .forEach(
                        tab -> {
                            assertTrue(tab.audience().includes(keys(Role.INSTRUCTOR), Set.of()));
                            assertFalse(tab.audience().includes(keys(Role.APPLICANT), Set.of()));
                        });
    }

    // PROC-08
    @Test
    public void PROC_08_whatNoInstructorFollowsIsToBeFollowed() {
        standsIn(Found.in(State.UNDER_CONSTRUCTION), Tab.TO_FOLLOW, Tab.ALL);
        standsIn(Found.in(State.UNDER_INSTRUCTION), Tab.TO_FOLLOW, Tab.ALL);
    }

    // PROC-09
    @Test
    public void PROC_09_whatAnotherFollowsIsInAllAndWhatIFollowInMine() {
        Found found = Found.in(State.UNDER_INSTRUCTION);
        standsIn(found.mine(Mark.FOLLOWED), Tab.FOLLOWED, Tab.ALL);
        standsIn(found.others(Mark.FOLLOWED), Tab.ALL);
        standsIn(Found.in(State.ACCEPTED).mine(Mark.FOLLOWED), Tab.TREATED, Tab.ALL);
    }

    // PROC-10
    @Test
    public void PROC_10_finalStatesAreTreated() {
        for (State state : List.of(State.ACCEPTED, State.REFUSED, State.DISMISSED)) {
            standsIn(Found.in(state), Tab.TREATED, Tab.ALL);
            assertTrue(dossier.state(Key.of(state)).orElseThrow().last());
        }
    }

    // PROC-11
    @Test
    public void PROC_11_draftsAreInNoTab() {
        standsIn(Found.in(State.DRAFT));
    }

    // PROC-12
    @Test
    public void PROC_12_whatIDeletedIsOnlyInMyRecentlyDeleted() {
        Found found = Found.in(State.REFUSED, Flag.DELETED, Flag.EXPIRING, Flag.ARCHIVED);
        standsIn(found.mine(Mark.REMOVED), Tab.RECENTLY_DELETED);
        standsIn(found.others(Mark.REMOVED));
    }

    // PROC-13
    @Test
    public void PROC_13_expiringStandsInOtherTabsToo() {
        standsIn(
                Found.in(State.UNDER_CONSTRUCTION, Flag.EXPIRING),
                Tab.TO_FOLLOW,
                Tab.ALL,
                Tab.EXPIRING);
    }

    // PROC-14
    @Test
    public void PROC_14_archivedLeavesTreatedAndStaysInAll() {
        standsIn(Found.in(State.ACCEPTED, Flag.ARCHIVED), Tab.ALL, Tab.ARCHIVED);
    }

    @Test
    public void draftsAreSeenByTheirApplicantAndWhomHeInvitedOnly() {
        assertEquals(
                Key.of(Flag.DEPOSITED), dossier.role(Key.of(Role.INSTRUCTOR)).orElseThrow().when());
        assertNull(dossier.role(Key.of(Role.APPLICANT)).orElseThrow().when());
        assertNull(dossier.role(Key.of(Role.INVITED)).orElseThrow().when());
    }

    // PROC-21
    @Test
    public void PROC_21_theRequestIsIdentityAndFieldsAsFilled() {
        assertTrue(
                dossier.section(Key.of(Section.IDENTITY)).orElseThrow().form().fields().size() > 1);
        assertTrue(dossier.section(Key.of(Section.FORM)).orElseThrow().isDrawn());
    }

    // PROC-22
    @Test
    public void PROC_22_annotationsAreSeenByInstructorsOnly() {
        var audience = dossier.section(Key.of(Section.ANNOTATIONS)).orElseThrow().audience();
        assertTrue(audience.includes(keys(Role.INSTRUCTOR), Set.of()));
        assertFalse(audience.includes(keys(Role.APPLICANT, Role.INVITED), keys(Flag.values())));
    }

    // PROC-29
    @Test
    public void PROC_29_attachmentsOfMessagesHaveTwentyMebibytes() {
        assertEquals(20_971_520L, dossier.threads().get(0).maxBytes());
    }

    // PROC-30
    @Test
    public void PROC_30_theTransferMailCannotBeSwitchedOff() {
        Notice transferred = notice(ProcedureDossier.Notice.TRANSFERRED);
        assertTrue(transferred.isMandatory());
        assertEquals("instructor", transferred.named());
    }

    // PROC-34
    @Test
    public void PROC_34_theCorrectionIsMailed() {
        Notice requested = notice(ProcedureDossier.Notice.CORRECTION_REQUESTED);
        assertEquals(keys(Role.APPLICANT), requested.to());
        assertEquals(Delivery.IMMEDIATE, requested.delivery());
        assertTrue(requested.isMandatory());
    }

    // PROC-20, PROC-50
    @Test
    public void PROC_20_PROC_50_badgesAreForFollowersAndWhoeverDecided() {
        var marks = new HashSet<Key>();
        dossier.notices().stream()
                .filter(Notice::badge)
                .forEach(
                        badge -> {
                            assertEquals(keys(Role.APPLICANT, Role.INVITED), badge.doneBy());
                            assertEquals(
                                    Set.of("edit form", "submit-correction", "write-in messages"),
                                    badge.on());
                            marks.add(badge.onlyMarked());
                        });
        assertEquals(keys(Mark.FOLLOWED, Mark.DECIDED), marks);
    }

    // PROC-36, PROC-37
    @Test
    public void PROC_36_PROC_37_theMotiveMayBeKeptOutOfMailsAndTheJustificationGoesWithThem() {
        Notice decision = notice(ProcedureDossier.Notice.DECISION);
        assertTrue(decision.isMandatory());
        assertEquals(Map.of("motivation", "settings.motiveInMails"), decision.withheld());
        assertEquals("justification", decision.attached());
    }

    // PROC-36
    @Test
    public void PROC_36_theAttestationLeavesTheMotiveOutIfTheProcedureSaysSo() {
        Product attestation = dossier.product(Key.of(ProcedureDossier.Product.ATTESTATION)).get();
        assertTrue(attestation.isWritten());
        assertEquals(
                Map.of("decision.motivation", "settings.motiveInAttestations"),
                attestation.withheld());
        Set<String> words = ProductWords.of(dossier, attestation);
        assertTrue(words.contains("decision.motivation"));
        assertTrue(words.stream().noneMatch(word -> word.startsWith("annotations")));
        assertTrue(notice(ProcedureDossier.Notice.ATTESTATION).isWithDocument());
        assertTrue(notice(ProcedureDossier.Notice.ATTESTATION).isMandatory());
    }

    private Digest digest(ProcedureDossier.Digest digest) {
        return dossier.digests().stream()
                .filter(d -> d.key().equals(Key.of(digest)))
                .findFirst()
                .orElseThrow();
    }

    // PROC-53
    @Test
    public void PROC_53_atFirstOnlyTheWeeklyRecapIsOn() {
        var off = new HashSet<Key>();
        dossier.notices().stream().filter(Notice::startsOff).forEach(n -> off.add(n.key()));
        dossier.digests().stream().filter(Digest::startsOff).forEach(d -> off.add(d.key()));
        assertEquals(
                keys(
                        ProcedureDossier.Notice.NEW_DOSSIER,
                        ProcedureDossier.Notice.NEW_MESSAGE,
                        ProcedureDossier.Digest.DAILY_RECAP),
                off);
        assertEquals(
                Key.of(Mark.FOLLOWED), notice(ProcedureDossier.Notice.NEW_MESSAGE).onlyMarked());
    }

    // PROC-54
    @Test
    public void PROC_54_theDailyRecapIsOfUndecidedDossiersAtTenFromMondayToSaturday() {
        Digest daily = digest(ProcedureDossier.Digest.DAILY_RECAP);
        assertEquals(EnumSet.complementOf(EnumSet.of(DayOfWeek.SUNDAY)), daily.days());
        assertEquals(LocalTime.of(10, 0), daily.at());
        assertEquals(
                keys(ProcedureDossier.Tab.TO_FOLLOW, ProcedureDossier.Tab.FOLLOWED),
                daily.within());
        assertFalse(daily.wholeDays());
    }

    // PROC-55
    @Test
    public void PROC_55_theWeeklyRecapIsOfDepositsAndOfChangesOnFollowedDossiers() {
        Digest weekly = digest(ProcedureDossier.Digest.WEEKLY_RECAP);
        assertEquals(Set.of(DayOfWeek.MONDAY), weekly.days());
        assertEquals(LocalTime.of(8, 0), weekly.at());
        assertTrue(weekly.wholeDays());
        assertEquals(
                keys(ProcedureDossier.Notice.NEW_DOSSIER, ProcedureDossier.Notice.FOLLOWED_CHANGED),
                weekly.of());
    }

    // PROC-56
    @Test
    public void PROC_56_recapsSayNothingOfDeclarativeProcedures() {
        dossier.digests().forEach(d -> assertEquals("settings.declarative", d.unless()));
    }

    // PROC-58
    @Test
    public void PROC_58_theExportHelpTellsItsTwoThings() {
        String help = dossier.text("help.export").en();
        assertTrue(help, help.contains("ad blocker"));
        assertTrue(help, help.contains("regularly rather than all at once"));
    }
}
