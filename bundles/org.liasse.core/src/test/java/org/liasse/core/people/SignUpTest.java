package org.liasse.core.people;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.Text;
import org.liasse.api.dossier.Dossiers.Entry;
import org.liasse.api.notice.EditedTexts.Draft;
import org.liasse.api.notice.EditedTexts.Spot;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.people.SignUps;
import org.liasse.api.people.SignUps.Joined;
import org.liasse.api.people.SignUps.Offer;
import org.liasse.api.people.SignUps.Request;
import org.liasse.api.people.SignUps.Stranger;
import org.liasse.api.print.Sheet;
import org.liasse.core.letter.LetterBox;
import org.liasse.core.letter.Site;
import org.liasse.core.notice.NoticeDoors;
import org.liasse.core.notice.TermsInForce;
import org.liasse.core.sample.Condominium;
import org.liasse.core.sample.Node;
import org.liasse.core.store.Json;
import org.liasse.core.store.Sql;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.store.Work;
import org.liasse.core.types.Binding;
import org.liasse.variant.condo.OccupantList;

/** Occupants come into a building by its code, on both databases. */
@RunWith(Parameterized.class)
public class SignUpTest {

    private static final String PASSWORD = "a password of hers";
    private static final Key OWNER = new Key("owner");
    private static final Key TENANT = new Key("tenant");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Condominium condo;
    private Node node;
    private SignUps signUps;
    private Caller council;

