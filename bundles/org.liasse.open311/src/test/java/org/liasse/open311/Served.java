package org.liasse.open311;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.jaxrs.lifecycle.SingletonResourceProvider;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;

/** The endpoint behind real HTTP. */
final class Served implements AutoCloseable {

    private static final String ADDRESS = "/api/open311/v2";

    private final Server jetty = new Server();
    private final ServerConnector connector = new ServerConnector(jetty);
    private final Bus bus = BusFactory.newInstance().createBus();
    private final HttpClient client = HttpClient.newHttpClient();

    Served(GeoReport resource) {
        connector.setHost("127.0.0.1");
        jetty.addConnector(connector);
        var context = new ServletContextHandler();
        var servlet = new CXFNonSpringServlet();
        servlet.setBus(bus);
        context.addServlet(new ServletHolder(servlet), "/*");
        jetty.setHandler(context);
        try {
            jetty.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        var factory = new JAXRSServerFactoryBean();
        factory.setBus(bus);
        factory.setAddress(ADDRESS);
        factory.setResourceClasses(GeoReport.class);
        factory.setResourceProvider(GeoReport.class, new SingletonResourceProvider(resource));
        factory.create();
    }

    /**
     * @param form or {@code null}
     */
    HttpResponse<byte[]> send(String method, String path, Map<String, String> form)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + connector.getLocalPort() + ADDRESS + "/" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (form == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                    .method(method, BodyPublishers.ofString(encoded(form)));
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(
                        pair ->
                                URLEncoder.encode(pair.getKey(), StandardCharsets.UTF_8)
                                        + "="
                                        + URLEncoder.encode(
                                                pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    static String mediaType(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Type").orElse("").replace(" ", "");
    }

    @Override
    public void close() {
        try {
            jetty.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        bus.shutdown(true);
    }
}
