package org.liasse.itests.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** REST as one person speaks it: JSON and bytes, signed in by a session. */
public final class Rest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    private final String base;
    private final String authorization;

    private Rest(String base, String authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    /** Somebody who does not say who he is. */
    public static Rest visitor(int port) {
        return new Rest("http://127.0.0.1:" + port, null);
    }

    /** The same server, in a session opened with this login and password. */
    public Rest signedIn(String login, String password) {
        String basic =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        (login + ":" + password).getBytes(StandardCharsets.UTF_8));
        Answer session = new Rest(base, basic).send("POST", "/api/session", null);
        return new Rest(base, "Bearer " + session.expect(200).json().get("token").asText());
    }

    /** The same server, as the holder of a personal link. */
    public Rest byLink(String secret) {
        Answer session =
                new Rest(base, null).send("POST", "/api/session", java.util.Map.of("link", secret));
        return new Rest(base, "Bearer " + session.expect(200).json().get("token").asText());
    }

    /** The same person at a server that listens on another port. */
    public Rest at(int port) {
        return new Rest("http://127.0.0.1:" + port, authorization);
    }

    public static JsonNode parse(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] bytes(Object json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request that can be sent again as it was. */
    public record Request(
            String method, String path, byte[] body, String mediaType, String ifMatch, String key) {

        public Request(String method, String path, Object json) {
            this(method, path, json == null ? null : bytes(json), "application/json", null, null);
        }

        /** Raw bytes. */
        public static Request raw(String method, String path, byte[] body) {
            return new Request(method, path, body, "application/octet-stream", null, null);
        }

        public Request ifMatch(String tag) {
            return new Request(method, path, body, mediaType, tag, key);
        }

        /** Under this idempotency key. */
        public Request once(String idempotencyKey) {
            return new Request(method, path, body, mediaType, ifMatch, idempotencyKey);
        }
    }

    /** What came back. */
    public record Answer(Request request, HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        public boolean isFine() {
            return status() / 100 == 2;
        }

        /** This answer, where it has that status. */
        public Answer expect(int wanted) {
            if (status() != wanted) {
                throw new AssertionError(
                        request.method()
                                + " "
                                + request.path()
                                + " answers "
                                + status()
                                + ", not "
                                + wanted
                                + ": "
                                + text());
            }
            return this;
        }

        public byte[] bytes() {
            return response.body();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return response.body().length == 0 ? MissingNode.getInstance() : parse(response.body());
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        public String etag() {
            return header("ETag").orElseThrow();
        }
    }

    /** Sends it; a connection that breaks is an {@link UncheckedIOException}. */
    public Answer send(Request request) {
        HttpRequest.Builder http =
                http(request.path())
                        .method(
                                request.method(),
                                request.body() == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(request.body()));
        if (request.body() != null) {
            http.header("Content-Type", request.mediaType());
        }
        if (request.ifMatch() != null) {
            http.header("If-Match", request.ifMatch());
        }
        if (request.key() != null) {
            http.header("Idempotency-Key", request.key());
        }
        return new Answer(request, sent(http, HttpResponse.BodyHandlers.ofByteArray()));
    }

    /**
     * What comes bit by bit; close it.
     *
     * @param value of the header; without it where null
     */
    public HttpResponse<InputStream> stream(String path, String header, String value) {
        HttpRequest.Builder http = http(path);
        if (value != null) {
            http.header(header, value);
        }
        return sent(http, HttpResponse.BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder http(String path) {
        HttpRequest.Builder http =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Accept-Language", "en");
        if (authorization != null) {
            http.header("Authorization", authorization);
        }
        return http;
    }

    private static <T> HttpResponse<T> sent(
            HttpRequest.Builder http, HttpResponse.BodyHandler<T> handler) {
        try {
            return CLIENT.send(http.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Answer send(String method, String path, Object json) {
        return send(new Request(method, path, json));
    }

    public Answer get(String path) {
        return send(new Request("GET", path, null));
    }

    /** As a client does who is told that he asks too often: he waits as long as he is told. */
    public Answer patiently(String path) {
        return patiently(new Request("GET", path, null));
    }

    /** The same for any request. */
    public Answer patiently(Request request) {
        Answer answer = send(request);
        while (answer.status() == 429) {
            long seconds = Long.parseLong(answer.header("Retry-After").orElseThrow());
            LockSupport.parkNanos(seconds * 1_000_000_000);
            answer = send(request);
        }
        return answer;
    }

    public JsonNode read(String path) {
        return get(path).expect(200).json();
    }

    /** Every item of a listing with {@code items} and {@code next}, page by page. */
    public List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String separator = path.contains("?") ? "&" : "?";
        String after = null;
        do {
            JsonNode page =
                    read(after == null ? path : path + separator + "after=" + encoded(after));
            page.get("items").forEach(items::add);
            after = page.hasNonNull("next") ? page.get("next").asText() : null;
        } while (after != null);
        return items;
    }

    public static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