    public SignUpTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        condo = new Condominium(database);
        node = condo.node;
        signUps = desk(node.doors.admission);
        council = condo.resident("council", "council");
    }

    private SignUps desk(Admission admission) {
        Site site = new Site(Map.of("LIASSE_PUBLIC_URL", "https://liasse.test"));
        AccountRegister accounts = (AccountRegister) node.people.accounts;
        return new SignUpDesk(
                node.transactions,
                admission,
                new TermsInForce(),
                accounts,
                node.people.sessions,
                new SignUpLetters(new LetterBox(node.transactions, site), accounts, site),
                node.clock);
    }

    @After
    public void close() {
        condo.close();
    }

    private static Stranger stranger(String email) {
        return new Stranger("Zoé", email, Language.FR);
    }

    private Request request(Key role, String lot) {
        String code = condo.code();
        return new Request(code, role, Map.of("lot", lot), signUps.offer(code, "x").revision());
    }

    private String secret() {
        Object link =
                node.transactions
                        .read(
                                sql ->
                                        sql.first(
                                                "select content from letter where template ="
                                                    + " 'sign-up' order by id desc fetch first 1"
                                                    + " rows only",
                                                row -> Json.read(row.getString(1))))
                        .orElseThrow()
                        .get("link");
        Matcher matcher =
                Pattern.compile("https://liasse\\.test/sign-up#([0-9a-f]{64})")
                        .matcher(link.toString());
        assertTrue(matcher.matches());
        return matcher.group(1);
    }

    private long count(String table) {
        return node.transactions.read(sql -> sql.number("select count(*) from " + table));
    }

    /** By account, where people say they live, as somebody sees it. */
    private Map<Object, Object> lots(Caller reader) {
        Map<Object, Object> lots = new TreeMap<>();
        if (condo.section(reader, "occupants").get("people") instanceof Map<?, ?> rows) {
            rows.values().stream()
                    .map(Map.class::cast)
                    .forEach(row -> lots.put(row.get("account"), row.get("lot")));
        }
        return lots;
    }

    private List<Entry> joins(Caller reader) {
        return node.dossiers().timeline(reader, condo.building, null, 200).stream()
                .filter(entry -> entry.kind().startsWith("join-"))
                .toList();
    }

    private static Problem problem(ThrowingRunnable request) {
        return assertThrows(Problem.class, request);
    }

    private static void refused(String pointer, ThrowingRunnable request) {
        assertEquals(
                List.of(pointer),
                problem(request).errors().stream().map(error -> error.pointer()).toList());
    }

    // CORE-28, COND-02
    @Test
    public void COND_02_whoHasTheCodeConfirmsHisAddressAndIsAnOccupant() {
        Offer offer =
                signUps.offer(
                        condo.code().toLowerCase(java.util.Locale.ROOT).replace("-", " "), "x");
        assertEquals("1 rue du Moulin", offer.title());
        assertEquals(List.of(OWNER, TENANT), offer.choices().stream().map(c -> c.role()).toList());
        assertEquals(
                List.of("lot"), offer.asked().fields().stream().map(f -> f.key().value()).toList());
        assertTrue(offer.terms().fr().startsWith("1. "));

        signUps.ask(request(TENANT, "12"), stranger("zoe@example.org"), "x");
        assertEquals("nobody before the address is confirmed", 0, joins(condo.manager).size());
        Joined joined = signUps.confirm(secret(), PASSWORD, "x");

        assertEquals(condo.building, joined.dossier());
        Caller zoe = node.signIn().bearer(joined.session().token());
        assertEquals(java.util.Set.of(TENANT), node.dossiers().read(zoe, condo.building).roles());
        assertEquals(
                zoe.account(), node.signIn().basic("zoe@example.org", PASSWORD, "x").account());
        condo.report(zoe, "leak", "Water on the stairs", "2nd floor");
        assertEquals(Map.of(zoe.account(), "12"), lots(council));
        assertEquals(
                "link-over",
                problem(() -> signUps.confirm(secret(), PASSWORD, "x")).reason().orElse(""));
        assertEquals(0, count("sign_up"));
    }

    // COND-02
    @Test
    public void COND_02_theTimelineKeepsWhichWordsOfTheCharterWereAcceptedAndWhen() {
        node.clock.pass(Duration.ofHours(1));
        String at = node.clock.now().toString();
        signUps.ask(request(OWNER, "3"), stranger("zoe@example.org"), "x");
        String first = signUps.offer(condo.code(), "x").revision();
        Caller administrator = node.someone("admin", condo.office, "administrator");
        new NoticeDoors(node)
                .texts.write(
                        administrator,
                        new Spot(null, "syndic"),
                        new Key("building"),
                        "charter",
                        new Draft(null, new Text("Une seule règle.", "One rule.")),
                        0);
        node.clock.pass(Duration.ofHours(1));
        signUps.confirm(secret(), PASSWORD, "x");

        Map<String, ?> said = joins(condo.manager).get(0).payload();
        assertEquals(first, said.get("revision"));
        assertEquals("type 1.0", said.get("source"));
        assertEquals(at, said.get("acceptedAt"));
        assertTrue(said.get("words").toString().startsWith("1. L’application"));

        Problem changed =
                problem(
                        () ->
                                signUps.join(
                                        node.stranger("eve"),
                                        new Request(condo.code(), OWNER, Map.of(), first),
                                        "x"));
        assertEquals("terms-changed", changed.reason().orElse(""));
        Caller ada = node.stranger("ada");
        signUps.join(ada, request(OWNER, "4"), "x");
        said =
                joins(condo.manager).stream()
                        .filter(e -> e.payload().get("principal").equals("a:" + ada.account()))
                        .findFirst()
                        .orElseThrow()
                        .payload();
        assertEquals("office 1", said.get("source"));
        assertEquals("One rule.", said.get("words"));
    }

    // CORE-28, COND-02
    @Test
    public void COND_02_whoHasAnAccountJoinsASecondBuildingByHisSession() {
        Caller zoe = node.stranger("zoe");
        signUps.join(zoe, request(TENANT, "12"), "x");
        long entries = count("timeline");
        assertNull(signUps.join(zoe, request(TENANT, "12"), "x").session());
        assertEquals("joining twice is joining once", entries, count("timeline"));
        String second = condo.building("2 rue du Moulin");
        String code =
                node.dossiers()
                        .read(condo.manager, second)
                        .sections()
                        .get(new Key("entrance"))
                        .values()
                        .get("code")
                        .toString();
        assertNotEquals(condo.code(), code);
        assertEquals(
                second,
                signUps.join(
                                zoe,
                                new Request(
                                        code, OWNER, Map.of(), signUps.offer(code, "x").revision()),
                                "x")
                        .dossier());
        zoe = node.again(zoe);
        assertTrue(zoe.principals().contains(Principal.role(second, OWNER)));
        assertTrue(zoe.principals().contains(Principal.role(condo.building, TENANT)));
        assertSame(
                Problem.Kind.NOT_YOUR_ROLE,
                problem(() -> signUps.join(Caller.visitor(Language.FR), request(TENANT, "1"), "x"))
                        .kind());
    }

    // CORE-28
    @Test
    public void CORE_28_theAnswerSaysNothingOfWhoIsKnownAndTheLetterDoes() {
        Caller zoe = node.stranger("zoe");
        node.accounts().changePassword(zoe.account(), PASSWORD);
        Caller gone = node.stranger("gone");
        node.accounts().disable(gone.account());
        for (String email : List.of("zoe@example.org", "gone@example.org", "new@example.org")) {
            signUps.ask(request(TENANT, "1"), stranger(email), "x");
        }
        assertEquals("the same is kept for each", 3, count("sign_up"));
        assertEquals(
                "who is shut out is not written to",
                List.of("new@example.org", "zoe@example.org"),
                node.transactions.read(
                        sql ->
                                sql.list(
                                        "select address from letter order by address",
                                        row -> row.getString(1))));
        signUps.ask(request(TENANT, "1"), stranger("ZOE@example.org"), "x");
        long accounts = count("account");

        Joined joined = signUps.confirm(secret(), "another password", "x");

        assertNull("he signs in as ever", joined.session());
        node.signIn().basic("zoe", PASSWORD, "x");
        assertEquals(accounts, count("account"));
        assertTrue(node.again(zoe).principals().contains(Principal.role(condo.building, TENANT)));
    }

    // CORE-28
    @Test
    public void CORE_28_whoTypesAnothersAddressWritesHimNotAWord() {
        node.stranger("ada");
        for (String email : List.of("zoe@example.org", "ada@example.org")) {
            signUps.ask(
                    request(TENANT, "1"),
                    new Stranger("Click on evil.example", email, Language.FR),
                    "x");
        }
        assertEquals(
                List.of("ada", "zoe@example.org"),
                node.transactions.read(
                        sql ->
                                sql.list(
                                        "select name, content from letter order by name",
                                        row -> {
                                            assertFalse(row.getString(2).contains("evil"));
                                            return row.getString(1);
                                        })));
    }

    // CORE-28
    @Test
    public void CORE_28_whoIsShutOutMeanwhileDoesNotComeInByHisLetter() {
        Caller zoe = node.stranger("zoe");
        signUps.ask(request(TENANT, "1"), stranger("zoe@example.org"), "x");
        node.accounts().disable(zoe.account());
        long accounts = count("account");

        assertEquals(
                "link-over",
                problem(() -> signUps.confirm(secret(), PASSWORD, "x")).reason().orElse(""));
        assertEquals(accounts, count("account"));
        assertEquals(0, joins(condo.manager).size());
    }

    // CORE-28
    @Test
    public void CORE_28_anAddressThatCannotBeALoginIsRefusedAtOnceAndATakenOneByItsOwnerAlone() {
        String revision = signUps.offer(condo.code(), "x").revision();
        for (String email : List.of("a".repeat(89) + "@example.org", "a:b@example.org", " ")) {
            refused("/email", () -> ask(condo.code(), TENANT, Map.of(), revision, stranger(email)));
        }
        assertEquals(0, count("sign_up"));
        node.accounts()
                .create("zoe@example.org", "Zoé", "other@example.org", Language.FR, PASSWORD);

        signUps.ask(request(TENANT, "1"), stranger("zoe@example.org"), "x");
        Problem taken = problem(() -> signUps.confirm(secret(), PASSWORD, "x"));

        assertSame(Problem.Kind.CONFLICT, taken.kind());
        assertEquals("login-taken", taken.reason().orElse(""));
        assertTrue(taken.detail().en(), taken.detail().en().contains("sign in"));
        assertEquals("the link works on", 1, count("sign_up"));
    }

    // COND-02
    @Test
    public void COND_02_whoIsAMemberAlreadyIsToldToHaveAcceptedWhatHeAccepts() {
        Caller zoe = condo.resident("zoe", "tenant");
        signUps.join(zoe, request(TENANT, "12"), "x");
        signUps.join(zoe, request(TENANT, "12"), "x");
        assertEquals(1, joins(condo.manager).size());
        assertEquals(
                signUps.offer(condo.code(), "x").revision(),
                joins(condo.manager).get(0).payload().get("revision"));
        assertEquals(Map.of(zoe.account(), "12"), lots(council));

        new NoticeDoors(node)
                .texts.write(
                        node.someone("admin", condo.office, "administrator"),
                        new Spot(null, "syndic"),
                        new Key("building"),
                        "charter",
                        new Draft(null, new Text("Une seule règle.", "One rule.")),
                        0);
        signUps.join(zoe, request(TENANT, "12"), "x");
        assertEquals(2, joins(condo.manager).size());
        assertEquals("One rule.", joins(condo.manager).get(1).payload().get("words"));
        signUps.join(zoe, request(TENANT, "13"), "x");
        assertEquals(Map.of(zoe.account(), "13"), lots(council));
    }

    // COND-02
    @Test
    public void COND_02_whoeverKnowsTheAddressOfAMemberChangesNothingThatIsListedOfHim() {
        Caller zoe = condo.resident("zoe", "tenant");
        signUps.join(zoe, request(TENANT, "12"), "x");
        signUps.ask(request(TENANT, "99"), stranger("zoe@example.org"), "x");
        signUps.confirm(secret(), PASSWORD, "x");
        assertEquals(Map.of(zoe.account(), "12"), lots(council));
        assertEquals(1, joins(condo.manager).size());
    }

    // COND-21
    @Test
    public void COND_21_aCodeThatEndsWhileOneAsksLeavesNothingAsked() {
        Caller ada = node.stranger("ada");
        Request request = request(TENANT, "1");
        SignUps late = desk(new Overtaken(node.doors.admission));
        assertEquals(
                "code-unknown",
                problem(() -> late.ask(request, stranger("zoe@example.org"), "x"))
                        .reason()
                        .orElse(""));
        assertEquals(0, count("sign_up") + count("letter"));
        Request next = request(TENANT, "1");
        assertEquals("code-unknown", problem(() -> late.join(ada, next, "x")).reason().orElse(""));
        assertEquals(0, joins(condo.manager).size());
    }

    /** Whenever a code has been looked up, another one is made. */
    private final class Overtaken implements Admission {

        private final Admission real;

        Overtaken(Admission real) {
            this.real = real;
        }

        @Override
        public Optional<Entrance> entrance(Sql sql, String code) {
            Optional<Entrance> found = real.entrance(sql, code);
            node.act(condo.manager, condo.building, "new-code");
            return found;
        }

        @Override
        public Optional<Entrance> hold(Work work, String code) {
            return real.hold(work, code);
        }

        @Override
        public void admit(
                Work work,
                Caller newcomer,
                String dossier,
                Key role,
                Map<String, Object> values,
                boolean isSignedIn,
                Map<String, ?> accepted) {
            real.admit(work, newcomer, dossier, role, values, isSignedIn, accepted);
        }
    }

    // COND-21
    @Test
    public void COND_21_aNewCodeEndsTheOldOneAndWhatWasAskedWithIt() {
        String old = condo.code();
        assertTrue(old, old.matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}"));
        signUps.ask(request(TENANT, "1"), stranger("zoe@example.org"), "x");
        String secret = secret();

        node.act(condo.manager, condo.building, "new-code");

        assertNotEquals(old, condo.code());
        assertEquals("code-unknown", problem(() -> signUps.offer(old, "x")).reason().orElse(""));
        assertEquals(
                "link-over",
                problem(() -> signUps.confirm(secret, PASSWORD, "x")).reason().orElse(""));
        signUps.offer(condo.code(), "x");
        assertThrows(Problem.class, () -> node.act(council, condo.building, "new-code"));
        assertThrows(
                Problem.class,
                () ->
                        node.dossiers()
                                .edit(
                                        condo.manager,
                                        new org.liasse.api.dossier.Dossiers.SectionChange(
                                                condo.building,
                                                new Key("entrance"),
                                                Map.of("code", "0000"),
                                                null)));
    }

    // CORE-28
    @Test
    public void CORE_28_wrongCodesAndLettersAreThrottledAndRightCodesAreNot() {
        for (int i = 0; i < 30; i++) {
            signUps.offer(condo.code(), "10.0.0.1");
        }
        for (int i = 0; i < 20; i++) {
            String wrong = "0000-0000-0000-00" + (10 + i);
            refused("/code", () -> signUps.offer(wrong, "10.0.0.1"));
        }
        assertSame(
                Problem.Kind.TOO_MANY,
                problem(() -> signUps.offer(condo.code(), "10.0.0.1")).kind());
        signUps.offer(condo.code(), "10.0.0.2");
        for (int i = 0; i < 5; i++) {
            signUps.ask(request(TENANT, "1"), stranger("zoe@example.org"), "10.0.0.2");
        }
        Problem tooMany =
                problem(
                        () ->
                                signUps.ask(
                                        request(TENANT, "1"),
                                        stranger("ZOE@example.org"),
                                        "10.0.0.3"));
        assertSame(Problem.Kind.TOO_MANY, tooMany.kind());
        assertEquals(5, count("letter"));
    }

    // CORE-28, COND-02
    @Test
    public void COND_02_whatIsWrongIsNamedAndNothingRemains() {
        String code = condo.code();
        String accepted = signUps.offer(code, "x").revision();
        Stranger zoe = stranger("zoe@example.org");
        refused("/role", () -> ask(code, new Key("manager"), Map.of(), accepted, zoe));
        refused("/role", () -> ask(code, null, Map.of(), accepted, zoe));
        refused("/values/floor", () -> ask(code, OWNER, Map.of("floor", "2"), accepted, zoe));
        refused(
                "/values/account",
                () -> ask(code, OWNER, Map.of("account", condo.manager.account()), accepted, zoe));
        refused("/accepted", () -> ask(code, OWNER, Map.of(), null, zoe));
        refused("/email", () -> ask(code, OWNER, Map.of(), accepted, stranger("zoe")));
        assertEquals(0, count("sign_up") + count("letter"));

        ask(code, OWNER, Map.of(), accepted, zoe);
        refused("/password", () -> signUps.confirm(secret(), null, "x"));
        node.clock.pass(SignUpRows.LASTING);
        refused("/token", () -> signUps.confirm(secret(), PASSWORD, "x"));
        assertTrue(joins(condo.manager).isEmpty());
    }

    private void ask(
            String code, Key role, Map<String, Object> values, String accepted, Stranger stranger) {
        signUps.ask(new Request(code, role, values, accepted), stranger, "x");
    }

    // COND-03
    @Test
    public void COND_03_occupantsGetNeitherTheCodeNorTheListOfOccupants() {
        Caller zoe = node.stranger("zoe");
        Caller ada = node.stranger("ada");
        signUps.join(zoe, request(TENANT, "12"), "x");
        signUps.join(ada, request(OWNER, "13"), "x");
        zoe = node.again(zoe);

        assertEquals(Map.of(), condo.section(zoe, "entrance"));
        assertEquals(Map.of(), condo.section(zoe, "occupants"));
        assertEquals(List.of(), joins(zoe));
        String all = node.dossiers().timeline(zoe, condo.building, null, 200).toString();
        assertFalse(all, all.contains(ada.account()));
        assertFalse(
                node.participants().list(zoe, condo.building).stream()
                        .anyMatch(p -> p.principal().id().equals(ada.account())));
        assertEquals(2, joins(council).size());
        assertEquals(condo.code(), condo.section(council, "entrance").get("code"));

        node.participants()
                .exclude(
                        condo.manager,
                        condo.building,
                        Principal.account(zoe.account()),
                        TENANT,
                        null);
        assertEquals(Map.of(ada.account(), "13"), lots(council));
    }

    // COND-03
    @Test
    public void COND_03_theListOfOccupantsIsNotReadWithWhatStandsUnderTheBuilding() {
        signUps.join(node.stranger("zoe"), request(TENANT, "12"), "x");
        String report = condo.report(council, "leak", "Water", null);
        Set<Key> read =
                node.transactions
                        .read(sql -> node.doors.files.any(sql, report))
                        .orElseThrow()
                        .context()
                        .orElseThrow()
                        .sections()
                        .keySet();
        assertTrue(read.toString(), read.contains(new Key("sheet")));
        assertFalse(read.toString(), read.contains(new Key("occupants")));
        assertEquals(1, lots(council).size());
    }

    // COND-01, COND-03
    @Test
    public void COND_03_onPaperTheCouncilFindsOccupantsByNameAndOccupantsFindNothing() {
        var sheets = new ArrayList<Sheet>();
        Binding.bind(
                node.generators,
                "building",
                "occupants",
                new OccupantList(
                        (sheet, out) -> {
                            sheets.add(sheet);
                            out.write("%PDF-1.7".getBytes(StandardCharsets.US_ASCII));
                        }));
        Caller zoe = node.stranger("zoe");
        signUps.join(zoe, request(TENANT, "12"), "x");
        Key list = new Key("occupants");
        node.doors.products.produce(council, condo.building, list, Set.of(), null);
        String told = sheets.get(0).blocks().toString();
        assertTrue(told, told.contains("[zoe, Tenant, 12]"));
        Problem refused =
                assertThrows(
                        Problem.class,
                        () ->
                                node.doors.products.produce(
                                        node.again(zoe), condo.building, list, Set.of(), null));
        assertEquals(Problem.Kind.NOT_YOUR_ROLE, refused.kind());
        assertEquals(1, sheets.size());
    }
}
