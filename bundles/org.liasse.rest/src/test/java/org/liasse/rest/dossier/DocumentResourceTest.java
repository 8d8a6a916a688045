package org.liasse.rest.dossier;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.dossier.Conversations;
import org.liasse.api.dossier.Conversations.Attachment;
import org.liasse.api.dossier.Conversations.Message;
import org.liasse.api.dossier.Documents;
import org.liasse.api.dossier.Documents.Content;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.Documents.Upload;
import org.liasse.api.dossier.Documents.Version;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Presets;
import org.liasse.api.dossier.Presets.Preset;
import org.liasse.api.dossier.Products;
import org.liasse.api.people.Caller;
import org.liasse.rest.Doors;
import org.liasse.rest.Samples;
import org.liasse.rest.http.BodyGuard;
import org.liasse.rest.http.TestServer;
import org.liasse.rest.http.TestServer.Answered;

public class DocumentResourceTest {

    private static final byte[] BYTES = "0123456789".getBytes(StandardCharsets.US_ASCII);
    private static final String SHA = BodyGuard.sha256(BYTES);
    private static final Version VERSION =
            new Version(
                    1, "Devis été.pdf", 10, SHA, "application/pdf", Samples.AT, "Zoé", "DEPOSITED");
    private static final Document DOCUMENT =
            new Document("01-doc", new Key("papers"), List.of(VERSION));

    private final List<Object> asked = new ArrayList<>();
    private final Doors doors =
            new Doors()
                    .on("upload", this::upload)
                    .on("list", a -> List.of(DOCUMENT))
                    .on(
                            "deposit",
                            a -> {
                                asked.addAll(Arrays.asList(a));
                                return DOCUMENT;
                            })
                    .on("content", a -> content())
                    .on(
                            "review",
                            a -> {
                                asked.addAll(Arrays.asList(a));
                                return null;
                            });
    private String mediaType = "application/pdf";
    private TestServer server;
    private byte[] firstBytes = BYTES;
    private boolean again;

    private Object upload(Object[] a) throws Exception {
        asked.addAll(Arrays.asList(a));
        if (!again) {
            firstBytes = ((InputStream) a[5]).readAllBytes();
        }
        return new Upload(
                "up-1",
                (String) a[4],
                firstBytes.length,
                BodyGuard.sha256(firstBytes),
                "application/pdf",
                Samples.AT);
    }

    private Content content() {
        return new Content() {
            @Override
            public Version version() {
                return new Version(
                        1, VERSION.name(), 10, SHA, mediaType, Samples.AT, "Zoé", "DEPOSITED");
            }

            @Override
            public InputStream open(long offset) {
                return new ByteArrayInputStream(BYTES, (int) offset, BYTES.length);
            }
        };
    }

    private Object produced(Object[] a) {
        asked.addAll(Arrays.asList(a));
        return DOCUMENT;
    }

    @Before
    public void start() throws Exception {
        Documents documents = doors.as(Documents.class);
        Dossiers dossiers =
                new Doors().on("read", a -> Samples.dossier((String) a[1])).as(Dossiers.class);
        Conversations conversations =
                new Doors()
                        .on(
                                "write",
                                a ->
                                        new Message(
                                                "m-1",
                                                Samples.AT,
                                                "Zoé",
                                                (String) a[4],
                                                List.of(
                                                        new Attachment(
                                                                1,
                                                                "a.pdf",
                                                                10,
                                                                SHA,
                                                                "application/pdf")),
                                                List.of()))
                        .on(
                                "list",
                                a ->
                                        List.of(
                                                new Message(
                                                        "m-1",
                                                        Samples.AT,
                                                        "Zoé",
                                                        "bonjour",
                                                        List.of(),
                                                        List.of())))
                        .on("attachment", a -> content())
                        .as(Conversations.class);
        Presets presets =
                new Doors()
                        .on("list", a -> List.of(new Preset("reply.seen", "Bien reçu.")))
                        .on(
                                "write",
                                a -> {
                                    asked.addAll(Arrays.asList(a));
                                    return new Message(
                                            "m-2",
                                            Samples.AT,
                                            "Zoé",
                                            "Bien reçu.",
                                            List.of(),
                                            List.of());
                                })
                        .as(Presets.class);
        server =
                new TestServer(null, 1000)
                        .at(
                                "/api",
                                Set.of(
                                        new DocumentResource(documents, dossiers),
                                        new ProductResource(
                                                doors.on("produce", this::produced)
                                                        .as(Products.class)),
                                        new UploadResource(documents),
                                        new ThreadResource(conversations, presets)));
    }

