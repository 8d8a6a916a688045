package org.liasse.rest.people;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Nominations;
import org.liasse.api.dossier.Participants;
import org.liasse.api.dossier.PersonalLinks;
import org.liasse.api.people.Accounts;
import org.liasse.api.people.Accounts.Account;
import org.liasse.api.people.Accounts.Membership;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Directory;
import org.liasse.api.people.Directory.NewPerson;
import org.liasse.api.people.Directory.Person;
import org.liasse.api.people.Offices;
import org.liasse.api.people.Offices.Office;
import org.liasse.api.people.Principal;
import org.liasse.api.people.Profile;
import org.liasse.api.people.Profile.OpenSession;
import org.liasse.api.people.Recovery;
import org.liasse.api.people.SignIn;
import org.liasse.api.people.SignIn.Session;
import org.liasse.rest.Doors;
import org.liasse.rest.dossier.ParticipantResource;
import org.liasse.rest.dossier.PersonalLinkResource;
import org.liasse.rest.http.TestServer;
import org.liasse.rest.http.TestServer.Answered;

/** People and their accounts over HTTP. */
public class PeopleResourceTest {

    private static final Caller HEAD =
            new Caller(
                    "acc-1",
                    "Head",
                    Set.of(Principal.PUBLIC, Principal.account("acc-1")),
                    Language.FR,
                    null);
    private static final Person ZOE =
            new Person(
                    new Account(
                            "acc-2",
                            "zoe",
                            "Zoé",
                            "zoe@example.org",
                            Language.FR,
                            false,
                            Instant.EPOCH),
                    true,
                    List.of(new Membership("o1", new Key("clerk"))));
    private static final Session SESSION = new Session("token-2", Instant.EPOCH);

    private final List<String> asked = new ArrayList<>();
    private NewPerson invited;
    private TestServer server;

    private Object note(String method, Object[] arguments, Object answer) {
        asked.add(
                method
                        + " "
                        + Arrays.stream(arguments).filter(a -> !(a instanceof Caller)).toList());
        return answer;
    }

    @Before
    public void start() throws Exception {
        SignIn signIn =
                new Doors()
                        .on("bearer", a -> HEAD)
                        .on("openLink", a -> note("link", a, SESSION))
                        .as(SignIn.class);
        PersonalLinks links =
                new Doors().on("make", a -> note("make", a, "link-1")).as(PersonalLinks.class);
        Recovery recovery =
                new Doors()
                        .on("askForPassword", a -> note("reset", new Object[] {a[0]}, null))
                        .on("choosePassword", a -> chosen(a[0]))
                        .on("confirmEmail", a -> note("email", a, null))
                        .as(Recovery.class);
        Directory directory =
                new Doors()
                        .on(
                                "invite",
                                a -> {
                                    invited = (NewPerson) a[1];
                                    return "acc-2";
                                })
                        .on("find", a -> ZOE)
                        .on("list", a -> note("list", a, List.of(ZOE)))
                        .on("change", a -> note("change", a, null))
                        .on("inviteAgain", a -> note("again", a, null))
                        .on("join", a -> note("join", a, null))
                        .on("leave", a -> note("leave", a, null))
                        .on(
                                "createOffice",
                                a -> new Office("o2", (Key) a[1], (String) a[2], Set.of()))
                        .as(Directory.class);
        Profile profile =
                new Doors()
                        .on("describe", a -> note("describe", a, null))
                        .on("changePassword", a -> SESSION)
                        .on("askForEmail", a -> note("my email", a, null))
                        .on(
                                "sessions",
                                a ->
                                        List.of(
                                                new OpenSession(
                                                        "s1",
                                                        Instant.EPOCH,
                                                        Instant.EPOCH,
                                                        null,
                                                        a[1].equals("good"))))
                        .on("endSession", a -> note("end", a, null))
                        .on("endOtherSessions", a -> note("end others", a, null))
                        .as(Profile.class);
        Accounts accounts =
                new Doors()
                        .on(
                                "byId",
                                a ->
                                        Optional.of(
                                                new Account(
                                                        "acc-1",
                                                        "head",
                                                        "Anne",
                                                        "head@example.org",
                                                        Language.EN,
                                                        false,
                                                        Instant.EPOCH,
                                                        "+33 4 76 00 00 00")))
                        .as(Accounts.class);
        server =
                new TestServer(signIn, 1000)
                        .at(
                                "/api",
                                Set.of(
                                        new SessionResource(signIn, recovery),
                                        new MeResource(accounts, null, profile),
                                        new OwnSessionResource(profile),
                                        new AccountResource(directory),
                                        new PersonalLinkResource(links),
                                        new ParticipantResource(
                                                new Doors().as(Participants.class),
                                                new Doors()
                                                        .on(
                                                                "nominate",
                                                                a -> note("nominate", a, "acc-2"))
                                                        .as(Nominations.class),
                                                new Doors().as(Dossiers.class)),
                                        new OfficeResource(
                                                new Doors().as(Offices.class), directory)));
    }

