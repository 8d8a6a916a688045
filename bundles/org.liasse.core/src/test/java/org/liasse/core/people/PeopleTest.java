package org.liasse.core.people;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.people.Accounts.Account;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Offices.Office;
import org.liasse.api.people.Principal;
import org.liasse.api.people.SignIn.Session;
import org.liasse.core.store.TestClock;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.store.Transactions;

/** Offices, accounts and sign-in as doors, on both databases, with one node and with two. */
@RunWith(Parameterized.class)
public class PeopleTest {

    private static final String PASSWORD = "a password of hers";
    private static final Key ADMINISTRATOR = new Key("administrator");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    /** One node: everything but the database is its own. */
    private final class Node {
        final Transactions transactions = database.transactions(clock);
        final KnownAccounts known = new KnownAccounts(transactions, ticker);
        final Sessions sessions = new Sessions(transactions, clock, ticker);
        final OfficeRegister offices = new OfficeRegister(transactions);
        final AccountRegister accounts = new AccountRegister(transactions, known, sessions);
        final SignInDesk desk =
                new SignInDesk(
                        transactions,
                        known,
                        sessions,
                        new LinkSessions(transactions, clock),
                        clock,
                        ticker);
    }

    private final TestDatabase database;
    private final TestClock clock = new TestClock();
    private final AtomicLong nanos = new AtomicLong();
    private final Ticker ticker = nanos::get;
    private Node here;
    private Node there;
    private Account anne;

