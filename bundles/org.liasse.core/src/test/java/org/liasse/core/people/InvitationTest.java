package org.liasse.core.people;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.liasse.api.people.Directory;
import org.liasse.api.people.Directory.Change;
import org.liasse.api.people.Directory.NewPerson;
import org.liasse.api.people.Directory.Person;
import org.liasse.api.people.Offices.Office;
import org.liasse.api.people.Principal;
import org.liasse.api.people.Profile;
import org.liasse.api.people.Profile.OpenSession;
import org.liasse.core.letter.LetterBox;
import org.liasse.core.letter.Site;
import org.liasse.core.store.Hash;
import org.liasse.core.store.Json;
import org.liasse.core.store.TestClock;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.store.Transactions;

/** People are invited by mail, choose their passwords themselves, and are administered. */
@RunWith(Parameterized.class)
public class InvitationTest {

    private static final String PASSWORD = "a password of hers";
    private static final Key CLERK = new Key("clerk");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private final TestClock clock = new TestClock();
    private Transactions transactions;
    private AccountRegister accounts;
    private SignInDesk desk;
    private Directory directory;
    private RecoveryDesk recovery;
    private Profile profile;
    private Office north;
    private Office south;
    private Caller operator;
    private Caller head;

    public InvitationTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        database.open();
        transactions = database.transactions(clock);
        Ticker ticker = Ticker.systemTicker();
        KnownAccounts known = new KnownAccounts(transactions, ticker);
        Sessions sessions = new Sessions(transactions, clock, ticker);
        accounts = new AccountRegister(transactions, known, sessions);
        OfficeRegister offices = new OfficeRegister(transactions);
        desk =
                new SignInDesk(
                        transactions,
                        known,
                        sessions,
                        new LinkSessions(transactions, clock),
                        clock,
                        ticker);
        Site site = new Site(Map.of("LIASSE_PUBLIC_URL", "https://liasse.test"));
        AccountLetters letters = new AccountLetters(new LetterBox(transactions, site), site);
        directory = new Administration(transactions, accounts, offices, letters);
        profile = new ProfileDesk(transactions, accounts, letters, sessions, desk, clock);
        recovery = new RecoveryDesk(transactions, accounts, letters, sessions, clock);
        north = offices.create(new Key("north"), "North");
        south = offices.create(new Key("south"), "South");
        transactions.write(
                work -> {
                    Installation.ensure(work);
                    return null;
                });
        operator = someone("operator", Installation.ID, Installation.OPERATOR);
        head = someone("head", north.id(), Directory.ADMINISTRATOR);
    }

    private Caller someone(String login, String office, Key role) {
        Account account = accounts.create(login, login, login + "@example.org", Language.EN, null);
        accounts.join(account.id(), office, role);
        return desk.as(login);
    }

    /** Few tests need what costs so much. */
    private void givePassword(Caller caller) {
        accounts.changePassword(caller.account(), PASSWORD);
    }

    private static NewPerson zoe(Office office, Key... roles) {
        return new NewPerson(
                null,
                "zoe@example.org",
                "Zoé",
                Language.FR,
                office == null ? null : office.id(),
                Set.of(roles));
    }

    /** What the newest letter with this template says. */
    private Map<String, Object> letter(String template) {
        return transactions.read(
                sql ->
                        sql.first(
                                        "select content from letter where template = ? order by id"
                                                + " desc fetch first 1 rows only",
                                        row -> Json.read(row.getString(1)),
                                        template)
                                .orElseThrow());
    }

    private List<String> hashes() {
        return transactions.read(
                sql -> sql.list("select secret_hash from account_link", row -> row.getString(1)));
    }

    private long letters() {
        return transactions.read(sql -> sql.number("select count(*) from letter"));
    }

    private String secret(String template) {
        Matcher link =
                Pattern.compile("https://liasse\\.test/(password|email)#([0-9a-f]{64})")
                        .matcher(letter(template).get("link").toString());
        assertTrue(link.matches());
        return link.group(2);
    }

    // CORE-28
    @Test
    public void CORE_28_whoIsInvitedChoosesAPasswordByALinkThatWorksOnce() {
        String zoe = directory.invite(head, zoe(north, CLERK));

        assertEquals("head", letter("invitation").get("inviter"));
        String secret = secret("invitation");
        assertTrue(directory.find(head, zoe).invited());
        assertEquals(List.of(Hash.of(secret)), hashes());
        String token = recovery.choosePassword(secret, PASSWORD, "x").token();

        assertTrue(desk.bearer(token).principals().contains(Principal.role(north.id(), CLERK)));
        assertEquals(zoe, desk.basic("ZOE@example.org", PASSWORD, "x").account());
        assertFalse(directory.find(head, zoe).invited());
        assertLinkOver(() -> recovery.choosePassword(secret, "another password", "x"));
    }

    // CORE-28
    @Test
    public void CORE_28_anInvitationEndsAfterSevenDaysAndIsWrittenAgain() {
        String zoe = directory.invite(head, zoe(north, CLERK));
        String first = secret("invitation");
        clock.pass(Duration.ofDays(7));

        assertLinkOver(() -> recovery.choosePassword(first, PASSWORD, "x"));
        directory.inviteAgain(head, zoe);
        String second = secret("invitation");

        assertNotEquals(first, second);
        recovery.choosePassword(second, PASSWORD, "x");
        assertSame(
                Problem.Kind.WRONG_STATE, problem(() -> directory.inviteAgain(head, zoe)).kind());
    }

    // CORE-28
    @Test
    public void CORE_28_aPasswordThatIsNotAcceptableLeavesTheLinkAsItWas() {
        directory.invite(head, zoe(north, CLERK));
        String secret = secret("invitation");

        Problem problem = problem(() -> recovery.choosePassword(secret, "short", "x"));

        assertEquals("/password", problem.errors().get(0).pointer());
        recovery.choosePassword(secret, PASSWORD, "x");
    }

    // CORE-28
    @Test
    public void CORE_28_aForgottenPasswordIsReplacedByALinkWithinTheHour() {
        givePassword(head);
        String session = desk.open("head", PASSWORD, "x").token();
        recovery.askForPassword(" HEAD ", "10.0.0.1");
        String secret = secret("password-reset");
        String late = secret;
        recovery.askForPassword("head", "10.0.0.1");
        String other = secret("password-reset");

        recovery.choosePassword(secret, "another password", "x");

        assertNotSignedIn(() -> desk.bearer(session));
        assertNotSignedIn(() -> desk.basic("head", PASSWORD, "x"));
        desk.basic("head", "another password", "x");
        assertLinkOver(() -> recovery.choosePassword(late, PASSWORD, "x"));
        assertLinkOver(() -> recovery.choosePassword(other, PASSWORD, "x"));

        recovery.askForPassword("head", "10.0.0.1");
        String tooLate = secret("password-reset");
        clock.pass(Duration.ofHours(1));
        assertLinkOver(() -> recovery.choosePassword(tooLate, PASSWORD, "x"));
    }

    // CORE-28
    @Test
    public void CORE_28_askingForAPasswordTellsNothingOfWhoIsThere() {
        Account gone = accounts.create("gone", "Gone", "gone@example.org", null, null);
        accounts.disable(gone.id());
        accounts.create("mute", "Without an address", null, null, null);
        long before = letters();

        recovery.askForPassword("nobody", "10.0.0.1");
        recovery.askForPassword("gone", "10.0.0.1");
        recovery.askForPassword("mute", "10.0.0.1");

        assertEquals(before, letters());
        assertEquals(
                "the same is written for each",
                3,
                transactions
                        .read(
                                sql ->
                                        sql.number(
                                                "select count(*) from account_link where"
                                                        + " account_id is null"))
                        .longValue());
        String unknown = refusalAfterMany("nobody");
        assertEquals(unknown, refusalAfterMany("head"));
    }

    private String refusalAfterMany(String login) {
        Problem[] problem = new Problem[1];
        for (int i = 0; problem[0] == null && i < 20; i++) {
            try {
                recovery.askForPassword(login, "10.0.0.2");
            } catch (Problem refused) {
                problem[0] = refused;
            }
        }
        assertSame(Problem.Kind.TOO_MANY, problem[0].kind());
        return problem[0].detail() + " " + problem[0].reason();
    }

    // CORE-28
    @Test
    public void CORE_28_aLinkForOneThingOpensNoOther() {
        assertLinkOver(() -> recovery.choosePassword("", PASSWORD, "x"));
        directory.invite(head, zoe(north, CLERK));
        assertLinkOver(() -> recovery.confirmEmail(secret("invitation")));
        recovery.choosePassword(secret("invitation"), PASSWORD, "x");
    }

    // CORE-28
    @Test
    public void CORE_28_whoIsDisabledComesInByNoLink() {
        String zoe = directory.invite(operator, zoe(north, CLERK));
        directory.change(operator, zoe, new Change(null, null, null, true));

        assertLinkOver(() -> recovery.choosePassword(secret("invitation"), PASSWORD, "x"));

        directory.change(operator, zoe, new Change("Zoé M.", null, Language.EN, false));
        Account known = directory.find(operator, zoe).account();
        assertEquals("Zoé M.", known.name());
        assertSame(Language.EN, known.language());
        assertFalse(known.disabled());
        assertLinkOver(() -> recovery.choosePassword(secret("invitation"), PASSWORD, "x"));
    }

    // CORE-28
    @Test
    public void CORE_28_whoIsThereAlreadyGetsTheRoleAndNoSecondAccount() {
        String first = directory.invite(head, zoe(north, CLERK));
        recovery.choosePassword(secret("invitation"), PASSWORD, "x");
        long before = letters();

        String second = directory.invite(operator, zoe(south, CLERK));

        assertEquals(first, second);
        assertEquals(before, letters());
        assertEquals(2, directory.find(operator, first).memberships().size());
        assertEquals(1, directory.find(head, first).memberships().size());
        NewPerson other =
                new NewPerson(
                        "zoe@example.org",
                        "eve@example.org",
                        "Eve",
                        null,
                        north.id(),
                        Set.of(CLERK));
        assertSame(Problem.Kind.CONFLICT, problem(() -> directory.invite(head, other)).kind());
    }

    // CORE-28
    @Test
    public void CORE_28_administratorsSeeAndChangeTheirOwnOfficesOnly() {
        Caller other = someone("other", south.id(), Directory.ADMINISTRATOR);
        String zoe = directory.invite(head, zoe(north, CLERK));

        assertEquals(
                List.of("head", "zoe@example.org"), logins(directory.list(head, null, null, 9)));
        assertEquals(List.of("zoe@example.org"), logins(directory.list(head, null, "head", 9)));
        assertEquals(List.of("other"), logins(directory.list(other, null, null, 9)));
        assertEquals(
                List.of("head", "operator", "other", "zoe@example.org"),
                logins(directory.list(operator, null, null, 9)));
        assertEquals(List.of("other"), logins(directory.list(operator, "south", null, 9)));
        assertSame(Problem.Kind.NOT_FOUND, problem(() -> directory.find(other, zoe)).kind());
        for (ThrowingRunnable request :
                List.<ThrowingRunnable>of(
                        () -> directory.list(other, north.id(), null, 9),
                        () -> directory.list(other, "nowhere", null, 9),
                        () -> directory.invite(other, zoe(north, CLERK)),
                        () -> directory.join(other, zoe, north.id(), CLERK),
                        () -> directory.invite(head, zoe(null)),
                        () -> directory.invite(head, zoe(north)))) {
            assertSame(Problem.Kind.INVALID_INPUT, problem(request).kind());
        }
        assertSame(
                Problem.Kind.NOT_YOUR_ROLE,
                problem(() -> directory.change(head, zoe, new Change("X", null, null, null)))
                        .kind());
        assertSame(
                Problem.Kind.NOT_YOUR_ROLE,
                problem(() -> directory.createOffice(head, new Key("east"), "East")).kind());

        directory.leave(head, zoe, "north", CLERK);
        assertSame(Problem.Kind.NOT_FOUND, problem(() -> directory.find(head, zoe)).kind());
    }

    // CORE-28
    @Test
    public void CORE_28_othersAdministerNobody() {
        Caller clerk = someone("clerk", north.id(), CLERK);
        for (Caller caller : List.of(clerk, Caller.visitor(Language.FR))) {
            for (ThrowingRunnable request :
                    List.<ThrowingRunnable>of(
                            () -> directory.list(caller, null, null, 9),
                            () -> directory.list(caller, north.id(), null, 9),
                            () -> directory.find(caller, head.account()),
                            () -> directory.find(caller, "nobody"),
                            () -> directory.invite(caller, zoe(north, CLERK)),
                            () -> directory.invite(caller, zoe(null)),
                            () -> directory.join(caller, head.account(), north.id(), CLERK),
                            () -> directory.inviteAgain(caller, head.account()),
                            () -> directory.createOffice(caller, new Key("east"), "East"))) {
                assertSame(Problem.Kind.NOT_YOUR_ROLE, problem(request).kind());
            }
        }
    }

    // CORE-28
    @Test
    public void CORE_28_operatorsOpenOfficesAndLetInTheirAdministrators() {
        Office east = directory.createOffice(operator, new Key("east"), "East");
        String zoe = directory.invite(operator, zoe(east, Directory.ADMINISTRATOR));
        String token = recovery.choosePassword(secret("invitation"), PASSWORD, "x").token();

        Caller first = desk.bearer(token);

        assertEquals(zoe, first.account());
        assertEquals(List.of("zoe@example.org"), logins(directory.list(first, null, null, 9)));
        assertSame(
                Problem.Kind.INVALID_INPUT,
                problem(
                                () ->
                                        directory.change(
                                                operator,
                                                operator.account(),
                                                new Change(null, null, null, true)))
                        .kind());
    }

    // CORE-28
    @Test
    public void CORE_28_oneSeesAndEndsOnesOwnSessions() {
        givePassword(head);
        String first = desk.open("head", PASSWORD, "10.0.0.1").token();
        clock.pass(Duration.ofMinutes(1));
        String second = desk.open("head", PASSWORD, "10.0.0.2").token();
        givePassword(operator);
        desk.open("operator", PASSWORD, "10.0.0.3");

        List<OpenSession> open = profile.sessions(head, second);

        assertEquals(List.of("10.0.0.2", "10.0.0.1"), open.stream().map(s -> s.source()).toList());
        assertEquals(List.of(true, false), open.stream().map(s -> s.current()).toList());
        assertNotSignedIn(() -> desk.bearer(open.get(0).id()));
        assertSame(
                Problem.Kind.NOT_FOUND,
                problem(() -> profile.endSession(operator, open.get(1).id())).kind());

        profile.endSession(head, open.get(1).id());
        assertNotSignedIn(() -> desk.bearer(first));
        String third = desk.open("head", PASSWORD, "10.0.0.1").token();
        desk.bearer(third);
        profile.endOtherSessions(head, second);
        assertNotSignedIn(() -> desk.bearer(third));
        assertEquals(head.account(), desk.bearer(second).account());
        clock.pass(Sessions.LASTING);
        assertEquals(List.of(), profile.sessions(head, second));
    }

    // CORE-28
    @Test
    public void CORE_28_oneChangesOnesOwnNameLanguageAndPassword() {
        givePassword(head);
        String before = desk.open("head", PASSWORD, "x").token();

        profile.describe(head, "Anne", null, Language.FR);
        Problem wrong =
                problem(
                        () ->
                                profile.changePassword(
                                        head, "wrong password", "a new password", "x"));
        String after = profile.changePassword(head, PASSWORD, "a new password", "x").token();

        assertEquals("/current", wrong.errors().get(0).pointer());
        assertNotSignedIn(() -> desk.bearer(before));
        assertEquals("Anne", desk.bearer(after).name());
        assertSame(Language.FR, desk.bearer(after).language());
        assertEquals(
                Problem.Kind.NOT_SIGNED_IN,
                problem(() -> profile.describe(Caller.visitor(Language.FR), "X", null, null))
                        .kind());
    }

    private String phone() {
        return accounts.byId(head.account()).orElseThrow().phone();
    }

    // CORE-28, COND-22
    @Test
    public void COND_22_onesPhoneNumberIsKeptChangedAndTakenBack() {
        assertNull(phone());
        profile.describe(head, null, " +33 (0)4 76.00-00/00 ", null);
        profile.describe(head, "Anne", null, null);
        assertEquals("+33 (0)4 76.00-00/00", phone());
        for (String wrong : List.of("call me", "+", "1".repeat(41), "12\u0000345")) {
            Problem refused = problem(() -> profile.describe(head, "", wrong, null));
            assertEquals(
                    wrong,
                    List.of("/name", "/phone"),
                    refused.errors().stream().map(e -> e.pointer()).toList());
        }
        assertEquals("+33 (0)4 76.00-00/00", phone());
        profile.describe(head, null, "", null);
        assertNull(phone());
        assertEquals("Anne", accounts.byId(head.account()).orElseThrow().name());
    }

    // CORE-28
    @Test
    public void CORE_28_anAddressBecomesOnesOwnWhenItIsConfirmedFromThere() {
        profile.askForEmail(head, "new@example.org");
        String secret = secret("email-change");
        assertEquals("head@example.org", address());
        assertLinkOver(() -> recovery.choosePassword(secret, PASSWORD, "x"));

        recovery.confirmEmail(secret);

        assertEquals("new@example.org", address());
        assertEquals("head", letter("email-changed").get("login"));
        assertLinkOver(() -> recovery.confirmEmail(secret));
        assertEquals(
                "/email", problem(() -> profile.askForEmail(head, "x")).errors().get(0).pointer());
    }

    private String address() {
        return accounts.byId(head.account()).orElseThrow().email();
    }

    private static List<String> logins(List<Person> page) {
        return page.stream().map(person -> person.account().login()).toList();
    }

    private static void assertLinkOver(ThrowingRunnable request) {
        Problem problem = problem(request);
        assertSame(Problem.Kind.INVALID_INPUT, problem.kind());
        assertEquals("link-over", problem.reason().orElse(null));
    }

    private static void assertNotSignedIn(ThrowingRunnable request) {
        assertSame(Problem.Kind.NOT_SIGNED_IN, problem(request).kind());
    }

    private static Problem problem(ThrowingRunnable request) {
        return assertThrows(Problem.class, request);
    }
}
