package org.liasse.rest.dossier;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Text;
import org.liasse.api.dossier.ReadMarks;
import org.liasse.api.dossier.ReadMarks.ThreadMark;
import org.liasse.rest.Doors;
import org.liasse.rest.http.TestServer;
import org.liasse.rest.http.TestServer.Answered;

public class ThreadReadResourceTest {

    private final List<Object[]> asked = new ArrayList<>();
    private TestServer server;

    @Before
    public void start() throws Exception {
        Text label = new Text("Messagerie", "Messages");
        ReadMarks marks =
                new Doors()
                        .on(
                                "threads",
                                a ->
                                        List.of(
                                                new ThreadMark(
                                                        new Key("chat"), label, 1000, true, "m1"),
                                                new ThreadMark(
                                                        new Key("aside"), label, 0, false, null)))
                        .on(
                                "read",
                                a -> {
                                    asked.add(a);
                                    return null;
                                })
                        .as(ReadMarks.class);
        server =
                new TestServer(null, 1000)
                        .at(
                                "/api",
                                Set.of(
                                        new ThreadResource(null, null),
                                        new ThreadAudienceResource(null),
                                        new ThreadListResource(marks),
                                        new ThreadReadResource(marks)));
    }

    @After
    public void stop() {
        server.close();
    }

    // CORE-08
    @Test
    public void CORE_08_threadsTellWhatIsUnread() throws Exception {
        Answered list = server.send("GET", "/api/dossiers/d1/threads", null);
        assertEquals(list.text(), 200, list.status());
        assertEquals(
                "[{\"key\":\"chat\",\"label\":\"Messagerie\",\"unread\":1000,\"atLeast\":true,"
                        + "\"readUpTo\":\"m1\"},"
                        + "{\"key\":\"aside\",\"label\":\"Messagerie\",\"unread\":0,"
                        + "\"atLeast\":false}]",
                list.text());
    }

    // CORE-08
    @Test
    public void CORE_08_aThreadIsReadUpToAMessage() throws Exception {
        Answered done = put("{\"message\": \"m1\"}");
        assertEquals(done.text(), 204, done.status());
        assertEquals("d1", asked.get(0)[1]);
        assertEquals(new Key("chat"), asked.get(0)[2]);
        assertEquals("m1", asked.get(0)[3]);
        for (String wrong : List.of("{}", "{\"message\": 3}", "{\"message\": \"m\", \"at\": 1}")) {
            assertEquals(wrong, 422, put(wrong).status());
        }
        assertEquals(1, asked.size());
    }

    private Answered put(String body) throws Exception {
        return server.send("PUT", "/api/dossiers/d1/threads/chat/read", body);
    }
}
