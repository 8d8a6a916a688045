package org.liasse.rest.notice;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.Text;
import org.liasse.api.dossier.Deadlines.Standing;
import org.liasse.api.notice.Previews;
import org.liasse.api.notice.Previews.Mail;
import org.liasse.api.notice.Previews.Outlook;
import org.liasse.api.notice.Previews.Recap;
import org.liasse.api.notice.Previews.Reminder;
import org.liasse.api.notice.Previews.Supposed;
import org.liasse.api.notice.Previews.Told;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.people.SignIn;
import org.liasse.api.type.Declarations.Notice.Delivery;
import org.liasse.rest.Doors;
import org.liasse.rest.http.TestServer;
import org.liasse.rest.http.TestServer.Answered;

/** What would be told, over HTTP. */
public class PreviewResourceTest {

    private static final Caller ANNE =
            new Caller(
                    "acc-1",
                    "Anne",
                    Set.of(Principal.PUBLIC, Principal.account("acc-1")),
                    Language.EN,
                    null);
    private static final String PREVIEW = "/api/dossiers/d1/notices/actions/preview";
    private static final Mail MAIL =
            new Mail(Language.FR, "Refusé", "Non.\n", null, List.of(), List.of("remark"));
    private static final Outlook OUTLOOK =
            new Outlook(
                    List.of(
                            new Told(
                                    "d1",
                                    "2026-000001",
                                    new Key("request"),
                                    new Key("decision"),
                                    new Text("Décision", "Decision"),
                                    Principal.account("z"),
                                    "Zoé",
                                    Set.of(new Key("applicant")),
                                    Delivery.IMMEDIATE,
                                    true,
                                    List.of(),
                                    MAIL)),
                    true);

    private final List<Object> asked = new ArrayList<>();
    private TestServer server;

    @Before
    public void start() throws Exception {
        Previews previews =
                new Doors()
                        .on(
                                "of",
                                a -> {
                                    asked.add(a[1]);
                                    if (((Supposed) a[1]).by() != null) {
                                        throw Problem.notFound();
                                    }
                                    return OUTLOOK;
                                })
                        .on(
                                "reminders",
                                a ->
                                        List.of(
                                                new Reminder(
                                                        new Key("remind"),
                                                        Instant.EPOCH,
                                                        0,
                                                        3,
                                                        Standing.HELD_BACK,
                                                        List.of(new Key("paused")),
                                                        List.of(new Key("paused")),
                                                        new Outlook(List.of(), false))))
                        .on(
                                "recaps",
                                a -> {
                                    asked.add(String.valueOf(a[1]));
                                    return List.of(
                                            new Recap(
                                                    new Key("request"),
                                                    new Key("daily"),
                                                    new Text("Jour", "Day"),
                                                    Instant.EPOCH,
                                                    MAIL));
                                })
                        .as(Previews.class);
        server =
                new TestServer(new Doors().on("bearer", a -> ANNE).as(SignIn.class), 1000)
                        .at(
                                "/api",
                                Set.of(
                                        new NoticePreviewResource(previews),
                                        new ReminderResource(previews),
                                        new RecapResource(previews),
                                        new AccountRecapResource(previews)));
    }

    @After
    public void stop() throws Exception {
        server.close();
    }

    private Answered post(String body) throws Exception {
        return server.send("POST", PREVIEW, body, "Authorization", "Bearer t");
    }

    private JsonNode get(String path) throws Exception {
        Answered answer = server.get(path, "Authorization", "Bearer t", "Accept-Language", "en");
        assertEquals(answer.text(), 200, answer.status());
        return answer.json();
    }

    // CORE-09
    @Test
    public void CORE_09_anActIsSupposedAndWhatItTellsIsAnswered() throws Exception {
        Answered answer =
                post(
                        "{\"action\": \"refuse\", \"inputs\": {\"motive\": \"No\"},"
                                + " \"acknowledged\": [\"late\"], \"notice\": \"decision\"}");
        assertEquals(answer.text(), 200, answer.status());
        assertEquals(
                List.of(
                        new Supposed(
                                "d1",
                                new Key("refuse"),
                                Map.of("motive", "No"),
                                Set.of(new Key("late")),
                                new Key("decision"),
                                null)),
                asked);
        JsonNode told = answer.json().at("/items/0");
        assertEquals("a:z", told.at("/person/principal").asText());
        assertEquals("applicant", told.at("/person/roles/0").asText());
        assertEquals("immediate", told.get("delivery").asText());
        assertEquals("Non.\n", told.at("/mail/text").asText());
        assertEquals("remark", told.at("/mail/withheld/0").asText());
        assertFalse(told.get("mail").has("html"));
        assertEquals(true, answer.json().get("more").asBoolean());
        assertEquals(404, post("{\"action\": \"refuse\", \"by\": \"x\"}").status());
        assertEquals(422, post("{\"action\": \"No key\"}").status());
        assertEquals(422, post("{\"what\": 1}").status());
    }

    // CORE-11
    @Test
    public void CORE_11_remindersSayWhenAndWhatStopsThem() throws Exception {
        JsonNode remind = get("/api/dossiers/d1/reminders").at("/items/0");
        assertEquals("held-back", remind.get("standing").asText());
        assertEquals("paused", remind.at("/stopped/0").asText());
        assertEquals(0, remind.at("/told/items").size());
    }

    // CORE-10
    @Test
    public void CORE_10_recapsAreMineOrThoseOfAnAccount() throws Exception {
        assertEquals("Day", get("/api/me/recaps").at("/items/0/label").asText());
        assertEquals("daily", get("/api/accounts/z/recaps").at("/items/0/recap").asText());
        assertEquals(List.of("null", "z"), asked);
    }
}
