package org.liasse.core.dossier;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierQuery.Operator;
import org.liasse.api.dossier.DossierQuery.Path;
import org.liasse.api.dossier.DossierQuery.Where;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.DossierView.LinkView;
import org.liasse.api.dossier.Dossiers.Entry;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.dossier.Participants.Participant;
import org.liasse.api.dossier.PersonalLinks.NewLink;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.sample.Experts;
import org.liasse.core.sample.Node;
import org.liasse.core.sample.Prefecture;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Sql;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;

/** Experts are asked, see what they are to judge, and answer; on both databases. */
@RunWith(Parameterized.class)
public class OpinionsTest {

    private static final Key OPINIONS = new Key("opinions");
    private static final Key EXPERT = new Key("expert");
    private static final Path ANSWERS = new Path(OPINIONS, new Key("answers"));

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Experts experts;
    private Prefecture town;
    private Node node;
    private String dossier;

    public OpinionsTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        experts = new Experts(database);
        town = experts.town;
        node = experts.node;
        dossier = town.deposited("north");
    }

    @After
    public void close() {
        experts.close();
    }

    private String ada(String visibility) {
        return experts.asked(town.north, dossier, "ada@example.org", visibility);
    }

    private void isHidden(Caller caller, String hidden) {
        Problem problem = assertThrows(Problem.class, () -> node.dossiers().read(caller, hidden));
        assertEquals(Problem.Kind.NOT_FOUND, problem.kind());
    }

    private Problem refused(Caller caller, NewDossier request) {
        long before = rows();
        Problem problem = assertThrows(Problem.class, () -> node.dossiers().open(caller, request));
        assertEquals("nothing remains", before, rows());
        return problem;
    }

    private long rows() {
        return node.transactions.read(
                sql ->
                        sql.number("select count(*) from dossier")
                                + sql.number("select count(*) from dossier_link")
                                + sql.number("select count(*) from dossier_grant")
                                + sql.number("select count(*) from personal_link")
                                + sql.number("select count(*) from letter")
                                + sql.number("select count(*) from timeline"));
    }

    private Object answers(Caller caller) {
        return node.dossiers().list(caller, table(null)).items().stream()
                .filter(item -> item.id().equals(dossier))
                .findFirst()
                .map(item -> item.columns().get(ANSWERS.toString()))
                .orElse(null);
    }

    private static DossierQuery table(Where where) {
        return new DossierQuery(
                Prefecture.DOSSIER,
                null,
                null,
                null,
                null,
                where == null ? null : List.of(where),
                null,
                List.of(ANSWERS),
                50,
                null,
                false);
    }

    private Set<String> answered(Caller caller, String answer) {
        return node
                .dossiers()
                .list(caller, table(new Where(ANSWERS, Operator.EQ, answer)))
                .items()
                .stream()
                .map(Item::id)
                .collect(Collectors.toSet());
    }

    private List<Map<?, ?>> opinions() {
        Object rows =
                node.dossiers()
                        .read(town.north, dossier)
                        .sections()
                        .get(OPINIONS)
                        .values()
                        .getOrDefault("opinions", Map.of());
        return ((Map<?, ?>) rows).values().stream().<Map<?, ?>>map(row -> (Map<?, ?>) row).toList();
    }

    private Set<String> holding(Caller caller, String place, Key role) {
        return node.participants().list(caller, place).stream()
                .filter(p -> p.role().equals(role))
                .map(p -> p.principal().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void decided() {
        node.act(town.north, dossier, "start-instruction");
        node.act(town.north, dossier, "refuse", Map.of("motivation", "No"));
    }

    // PROC-23
    @Test
    public void PROC_23_anAddressWithoutAnAccountIsAnExpertByALink() {
        String opinion = ada("confidential");
        Caller ada = experts.byLink("ada@example.org");
        assertEquals(Set.of(EXPERT), node.dossiers().read(ada, opinion).roles());
        assertEquals(
                List.of(new LinkView(new Key("dossier"), dossier, "A roof")),
                node.dossiers().read(ada, opinion).links());
        assertEquals(
                List.of("give"),
                node.dossiers().read(ada, opinion).todo().stream()
                        .map(todo -> todo.act().action().value())
                        .toList());
        experts.give(ada, opinion, null);
        assertEquals("It will hold", opinions().get(0).get("opinion"));
        assertEquals("ada@example.org", opinions().get(0).get("expert"));
    }

    // PROC-23
    @Test
    public void PROC_23_anAddressWithAnAccountIsThatAccount() {
        Caller bob = experts.withAccount("bob");
        String opinion = experts.asked(town.north, dossier, "BOB@example.org", "confidential");
        assertEquals(Set.of("a:" + bob.account()), holding(town.north, opinion, EXPERT));
        experts.give(bob, opinion, null);
        assertEquals("given", node.dossiers().read(bob, opinion).state().value());
    }

    // PROC-23
    @Test
    public void PROC_23_theSameAddressIsAskedOnceOnADossier() {
        ada("shared");
        for (String same : List.of("ada@example.org", "ADA@Example.org")) {
            Problem twice =
                    refused(town.north, experts.request(dossier, same, "confidential", null));
            assertEquals("/sections/request/address", twice.errors().get(0).pointer());
        }
        String second = town.deposited("north");
        experts.asked(town.north, second, "ada@example.org", "shared");
        assertEquals(1, opinions().size());
    }

    // PROC-23
    @Test
    public void PROC_23_thereIsNoLimitOfAHundredToExperts() {
        // it is the core that counts, and a hundred take a while
        assumeTrue(database == TestDatabase.POSTGRESQL);
        for (int i = 0; i <= Linking.MOST; i++) {
            experts.asked(town.north, dossier, "x" + i + "@example.org", "confidential");
        }
        assertEquals(Linking.MOST + 1, opinions().size());
    }

    // PROC-23, PROC-28
    @Test
    public void PROC_28_whoseDossierItIsIsNoExpertOnIt() {
        node.accounts().changePassword(town.applicant.account(), "a long password");
        Problem own =
                refused(
                        town.north,
                        experts.request(dossier, "applicant@example.org", "shared", null));
        assertEquals("/sections/request/address", own.errors().get(0).pointer());
    }

    // PROC-23
    @Test
    public void PROC_23_onlyWhoInstructsTheDossierAsksAndItIsNamed() {
        NewDossier request = experts.request(dossier, "ada@example.org", "shared", null);
        assertEquals(Problem.Kind.NOT_YOUR_ROLE, refused(town.applicant, request).kind());
        assertEquals("/links/0/dossier", pointer(refused(town.south, request)));
        assertEquals("/links/0/dossier", pointer(refused(town.other, request)));
        NewDossier loose = experts.request(null, "ada@example.org", "shared", null);
        assertEquals("/links", pointer(refused(town.north, loose)));
        NewDossier wrong = experts.request(town.northern, "ada@example.org", "shared", null);
        assertEquals("/links/0/dossier", pointer(refused(town.north, wrong)));
    }

    private static String pointer(Problem problem) {
        return problem.errors().get(0).pointer();
    }

    // PROC-24
    @Test
    public void PROC_24_theAnswersAreAColumnAndAFilterNewestFirst() {
        assertEquals(null, answers(town.north));
        String first = experts.asked(town.north, dossier, "a@example.org", "shared", "Safe?");
        String second = experts.asked(town.north, dossier, "b@example.org", "shared", "Safe?");
        String third = experts.asked(town.north, dossier, "c@example.org", "shared", "Safe?");
        Caller a = experts.byLink("a@example.org");
        Problem missing = assertThrows(Problem.class, () -> experts.give(a, first, null));
        assertEquals(Problem.Kind.MISSING_INPUT, missing.kind());
        assertEquals("/answer", pointer(missing));
        assertEquals(null, answers(town.north));
        assertEquals(Set.of(), answered(town.north, "yes"));
        experts.give(a, first, true);
        node.clock.pass(Duration.ofMinutes(1));
        experts.give(experts.byLink("c@example.org"), third, false);
        node.clock.pass(Duration.ofMinutes(1));
        experts.give(experts.byLink("b@example.org"), second, false);
        assertEquals(List.of("no", "no", "yes"), answers(town.north));
        assertEquals(Set.of(dossier), answered(town.north, "yes"));
        assertEquals(Set.of(dossier), answered(town.north, "no"));
        assertEquals(Set.of(), answered(town.south, "yes"));
        assertEquals(null, answers(town.applicant));
        assertEquals(Set.of(), answered(town.applicant, "yes"));
        assertEquals(Set.of(), answered(a, "yes"));
    }

    // PROC-25
    @Test
    public void PROC_25_aFileIsJoinedToTheRequestForItsExpert() throws IOException {
        String opinion = ada("confidential");
        String upload = uploaded(town.north, Experts.OPINION, "joined");
        node.doors.documents.deposit(town.north, opinion, new Key("joined"), null, upload);
        Caller ada = experts.byLink("ada@example.org");
        assertEquals(1, node.doors.documents.list(ada, opinion).size());
        assertThrows(Problem.class, () -> node.doors.documents.list(town.applicant, opinion));
    }

    private String uploaded(Caller caller, Key type, String place) throws IOException {
        return node.doors
                .documents
                .upload(
                        caller,
                        null,
                        type,
                        new Key(place),
                        "plan.txt",
                        new ByteArrayInputStream("A plan".getBytes(StandardCharsets.UTF_8)))
                .id();
    }

    // PROC-26
    @Test
    public void PROC_26_withoutExpertsNobodyIsAsked() {
        town.set("experts", "none");
        Problem none =
                refused(town.north, experts.request(dossier, "ada@example.org", "shared", null));
        assertEquals(Problem.Kind.NOT_READY, none.kind());
        assertEquals("no-experts", none.reason().orElseThrow());
    }

    // PROC-26, PROC-27
    @Test
    public void PROC_27_theRulesAreThoseOfTheProcedureOfTheDossier() {
        town.set("experts", "none");
        String free = town.procedure("Another");
        node.participants()
                .invite(
                        town.administrator,
                        free,
                        Principal.account(town.north.account()),
                        new Key("instructor"),
                        null);
        node.dossiers()
                .edit(
                        town.administrator,
                        new SectionChange(
                                free, new Key("settings"), Map.of("experts", "free"), null));
        Problem elsewhere =
                refused(
                        node.again(town.north),
                        experts.request(free, dossier, "ada@example.org", "shared", null));
        assertEquals("/links/0/dossier", pointer(elsewhere));
    }

    // PROC-27
    @Test
    public void PROC_27_fromAListNoOtherAddressComesInByAnyWay() {
        town.set("experts", "preset");
        town.set("presetExperts", Map.of("r1", Map.of("address", "ada@example.org")));
        Problem other =
                refused(town.north, experts.request(dossier, "eve@example.org", "shared", null));
        assertEquals("not-preset", other.reason().orElseThrow());
        String opinion = ada("shared");
        Caller eve = experts.withAccount("eve");
        Principal account = Principal.account(eve.account());
        for (String place : List.of(opinion, dossier)) {
            assertThrows(
                    Problem.class,
                    () -> node.participants().invite(town.north, place, account, EXPERT, null));
            assertThrows(
                    Problem.class,
                    () ->
                            experts.links.make(
                                    town.north,
                                    place,
                                    new NewLink(EXPERT, "Eve", "eve@example.org", null, 3)));
        }
        assertThrows(
                Problem.class,
                () ->
                        node.dossiers()
                                .edit(
                                        town.north,
                                        new SectionChange(
                                                opinion,
                                                Experts.REQUEST,
                                                Map.of("address", "eve@example.org"),
                                                null)));
        isHidden(eve, opinion);
        isHidden(eve, dossier);
    }

    // PROC-28
    @Test
    public void PROC_28_sharedIsForTheOtherExpertsOfThisDossierAndConfidentialIsNot() {
        String shared = ada("shared");
        String secret = experts.asked(town.north, dossier, "b@example.org", "confidential");
        String elsewhere =
                experts.asked(town.north, town.deposited("north"), "c@example.org", "shared");
        Caller ada = experts.byLink("ada@example.org");
        Caller b = experts.byLink("b@example.org");
        Caller c = experts.byLink("c@example.org");
        experts.give(ada, shared, null);
        experts.give(b, secret, null);
        assertEquals(
                "It will hold",
                node.dossiers()
                        .read(b, shared)
                        .sections()
                        .get(new Key("opinion"))
                        .values()
                        .get("opinion"));
        isHidden(ada, secret);
        isHidden(c, shared);
        isHidden(c, secret);
        isHidden(ada, elsewhere);
        assertEquals(
                List.of(shared),
                node.dossiers().read(ada, dossier).links().stream()
                        .map(LinkView::dossier)
                        .toList());
        // nor who else was asked
        for (String place : List.of(dossier, shared)) {
            String all = node.participants().list(ada, place).toString();
            assertFalse(all, all.contains("b@example.org"));
        }
        assertEquals(2, holding(town.north, dossier, EXPERT).size());
        Problem mayNot = assertThrows(Problem.class, () -> experts.give(b, shared, null));
        assertNotEquals(Problem.Kind.NOT_FOUND, mayNot.kind());
    }

    // PROC-28
    @Test
    public void PROC_28_anExpertSeesWhatHeIsToJudgeAndNothingElseOfTheDossier() throws IOException {
        Caller author = town.applicant;
        String draft = town.draft("A wall", Map.of("region", "north"));
        String upload = uploaded(author, Prefecture.DOSSIER, "attachments");
        node.doors.documents.deposit(author, draft, new Key("attachments"), null, upload);
        node.act(author, draft, "deposit");
        node.conversations().write(author, draft, new Key("messages"), null, "A word", List.of());
        experts.asked(town.north, draft, "ada@example.org", "confidential");
        Caller ada = experts.byLink("ada@example.org");
        DossierView seen = node.dossiers().read(ada, draft);
        assertEquals(Set.of(new Key("form"), new Key("identity")), seen.sections().keySet());
        assertEquals("north", seen.sections().get(new Key("form")).values().get("region"));
        assertEquals(1, node.doors.documents.list(ada, draft).size());
        assertEquals(List.of(), seen.actions());
        assertThrows(
                Problem.class,
                () -> node.conversations().list(ada, draft, new Key("messages"), null, 10));
        assertFalse(node.kinds(ada, draft).contains("write-in-messages"));
        isHidden(ada, dossier);
    }

    // PROC-28
    @Test
    public void PROC_28_whoseDossierItIsLearnsNothingOnAnyPath() {
        Caller friend = node.stranger("friend");
        String draft = town.draft("A wall", Map.of("region", "north"));
        node.participants()
                .invite(
                        town.applicant,
                        draft,
                        Principal.account(friend.account()),
                        new Key("invited"),
                        null);
        node.act(town.applicant, draft, "deposit");
        List<Caller> theirs = List.of(town.applicant, friend);
        List<List<Object>> before = theirs.stream().map(one -> everything(one, draft)).toList();
        node.clock.pass(Duration.ofMinutes(5));
        String opinion =
                experts.asked(town.north, draft, "ada@example.org", "shared", "Zirconium?");
        experts.give(experts.byLink("ada@example.org"), opinion, true);
        String gone = experts.asked(town.north, draft, "b@example.org", "shared");
        node.act(town.north, gone, "withdraw");
        assertEquals(before, theirs.stream().map(one -> everything(one, draft)).toList());
        for (Caller one : theirs) {
            isHidden(one, opinion);
            assertEquals(
                    List.of(),
                    node.dossiers().list(one, DossierQuery.of(Experts.OPINION, 10)).items());
            assertEquals(Set.of(), town.ids(one, null, "zirconium"));
        }
        assertEquals(Set.of(draft), town.ids(town.north, null, "zirconium"));
    }

    /** All that a reader is told of a dossier, and of what happened. */
    private List<Object> everything(Caller reader, String id) {
        while (node.sequencer.number() > 0) {
            // there is more than it numbers at once
        }
        return List.of(
                node.dossiers().read(reader, id),
                node.dossiers().actions(reader, id),
                node.dossiers().timeline(reader, id, null, 200),
                node.dossiers().list(reader, table(null)).items(),
                node.participants().list(reader, id),
                node.doors.documents.list(reader, id),
                node.events.after(reader, 0, 500).events().stream()
                        .map(event -> event.dossier() + event.kind() + event.payload())
                        .toList());
    }

    // PROC-23
    @Test
    public void PROC_23_aWithdrawnRequestIsGoneAndMayBeMadeAnew() {
        String opinion = ada("shared");
        Caller ada = experts.byLink("ada@example.org");
        String other = experts.asked(town.north, dossier, "b@example.org", "shared");
        assertEquals(2, node.dossiers().read(ada, dossier).links().size());
        node.act(town.north, opinion, "withdraw");
        isHidden(ada, opinion);
        isHidden(ada, dossier);
        isHidden(ada, other);
        assertEquals(1, opinions().size());
        assertTrue(node.kinds(town.north, dossier).contains("unlink-opinion"));
        ada("confidential");
        assertEquals(2, opinions().size());
    }

    // PROC-23, PROC-35, PROC-39
    @Test
    public void PROC_35_aRequestWaitsWhileTheDossierIsDecidedAndGoesOnWhenItIsReopened() {
        String opinion = ada("shared");
        Caller ada = experts.byLink("ada@example.org");
        decided();
        Problem decided = assertThrows(Problem.class, () -> experts.give(ada, opinion, null));
        assertEquals(Problem.Kind.NOT_READY, decided.kind());
        assertEquals("undecided", decided.reason().orElseThrow());
        assertEquals(List.of(), node.dossiers().read(ada, opinion).todo());
        assertEquals(
                "undecided",
                refused(town.north, experts.request(dossier, "b@example.org", "shared", null))
                        .reason()
                        .orElseThrow());
        node.act(town.north, dossier, "reopen");
        experts.give(ada, opinion, null);
    }

    // PROC-12, PROC-23
    @Test
    public void PROC_12_opinionsAreErasedWithTheirDossier() {
        String given = ada("shared");
        Caller ada = experts.byLink("ada@example.org");
        experts.give(ada, given, null);
        String open = experts.asked(town.north, dossier, "b@example.org", "shared");
        decided();
        node.act(town.north, dossier, "delete");
        node.clock.pass(Duration.ofDays(31));
        node.doors.time.strike();
        for (String gone : List.of(dossier, given, open)) {
            isHidden(town.north, gone);
            isHidden(ada, gone);
            assertEquals(
                    0L,
                    (long)
                            node.transactions.read(
                                    sql ->
                                            sql.number(
                                                    "select count(*) from dossier where id = ?",
                                                    gone)));
        }
        assertEquals(
                0L,
                (long)
                        node.transactions.read(
                                sql -> sql.number("select count(*) from personal_link")));
    }

    // PROC-30
    @Test
    public void PROC_30_opinionsGoToTheOtherGroupWithTheirDossier() {
        String opinion = ada("confidential");
        isHidden(town.south, opinion);
        town.reroute(town.north, dossier, town.southern);
        isHidden(town.north, opinion);
        assertEquals(
                "ada@example.org",
                node.dossiers()
                        .read(town.south, opinion)
                        .sections()
                        .get(Experts.REQUEST)
                        .values()
                        .get("address"));
        experts.give(experts.byLink("ada@example.org"), opinion, null);
        assertTrue(node.doors.dossiers.chainHolds(opinion));
        assertTrue(node.doors.dossiers.chainHolds(dossier));
    }

    // PROC-28
    @Test
    public void PROC_28_anExpertWhoComesLaterLearnsOfNoRequestThatWasWithdrawn() {
        String gone = ada("confidential");
        node.act(town.north, gone, "withdraw");
        experts.asked(town.north, dossier, "b@example.org", "confidential");
        experts.asked(town.north, dossier, "c@example.org", "confidential");
        for (String later : List.of("b@example.org", "c@example.org")) {
            String all = everything(experts.byLink(later), dossier).toString();
            assertFalse(all, all.contains("unlink-opinion"));
            assertFalse(all, all.contains(gone));
        }
        assertTrue(node.kinds(town.north, dossier).contains("unlink-opinion"));
    }

    // PROC-23
    @Test
    public void PROC_23_thePastTellsOfTheOpinionsThatWereThere() {
        String gone = ada("confidential");
        experts.asked(town.north, dossier, "b@example.org", "confidential");
        node.act(town.north, gone, "withdraw");
        assertEquals(
                node.dossiers().read(town.north, dossier).sections().get(OPINIONS).values(),
                node.dossiers()
                        .readAt(town.north, dossier, node.clock.now())
                        .sections()
                        .get(OPINIONS));
    }

    // PROC-23
    @Test
    public void PROC_23_theTimelineTellsOfAnOpinionWhatChanged() {
        String first = ada("confidential");
        experts.asked(town.north, dossier, "b@example.org", "confidential");
        experts.give(experts.byLink("b@example.org"), lastOpinion(), null);
        List<Map<String, Object>> told =
                node.dossiers().timeline(town.north, dossier, null, 200).stream()
                        .filter(entry -> entry.kind().equals("edit-opinions"))
                        .map(Entry::payload)
                        .toList();
        assertEquals(3, told.size());
        String last = told.get(2).toString();
        assertFalse(last, last.contains(first));
        assertTrue(last, last.contains("It will hold"));
    }

    private String lastOpinion() {
        return node.dossiers().read(town.north, dossier).links().stream()
                .map(LinkView::dossier)
                .max(String::compareTo)
                .orElseThrow();
    }

    // PROC-35
    @Test
    public void PROC_35_noOpinionLandsOnADossierThatIsDecidedMeanwhile() {
        String opinion = ada("confidential");
        Caller ada = experts.byLink("ada@example.org");
        var isFirst = new AtomicBoolean(true);
        Binding.bind(
                node.sections,
                Experts.OPINION.value(),
                facts -> {
                    if (isFirst.getAndSet(false)) {
                        node.transactions.writeApart(
                                work ->
                                        work.sql()
                                                .update(
                                                        "update dossier set state_key = 'refused'"
                                                                + " where id = ?",
                                                        dossier));
                    }
                    return Map.of();
                });
        Problem late = assertThrows(Problem.class, () -> experts.give(ada, opinion, null));
        assertEquals("undecided", late.reason().orElseThrow());
        assertEquals("asked", node.dossiers().read(ada, opinion).state().value());
    }

    // PROC-23, PROC-28
    @Test
    public void PROC_28_whoseDossierItIsIsNoExpertOnItHoweverHeComes() {
        String draft = town.draft("A wall", Map.of("region", "north"));
        experts.links.make(
                town.applicant,
                draft,
                new NewLink(new Key("invited"), "Friend", "friend@example.org", null, 3));
        node.act(town.applicant, draft, "deposit");
        // one has a link alone, the other no password
        for (String theirs : List.of("FRIEND@example.org", "Applicant@example.org")) {
            Problem own = refused(town.north, experts.request(draft, theirs, "shared", null));
            assertEquals("/sections/request/address", own.errors().get(0).pointer());
        }
        experts.asked(town.north, dossier, "friend@example.org", "shared");
    }

    // PROC-28
    @Test
    public void PROC_28_anExpertIsNotToldWhoWritesTheRequestWithTheApplicant() {
        Caller friend = node.stranger("friend");
        String draft = town.draft("A wall", Map.of("region", "north"));
        node.participants()
                .invite(
                        town.applicant,
                        draft,
                        Principal.account(friend.account()),
                        new Key("invited"),
                        null);
        node.act(town.applicant, draft, "deposit");
        experts.asked(town.north, draft, "ada@example.org", "confidential");
        String all = everything(experts.byLink("ada@example.org"), draft).toString();
        assertFalse(all, all.contains("invite-invited"));
        assertFalse(all, all.contains(friend.account()));
        for (Caller one : List.of(town.applicant, friend, town.north)) {
            assertTrue(node.kinds(one, draft).contains("invite-invited"));
            assertEquals(Set.of("a:" + friend.account()), holding(one, draft, new Key("invited")));
        }
    }

    // CORE-25, PROC-23
    @Test
    public void PROC_23_whoMayNotAskLearnsOfNoLimit() {
        String part = ada("confidential");
        for (int i = 1; i < Linking.MOST_PARTS; i++) {
            tiedToACopyOf(part);
        }
        NewDossier request = experts.request(dossier, "b@example.org", "shared", null);
        assertEquals("/links/0/dossier", pointer(refused(town.north, request)));
        assertEquals(Problem.Kind.NOT_YOUR_ROLE, refused(town.applicant, request).kind());
    }

    private void tiedToACopyOf(String part) {
        String id = Ids.next();
        node.transactions.write(
                work -> {
                    var columns = new TreeMap<String, Object>();
                    work.sql()
                            .list(
                                    "select * from dossier where id = ?",
                                    row -> {
                                        var meta = row.getMetaData();
                                        for (int i = 1; i <= meta.getColumnCount(); i++) {
                                            columns.put(
                                                    meta.getColumnName(i).toLowerCase(Locale.ROOT),
                                                    row.getObject(i));
                                        }
                                        return null;
                                    },
                                    part);
                    columns.put("id", id);
                    columns.put("number", id);
                    columns.values().removeIf(Objects::isNull);
                    work.sql()
                            .update(
                                    "insert into dossier ("
                                            + String.join(", ", columns.keySet())
                                            + ") values ("
                                            + Sql.marks(columns.values())
                                            + ")",
                                    columns.values().toArray());
                    return work.sql()
                            .update(
                                    "insert into dossier_link (dossier_id, link_key, other_id,"
                                            + " linked_at) values (?, 'opinion', ?, 1)",
                                    dossier,
                                    id);
                });
    }

    // PROC-28
    @Test
    public void PROC_28_theOrderOfPeopleTellsNothingOfWhatHappened() {
        List<Participant> before = node.participants().list(town.north, dossier);
        for (Participant one : before) {
            node.transactions.write(
                    work ->
                            work.sql()
                                    .update(
                                            "update dossier_grant set updated_at = updated_at + 1"
                                                    + " where dossier_id = ? and principal = ?",
                                            dossier,
                                            one.principal().toString()));
            assertEquals(before, node.participants().list(town.north, dossier));
        }
    }
}
