package org.liasse.core.inspection;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Sharing.Kind;
import org.liasse.api.dossier.Sharing.Part;
import org.liasse.api.dossier.Sharing.Wanted;
import org.liasse.api.people.Caller;
import org.liasse.core.inspection.InspectionOffice.Client;
import org.liasse.core.store.TestDatabase;

/**
 * Role by slot by path: who sees and who deposits what of an inspection, before and after payment,
 * while slots are added and unlocked one by one. What it rests on is tested on both databases by
 * itself; this is on one, for it asks much.
 */
public class InspectionAccessTest {

    private static final Key REPORTS = new Key("reports");
    private static final Key BUILDER = new Key("builder");
    private static final Key XML = new Key("xml");
    private static final Set<Key> SHARED =
            keys(
                    "xml",
                    "thermal-documents",
                    "quote",
                    "administrative",
                    "dwelling-plans",
                    "sampling-plan",
                    "photos");

    private InspectionOffice office;
    private Paths paths;

    @Before
    public void open() {
        office = new InspectionOffice(TestDatabase.DERBY);
        paths = new Paths(office.node);
    }

    @After
    public void close() {
        office.close();
    }

    private static Set<Key> keys(String... keys) {
        return Key.sorted(List.of(keys).stream().map(Key::new).toList());
    }

    private House house(Client kind) throws IOException {
        House house = office.house(kind, office.client(kind));
        office.fill(house);
        return house;
    }

    /** The same, and what each of them exports. */
    private void checkAll(House house) throws IOException {
        check(house);
        for (Map.Entry<Key, Caller> reader : house.people().entrySet()) {
            assertEquals(
                    "the export of " + reader.getKey(),
                    house.rights().seenBy(reader.getKey()),
                    paths.exported(reader.getValue(), house.id()));
        }
    }

    /** Everybody finds what is his, on every path, and nothing else. */
    private void check(House house) throws IOException {
        var faults = new ArrayList<String>();
        for (Map.Entry<Key, Caller> reader : house.people().entrySet()) {
            Key role = reader.getKey();
            Set<Key> seen = house.rights().seenBy(role);
            assertEquals(
                    role.value(),
                    Rights.sectionsSeenBy(role),
                    paths.sections(reader.getValue(), house));
            paths.found(reader.getValue(), house)
                    .forEach(
                            (path, found) -> {
                                without(found, seen)
                                        .forEach(
                                                slot ->
                                                        faults.add(
                                                                role + " finds " + slot + " at "
                                                                        + path));
                                without(seen, found)
                                        .forEach(
                                                slot ->
                                                        faults.add(
                                                                role
                                                                        + " finds no "
                                                                        + slot
                                                                        + " at "
                                                                        + path));
                            });
            paths.told(reader.getValue(), house)
                    .forEach(
                            (path, told) ->
                                    without(told, seen)
                                            .forEach(
                                                    slot ->
                                                            faults.add(
                                                                    role
                                                                            + " is told of "
                                                                            + slot
                                                                            + " at "
                                                                            + path)));
        }
        paths.letters()
                .forEach(
                        (login, told) ->
                                without(told, house.rights().seenBy(new Key(login)))
                                        .forEach(
                                                slot ->
                                                        faults.add(
                                                                login
                                                                        + " has a letter of "
                                                                        + slot)));
        assertEquals("", String.join("\n", faults));
    }

