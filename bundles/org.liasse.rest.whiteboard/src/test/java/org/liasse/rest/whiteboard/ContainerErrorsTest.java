package org.liasse.rest.whiteboard;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.HandlerList;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** What the container refuses by itself is a problem like all others. */
public class ContainerErrorsTest {

    private final ContainerErrors errors = new ContainerErrors();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    @Before
    public void start() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new HandlerList(new Handler[] {errors, new ServletContextHandler()}));
        server.start();
        errors.fronted(true);
    }

    @After
    public void stop() throws Exception {
        server.stop();
    }

    @Test
    public void aMalformedRequest() throws Exception {
        refused("GET /api/%zz HTTP/1.1", 400, "bad-request");
        refused("GET", 400, "bad-request");
    }

    @Test
    public void anAddressOrHeadersTooLong() throws Exception {
        refused("GET /" + "a".repeat(20_000) + " HTTP/1.1", 414, "too-large");
        refused("GET / HTTP/1.1\r\nX-Long: " + "a".repeat(20_000), 431, "too-large");
    }

    @Test
    public void whatNobodyServes() throws Exception {
        refused("GET /nowhere HTTP/1.1", 404, "not-found");
        refused("TRACE /nowhere HTTP/1.1", 405, "method-not-allowed");
    }

    @Test
    public void whoComesBeforeTheFrontIsThereIsToldToComeAgain() throws Exception {
        errors.fronted(false);
        refused("GET /api/types HTTP/1.1", 503, "unavailable");
        refused("TRACE /api/types HTTP/1.1", 503, "unavailable");
    }

    private void refused(String line, int status, String kind) throws Exception {
        String answer = raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(answer, answer.startsWith("HTTP/1.1 " + status));
        assertTrue(answer, answer.contains("application/problem+json"));
        assertTrue(answer, answer.contains("\"/api/problems/" + kind + "\""));
        assertTrue(answer, answer.contains("\"status\":" + status));
        assertFalse(answer, answer.contains("<html"));
    }

    private String raw(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", connector.getLocalPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
