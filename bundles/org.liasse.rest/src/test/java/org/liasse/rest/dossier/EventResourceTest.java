package org.liasse.rest.dossier;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.dossier.EventLog;
import org.liasse.api.dossier.EventLog.Event;
import org.liasse.api.dossier.EventLog.Slice;
import org.liasse.api.dossier.EventLog.Wanted;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.people.SignIn;
import org.liasse.rest.Doors;
import org.liasse.rest.Samples;
import org.liasse.rest.http.Seats;
import org.liasse.rest.http.TestServer;
import org.liasse.rest.http.TestServer.Answered;

public class EventResourceTest {

    private static final String[] ANNE = {"Authorization", "Bearer anne"};

    private final List<Event> log = new ArrayList<>();
    private final ConcurrentLinkedQueue<Wanted> asked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final Set<String> signedOut = ConcurrentHashMap.newKeySet();
    private final SignIn signIn =
            new Doors().on("bearer", arguments -> caller((String) arguments[0])).as(SignIn.class);
    private final EventLog events =
            new Doors().on("after", arguments -> after((Wanted) arguments[1])).as(EventLog.class);
    private final EventWaiters waiters = new EventWaiters(Seats.MOST, Duration.ofMillis(20));
    private TestServer server;

    @Before
    public void start() throws Exception {
        server =
                new TestServer(signIn, 1000)
                        .at("/api", Set.of(new EventResource(events, signIn, waiters)));
    }

    @After
    public void stop() {
        waiters.close();
        server.close();
    }

    private Caller caller(String account) {
        if (signedOut.contains(account)) {
            throw Problem.of(Problem.Kind.NOT_SIGNED_IN, "Identifiez-vous.", "Sign in.");
        }
        return new Caller(account, account, Set.of(Principal.account(account)), Language.FR, null);
    }

    private synchronized Slice after(Wanted wanted) {
        asked.add(wanted);
        looks.incrementAndGet();
        List<Event> found = log.stream().filter(e -> e.position() > wanted.after()).toList();
        long next = found.isEmpty() ? wanted.after() : found.get(found.size() - 1).position();
        return new Slice(found.stream().filter(wanted::takes).toList(), next);
    }

    private synchronized void happens(long position, String kind) {
        log.add(
                new Event(
                        "e" + position,
                        position,
                        "d-1",
                        new Key("request"),
                        kind,
                        Samples.AT,
                        Map.of()));
    }

    private CompletableFuture<Answered> asking(String path, String... headers) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return server.get(path, headers);
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                });
    }

    private void awaitLooks(int more) {
        int wanted = looks.get() + more;
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (looks.get() < wanted) {
            assertTrue("somebody looks", System.nanoTime() < deadline);
            Thread.onSpinWait();
        }
    }

    // CORE-31
    @Test
    public void CORE_31_eventsAreAskedForByTypeKindAndDossier() throws Exception {
        happens(1, "deposit");
        happens(2, "refuse");
        Answered answer =
                server.get(
                        "/api/events?type=request&kind=refuse,accept&kind=reopen&dossier=d-1"
                                + "&limit=7",
                        ANNE);
        assertEquals(answer.text(), 200, answer.status());
        assertEquals(
                new Wanted(
                        0,
                        7,
                        Set.of(new Key("request")),
                        Set.of("refuse", "accept", "reopen"),
                        "d-1"),
                asked.peek());
        assertEquals("2", answer.json().get("next").asText());
        assertEquals("refuse", answer.json().at("/items/0/kind").asText());
        assertEquals(1, answer.json().get("items").size());
    }

    // CORE-31
    @Test
    public void CORE_31_whatIsNoQuestionIsRefusedByName() throws Exception {
        for (String wrong : List.of("wait=21", "wait=x", "limit=201", "type=No%20key", "x=1")) {
            Answered answer = server.get("/api/events?" + wrong, ANNE);
            assertEquals(wrong + answer.text(), 422, answer.status());
            assertEquals(wrong.split("=")[0], answer.json().at("/errors/0/pointer").asText());
        }
        assertEquals(400, server.get("/api/events?after=made-up", ANNE).status());
    }

    // CORE-31
    @Test
    public void CORE_31_whoWaitsIsAnsweredWhenSomethingHappensThatHeAskedFor() throws Exception {
        var waiting = asking("/api/events?wait=20&kind=refuse", ANNE);
        awaitLooks(3);
        happens(1, "deposit");
        awaitLooks(3);
        assertTrue(!waiting.isDone());
        happens(2, "refuse");
        Answered answer = waiting.get(10, TimeUnit.SECONDS);
        assertEquals("2", answer.json().get("next").asText());
        assertEquals("refuse", answer.json().at("/items/0/kind").asText());
        assertEquals("application/json", answer.header("Content-Type"));
    }

    // CORE-31
    @Test
    public void CORE_31_whoWaitsInVainIsToldWhereToGoOn() throws Exception {
        happens(1, "deposit");
        Answered answer = server.get("/api/events?wait=1&kind=refuse", ANNE);
        assertEquals(0, answer.json().get("items").size());
        assertEquals("1", answer.json().get("next").asText());
    }

    // CORE-31
    @Test
    public void CORE_31_waitingEndsWithTheSessionAndWithThePlatform() throws Exception {
        var anne = asking("/api/events?wait=20", ANNE);
        var bob = asking("/api/events?wait=20", "Authorization", "Bearer bob");
        awaitLooks(4);
        signedOut.add("anne");
        assertEquals(401, anne.get(10, TimeUnit.SECONDS).status());
        waiters.close();
        assertEquals(200, bob.get(10, TimeUnit.SECONDS).status());
    }

    // CORE-31
    @Test
    public void CORE_31_onePersonWaitsSoManyTimesAndHoldsNoThread() throws Exception {
        var waiting = new ArrayList<CompletableFuture<Answered>>();
        for (int i = 0; i < Seats.MOST_EACH; i++) {
            waiting.add(asking("/api/events?wait=20", ANNE));
            awaitLooks(2 * (i + 1) + 1);
        }
        Answered sixth = server.get("/api/events?wait=20", ANNE);
        assertEquals(429, sixth.status());
        assertEquals("10", sixth.header("Retry-After"));
        assertEquals(200, server.get("/api/events", ANNE).status());
        happens(1, "deposit");
        for (var one : waiting) {
            assertEquals(200, one.get(10, TimeUnit.SECONDS).status());
        }
        assertEquals(200, server.get("/api/events?wait=1&after=1", ANNE).status());
    }
}
