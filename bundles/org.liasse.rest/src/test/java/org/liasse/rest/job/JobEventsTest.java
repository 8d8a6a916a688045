package org.liasse.rest.job;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.job.Jobs;
import org.liasse.api.job.Jobs.Job;
import org.liasse.api.job.Jobs.Progress;
import org.liasse.api.job.Jobs.State;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.people.SignIn;
import org.liasse.rest.Doors;
import org.liasse.rest.Samples;
import org.liasse.rest.http.Seats;
import org.liasse.rest.http.TestServer;
import org.liasse.rest.http.TestServer.Answered;

/** A job that is followed, over real connections. */
public class JobEventsTest {

    private static final int MOST = 12;

    private final AtomicReference<Job> job = new AtomicReference<>(job(State.RUNNING, 1));
    private final AtomicReference<RuntimeException> trouble = new AtomicReference<>();
    private final Set<String> signedOut = ConcurrentHashMap.newKeySet();
    private final List<Listener> listeners = new ArrayList<>();
    private final SignIn signIn =
            new Doors().on("bearer", arguments -> caller((String) arguments[0])).as(SignIn.class);
    private final Jobs jobs =
            new Doors()
                    .on(
                            "read",
                            arguments -> {
                                RuntimeException inTheWay = trouble.get();
                                if (inTheWay != null) {
                                    throw inTheWay;
                                }
                                if (!arguments[1].equals("j-1")) {
                                    throw Problem.notFound();
                                }
                                return new Progress(job.get(), List.of(), null);
                            })
                    .as(Jobs.class);
    private final JobStreams streams =
            new JobStreams(MOST, Duration.ofMillis(20), Duration.ofMillis(200));
    private TestServer server;

    @Before
    public void start() throws Exception {
        server =
                new TestServer(signIn, 1000)
                        .at("/api", Set.of(new JobResource(jobs, signIn, streams)));
    }

    @After
    public void stop() throws Exception {
        for (Listener listener : listeners) {
            listener.close();
        }
        streams.close();
        server.close();
    }

    private Caller caller(String account) {
        if (signedOut.contains(account)) {
            throw Problem.of(Problem.Kind.NOT_SIGNED_IN, "Identifiez-vous.", "Sign in.");
        }
        return new Caller(account, account, Set.of(Principal.account(account)), Language.FR, null);
    }

    private static Job job(State state, int done) {
        return new Job(
                "j-1",
                "bulk",
                state,
                null,
                done,
                10,
                0,
                Samples.AT,
                Samples.AT,
                state.isOver() ? Samples.AT : null,
                null,
                null);
    }

    /** A client that reads its stream line by line. */
    private final class Listener implements AutoCloseable {
        private final Socket socket = new Socket("127.0.0.1", server.port());
        private final BufferedReader in;

        Listener(String account, String... headers) throws IOException {
            listeners.add(this);
            socket.setSoTimeout(10_000);
            in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String request =
                    "GET /api/jobs/j-1/events HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en"
                            + "\r\nAuthorization: Bearer "
                            + account
                            + "\r\n"
                            + String.join("", headers)
                            + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        }

        /** Reads up to a line with these words; null at the end of the stream. */
        String until(String words) throws IOException {
            String line;
            do {
                line = in.readLine();
            } while (line != null && !line.contains(words));
            return line;
        }

        /** All lines up to the end of the stream. */
        List<String> rest() throws IOException {
            var lines = new ArrayList<String>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                // chunked: the connection stays, and the last chunk is empty
                if (line.equals("0")) {
                    return lines;
                }
                lines.add(line);
            }
            return lines;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    // CORE-31
    @Test
    public void CORE_31_aJobIsFollowedUntilItsEnd() throws Exception {
        var anne = new Listener("anne");
        assertEquals("HTTP/1.1 200 OK", anne.until("HTTP"));
        anne.until("Content-Type: text/event-stream");
        anne.until("retry: 3000");
        anne.until("id: running-1-10-0");
        assertEquals("event: progress", anne.until("event"));
        assertTrue(anne.until("data").contains("\"done\":1,\"total\":10"));
        job.set(job(State.RUNNING, 7));
        assertTrue(anne.until("data").contains("\"done\":7,"));
        job.set(job(State.DONE, 10));
        assertEquals("event: end", anne.until("event"));
        assertTrue(anne.until("data").contains("\"result\":{\"succeeded\":10,\"refused\":0}"));
        assertEquals(List.of(), anne.rest().stream().filter(l -> l.contains(":")).toList());
    }

