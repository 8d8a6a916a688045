package org.liasse.rest.whiteboard;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.core.Context;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;

/** Servers that come and go under requests, over real HTTP. */
public class FrontTest {

    record Note(String text, Instant at, String nothing) {}

    /** A variant's own resource. */
    @Path("")
    @Produces("application/json")
    @Consumes("application/json")
    public static final class Notes {
        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch leave = new CountDownLatch(1);
        private final String text;
        volatile boolean broken;

        Notes(String text) {
            this.text = text;
        }

        @GET
        @Path("first")
        public Note first() {
            return new Note(text, Instant.EPOCH, null);
        }

        @POST
        public Note echo(Note note) {
            return note;
        }

        @GET
        @Path("slow")
        public Note slow() throws InterruptedException {
            entered.countDown();
            leave.await(20, TimeUnit.SECONDS);
            if (broken) {
                throw new IllegalStateException("taken apart");
            }
            return first();
        }
    }

    /** What the core adds to each type's path. */
    @Path("")
    @Produces("text/plain")
    public static final class Listing {
        @Context private HttpServletRequest request;

        @GET
        public String list() {
            return "all of " + request.getAttribute(Front.TYPE);
        }

        @GET
        @Path("served")
        @SuppressWarnings("unchecked")
        public String served() {
            var served = (Predicate<String>) request.getAttribute(Front.SERVED);
            return "/api/notes " + served.test("/api/notes") + ", /api " + served.test("/api");
        }
    }