    private static Session chosen(Object token) {
        if (!token.equals("right")) {
            throw Problem.invalid("/token", "Fini.", "Over.").because("link-over");
        }
        return SESSION;
    }

    @After
    public void stop() {
        server.close();
    }

    private Answered send(String method, String path, String body) throws Exception {
        return server.send(method, path, body, "Authorization", "Bearer good");
    }

    // PROC-02
    @Test
    public void PROC_02_somebodyIsNominatedByAddress() throws Exception {
        Answered answer =
                send(
                        "POST",
                        "/api/dossiers/p1/participants",
                        """
                        {"role": "instructor", "name": "Zoé", "email": "zoe@example.org",
                         "language": "fr"}
                        """);
        assertEquals(201, answer.status());
        assertEquals("a:acc-2", answer.json().get("principal").asText());
        assertEquals("/api/dossiers/p1/participants/instructor/a:acc-2", answer.header("Location"));
        assertTrue(asked.get(0), asked.get(0).contains("email=zoe@example.org, language=FR"));
        assertEquals(
                422,
                send("POST", "/api/dossiers/p1/participants", "{\"role\": \"A\", \"x\": 1}")
                        .status());
    }

    // CORE-28
    @Test
    public void CORE_28_somebodyIsInvitedToAnOffice() throws Exception {
        Answered answer =
                send(
                        "POST",
                        "/api/accounts",
                        """
                        {"email": "zoe@example.org", "name": "Zoé", "language": "en",
                         "office": "nord", "roles": ["clerk"]}\
                        """);

        assertEquals(answer.text(), 201, answer.status());
        assertEquals("/api/accounts/acc-2", path(answer.header("Location")));
        assertEquals("invited", answer.json().get("state").asText());
        assertEquals("clerk", answer.json().at("/roles/0/role").asText());
        assertEquals(
                new NewPerson(
                        null,
                        "zoe@example.org",
                        "Zoé",
                        Language.EN,
                        "nord",
                        Set.of(new Key("clerk"))),
                invited);
        Answered wrong =
                send(
                        "POST",
                        "/api/accounts",
                        "{\"name\": \"Zoé\", \"language\": \"de\", \"password\": \"x\"}");
        assertEquals(422, wrong.status());
        assertTrue(wrong.text(), wrong.text().contains("/email"));
        assertTrue(wrong.text(), wrong.text().contains("/language"));
        assertTrue(wrong.text(), wrong.text().contains("/password"));
    }

    private static String path(String location) {
        return location.replaceFirst("^http://[^/]*", "");
    }

    // CORE-28
    @Test
    public void CORE_28_accountsAreListedAndAdministered() throws Exception {
        Answered page = send("GET", "/api/accounts?office=nord&after=anne&limit=1", null);
        assertEquals(page.text(), "zoe", page.json().get("next").asText());
        assertEquals("Zoé", page.json().at("/items/0/name").asText());
        assertEquals(200, send("GET", "/api/accounts/acc-2", null).status());
        assertEquals(200, send("PATCH", "/api/accounts/acc-2", "{\"disabled\": true}").status());
        assertEquals(202, send("POST", "/api/accounts/acc-2/actions/invite", null).status());
        assertEquals(204, send("PUT", "/api/accounts/acc-2/roles/nord/clerk", null).status());
        assertEquals(204, send("DELETE", "/api/accounts/acc-2/roles/nord/clerk", null).status());
        assertEquals(404, send("PUT", "/api/accounts/acc-2/roles/nord/A%20b", null).status());
        assertEquals(422, send("GET", "/api/accounts?limit=201", null).status());
        assertEquals(
                List.of(
                        "list [nord, anne, 1]",
                        "change [acc-2, Change[name=null, email=null, language=null,"
                                + " disabled=true]]",
                        "again [acc-2]",
                        "join [acc-2, nord, clerk]",
                        "leave [acc-2, nord, clerk]"),
                asked);
    }

    // CORE-28
    @Test
    public void CORE_28_whoIsNotSignedInAdministersNobody() throws Exception {
        for (String path :
                List.of("/api/accounts", "/api/accounts/acc-2", "/api/me/sessions", "/api/me")) {
            assertEquals(path, 401, server.get(path).status());
        }
        assertEquals(
                401,
                server.send("POST", "/api/offices", "{\"key\": \"est\", \"name\": \"Est\"}")
                        .status());
    }

