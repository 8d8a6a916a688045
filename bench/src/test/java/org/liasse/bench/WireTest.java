package org.liasse.bench;

import static org.junit.Assert.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.liasse.bench.Wire.Request;

public class WireTest {

    private final Set<Integer> clientPorts = new HashSet<>();
    private HttpServer server;

    @Before
    public void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    clientPorts.add(exchange.getRemoteAddress().getPort());
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    boolean chunked = exchange.getRequestURI().getPath().equals("/chunked");
                    exchange.getResponseHeaders().add("ETag", "\"1\"");
                    exchange.sendResponseHeaders(200, chunked ? 0 : body.length + 1);
                    exchange.getResponseBody().write('>');
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    @After
    public void stop() {
        server.stop(0);
    }

    @Test
    public void oneConnectionServesManyRequests() {
        try (Wire wire = new Wire(server.getAddress().getPort())) {
            for (String path : new String[] {"/", "/chunked", "/"}) {
                byte[] body = "été".getBytes(StandardCharsets.UTF_8);
                Wire.Answer answer = wire.send(Request.post(path, "Bearer x", "*", body));
                assertEquals(200, answer.status());
                assertEquals(">été", answer.text());
                assertEquals("\"1\"", answer.headers().get("etag"));
            }
        }
        assertEquals(1, clientPorts.size());
    }
}
