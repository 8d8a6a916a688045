package org.liasse.rest.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.After;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.people.Accounts;
import org.liasse.api.people.Accounts.Account;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Offices;
import org.liasse.api.people.Offices.Office;
import org.liasse.api.people.Principal;
import org.liasse.api.people.SignIn;
import org.liasse.api.people.SignIn.Session;
import org.liasse.rest.Doors;
import org.liasse.rest.http.TestServer.Answered;
import org.liasse.rest.people.MeResource;
import org.liasse.rest.people.SessionResource;

public class SignInTest {

    private static final Caller ZOE =
            new Caller(
                    "acc-1",
                    "Zoé",
                    Set.of(
                            Principal.PUBLIC,
                            Principal.account("acc-1"),
                            Principal.role("office-1", new Key("instructor"))),
                    Language.FR,
                    null);

    private String closed;
    private final SignIn signIn =
            new Doors()
                    .on("open", a -> session((String) a[0], (String) a[1]))
                    .on("bearer", a -> known(a[0].equals("good")))
                    .on("basic", a -> known(a[0].equals("zoé") && a[1].equals("pass:word")))
                    .on("close", a -> closed = (String) a[0])
                    .as(SignIn.class);
    private TestServer server;

    private static Session session(String login, String password) {
        if (password.equals("again")) {
            throw Problem.of(Problem.Kind.TOO_MANY, "Trop.", "Too many.")
                    .retryAfter(Duration.ofMillis(1500));
        }
        known(login.equals("zoé"));
        return new Session("token-1", Instant.EPOCH);
    }

    private static Caller known(boolean isKnown) {
        if (!isKnown) {
            throw Authentication.refused();
        }
        return ZOE;
    }

    private TestServer server(int perMinute) throws Exception {
        Accounts accounts =
                new Doors()
                        .on(
                                "byId",
                                a ->
                                        Optional.of(
                                                new Account(
                                                        "acc-1",
                                                        "zoé",
                                                        "Zoé",
                                                        null,
                                                        Language.FR,
                                                        false,
                                                        Instant.EPOCH)))
                        .as(Accounts.class);
        Offices offices =
                new Doors()
                        .on(
                                "list",
                                a ->
                                        List.of(
                                                new Office(
                                                        "office-1",
                                                        new Key("nord"),
                                                        "Nord",
                                                        Set.of()),
                                                new Office(
                                                        "office-2",
                                                        new Key("sud"),
                                                        "Sud",
                                                        Set.of())))
                        .as(Offices.class);
        server =
                new TestServer(signIn, perMinute)
                        .at(
                                "/api",
                                Set.of(
                                        new SessionResource(signIn, null),
                                        new MeResource(accounts, offices, null)));
        return server;
    }

    @After
    public void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Test
    public void basicOnTheSessionGivesAToken() throws Exception {
        Answered answer =
                server(100)
                        .send(
                                "POST",
                                "/api/session",
                                (String) null,
                                "Authorization",
                                TestServer.basic("zoé", "x"));
        assertEquals(200, answer.status());
        assertEquals("token-1", answer.json().get("token").asText());
        assertEquals("1970-01-01T00:00:00Z", answer.json().get("expiresAt").asText());
        assertEquals("no-store", answer.header("Cache-Control"));
    }

    @Test
    public void signingInWithoutOrWithAWrongHeaderIs401AndSaysHow() throws Exception {
        server(100);
        for (String header :
                List.of("Basic", "Basic !!!", "Basic eA==", "Digest x", "Bearer bad")) {
            Answered answer = server.get("/api/me", "Authorization", header);
            assertEquals(header, 401, answer.status());
            assertEquals("application/problem+json", answer.header("Content-Type"));
            assertEquals(
                    "Bearer realm=\"Liasse\",Basic realm=\"Liasse\", charset=\"UTF-8\"",
                    answer.header("WWW-Authenticate"));
        }
        assertEquals(401, server.send("POST", "/api/session", (String) null).status());
        assertEquals(401, server.get("/api/me").status());
    }

    @Test
    public void tooManyAttemptsAre429WithTheWait() throws Exception {
        Answered answer =
                server(100)
                        .send(
                                "POST",
                                "/api/session",
                                (String) null,
                                "Authorization",
                                TestServer.basic("zoé", "again"));
        assertEquals(429, answer.status());
        assertEquals("2", answer.header("Retry-After"));
    }

    @Test
    public void bearerAndBasicNameTheSamePersonWithHisOfficesOnly() throws Exception {
        server(100);
        for (String header :
                List.of("Bearer good", "bearer good", TestServer.basic("zoé", "pass:word"))) {
            Answered answer = server.get("/api/me", "Authorization", header);
            assertEquals(200, answer.status());
            assertEquals("zoé", answer.json().at("/account/login").asText());
            assertEquals(1, answer.json().get("offices").size());
            assertEquals("instructor", answer.json().at("/offices/0/roles/0").asText());
            assertEquals("Authorization, Accept-Language", answer.header("Vary"));
        }
    }

    @Test
    public void aSessionIsEndedByItsOwnToken() throws Exception {
        Answered answer =
                server(100)
                        .send(
                                "DELETE",
                                "/api/session",
                                (String) null,
                                "Authorization",
                                "Bearer good");
        assertEquals(204, answer.status());
        assertEquals("good", closed);
    }

    @Test
    public void thePublicIsThrottledByAddressAndTheSignedInAreNot() throws Exception {
        server(3);
        for (int i = 0; i < 3; i++) {
            assertEquals(401, server.get("/api/me").status());
        }
        Answered refused = server.get("/api/me");
        assertEquals(429, refused.status());
        assertTrue(Integer.parseInt(refused.header("Retry-After")) >= 1);
        assertEquals(200, server.get("/api/me", "Authorization", "Bearer good").status());
    }

    @Test
    public void anIdempotencyKeyIsVisibleAscii() throws Exception {
        Answered answer =
                server(100).send("POST", "/api/session", (String) null, "Idempotency-Key", "a b");
        assertEquals(400, answer.status());
        assertEquals("Idempotency-Key", answer.json().at("/errors/0/pointer").asText());
    }

    @Test
    public void withoutTheCoreASignInWaits() throws Exception {
        server = new TestServer(null, 100).at("/api", Set.of(new SessionResource(null, null)));
        Answered answer =
                server.send(
                        "DELETE", "/api/session", (String) null, "Authorization", "Bearer good");
        assertEquals(503, answer.status());
        assertEquals("5", answer.header("Retry-After"));
        assertNull(closed);
    }

    @Test
    public void theLanguageIsFrenchUnlessEnglishIsPreferred() {
        assertEquals(Language.FR, Languages.of((String) null));
        assertEquals(Language.FR, Languages.of("de"));
        assertEquals(Language.FR, Languages.of("de, *;q=0.1"));
        assertEquals(Language.EN, Languages.of("de, en-GB;q=0.8, fr;q=0.5"));
        assertEquals(Language.FR, Languages.of("en;q=0, fr;q=0.1"));
        assertEquals(Language.FR, Languages.of(";;;===,"));
    }
}
