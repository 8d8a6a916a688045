package org.liasse.rest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bucket4j.TimeMeter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import javax.servlet.ServletRequestEvent;
import javax.servlet.ServletRequestListener;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.jaxrs.lifecycle.SingletonResourceProvider;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.StatisticsHandler;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.liasse.api.people.SignIn;

/** The resources under test behind real HTTP, with the providers of every server. */
public final class TestServer implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Few threads, so that whoever holds one is found out. */
    private static final int THREADS = 8;

    private final Server jetty = new Server(new QueuedThreadPool(THREADS));
    private final ServerConnector connector = new ServerConnector(jetty);
    private final Bus bus = BusFactory.newInstance().createBus();
    private final SignIn signIn;
    private final PublicThrottle throttle;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Set<String> served = ConcurrentHashMap.newKeySet();

    public TestServer(SignIn signIn, int perMinute) throws Exception {
        connector.setHost("127.0.0.1");
        jetty.addConnector(connector);
        var context = new ServletContextHandler();
        var servlet = new CXFNonSpringServlet();
        servlet.setBus(bus);
        context.addServlet(new ServletHolder(servlet), "/*");
        context.addEventListener(new Whiteboard());
        // lets the last answer come to its end before the server does
        var last = new StatisticsHandler();
        last.setHandler(context);
        jetty.setHandler(last);
        jetty.setStopTimeout(2000);
        jetty.start();
        this.signIn = signIn;
        this.throttle = new PublicThrottle(perMinute, TimeMeter.SYSTEM_NANOTIME);
    }

    /** Says in each request, as the whiteboard does, which addresses are served. */
    private final class Whiteboard implements ServletRequestListener {

        @Override
        public void requestInitialized(ServletRequestEvent event) {
            event.getServletRequest()
                    .setAttribute("liasse.rest.served", (Predicate<String>) served::contains);
        }

        @Override
        public void requestDestroyed(ServletRequestEvent event) {
            // nothing was kept
        }
    }

    /** Lets an address pass for served, though nothing stands there. */
    public TestServer alsoServing(String address) {
        served.add(address);
        return this;
    }

    public TestServer at(String address, Set<Object> resources) {
        var factory = new JAXRSServerFactoryBean();
        factory.setBus(bus);
        factory.setAddress(address);
        factory.setResourceClasses(resources.stream().<Class<?>>map(Object::getClass).toList());
        resources.forEach(
                r -> factory.setResourceProvider(r.getClass(), new SingletonResourceProvider(r)));
        factory.setProviders(
                List.of(
                        new AuthenticationFilter(throttle, signIn),
                        new KnownParameters(),
                        new BodyGuard(),
                        new BodyReader(),
                        new JsonWriter(),
                        new AnswerFilter(),
                        new ProblemMapper(),
                        new WebProblemMapper()));
        factory.create();
        served.add(address);
        return this;
    }

    /** An answer with its JSON at hand. */
    public record Answered(HttpResponse<byte[]> raw) {
        public int status() {
            return raw.statusCode();
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse(null);
        }

        public JsonNode json() {
            try {
                return MAPPER.readTree(raw.body());
            } catch (IOException e) {
                throw new AssertionError(text(), e);
            }
        }

        public String text() {
            return new String(raw.body(), StandardCharsets.UTF_8);
        }
    }

    public int port() {
        return connector.getLocalPort();
    }

    public Answered send(String method, String path, String body, String... headers)
            throws Exception {
        return send(
                method,
                path,
                body == null ? null : body.getBytes(StandardCharsets.UTF_8),
                body == null ? null : "application/json",
                headers);
    }

    public Answered send(
            String method, String path, byte[] body, String contentType, String... headers)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return new Answered(client.send(request.build(), BodyHandlers.ofByteArray()));
    }

    public Answered get(String path, String... headers) throws Exception {
        return send("GET", path, (String) null, headers);
    }

    public static String basic(String login, String password) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            jetty.stop();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        bus.shutdown(true);
    }
}
