package org.liasse.core.notice;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Dossiers.Entry;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.letter.Letter;
import org.liasse.api.notice.Preferences.Wish;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.type.Declarations.Notice.Delivery;
import org.liasse.core.sample.Node;
import org.liasse.core.sample.Prefecture;
import org.liasse.core.store.TestDatabase;

/** Whom groups are told of what, and that nobody else is; on both databases. */
@RunWith(Parameterized.class)
public class RoutingNoticesTest {

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Prefecture town;
    private Node node;
    private NoticeDoors notices;
    private int seen;

    public RoutingNoticesTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        town = new Prefecture(database);
        node = town.node;
        notices = new NoticeDoors(node);
        node.clock.at("2026-03-03T09:00");
    }

    @After
    public void close() {
        town.close();
    }

    private void wish(Caller caller, String notice, Delivery delivery) {
        notices.preferences.save(
                caller,
                town.procedure,
                List.of(new Wish(Prefecture.DOSSIER, new Key(notice), null, delivery)));
    }

    /** To whom letters went since this was asked last. */
    private Set<String> told() {
        List<Letter> all = notices.letters(node);
        var told = new TreeSet<String>();
        all.subList(seen, all.size()).forEach(letter -> told.add(letter.address()));
        seen = all.size();
        return told;
    }

    // PROC-03, PROC-53
    @Test
    public void PROC_03_PROC_53_aDepositIsToldToItsGroupAlone() {
        for (Caller caller : List.of(town.north, town.south, town.other)) {
            wish(caller, "new-dossier", Delivery.IMMEDIATE);
        }
        town.deposited("north");
        assertEquals(Set.of("north@example.org"), told());
        town.deposited("west");
        assertEquals(Set.of("other@example.org"), told());
    }

    // PROC-30
    @Test
    public void PROC_30_theNewGroupIsToldAndTheOldOneIsToldOfNothingMore() {
        Caller late = town.instructor("late", town.northern);
        String dossier = town.deposited("north");
        for (Caller caller : List.of(town.north, late, town.south)) {
            wish(caller, "new-message", Delivery.IMMEDIATE);
        }
        node.dossiers().mark(late, dossier, new Key("followed"));
        told();
        town.reroute(town.north, dossier, town.southern);
        assertEquals(Set.of("south@example.org"), told());
        node.dossiers().mark(town.south, dossier, new Key("followed"));
        node.conversations()
                .write(town.applicant, dossier, new Key("messages"), null, "Hello?", List.of());
        assertEquals(Set.of("south@example.org"), told());
        assertEquals(List.of(), notices.notifications.list(late, null, 10).items());
    }

    // PROC-03, PROC-54
    @Test
    public void PROC_03_PROC_54_aRecapIsOfTheGroupThatHasTheDossierByThen() {
        for (Caller caller : List.of(town.north, town.south, town.other)) {
            wish(caller, "daily-recap", Delivery.DAILY);
        }
        String moved = town.deposited("north");
        town.deposited("west");
        told();
        town.reroute(town.north, moved, town.southern);
        told();
        node.clock.at("2026-03-03T10:00");
        assertEquals(Set.of("other@example.org"), told());
        town.deposited("south");
        node.clock.at("2026-03-04T10:00");
        assertEquals(Set.of("south@example.org"), told());
    }

    // PROC-03, PROC-55
    @Test
    public void PROC_03_PROC_55_theWeeklyRecapIsOfOnesOwnGroupsToo() {
        String kept = town.deposited("north");
        String moved = town.deposited("north");
        String west = town.deposited("west");
        told();
        town.reroute(town.north, moved, town.southern);
        told();
        node.clock.at("2026-03-09T08:00");
        assertEquals(Set.of("north@example.org", "other@example.org"), told());
        assertEquals(Set.of(kept), named("north@example.org", kept, moved, west));
        assertEquals(Set.of(west), named("other@example.org", kept, moved, west));
    }

    /** Which of these dossiers the last letter to somebody tells of. */
    private Set<String> named(String address, String... dossiers) {
        String words =
                notices.letters(node).stream()
                        .filter(letter -> letter.address().equals(address))
                        .reduce((before, last) -> last)
                        .orElseThrow()
                        .text();
        return Stream.of(dossiers)
                .filter(d -> words.contains(node.dossiers().read(town.applicant, d).number()))
                .collect(Collectors.toSet());
    }

    // PROC-34
    @Test
    public void PROC_34_noInstructionNorDecisionWhileACorrectionIsPendingIfTheProcedureSaysSo() {
        String dossier = town.deposited("north");
        Map<String, Object> asked = Map.of("correction", "The budget, please");
        node.act(town.north, dossier, "request-correction", asked);
        Problem undecided = refused(town.north, dossier, "accept");
        assertEquals(Problem.Kind.WRONG_STATE, undecided.kind());
        town.set("correctionsFirst", true);
        Problem pending = refused(town.north, dossier, "start-instruction");
        assertEquals(Problem.Kind.NOT_READY, pending.kind());
        assertEquals("correction-pending", pending.reason().orElseThrow());
        node.act(town.applicant, dossier, "submit-correction");
        node.act(town.north, dossier, "start-instruction");
        node.act(town.north, dossier, "request-correction", asked);
        town.set("correctionsFirst", false);
        node.act(town.north, dossier, "start-instruction");
        node.act(town.north, dossier, "accept");
    }

    private Problem refused(Caller caller, String dossier, String action) {
        return assertThrows(Problem.class, () -> node.act(caller, dossier, action));
    }

    // PROC-21
    @Test
    public void PROC_21_anInstructorChangesTheRequestWhereTheProcedureSaysSoAndItIsTold() {
        String dossier = town.deposited("north");
        var change =
                new SectionChange(dossier, new Key("form"), Map.of("region", "the north"), null);
        Problem refused =
                assertThrows(Problem.class, () -> node.dossiers().edit(town.north, change));
        assertEquals("instructors-edit", refused.reason().orElseThrow());
        town.set("instructorsEdit", true);
        told();
        node.dossiers().edit(town.north, change);
        assertEquals(Set.of("applicant@example.org"), told());
        List<Entry> entries = node.dossiers().timeline(town.applicant, dossier, null, 50);
        Entry last = entries.get(entries.size() - 1);
        assertEquals("edit-form", last.kind());
        assertEquals("north", last.actor());
        assertEquals(Map.of("region", "the north"), last.payload());
        // what one applicant changes is told to no other
        Caller friend = node.stranger("friend");
        node.participants()
                .invite(
                        town.applicant,
                        dossier,
                        Principal.account(friend.account()),
                        new Key("invited"),
                        null);
        told();
        node.dossiers()
                .edit(
                        node.again(friend),
                        new SectionChange(
                                dossier, new Key("form"), Map.of("region", "north"), null));
        assertEquals(Set.of(), told());
        node.act(town.north, dossier, "start-instruction");
        node.act(town.north, dossier, "accept");
        Problem late = assertThrows(Problem.class, () -> node.dossiers().edit(town.north, change));
        assertEquals(Problem.Kind.WRONG_STATE, late.kind());
    }

    // PROC-03
    @Test
    public void PROC_03_membersOfGroupsChooseWhatTheyAreToldOfInTheirProcedure() {
        var member = settings(town.north);
        assertEquals(settings(town.other), member);
        assertTrue(member.toString(), member.contains("new-dossier"));
    }

    private Set<String> settings(Caller caller) {
        var keys = new TreeSet<String>();
        notices.preferences.list(caller, town.procedure).stream()
                .filter(setting -> setting.type().equals(Prefecture.DOSSIER))
                .forEach(setting -> keys.add(setting.notice().value()));
        return keys;
    }
}