    public PeopleTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        database.open();
        here = new Node();
        there = new Node();
        anne =
                here.accounts.create(
                        "Anne", "Anne Martin", "anne@example.org", Language.FR, PASSWORD);
    }

    // CORE-28
    @Test
    public void CORE_28_anAccountIsFoundByItsLoginInAnyCase() {
        assertEquals(anne, here.accounts.byLogin(" aNNe").orElseThrow());
        assertEquals(anne, here.accounts.byId(anne.id()).orElseThrow());
        assertFalse(here.accounts.byLogin("bruno").isPresent());
    }

    // CORE-28
    @Test
    public void CORE_28_aLoginBelongsToOnePerson() {
        Problem problem = problem(() -> here.accounts.create("ANNE", "Another", null, null, null));

        assertSame(Problem.Kind.CONFLICT, problem.kind());
    }

    // CORE-28
    @Test
    public void CORE_28_allThatIsWrongWithAnAccountIsSaidAtOnce() {
        Problem problem = problem(() -> here.accounts.create("a:b", " ", "nobody", null, "short"));

        assertSame(Problem.Kind.INVALID_INPUT, problem.kind());
        assertEquals(
                List.of("/login", "/name", "/email", "/password"),
                problem.errors().stream().map(error -> error.pointer()).toList());
    }

    // CORE-28
    @Test
    public void CORE_28_accountsAreListedPageByPage() {
        for (String login : List.of("zoe", "bruno", "chloe")) {
            here.accounts.create(login, login, null, null, null);
        }

        List<Account> first = here.accounts.list(null, 2);
        List<Account> second = here.accounts.list(first.get(1).login(), 2);

        assertEquals(List.of("Anne", "bruno"), logins(first));
        assertEquals(List.of("chloe", "zoe"), logins(second));
    }

    // CORE-28
    @Test
    public void CORE_28_aSessionLastsTwelveHours() {
        Session session = here.desk.open("anne", PASSWORD, "10.0.0.1");

        assertEquals(anne.id(), here.desk.bearer(session.token()).account());
        clock.pass(Duration.ofHours(12).minusMillis(1));
        assertEquals("Anne Martin", here.desk.bearer(session.token()).name());
        clock.pass(Duration.ofMillis(1));
        assertNotSignedIn(() -> here.desk.bearer(session.token()));
    }

    // CORE-28
    @Test
    public void CORE_28_ofATokenOnlyTheHashIsKept() {
        Session session = here.desk.open("anne", PASSWORD, "10.0.0.1");

        String kept =
                here.transactions.read(
                        sql ->
                                sql.first(
                                                "select token_hash from session_token",
                                                row -> row.getString(1))
                                        .orElseThrow());

        assertNotEquals(session.token(), kept);
        assertTrue(kept.matches("[0-9a-f]{64}"));
    }

    // CORE-28
    @Test
    public void CORE_28_expiredSessionsAreClearedByLaterOnes() {
        here.desk.open("anne", PASSWORD, "10.0.0.1");
        clock.pass(Duration.ofHours(13));
        here.desk.open("anne", PASSWORD, "10.0.0.1");

        assertEquals(1, count("session_token"));
    }

    // CORE-28
    @Test
    public void CORE_28_everyFailureIsAnsweredAlike() {
        here.accounts.create("nopassword", "No Password", null, null, null);
        Account gone = here.accounts.create("gone", "Gone", null, null, PASSWORD);
        here.accounts.disable(gone.id());

        Set<String> answers =
                Set.copyOf(
                        List.of(
                                refusal("anne", "not her password"),
                                refusal("nobody", PASSWORD),
                                refusal("nopassword", PASSWORD),
                                refusal("gone", PASSWORD),
                                refusal("anne", ""),
                                refusal("", PASSWORD)));

        assertEquals(1, answers.size());
        assertNotSignedIn(() -> here.desk.bearer("no token"));
        assertNotSignedIn(() -> here.desk.bearer(null));
        assertNotSignedIn(() -> here.desk.as("gone"));
    }

    // CORE-28
    @Test
    public void CORE_28_failuresAreThrottledAndAProvenCredentialIsNot() {
        here.desk.basic("anne", PASSWORD, "10.0.0.1");
        for (int i = 0; i < Throttle.PER_LOGIN; i++) {
            assertNotSignedIn(() -> here.desk.basic("anne", "not her password", "10.0.0.1"));
        }

        Problem problem = problem(() -> here.desk.open("anne", "nor this one", "10.0.0.1"));

        assertSame(Problem.Kind.TOO_MANY, problem.kind());
        assertEquals(anne.id(), here.desk.basic("anne", PASSWORD, "10.0.0.1").account());
    }

    // CORE-28
    @Test
    public void CORE_28_aNewPasswordEndsSessionsAndRememberedCredentials() {
        String token = here.desk.open("anne", PASSWORD, "10.0.0.1").token();
        String elsewhere = there.desk.open("anne", PASSWORD, "10.0.0.1").token();
        there.desk.bearer(token);

        here.accounts.changePassword(anne.id(), "another password");

        assertNotSignedIn(() -> here.desk.bearer(token));
        assertNotSignedIn(() -> here.desk.bearer(elsewhere));
        assertNotSignedIn(() -> here.desk.basic("anne", PASSWORD, "10.0.0.1"));
        assertEquals(anne.id(), here.desk.basic("anne", "another password", "x").account());
        pass(KnownAccounts.TRUSTED);
        assertNotSignedIn(() -> there.desk.bearer(token));
        assertNotSignedIn(() -> there.desk.basic("anne", PASSWORD, "10.0.0.1"));
    }

    // CORE-28
    @Test
    public void CORE_28_aClosedSessionIsOverHereAtOnceAndThereWithinTwoSeconds() {
        String token = here.desk.open("anne", PASSWORD, "10.0.0.1").token();
        there.desk.bearer(token);

        here.desk.close(token);
        here.desk.close("never opened");

        assertNotSignedIn(() -> here.desk.bearer(token));
        pass(KnownAccounts.TRUSTED);
        assertNotSignedIn(() -> there.desk.bearer(token));
    }

    // CORE-28
    @Test
    public void CORE_28_aDisabledAccountIsOutUntilItIsEnabled() {
        String token = here.desk.open("anne", PASSWORD, "10.0.0.1").token();

        here.accounts.disable(anne.id());
        assertNotSignedIn(() -> here.desk.bearer(token));
        assertNotSignedIn(() -> here.desk.basic("anne", PASSWORD, "10.0.0.1"));

        here.accounts.enable(anne.id());
        assertNotSignedIn(() -> here.desk.bearer(token));
        assertEquals(anne.id(), here.desk.basic("anne", PASSWORD, "10.0.0.1").account());
    }

    // CORE-04
    @Test
    public void CORE_04_whoJoinsAnOfficeHoldsItsRoleFromTheNextRequestOn() {
        Office office = here.offices.create(new Key("lyon"), "Lyon");
        String token = here.desk.open("anne", PASSWORD, "10.0.0.1").token();
        there.desk.bearer(token);
        Principal administrators = Principal.role(office.id(), ADMINISTRATOR);

        here.accounts.join(anne.id(), office.id(), ADMINISTRATOR);
        here.accounts.join(anne.id(), office.id(), ADMINISTRATOR);

        assertEquals(
                Set.of(Principal.PUBLIC, Principal.account(anne.id()), administrators),
                here.desk.bearer(token).principals());
        assertFalse(there.desk.bearer(token).principals().contains(administrators));
        pass(KnownAccounts.TRUSTED);
        assertTrue(there.desk.bearer(token).principals().contains(administrators));
        assertEquals(1, here.accounts.memberships(anne.id()).size());

        here.accounts.leave(anne.id(), office.id(), ADMINISTRATOR);

        assertFalse(here.desk.bearer(token).principals().contains(administrators));
        pass(KnownAccounts.TRUSTED);
        assertFalse(there.desk.bearer(token).principals().contains(administrators));
    }

    // CORE-04
    @Test
    public void CORE_04_aRoleOnAContextIsAPrincipalAndOneOnADossierIsNot() {
        try (org.liasse.core.sample.Node node = new org.liasse.core.sample.Node(database)) {
            Office office = here.offices.create(new Key("lyon"), "Lyon");
            Caller head = node.someone("bruno", office.id(), "head");
            String desk = node.desk(head, "A desk");
            Caller client = node.someone("chloe", office.id(), "client");
            node.loan(client, desk, org.liasse.core.sample.Node.COMPLETE);

            Caller clerk = node.clerk("denis", head, desk);

            assertEquals(
                    Set.of(
                            Principal.PUBLIC,
                            Principal.account(clerk.account()),
                            Principal.role(desk, new Key("clerk"))),
                    clerk.principals());
            assertEquals(desk, node.accounts().memberships(clerk.account()).get(0).context());
            assertEquals(client.principals(), node.again(client).principals());
        }
    }

    // CORE-04
    @Test
    public void CORE_04_nobodyJoinsWhatIsNotThere() {
        Office office = here.offices.create(new Key("lyon"), "Lyon");

        assertSame(
                Problem.Kind.NOT_FOUND,
                problem(() -> here.accounts.join(anne.id(), "nowhere", ADMINISTRATOR)).kind());
        assertSame(
                Problem.Kind.NOT_FOUND,
                problem(() -> here.accounts.join("nobody", office.id(), ADMINISTRATOR)).kind());
    }

    // CORE-04
    @Test
    public void CORE_04_anOfficeHasOneKeyAndChangingFeatures() {
        Office office = here.offices.create(new Key("lyon"), "Lyon");

        assertSame(
                Problem.Kind.CONFLICT,
                problem(() -> here.offices.create(new Key("lyon"), "Lyon 2")).kind());
        Set<Key> features = Set.of(new Key("premium"), new Key("archive"));
        assertEquals(features, here.offices.equip(office.id(), features).features());
        assertEquals(features, there.offices.byKey(new Key("lyon")).orElseThrow().features());
        assertEquals(1, there.offices.list().size());
    }

    private long count(String table) {
        return here.transactions.read(sql -> sql.number("select count(*) from " + table));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private String refusal(String login, String password) {
        Problem problem = problem(() -> here.desk.basic(login, password, "10.0.0.1"));
        assertSame(Problem.Kind.NOT_SIGNED_IN, problem.kind());
        return problem.detail() + " " + problem.errors() + problem.reason();
    }

    private static void assertNotSignedIn(ThrowingRunnable request) {
        assertSame(Problem.Kind.NOT_SIGNED_IN, problem(request).kind());
    }

    private static Problem problem(ThrowingRunnable request) {
        return assertThrows(Problem.class, request);
    }

    private static List<String> logins(List<Account> accounts) {
        return accounts.stream().map(Account::login).toList();
    }
}
