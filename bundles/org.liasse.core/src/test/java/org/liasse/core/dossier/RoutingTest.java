package org.liasse.core.dossier;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.Dossiers.ActionRequest;
import org.liasse.api.dossier.Dossiers.Entry;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.dossier.EventLog;
import org.liasse.api.job.Bulk;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.sample.Node;
import org.liasse.core.sample.Prefecture;
import org.liasse.core.store.Statements;
import org.liasse.core.store.TestDatabase;

/** Dossiers are their group's: what it sees, and what it sees no more; on both databases. */
@RunWith(Parameterized.class)
public class RoutingTest {

    private static final Key FOLLOWED = new Key("followed");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Prefecture town;
    private Node node;

    public RoutingTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        town = new Prefecture(database);
        node = town.node;
    }

    @After
    public void close() {
        town.close();
    }

    private void isHidden(Caller caller, String dossier) {
        Problem problem = assertThrows(Problem.class, () -> node.dossiers().read(caller, dossier));
        assertEquals(Problem.Kind.NOT_FOUND, problem.kind());
        assertFalse(town.seen(caller).contains(dossier));
    }

    // PROC-03
    @Test
    public void PROC_03_aDossierIsSeenByTheGroupOfItsValueAndByNobodyElse() {
        String dossier = town.deposited("north");
        String far = town.deposited("south");
        assertEquals(Set.of(dossier), town.seen(town.north));
        assertEquals(Set.of(far), town.seen(town.south));
        assertEquals(Set.of(), town.seen(town.other));
        isHidden(town.south, dossier);
        isHidden(town.other, dossier);
        assertEquals("A roof", node.dossiers().read(town.north, dossier).title());
    }

    // PROC-03
    @Test
    public void PROC_03_valuesAreComparedAsPeopleReadThem() {
        assertEquals(Set.of(town.deposited("  ILE ")), town.seen(town.north));
    }

    // PROC-03
    @Test
    public void PROC_03_whatNoGroupTakesIsForWhoeverIsNamedOnTheProcedure() {
        String unknown = town.deposited("west");
        String nothing = town.deposited(null);
        assertEquals(Set.of(unknown, nothing), town.seen(town.other));
        assertEquals(Set.of(), town.seen(town.north));
        node.act(town.administrator, town.northern, "deactivate");
        String late = town.deposited("north");
        assertEquals(Set.of(unknown, nothing, late), town.seen(town.other));
    }

    // PROC-03
    @Test
    public void PROC_03_withoutARoutingFieldAllIsForWhoeverIsNamedOnTheProcedure() {
        for (Object none : new Object[] {null, " ", "nothing"}) {
            town.set("routingField", none);
            String dossier = town.deposited("north");
            isHidden(town.north, dossier);
            assertTrue(town.seen(town.other).contains(dossier));
        }
    }

    // PROC-03
    @Test
    public void PROC_03_ofSeveralGroupsTheFirstTakesItAndADraftIsNobodys() {
        String second = town.group("The north again", "north");
        Caller late = town.instructor("late", second);
        String draft = town.draft("A draft", Map.of("region", "north"));
        isHidden(town.north, draft);
        node.act(town.applicant, draft, "deposit");
        isHidden(late, draft);
        assertEquals(Set.of(draft), town.seen(town.north));
    }

    // PROC-03
    @Test
    public void PROC_03_tabsCountersAndSearchKnowTheOwnGroupAlone() {
        String dossier = town.deposited("north");
        town.deposited("south");
        town.deposited("south");
        assertEquals(Set.of(dossier), town.tab(town.north, "all"));
        assertEquals(Set.of(dossier), town.ids(town.north, null, "roof"));
        assertEquals(1, (long) town.counts(town.north).get("all"));
        assertEquals(1, (long) town.counts(town.north).get("to-follow"));
        assertEquals(2, (long) town.counts(town.south).get("all"));
        assertEquals(Map.of(), town.counts(town.other));
        while (node.sequencer.number() > 0) {
            // there is more than it numbers at once
        }
        assertEquals(
                Set.of(dossier),
                node.events.after(town.north, 0, 500).events().stream()
                        .filter(event -> event.type().equals(Prefecture.DOSSIER))
                        .map(EventLog.Event::dossier)
                        .collect(Collectors.toSet()));
    }

    // PROC-03
    @Test
    public void PROC_03_bulkReachesTheOwnGroupAlone() {
        String dossier = town.deposited("north");
        String far = town.deposited("south");
        var follow = new Bulk.Mark(FOLLOWED);
        String named =
                node.jobs.jobs.start(town.north, Bulk.on(List.of(dossier, far), follow)).id();
        node.jobs.work();
        var read = node.jobs.jobs.read(town.north, named, null, 10);
        assertEquals(List.of(far), read.refusals().stream().map(r -> r.dossier()).toList());
        var all = DossierQuery.of(Prefecture.DOSSIER, 50);
        String found = node.jobs.jobs.start(town.south, Bulk.on(all, follow)).id();
        node.jobs.work();
        assertEquals(1, node.jobs.jobs.read(town.south, found, null, 10).job().total());
        assertEquals(Set.of(far), town.tab(town.south, "followed"));
    }

    // PROC-03
    @Test
    public void PROC_03_membersSeeTheirProcedureAndWhoCanBeSentADossier() {
        assertEquals("Subsidies", node.dossiers().read(town.north, town.procedure).title());
        assertEquals("The south", node.dossiers().read(town.north, town.southern).title());
        assertEquals("The south", node.dossiers().read(town.other, town.southern).title());
        Caller nobody = node.stranger("nobody");
        assertThrows(Problem.class, () -> node.dossiers().read(nobody, town.southern));
        assertThrows(Problem.class, () -> node.dossiers().read(town.applicant, town.southern));
    }

    // PROC-03
    @Test
    public void PROC_03_whoJoinsAGroupSeesItsDossiersAtOnceAndWhoLeavesItNoMore() {
        String dossier = town.deposited("north");
        String tag = node.dossiers().read(town.north, dossier).tag();
        Caller late = town.instructor("late", town.northern);
        assertEquals(Set.of(dossier), town.seen(late));
        assertEquals("no dossier is rewritten", tag, node.dossiers().read(late, dossier).tag());
        town.join(late, town.southern);
        town.leave(late, town.northern);
        Caller left = node.again(late);
        isHidden(left, dossier);
        assertEquals("Subsidies", node.dossiers().read(left, town.procedure).title());
        town.leave(left, town.southern);
        Caller gone = node.again(left);
        assertThrows(Problem.class, () -> node.dossiers().read(gone, town.procedure));
        assertTrue(node.dossiers().chainHolds(town.procedure));
        List<String> kinds = node.kinds(town.administrator, town.procedure);
        assertTrue(kinds.toString(), kinds.containsAll(List.of("join", "leave")));
    }

    // PROC-03, CORE-05
    @Test
    public void PROC_03_whoJoinsAGroupIsToldToThoseWhoSeeIt() {
        town.leave(town.instructor("late", town.northern), town.northern);
        List<String> told = List.of("join", "leave");
        for (Caller one : List.of(town.administrator, town.north)) {
            List<String> kinds = node.kinds(one, town.procedure);
            assertTrue(kinds.toString(), kinds.containsAll(told));
        }
        List<String> kinds = node.kinds(town.applicant, town.procedure);
        assertFalse(kinds.toString(), kinds.isEmpty());
        assertTrue(kinds.toString(), Collections.disjoint(kinds, told));
    }

    // PROC-03, PROC-08
    @Test
    public void PROC_03_PROC_08_whatOnlySomebodyFollowedWhoLeftTheGroupIsToBeFollowedAgain() {
        String dossier = town.deposited("north");
        Caller late = town.instructor("late", town.northern);
        node.dossiers().mark(late, dossier, FOLLOWED);
        assertEquals(Set.of(), town.tab(town.north, "to-follow"));
        town.leave(late, town.northern);
        assertEquals(Set.of(dossier), town.tab(town.north, "to-follow"));
    }

    // PROC-03
    @Test
    public void PROC_03_howManyDossiersAGroupHasDoesNotMatterToWhoJoinsIt() {
        Caller first = node.stranger("first");
        long few = Statements.of(() -> town.join(first, town.northern));
        for (int i = 0; i < 20; i++) {
            town.deposited("north");
        }
        Caller second = node.stranger("second");
        assertEquals(few, Statements.of(() -> town.join(second, town.northern)));
        assertEquals(20, town.seen(node.again(second)).size());
    }

    // PROC-30
    @Test
    public void PROC_30_aReroutedDossierIsTheNewGroupsAndItsFollowsEnd() {
        String dossier = town.deposited("north");
        node.dossiers().mark(town.north, dossier, FOLLOWED);
        node.act(town.north, dossier, "start-instruction");
        var answered =
                node.dossiers()
                        .perform(
                                town.north,
                                new ActionRequest(
                                        dossier,
                                        new Key("reroute"),
                                        Map.of("group", town.southern),
                                        Set.of(),
                                        null));
        assertTrue("he sees it no more", answered.isEmpty());
        isHidden(town.north, dossier);
        assertEquals(Map.of(), town.counts(town.north));
        assertEquals(Set.of(dossier), town.tab(town.south, "to-follow"));
        town.reroute(town.south, dossier, town.northern);
        assertEquals("he does not follow it again", Set.of(), town.tab(town.north, "followed"));
        assertEquals(Set.of(dossier), town.tab(town.north, "to-follow"));
        assertTrue(node.dossiers().chainHolds(dossier));
    }

    // PROC-30
    @Test
    public void PROC_30_theTimelineSaysFromWhomToWhichGroup() {
        String dossier = town.deposited("west");
        town.reroute(town.other, dossier, town.southern);
        List<Entry> entries = node.dossiers().timeline(town.south, dossier, null, 50);
        Entry routed = entries.stream().filter(e -> e.kind().equals("routed")).findFirst().get();
        assertEquals(
                Map.of("role", "instructor", "group", town.southern, "name", "The south"),
                routed.payload());
        assertEquals("other", routed.actor());
        town.reroute(town.south, dossier, "default");
        isHidden(town.south, dossier);
        assertEquals(Set.of(dossier), town.seen(town.other));
    }

    // PROC-30
    @Test
    public void PROC_30_whoIsInBothGroupsKeepsWhatHeFollows() {
        town.join(town.north, town.southern);
        Caller both = node.again(town.north);
        String dossier = town.deposited("north");
        node.dossiers().mark(both, dossier, FOLLOWED);
        town.reroute(both, dossier, town.southern);
        assertEquals(Set.of(dossier), town.tab(both, "followed"));
    }

    // PROC-30
    @Test
    public void PROC_30_aDossierIsSentOnlyToAnotherOpenGroupOfItsProcedure() {
        String dossier = town.deposited("north");
        String elsewhere = town.groupUnder(town.procedure("Elsewhere"), "Elsewhere", "north");
        node.act(town.administrator, town.southern, "deactivate");
        for (String group :
                List.of(
                        town.northern,
                        town.southern,
                        elsewhere,
                        town.procedure,
                        dossier,
                        "south")) {
            Problem problem =
                    assertThrows(
                            group, Problem.class, () -> town.reroute(town.north, dossier, group));
            assertEquals(group, Problem.Kind.INVALID_INPUT, problem.kind());
        }
        Problem notHis =
                assertThrows(Problem.class, () -> town.reroute(town.applicant, dossier, "default"));
        assertEquals(Problem.Kind.NOT_YOUR_ROLE, notHis.kind());
        assertEquals(Set.of(dossier), town.seen(town.north));
    }

    // PROC-30
    @Test
    public void PROC_30_aTransferReachesTheOwnGroupAlone() {
        String dossier = town.deposited("north");
        assertThrows(
                Problem.class,
                () ->
                        node.act(
                                town.north,
                                dossier,
                                "transfer",
                                Map.of("instructor", town.south.account())));
        Caller late = town.instructor("late", town.northern);
        node.act(town.north, dossier, "transfer", Map.of("instructor", late.account()));
        assertEquals(Set.of(dossier), town.tab(late, "followed"));
    }

    @Test
    public void noTagComesAgainWhenADossierComesBack() {
        String dossier = town.deposited("north");
        var tags = new HashSet<String>();
        for (int i = 0; i < 4; i++) {
            assertTrue(tags.add(node.dossiers().read(town.north, dossier).tag()));
            var note = Map.<String, Object>of("applicant", Map.of("name", "Somebody " + i));
            node.dossiers()
                    .edit(
                            town.applicant,
                            new SectionChange(dossier, new Key("identity"), note, null));
            assertTrue(tags.add(node.dossiers().read(town.north, dossier).tag()));
            town.reroute(town.north, dossier, town.southern);
            town.reroute(town.south, dossier, town.northern);
        }
    }

    // PROC-03
    @Test
    public void PROC_03_aGroupThatHasDossiersIsNotDiscardedAndItsMembersGoWithIt() {
        String dossier = town.deposited("north");
        Problem problem =
                assertThrows(
                        Problem.class,
                        () -> node.act(town.administrator, town.northern, "discard"));
        assertEquals(Problem.Kind.NOT_READY, problem.kind());
        town.reroute(town.north, dossier, town.southern);
        node.act(town.administrator, town.northern, "discard");
        Caller left = node.again(town.north);
        assertThrows(Problem.class, () -> node.dossiers().read(left, town.procedure));
        assertEquals(Set.of(dossier), town.seen(town.south));
    }

    // PROC-03
    @Test
    public void PROC_03_participantsAreTheGroupAndNotItsMembers() {
        String dossier = town.deposited("north");
        var held =
                node.participants().list(town.applicant, dossier).stream()
                        .filter(p -> p.role().equals(Prefecture.INSTRUCTOR))
                        .toList();
        assertEquals(1, held.size());
        assertEquals(Principal.role(town.northern, Prefecture.INSTRUCTOR), held.get(0).principal());
        assertNotEquals("instructor", held.get(0).name());
    }
}