    // CORE-28
    @Test
    public void CORE_28_operatorsOpenOffices() throws Exception {
        Answered answer = send("POST", "/api/offices", "{\"key\": \"est\", \"name\": \"Est\"}");

        assertEquals(201, answer.status());
        assertEquals("est", answer.json().get("key").asText());
    }

    // CORE-28
    @Test
    public void CORE_28_linksOfMailsWorkWithoutASignIn() throws Exception {
        assertEquals(
                202, server.send("POST", "/api/session/reset", "{\"login\": \"zoe\"}").status());
        Answered session =
                server.send(
                        "POST",
                        "/api/session/password",
                        "{\"token\": \"right\", \"password\": \"a password of hers\"}");
        assertEquals("token-2", session.json().get("token").asText());
        assertEquals("no-store", session.header("Cache-Control"));
        Answered over =
                server.send(
                        "POST",
                        "/api/session/password",
                        "{\"token\": \"wrong\", \"password\": \"a password of hers\"}");
        assertEquals(422, over.status());
        assertEquals("link-over", over.json().get("reason").asText());
        assertEquals(204, server.send("POST", "/api/session/email", "{\"token\": \"t\"}").status());
        assertEquals(List.of("reset [zoe]", "email [t]"), asked);
    }

    // CORE-28
    @Test
    public void CORE_28_oneAdministersOneself() throws Exception {
        Answered session =
                send(
                        "PUT",
                        "/api/me/password",
                        "{\"current\": \"x\", \"password\": \"a password of hers\"}");
        assertEquals(session.text(), "token-2", session.json().get("token").asText());
        assertEquals(202, send("POST", "/api/me/email", "{\"email\": \"a@b\"}").status());
        Answered sessions = send("GET", "/api/me/sessions", null);
        assertTrue(sessions.text(), sessions.json().at("/items/0/current").asBoolean());
        assertEquals(204, send("DELETE", "/api/me/sessions/s1", null).status());
        assertEquals(204, send("DELETE", "/api/me/sessions", null).status());
        assertEquals(422, send("PATCH", "/api/me", "{\"login\": \"x\"}").status());
        assertEquals(List.of("my email [a@b]", "end [s1]", "end others [good]"), asked);
    }

    // COND-22, CORE-28
    @Test
    public void COND_22_oneChangesNamePhoneAndLanguageOfOnesAccount() throws Exception {
        Answered changed =
                send(
                        "PATCH",
                        "/api/me",
                        "{\"name\": \"Anne\", \"phone\": \"+33 4 76 00 00 00\","
                                + " \"language\": \"en\"}");
        assertEquals(changed.text(), 200, changed.status());
        assertEquals("+33 4 76 00 00 00", changed.json().get("phone").asText());
        assertEquals("en", changed.json().get("language").asText());
        assertEquals(200, send("PATCH", "/api/me", "{\"phone\": null}").status());
        assertEquals(200, send("PATCH", "/api/me", "{\"name\": \"Zoé\"}").status());
        assertEquals(422, send("PATCH", "/api/me", "{\"phone\": 33}").status());
        assertEquals(401, server.send("PATCH", "/api/me", "{\"name\": \"Zoé\"}").status());
        assertEquals(
                List.of(
                        "describe [Anne, +33 4 76 00 00 00, EN]",
                        "describe [null, , null]",
                        "describe [Zoé, null, null]"),
                asked);
    }

    // CORE-28
    @Test
    public void CORE_28_aPersonalLinkIsMadeOnADossierAndOpensASession() throws Exception {
        Answered made =
                send(
                        "POST",
                        "/api/dossiers/d1/links",
                        """
                        {"role": "expert", "name": "Zoé", "email": "zoe@example.org"}\
                        """);
        assertEquals(made.text(), 201, made.status());
        assertEquals(
                "/api/dossiers/d1/participants/expert/l:link-1", path(made.header("Location")));
        Answered session = server.send("POST", "/api/session", "{\"link\": \"s3cret\"}");
        assertEquals(session.text(), "token-2", session.json().get("token").asText());
        assertEquals(422, server.send("POST", "/api/session", "{\"other\": 1}").status());
        assertEquals(400, server.send("POST", "/api/session", "{").status());
        assertEquals(401, server.send("POST", "/api/session", (String) null).status());
        assertEquals(
                List.of(
                        "make [d1, NewLink[role=expert, name=Zoé, email=zoe@example.org,"
                                + " language=null, days=30]]",
                        "link [s3cret]"),
                asked);
    }
}