    static final class Guard implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            // everybody is let in
        }
    }

    private final Servers servers = new Servers();
    private final Addresses addresses = new Addresses();
    private final Server jetty = new Server(0);
    private final HttpClient client = HttpClient.newHttpClient();

    @Before
    public void start() throws Exception {
        ServletContextHandler context = new ServletContextHandler(jetty, "/");
        ServletHolder holder = new ServletHolder(new Front(addresses, servers));
        holder.setInitParameter("hide-service-list-page", "true");
        holder.setInitParameter("disable-address-updates", "true");
        context.addServlet(holder, "/*");
        jetty.start();
        servers.provide(List.of(new Guard()), List.of(new Listing()));
    }

    @After
    public void stop() throws Exception {
        jetty.stop();
        servers.close();
    }

    private static ServiceReference<?> reference(String version) {
        Bundle bundle =
                (Bundle)
                        Proxy.newProxyInstance(
                                FrontTest.class.getClassLoader(),
                                new Class<?>[] {Bundle.class},
                                (proxy, method, arguments) -> Version.valueOf(version));
        return (ServiceReference<?>)
                Proxy.newProxyInstance(
                        FrontTest.class.getClassLoader(),
                        new Class<?>[] {ServiceReference.class},
                        (proxy, method, arguments) ->
                                method.getName().equals("getBundle") ? bundle : 0);
    }

    private Notes publish(String version, long generation) {
        Notes notes = new Notes(version);
        Endpoint endpoint = addresses.of("/api/notes");
        endpoint.add(new Endpoint.Contender(reference(version), notes, "notes"));
        endpoint.refresh(generation, servers);
        return notes;
    }

    private HttpRequest.Builder request(String path) {
        int port = ((ServerConnector) jetty.getConnectors()[0]).getLocalPort();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    public void servesAResourceInTheJsonOfTheContract() throws Exception {
        publish("1.0", 1);
        assertEquals(
                "{\"text\":\"1.0\",\"at\":\"1970-01-01T00:00:00Z\"}",
                get("/api/notes/first").body());
    }

    @Test
    public void companionsJoinAnAddressThatIsAboutAType() throws Exception {
        publish("1.0", 1);
        assertEquals("all of notes", get("/api/notes").body());
    }

    @Test
    public void anUnknownAddressIsAProblem() throws Exception {
        addresses.of("/api");
        HttpResponse<String> answer = get("/nowhere");
        assertEquals(404, answer.statusCode());
        assertEquals("application/problem+json", answer.headers().firstValue("content-type").get());
        assertTrue(answer.body(), answer.body().contains("Introuvable"));
    }

    @Test
    public void beforeTheCoreHasBeenThereNobodySaysWhatDoesNotExist() throws Exception {
        HttpResponse<String> answer = get("/api/dossiers/1");
        assertEquals(503, answer.statusCode());
        assertEquals("2", answer.headers().firstValue("retry-after").get());
    }

    @Test
    public void aResourceCanAskWhatIsServed() throws Exception {
        publish("1.0", 1);
        assertEquals("/api/notes true, /api false", get("/api/notes/served").body());
    }

    @Test
    public void nothingIsPublishedWithoutAFilterThatAsksWhoIsThere() throws Exception {
        servers.provide(List.of(), List.of());
        publish("1.0", 1);
        assertEquals(503, get("/api/notes/first").statusCode());
        servers.provide(List.of(new Guard()), List.of());
        addresses.of("/api/notes").refresh(2, servers);
        assertEquals(200, get("/api/notes/first").statusCode());
    }

    @Test
    public void whatWasTakenAwayAnswersThatItIsAway() throws Exception {
        Notes notes = publish("1.0", 1);
        addresses.of("/api/notes").remove(notes);
        HttpResponse<String> answer = get("/api/notes/first");
        assertEquals(503, answer.statusCode());
        assertEquals("2", answer.headers().firstValue("retry-after").get());
        publish("1.1", 1);
        assertEquals(200, get("/api/notes/first").statusCode());
    }

    @Test
    public void removalTurnsNewRequestsAwayAndAwaitsThoseInside() throws Exception {
        Notes notes = publish("1.0", 1);
        var inside =
                client.sendAsync(
                        request("/api/notes/slow").build(), HttpResponse.BodyHandlers.ofString());
        assertTrue(notes.entered.await(20, TimeUnit.SECONDS));
        var removal = CompletableFuture.runAsync(() -> addresses.of("/api/notes").remove(notes));
        while (get("/api/notes/first").statusCode() != 503) {
            assertTrue("the resource is still there", inside.isDone() || !removal.isDone());
        }
        notes.leave.countDown();
        assertEquals(200, inside.get(20, TimeUnit.SECONDS).statusCode());
        removal.get(20, TimeUnit.SECONDS);
    }

    @Test
    public void whoFailsBecauseItsServiceWasTakenAwayIsTold503() throws Exception {
        Notes notes = publish("1.0", 1);
        var inside =
                client.sendAsync(
                        request("/api/notes/slow").build(), HttpResponse.BodyHandlers.ofString());
        assertTrue(notes.entered.await(20, TimeUnit.SECONDS));
        addresses.of("/api/notes").gate().close();
        notes.broken = true;
        notes.leave.countDown();
        HttpResponse<String> answer = inside.get(20, TimeUnit.SECONDS);
        assertEquals(503, answer.statusCode());
        assertTrue(answer.body(), answer.body().contains("\"status\":503"));
    }

    @Test
    public void theHigherVersionServesAndTheOtherWaits() throws Exception {
        publish("1.0", 1);
        Notes newer = publish("1.1", 1);
        assertTrue(get("/api/notes/first").body().contains("1.1"));
        addresses.of("/api/notes").remove(newer);
        addresses.of("/api/notes").refresh(1, servers);
        assertTrue(get("/api/notes/first").body().contains("1.0"));
    }

    @Test
    public void exchangingServersFailsNoRequest() throws Exception {
        publish("1.0", 1);
        Semaphore answers = new Semaphore(0);
        AtomicBoolean enough = new AtomicBoolean();
        var asking =
                CompletableFuture.supplyAsync(
                        () -> {
                            int failed = 0;
                            while (!enough.get()) {
                                try {
                                    if (get("/api/notes/first").statusCode() != 200) {
                                        failed++;
                                    }
                                } catch (Exception e) {
                                    failed++;
                                }
                                answers.release();
                            }
                            return failed;
                        });
        for (long generation = 2; generation < 30; generation++) {
            addresses.of("/api/notes").refresh(generation, servers);
            assertTrue(answers.tryAcquire(2, 20, TimeUnit.SECONDS));
        }
        enough.set(true);
        assertEquals(0, (int) asking.get(20, TimeUnit.SECONDS));
    }

    @Test
    public void theLongestAddressLeads() {
        Endpoint core = addresses.of("/api");
        Endpoint notes = addresses.of("/api/notes");
        assertEquals(core, addresses.leadingTo("/api/dossiers/1"));
        assertEquals(notes, addresses.leadingTo("/api/notes"));
        assertEquals(notes, addresses.leadingTo("/api/notes/1"));
        assertEquals(core, addresses.leadingTo("/api/notesbook"));
        assertEquals(null, addresses.leadingTo("/apis"));
    }
}
