package org.liasse.core.audit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.Oversight.Access;
import org.liasse.api.dossier.Oversight.What;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.sample.Node;
import org.liasse.core.store.Statements;
import org.liasse.core.store.TestDatabase;

/** Who may know who read what, on both databases. */
@RunWith(Parameterized.class)
public class OversightTest {

    private static final Key TALK = new Key("talk");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Node node;
    private AuditDoors audit;
    private Caller head;
    private Caller client;
    private Caller clerk;
    private String desk;
    private String loan;

    public OversightTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        node = new Node(database.open());
        audit = node.doors.audit;
        String office = node.offices().create(new Key("bank"), "The bank").id();
        head = node.someone("head", office, "head");
        client = node.someone("client", office, "client");
        desk = node.desk(head, "Loans of the north");
        clerk = node.clerk("clerk", head, desk);
        loan = node.loan(client, desk, Node.COMPLETE);
        node.act(client, loan, "ask");
        audit.write();
        node.transactions.write(work -> work.sql().update("delete from access_log"));
    }

    @After
    public void close() {
        node.close();
    }

    private List<Access> accesses() {
        audit.write();
        return audit.oversight.accesses(head, loan, null, 200);
    }

    private static void refused(Problem.Kind kind, ThrowingRunnable attempt) {
        assertEquals(kind, assertThrows(Problem.class, attempt).kind());
    }

    // CORE-16
    @Test
    public void CORE_16_whoReadADossierIsKnownAndListsAreNoReading() {
        node.dossiers().read(client, loan);
        node.dossiers().timeline(clerk, loan, null, 10);
        node.conversations().list(clerk, loan, TALK, null, 10);
        node.dossiers().list(clerk, DossierQuery.of(new Key("loan"), 25));
        node.dossiers().tabs(clerk, new Key("loan"), null);
        List<Access> accesses = accesses();
        assertEquals(
                List.of(What.MESSAGES, What.TIMELINE, What.DOSSIER),
                accesses.stream().map(Access::what).toList());
        assertEquals("talk", accesses.get(0).detail());
        assertEquals("clerk", accesses.get(0).name());
        assertEquals(Principal.account(client.account()).toString(), accesses.get(2).reader());
        assertEquals(node.clock.now(), accesses.get(2).at());
        assertEquals(
                accesses.subList(1, 3),
                audit.oversight.accesses(head, loan, accesses.get(0).id(), 200));
    }

    // CORE-09, CORE-16
    @Test
    public void CORE_16_whatIsTakenBackWasReadByNobody() {
        node.transactions.tentatively(work -> node.dossiers().read(clerk, loan));
        assertEquals(List.of(), accesses());
        node.dossiers().read(clerk, loan);
        assertEquals(1, accesses().size());
    }

    // CORE-16
    @Test
    public void CORE_16_onlyAuditorsKnowIt() {
        node.dossiers().read(client, loan);
        audit.write();
        refused(
                Problem.Kind.NOT_YOUR_ROLE,
                () -> audit.oversight.accesses(client, loan, null, 200));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> audit.oversight.accesses(node.stranger("nobody"), loan, null, 200));
        refused(Problem.Kind.NOT_FOUND, () -> audit.oversight.accesses(head, "x", null, 200));
        String elsewhere = node.offices().create(new Key("other"), "Other").id();
        Caller otherHead = node.someone("other", elsewhere, "head");
        refused(Problem.Kind.NOT_FOUND, () -> audit.oversight.accesses(otherHead, loan, null, 200));
        refused(Problem.Kind.NOT_FOUND, () -> audit.oversight.erased(otherHead, desk, null, 10));
        node.catalogue.leave(node.sample);
        assertEquals("the type may be away", 1, accesses().size());
    }

    // CORE-16
    @Test
    public void CORE_16_readingCostsNothingMoreAndWaitsForNobody() {
        node.dossiers().read(client, loan);
        int statements = Statements.of(() -> node.dossiers().read(client, loan));
        assertEquals(3, statements);
    }

    // CORE-16
    @Test
    public void CORE_16_whatFindsNoRoomIsCountedAndToldAndReadingGoesOn() {
        IntStream.range(0, AuditDoors.ROOM + 3).forEach(i -> node.dossiers().read(client, loan));
        assertTrue(audit.health(), audit.health().contains("WARN"));
        assertTrue(audit.health(), audit.health().contains("3 accesses"));
        assertEquals(AuditDoors.ROOM, accesses().size());
        node.dossiers().read(client, loan);
        assertEquals(AuditDoors.ROOM + 1, accesses().size());
    }

    // CORE-16
    @Test
    public void CORE_16_accessesAreForgottenAfterTheirTime() {
        node.dossiers().read(client, loan);
        assertEquals(1, accesses().size());
        node.clock.pass(Duration.ofDays(AuditDoors.KEPT_DAYS - 1));
        node.dossiers().read(clerk, loan);
        assertEquals(2, accesses().size());
        node.clock.pass(Duration.ofDays(2));
        assertEquals("clerk", accesses().get(0).name());
        assertEquals(1, accesses().size());
    }

    // CORE-31
    @Test
    public void CORE_31_keysOfRequestsAreForgottenAfterADay() {
        Caller once = client.once(new Caller.Once("POST /x", "k", "h"));
        node.conversations().write(once, loan, TALK, null, "Hello", List.of());
        node.clock.pass(Duration.ofHours(23));
        audit.write();
        assertEquals(1, keys());
        node.clock.pass(Duration.ofHours(2));
        audit.write();
        assertEquals(0, keys());
    }

    private long keys() {
        return node.transactions.read(sql -> sql.number("select count(*) from once_key"));
    }

    // CORE-16, CORE-28
    @Test
    public void CORE_28_whatNobodyConfirmedIsForgottenWithItsAddress() {
        long until = node.clock.now().plus(Duration.ofHours(24)).toEpochMilli();
        node.transactions.write(
                work ->
                        work.sql()
                                        .update(
                                                "insert into sign_up (secret_hash, dossier_id,"
                                                        + " role_key, name, email, language,"
                                                        + " content, accepted, expires_at) values"
                                                        + " ('x', ?, 'client', 'Zoé', 'z@x.org',"
                                                        + " 'FR', '{}', '{}', ?)",
                                                desk,
                                                until)
                                + work.sql()
                                        .update(
                                                "insert into account_link (secret_hash, purpose,"
                                                        + " email, created_at, expires_at) values"
                                                        + " ('x', 'email', 'z@x.org', 0, ?)",
                                                until));
        node.clock.pass(Duration.ofHours(23));
        audit.write();
        assertEquals(2, waiting());
        node.clock.pass(Duration.ofHours(2));
        audit.write();
        assertEquals(0, waiting());
    }

    private long waiting() {
        return node.transactions.read(
                sql ->
                        sql.number("select count(*) from sign_up")
                                + sql.number("select count(*) from account_link"));
    }

    // CORE-16
    @Test
    public void CORE_16_whatIsWrittenAfterAnErasureLeavesNothing() {
        String draft = node.loan(client, desk, Node.COMPLETE);
        node.dossiers().read(client, draft);
        node.act(client, draft, "withdraw");
        audit.write();
        long left =
                node.transactions.read(
                        sql ->
                                sql.number(
                                        "select count(*) from access_log where dossier_id = ?",
                                        draft));
        assertEquals(0, left);
        assertFalse(audit.health().contains("WARN"));
    }
}