    @After
    public void stop() {
        server.close();
    }

    private Answered upload(String path, byte[] bytes, String... headers) throws Exception {
        return server.send("POST", path, bytes, "application/json", headers);
    }

    @Test
    public void anUploadTakesWhateverBytesForAPlace() throws Exception {
        Answered answer = upload("/api/uploads?for=request/papers&name=a%2Fb.json", BYTES);
        assertEquals(answer.text(), 201, answer.status());
        assertEquals("up-1", answer.json().get("id").asText());
        assertEquals(SHA, answer.json().get("sha256").asText());
        assertEquals(new Key("request"), asked.get(2));
        assertEquals(new Key("papers"), asked.get(3));
        assertEquals("a/b.json", asked.get(4));
        assertEquals(422, upload("/api/uploads?for=request&name=a", BYTES).status());
        assertEquals(201, upload("/api/uploads?for=request/papers", BYTES).status());
        Answered packed =
                upload("/api/uploads?for=request/papers&name=a", BYTES, "Content-Encoding", "gzip");
        assertEquals(415, packed.status());
    }

    @Test
    public void theSameKeyWithOtherBytesIsRefused() throws Exception {
        String path = "/api/uploads?for=request/papers&name=a";
        assertEquals(201, upload(path, BYTES, "Idempotency-Key", "k").status());
        again = true;
        assertEquals(201, upload(path, BYTES, "Idempotency-Key", "k").status());
        assertEquals(422, upload(path, new byte[] {1, 2}, "Idempotency-Key", "k").status());
        byte[] longer = Arrays.copyOf(BYTES, 11);
        assertEquals(422, upload(path, longer, "Idempotency-Key", "k").status());
    }

    @Test
    public void aVersionIsDepositedRawOrFromAnUpload() throws Exception {
        String path = "/api/dossiers/d-1/documents/papers/versions";
        Answered raw = upload(path + "?name=a.pdf", BYTES, "Idempotency-Key", "k");
        assertEquals(raw.text(), 201, raw.status());
        assertEquals(1, raw.json().get("number").asInt());
        assertTrue(
                raw.header("Location"),
                raw.header("Location").endsWith("/api/dossiers/d-1/documents/01-doc/versions/1"));
        Caller first = (Caller) asked.get(0);
        Caller then = (Caller) asked.get(6);
        assertEquals("POST " + path + " bytes", first.once().scope());
        assertEquals("POST " + path, then.once().scope());
        assertNull(asked.get(9));
        asked.clear();

        assertEquals(201, server.send("POST", path, "{\"upload\": \"up-1\"}").status());
        assertEquals("up-1", asked.get(4));
        asked.clear();

        String onDocument = "/api/dossiers/d-1/documents/01-doc/versions";
        assertEquals(201, server.send("POST", onDocument, "{\"upload\": \"up-1\"}").status());
        assertEquals(new Key("papers"), asked.get(2));
        assertEquals("01-doc", asked.get(3));
        assertEquals(422, server.send("POST", path, "{\"uplaod\": \"up-1\"}").status());
        assertEquals(
                404,
                server.send("POST", "/api/dossiers/d-1/documents/01-x/versions", "{}").status());
    }

    @Test
    public void aVersionStreamsWholeInPartOrNotAtAll() throws Exception {
        String path = "/api/dossiers/d-1/documents/01-doc/versions/1";
        Answered whole = server.get(path);
        assertEquals(200, whole.status());
        assertArrayEquals(BYTES, whole.raw().body());
        assertEquals("10", whole.header("Content-Length"));
        assertEquals("application/pdf", whole.header("Content-Type"));
        assertEquals("nosniff", whole.header("X-Content-Type-Options"));
        assertEquals("bytes", whole.header("Accept-Ranges"));
        assertTrue(whole.header("Content-Disposition").startsWith("attachment; "));
        assertEquals("\"" + SHA + "\"", whole.header("ETag"));

        Answered part = server.get(path, "Range", "bytes=2-4");
        assertEquals(206, part.status());
        assertEquals("234", part.text());
        assertEquals("bytes 2-4/10", part.header("Content-Range"));

        Answered beyond = server.get(path, "Range", "bytes=10-");
        assertEquals(416, beyond.status());
        assertEquals("bytes */10", beyond.header("Content-Range"));
        assertEquals("/api/problems/range-not-satisfiable", beyond.json().get("type").asText());

        assertEquals(304, server.get(path, "If-None-Match", whole.header("ETag")).status());
        assertEquals(200, server.get(path, "Range", "bytes=2-4", "If-Range", "\"other\"").status());
        assertEquals(200, server.get("/api/dossiers/d-1/documents/papers/versions/1").status());
        assertEquals(404, server.get("/api/dossiers/d-1/documents/01-doc/versions/x").status());
        assertEquals(404, server.get("/api/dossiers/d-1/documents/others/versions/1").status());
        assertEquals(200, server.send("HEAD", path, (String) null).status());
    }