    private static Set<Key> without(Set<Key> some, Set<Key> others) {
        var rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    /** Everybody deposits where he may, and nowhere else. */
    private void checkDeposits(House house) throws IOException {
        var faults = new ArrayList<String>();
        for (Map.Entry<Key, Caller> actor : house.people().entrySet()) {
            for (Key slot : house.rights().slots()) {
                Key role = actor.getKey();
                // whoever does not see its only document cannot replace it
                boolean may =
                        house.rights().deposits(role, slot)
                                && (!slot.equals(XML) || house.rights().sees(role, slot));
                if (deposits(actor.getValue(), house, slot) != may) {
                    faults.add(role + (may ? " cannot" : " may") + " deposit in " + slot);
                }
            }
        }
        assertEquals("", String.join("\n", faults));
    }

    private boolean deposits(Caller actor, House house, Key slot) throws IOException {
        try {
            office.deposit(
                    actor, house, slot, slot.equals(XML) ? house.documents().get(XML) : null);
            return true;
        } catch (Problem problem) {
            if (Set.of(Problem.Kind.NOT_FOUND, Problem.Kind.NOT_YOUR_ROLE)
                    .contains(problem.kind())) {
                return false;
            }
            throw problem;
        }
    }

    // INSP-11, INSP-12
    @Test
    public void INSP_12_paymentOpensEveryReportToTheArchitectAndNoneToTheOwner()
            throws IOException {
        isOpenedByPayment(house(Client.ARCHITECT));
    }

    // INSP-11, INSP-12
    @Test
    public void INSP_12_paymentOpensEveryReportToThePrivatePerson() throws IOException {
        isOpenedByPayment(house(Client.INDIVIDUAL));
    }

    private void isOpenedByPayment(House house) throws IOException {
        office.quote(house);
        office.add(house, "reports");
        office.add(house, "payments");
        checkAll(house);
        office.pay(house, "50");
        check(house);

        office.pay(house, "70");
        house.rights().pay(true);
        Key late = office.add(house, "reports");
        checkAll(house);
        checkDeposits(house);
        for (Key role : house.people().keySet()) {
            isGivenToNobodyElse(house, REPORTS, role);
            isGivenToNobodyElse(house, late, role);
        }

        office.reverseAPayment(house);
        house.rights().pay(false);
        check(house);
    }

    /** Whoever has no report by his role and by payment is given none. */
    private void isGivenToNobodyElse(House house, Key slot, Key role) {
        if (!house.rights().sees(role, slot)) {
            Set<Key> wanted = new TreeSet<>(Rights.roles(REPORTS, "s", "d", "p"));
            wanted.add(role);
            Problem problem =
                    assertThrows(Problem.class, () -> office.share(house, slot, wanted, null));
            assertEquals(role.value(), Problem.Kind.INVALID_INPUT, problem.kind());
        }
    }

    // INSP-10
    @Test
    public void INSP_10_theBuilderHasEachReportOnceItsSlotIsUnlocked() throws IOException {
        House house = house(Client.BUILDER);
        Key second = office.add(house, "reports");
        Key third = office.add(house, "reports");
        check(house);

        unlock(house, second);
        checkAll(house);
        unlock(house, REPORTS);
        office.add(house, "reports");
        check(house);
        checkDeposits(house);

        office.share(house, second, null, null);
        house.rights().lock(second);
        unlock(house, third);
        check(house);
    }

    // INSP-10, INSP-23, CORE-20
    @Test
    public void INSP_23_whoHasLostThePhotosFindsThemOnNoReportEither() throws IOException {
        House house = house(Client.BUILDER);
        String name = InspectionOffice.nameOf(InspectionOffice.PHOTOS);
        Set<Key> everybodyElse =
                without(Rights.roles(InspectionOffice.PHOTOS, "s", "d"), Set.of(BUILDER));
        assertTrue(office.report(house, REPORTS).contains(name));
        office.share(house, InspectionOffice.PHOTOS, everybodyElse, null);
        house.rights().take(InspectionOffice.PHOTOS, Set.of(BUILDER), Set.of());
        Key second = office.add(house, "reports");
        assertFalse(office.report(house, second).contains(name));
        unlock(house, second);
        check(house);
    }

    // INSP-11
    @Test
    public void INSP_11_aBuilderHasNoSettlement() throws IOException {
        House house = house(Client.BUILDER);
        for (var attempt :
                List.<ThrowingRunnable>of(
                        () -> office.pay(house, "120"), () -> office.add(house, "payments"))) {
            Problem problem = assertThrows(Problem.class, attempt);
            assertEquals(Problem.Kind.NOT_READY, problem.kind());
        }
    }

    private static Set<Key> unlocked() {
        return Rights.roles(REPORTS, "s", "d", "p", "u");
    }

    private void unlock(House house, Key slot) {
        office.share(house, slot, unlocked(), null);
        house.rights().unlock(slot);
    }

    /** Of some slots some roles do not see what they else would, or may not deposit in them. */
    private record Change(Key slot, Set<Key> taken, Set<Key> barred) {

        Set<Key> seenBy() {
            return without(Rights.roles(slot, "s", "d"), taken);
        }

        Set<Key> depositedBy() {
            return without(Rights.roles(slot, "d"), barred);
        }

        /** No two slots alike, and each role keeps some. */
        static List<Change> some() {
            List<Key> slots = List.copyOf(SHARED);
            List<Key> outside =
                    List.copyOf(
                            keys(
                                    "architect",
                                    "builder",
                                    "individual",
                                    "owner",
                                    "partner",
                                    "site-manager"));
            var changes = new ArrayList<Change>();
            for (int i = 0; i < slots.size(); i++) {
                Set<Key> taken = new TreeSet<>();
                Set<Key> barred = new TreeSet<>();
                for (int j = 0; j < outside.size(); j++) {
                    if ((i + j) % 3 == 0) {
                        taken.add(outside.get(j));
                    }
                    if ((i + j) % 2 == 0) {
                        barred.add(outside.get(j));
                    }
                }
                changes.add(new Change(slots.get(i), taken, barred));
            }
            return changes;
        }
    }

    // INSP-23
    @Test
    public void INSP_23_whatIsTakenOnTheDossierIsTakenOnEveryPath() throws IOException {
        for (Client kind : Client.values()) {
            House house = house(kind);
            for (Change change : Change.some()) {
                office.share(house, change.slot(), change.seenBy(), change.depositedBy());
                house.rights().take(change.slot(), change.taken(), change.barred());
            }
            check(house);
            checkDeposits(house);
            for (Change change : Change.some()) {
                office.share(house, change.slot(), null, null);
                house.rights().take(change.slot(), Set.of(), Set.of());
            }
            if (kind == Client.BUILDER) {
                check(house);
            }
        }
    }

    // INSP-23, INSP-10
    @Test
    public void INSP_23_aDossierBeginsWithTheDefaultsAndWhatIsAddedWithThoseOfTheType()
            throws IOException {
        String client = office.client(Client.BUILDER);
        House before = office.house(Client.BUILDER, client);
        for (Change change : Change.some()) {
            keep(client, change.slot(), new Wanted(change.seenBy(), change.depositedBy()));
        }
        keep(client, REPORTS, new Wanted(unlocked(), null));
        House house = office.house(Client.BUILDER, client);
        for (Change change : Change.some()) {
            house.rights().take(change.slot(), change.taken(), change.barred());
        }
        house.rights().unlock(REPORTS);
        office.fill(before);
        office.fill(house);
        Key added = office.add(house, "reports");
        check(before);
        check(house);
        checkDeposits(house);
        unlock(house, added);
        checkAll(house);
    }

    private void keep(String client, Key slot, Wanted wanted) {
        office.node.doors.defaults.keep(
                office.member,
                client,
                InspectionOffice.TYPE,
                new Part(Kind.SLOT, slot),
                wanted,
                null);
    }
}
