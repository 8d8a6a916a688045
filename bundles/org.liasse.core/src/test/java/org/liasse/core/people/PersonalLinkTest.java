package org.liasse.core.people;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Participants.Participant;
import org.liasse.api.dossier.PersonalLinks;
import org.liasse.api.dossier.PersonalLinks.NewLink;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.letter.LetterBox;
import org.liasse.core.letter.Site;
import org.liasse.core.sample.Node;
import org.liasse.core.store.Json;
import org.liasse.core.store.TestDatabase;

/** Somebody without an account comes to one dossier by a link. */
@RunWith(Parameterized.class)
public class PersonalLinkTest {

    private static final Key CLERK = new Key("clerk");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Node node;
    private PersonalLinks links;
    private Caller head;
    private String desk;

    public PersonalLinkTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        node = new Node(database.open());
        Site site = new Site(Map.of("LIASSE_PUBLIC_URL", "https://liasse.test"));
        links =
                new PersonalLinkDesk(
                        node.transactions,
                        node.participants(),
                        new LetterBox(node.transactions, site),
                        site,
                        node.clock);
        String office = node.offices().create(new Key("north"), "North").id();
        head = node.someone("head", office, "head");
        desk = node.desk(head, "A desk");
    }

    @After
    public void close() {
        node.close();
    }

    private static NewLink forZoe(Key role) {
        return new NewLink(role, "Zoé", "zoe@example.org", Language.FR, 30);
    }

    private Map<String, Object> letter() {
        return node.transactions.read(
                sql ->
                        sql.first(
                                        "select content from letter where template ="
                                                + " 'personal-link' order by id desc fetch first 1"
                                                + " rows only",
                                        row -> Json.read(row.getString(1)))
                                .orElseThrow());
    }

    private long rows(String table) {
        return node.transactions.read(sql -> sql.number("select count(*) from " + table));
    }

    private String secret() {
        return letter().get("link").toString().split("#")[1];
    }

    // CORE-28
    @Test
    public void CORE_28_theHolderOfALinkIsAParticipantAndNothingElse() {
        String id = links.make(head, desk, forZoe(CLERK));

        assertEquals("1 avril 2026", letter().get("until"));
        assertEquals("A desk", letter().get("title"));
        String token = node.signIn().openLink(secret()).token();
        Caller zoe = node.signIn().bearer(token);
        assertEquals(Set.of(Principal.link(id)), zoe.principals());
        assertEquals("Zoé", zoe.name());
        assertTrue(zoe.isSignedIn());
        assertEquals("A desk", node.dossiers().read(zoe, desk).title());
        Participant participant =
                node.participants().list(head, desk).stream()
                        .filter(p -> p.role().equals(CLERK))
                        .findFirst()
                        .orElseThrow();
        assertEquals(new Participant(Principal.link(id), CLERK, "Zoé"), participant);

        String other = node.desk(head, "Another desk");
        assertSame(Problem.Kind.NOT_FOUND, problem(() -> node.dossiers().read(zoe, other)).kind());
        node.signIn().close(token);
        assertNotSignedIn(() -> node.signIn().bearer(token));
    }

    // CORE-28
    @Test
    public void CORE_28_whoMayNotInviteToARoleMakesNoLinkForIt() {
        Caller stranger = node.stranger("stranger");
        Caller clerk = node.clerk("clerk", head, desk);

        for (ThrowingRunnable request :
                List.<ThrowingRunnable>of(
                        () -> links.make(stranger, desk, forZoe(CLERK)),
                        () -> links.make(head, "nowhere", forZoe(CLERK)),
                        () -> links.make(clerk, desk, forZoe(CLERK)),
                        () -> links.make(head, desk, forZoe(new Key("head"))))) {
            Problem.Kind kind = problem(request).kind();
            assertTrue(
                    kind.toString(),
                    Set.of(
                                    Problem.Kind.NOT_FOUND,
                                    Problem.Kind.NOT_YOUR_ROLE,
                                    Problem.Kind.UNKNOWN_ACTION)
                            .contains(kind));
        }
        assertEquals(0, rows("personal_link"));
        assertEquals(0, rows("letter"));
    }

    // CORE-28
    @Test
    public void CORE_28_allThatIsWrongWithALinkIsSaidAtOnce() {
        Problem problem =
                problem(() -> links.make(head, desk, new NewLink(CLERK, "", "nobody", null, 366)));

        assertEquals(
                List.of("/name", "/email", "/days"),
                problem.errors().stream().map(error -> error.pointer()).toList());
    }

    // CORE-28
    @Test
    public void CORE_28_aLinkEndsInItsTimeAndItsSessionsWithIt() {
        links.make(head, desk, new NewLink(CLERK, "Zoé", "zoe@example.org", null, 1));
        String secret = secret();
        node.clock.pass(Duration.ofHours(23));
        String token = node.signIn().openLink(secret).token();

        node.clock.pass(Duration.ofHours(1));

        assertNotSignedIn(() -> node.signIn().openLink(secret));
        assertNotSignedIn(() -> node.signIn().bearer(token));
        assertNotSignedIn(() -> node.signIn().openLink("made up"));
    }

    // CORE-28
    @Test
    public void CORE_28_whoIsExcludedSeesNothingByHisLinkAnyMore() {
        String id = links.make(head, desk, forZoe(CLERK));
        String secret = secret();
        Caller zoe = node.signIn().bearer(node.signIn().openLink(secret).token());

        node.participants().exclude(head, desk, Principal.link(id), CLERK, null);

        assertSame(Problem.Kind.NOT_FOUND, problem(() -> node.dossiers().read(zoe, desk)).kind());
        assertNotSignedIn(() -> node.signIn().openLink(secret));
    }

    // CORE-28
    @Test
    public void CORE_28_aLinkServesNoOtherDossier() {
        String id = links.make(head, desk, forZoe(CLERK));
        String other = node.desk(head, "Another desk");

        assertSame(
                Problem.Kind.INVALID_INPUT,
                problem(
                                () ->
                                        node.participants()
                                                .invite(
                                                        head,
                                                        other,
                                                        Principal.link(id),
                                                        CLERK,
                                                        null))
                        .kind());
        assertFalse(
                node.participants().list(head, other).stream()
                        .anyMatch(p -> p.principal().equals(Principal.link(id))));
    }

    private static void assertNotSignedIn(ThrowingRunnable request) {
        assertSame(Problem.Kind.NOT_SIGNED_IN, problem(request).kind());
    }

    private static Problem problem(ThrowingRunnable request) {
        return assertThrows(Problem.class, request);
    }
}