    // CORE-31
    @Test
    public void CORE_31_whoComesBackIsToldNothingTwice() throws Exception {
        var anne = new Listener("anne", "Last-Event-ID: running-1-10-0\r\n");
        anne.until("retry");
        job.set(job(State.RUNNING, 2));
        assertEquals("id: running-2-10-0", anne.until("id: "));
        job.set(job(State.DONE, 10));
        anne.until("event: end");
        Answered again =
                server.get(
                        "/api/jobs/j-1/events",
                        "Authorization",
                        "Bearer anne",
                        "Last-Event-ID",
                        "done-10-10-0");
        assertEquals("no content is what makes a browser stop", 204, again.status());
        Answered late = server.get("/api/jobs/j-1/events", "Authorization", "Bearer anne");
        assertTrue(late.text(), late.text().contains("event: end"));
    }

    // CORE-31
    @Test
    public void CORE_31_aStreamThatIsSilentBreathes() throws Exception {
        var anne = new Listener("anne");
        anne.until("data");
        assertEquals(":", anne.until(":"));
        assertEquals(":", anne.until(":"));
    }

    // CORE-31
    @Test
    public void CORE_31_aJobThatIsNotTheReadersIsNotFollowed() throws Exception {
        Answered answer = server.get("/api/jobs/j-2/events", "Authorization", "Bearer anne");
        assertEquals(404, answer.status());
        assertEquals("application/problem+json", answer.header("Content-Type"));
    }

    // CORE-31
    @Test
    public void CORE_31_aPersonAndANodeFollowSoManyAtATimeWithoutHoldingAThread() throws Exception {
        for (int i = 0; i < Seats.MOST_EACH; i++) {
            new Listener("anne").until("data");
        }
        Answered sixth = server.get("/api/jobs/j-1/events", "Authorization", "Bearer anne");
        assertEquals(sixth.text(), 429, sixth.status());
        assertEquals("10", sixth.header("Retry-After"));
        for (int i = Seats.MOST_EACH; i < MOST; i++) {
            new Listener("other-" + i).until("data");
        }
        Answered tooMany = server.get("/api/jobs/j-1/events", "Authorization", "Bearer bob");
        assertEquals(tooMany.text(), 429, tooMany.status());

        listeners.get(0).close();
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            var again = new Listener("anne");
            if (again.until("HTTP").contains("200")) {
                break;
            }
            again.close();
            assertTrue("its place is free", System.nanoTime() < deadline);
        }
    }

    // CORE-31
    @Test
    public void CORE_31_aStreamEndsWithTheSessionThatOpenedIt() throws Exception {
        var anne = new Listener("anne");
        var bob = new Listener("bob");
        anne.until("data");
        bob.until("data");
        signedOut.add("anne");
        assertEquals("event: problem", anne.until("event"));
        assertTrue(anne.until("data").contains("\"status\":401"));
        anne.rest();
        job.set(job(State.RUNNING, 5));
        assertEquals("id: running-5-10-0", bob.until("id: "));
    }

    // CORE-31
    @Test
    public void CORE_31_aDatabaseThatIsAwayEndsNoStream() throws Exception {
        var anne = new Listener("anne");
        anne.until("data");
        trouble.set(new IllegalStateException(new SQLTransientConnectionException("away")));
        assertEquals(":", anne.until(":"));
        job.set(job(State.RUNNING, 5));
        trouble.set(null);
        assertEquals("id: running-5-10-0", anne.until("id: "));
    }

    // CORE-31
    @Test
    public void CORE_31_streamsEndWithThePlatform() throws Exception {
        var anne = new Listener("anne");
        anne.until("data");
        streams.close();
        anne.rest();
        assertEquals(
                429, server.get("/api/jobs/j-1/events", "Authorization", "Bearer anne").status());
    }
}