    @Test
    public void aFileOfJsonComesAsItIs() throws Exception {
        mediaType = "application/json";
        Answered answer = server.get("/api/dossiers/d-1/documents/01-doc/versions/1");
        assertEquals(200, answer.status());
        assertArrayEquals(BYTES, answer.raw().body());
        assertEquals("application/json", answer.header("Content-Type"));
    }

    @Test
    public void documentsAreListedAndReviewed() throws Exception {
        Answered list = server.get("/api/dossiers/d-1/documents");
        assertEquals("papers", list.json().at("/0/slot").asText());
        assertEquals("Devis été.pdf", list.json().at("/0/versions/0/name").asText());
        String path = "/api/dossiers/d-1/documents/01-doc/review";
        assertEquals(204, server.send("PUT", path, "{\"accepted\": true}").status());
        assertEquals(true, asked.get(3));
        assertEquals(422, server.send("PUT", path, "{}").status());
    }

    // CORE-18
    @Test
    public void CORE_18_aProductIsMadeOfWhatTheCallerSaw() throws Exception {
        String path = "/api/dossiers/d-1/products/report";
        assertEquals(428, server.send("POST", path, "{}").status());
        Answered made =
                server.send(
                        "POST",
                        path,
                        "{\"acknowledged\": [\"old\"]}".getBytes(StandardCharsets.UTF_8),
                        "application/json",
                        "If-Match",
                        "\"tag.fr\"");
        assertEquals(made.text(), 201, made.status());
        assertEquals("01-doc", made.json().get("document").asText());
        assertEquals(
                List.of("d-1", new Key("report"), Set.of(new Key("old")), "tag"),
                asked.subList(1, 5));
        assertEquals(
                422,
                server.send(
                                "POST",
                                path,
                                "{\"place\": \"x\"}".getBytes(StandardCharsets.UTF_8),
                                "application/json",
                                "If-Match",
                                "*")
                        .status());
    }

    // CORE-07
    @Test
    public void CORE_07_messagesAreWrittenWithAttachments() throws Exception {
        String path = "/api/dossiers/d-1/threads/messages/messages";
        Answered written =
                server.send("POST", path, "{\"text\": \"voici\", \"attachments\": [\"up-1\"]}");
        assertEquals(written.text(), 201, written.status());
        String href = written.json().at("/attachments/0/href").asText();
        assertEquals(path + "/m-1/attachments/1", href);
        assertEquals("0123456789", server.get(href).text());
        assertEquals(
                422, server.send("POST", path, "{\"text\": 1, \"attachments\": [2]}").status());
        assertEquals("m-1", server.get(path + "?limit=1").json().get("next").asText());
    }

    // CORE-22, COND-25
    @Test
    public void COND_25_aPresetIsAnsweredWithByOneRequest() throws Exception {
        String thread = "/api/dossiers/d-1/threads/updates/";
        Answered offered = server.get(thread + "presets");
        assertEquals(offered.text(), 200, offered.status());
        assertEquals("reply.seen", offered.json().at("/items/0/name").asText());
        assertEquals("Bien reçu.", offered.json().at("/items/0/text").asText());

        Answered written = server.send("POST", thread + "messages", "{\"preset\": \"reply.seen\"}");

        assertEquals(written.text(), 201, written.status());
        assertEquals("Bien reçu.", written.json().get("text").asText());
        assertEquals(new Key("updates"), asked.get(2));
        assertEquals("reply.seen", asked.get(4));
        for (String wrong :
                List.of(
                        "{\"preset\": \"reply.seen\", \"text\": \"Bonjour\"}",
                        "{\"preset\": 1}",
                        "{}")) {
            assertEquals(wrong, 422, server.send("POST", thread + "messages", wrong).status());
        }
    }
}
