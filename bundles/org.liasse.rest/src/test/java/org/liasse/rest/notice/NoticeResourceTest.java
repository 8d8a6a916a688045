package org.liasse.rest.notice;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.Text;
import org.liasse.api.notice.EditedTexts;
import org.liasse.api.notice.EditedTexts.Draft;
import org.liasse.api.notice.EditedTexts.Edited;
import org.liasse.api.notice.EditedTexts.Level;
import org.liasse.api.notice.EditedTexts.Revision;
import org.liasse.api.notice.Notifications;
import org.liasse.api.notice.Notifications.Notification;
import org.liasse.api.notice.Preferences;
import org.liasse.api.notice.Preferences.Setting;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.people.SignIn;
import org.liasse.api.spi.Wording.Words;
import org.liasse.api.type.Declarations.Notice.Delivery;
import org.liasse.rest.Doors;
import org.liasse.rest.http.TestServer;
import org.liasse.rest.http.TestServer.Answered;

/** Notifications, preferences and texts over HTTP. */
public class NoticeResourceTest {

    private static final Caller ANNE =
            new Caller(
                    "acc-1",
                    "Anne",
                    Set.of(Principal.PUBLIC, Principal.account("acc-1")),
                    Language.EN,
                    null);
    private static final Key TYPE = new Key("request");
    private static final Setting SETTING =
            new Setting(
                    TYPE,
                    new Text("Demandes", "Requests"),
                    new Key("deposit"),
                    new Text("Chaque dépôt", "Each deposit"),
                    null,
                    null,
                    Delivery.OFF,
                    Delivery.OFF,
                    EnumSet.of(Delivery.IMMEDIATE, Delivery.OFF),
                    false);
    private static final Edited EDITED =
            new Edited(
                    TYPE,
                    "mail.deposit",
                    new Text("Dépôt", "Deposit"),
                    Level.CONTEXT,
                    new Draft(new Text("Objet", "Subject"), new Text("Bonjour", "Hello")),
                    2,
                    List.of("name"),
                    null);

    private final List<String> asked = new ArrayList<>();
    private TestServer server;

    private Object note(String method, Object[] arguments, Object answer) {
        asked.add(
                method
                        + " "
                        + Arrays.stream(arguments).filter(a -> !(a instanceof Caller)).toList());
        return answer;
    }

    @Before
    public void start() throws Exception {
        SignIn signIn = new Doors().on("bearer", a -> ANNE).as(SignIn.class);
        Preferences preferences =
                new Doors()
                        .on("list", a -> note("list", new Object[] {a[1]}, List.of(SETTING)))
                        .on("save", a -> note("save", a, null))
                        .as(Preferences.class);
        Notifications notifications =
                new Doors()
                        .on("list", a -> note("list", a, page()))
                        .on("mark", a -> note("mark", a, null))
                        .on("readUpTo", a -> note("upTo", new Object[] {a[1]}, null))
                        .as(Notifications.class);
        EditedTexts texts =
                new Doors()
                        .on("list", a -> note("texts", a, List.of(EDITED)))
                        .on("read", a -> EDITED)
                        .on("write", a -> written(a))
                        .on("restore", a -> note("restore", a, EDITED))
                        .on("revisions", a -> List.of(new Revision(1, null, Instant.EPOCH, "Anne")))
                        .on("preview", a -> note("preview", a, new Words("S", "T\n", "<p>T</p>")))
                        .on("print", a -> note("print", a, "%PDF-1.7".getBytes()))
                        .as(EditedTexts.class);
        server =
                new TestServer(signIn, 1000)
                        .at(
                                "/api",
                                Set.of(
                                        new PreferenceResource(preferences),
                                        new NotificationResource(notifications),
                                        new ContextTextResource(texts),
                                        new OfficeTextResource(texts)));
    }

    private Object written(Object[] arguments) {
        if (arguments[4] instanceof Draft draft && draft.text().fr().equals("{{x}}")) {
            throw Problem.invalid("/text/fr", "Ligne 1 : « x » est inconnu.", "Line 1: unknown.");
        }
        return note("write", arguments, EDITED);
    }

    private static Notifications.Page page() {
        return new Notifications.Page(
                List.of(
                        new Notification(
                                "n1",
                                Instant.EPOCH,
                                TYPE,
                                new Key("deposit"),
                                new Text("Dépôt", "Deposit"),
                                "d1",
                                "2026-7",
                                "A veranda",
                                "Zoé",
                                null)),
                "n1",
                1_000,
                true);
    }

    @After
    public void stop() {
        server.close();
    }

    private Answered send(String method, String path, String body) throws Exception {
        return server.send(
                method, path, body, "Authorization", "Bearer good", "Accept-Language", "en");
    }

    // CORE-10
    @Test
    public void CORE_10_preferencesAreShownWithTheirChoicesAndSavedTogether() throws Exception {
        JsonNode shown = send("GET", "/api/me/preferences?context=p1", null).json();
        assertEquals("Each deposit", shown.at("/items/0/label").asText());
        assertEquals("off", shown.at("/items/0/byDefault").asText());
        assertEquals("immediate", shown.at("/items/0/choices/0").asText());
        assertFalse(shown.at("/items/0/saved").asBoolean());

        Answered saved =
                send(
                        "PATCH",
                        "/api/me/preferences?context=p1",
                        """
                        {"items": [
                          {"type": "request", "notice": "deposit", "delivery": "immediate"},
                          {"type": "request", "notice": "deposit", "value": "x", "delivery": null}]}
                        """);
        assertEquals(200, saved.status());
        assertTrue(asked.get(1), asked.get(1).contains("p1, [Wish[type=request, notice=deposit"));
        assertTrue(asked.get(1), asked.get(1).contains("choice=x, delivery=null"));
    }

    // CORE-10
    @Test
    public void CORE_10_whatIsNoPreferenceIsRefusedByName() throws Exception {
        Answered refused =
                send(
                        "PATCH",
                        "/api/me/preferences",
                        """
                        {"items": [{"type": "request", "notice": "deposit"},
                          {"type": "A", "notice": "deposit", "delivery": "hourly", "more": 1}]}
                        """);
        assertEquals(422, refused.status());
        List<String> pointers = new ArrayList<>();
        refused.json().get("errors").forEach(e -> pointers.add(e.get("pointer").asText()));
        assertTrue(
                pointers.toString(),
                pointers.containsAll(
                        List.of(
                                "/items/0/delivery",
                                "/items/1/type",
                                "/items/1/delivery",
                                "/items/1/more")));
        assertEquals(List.of(), asked);
    }

    // CORE-09
    @Test
    public void CORE_09_notificationsAreListedCountedAndMarked() throws Exception {
        JsonNode page = send("GET", "/api/notifications?limit=1&after=n0", null).json();
        assertEquals("/api/dossiers/d1", page.at("/items/0/dossier/href").asText());
        assertEquals("Deposit", page.at("/items/0/label").asText());
        assertEquals(1_000, page.get("unread").asInt());
        assertTrue(page.get("atLeast").asBoolean());
        assertEquals("n1", page.get("next").asText());

        assertEquals(204, send("PUT", "/api/notifications/n1/marks/read", null).status());
        assertEquals(204, send("DELETE", "/api/notifications/n1/marks/read", null).status());
        assertEquals(
                204,
                send("POST", "/api/notifications/actions/read", "{\"upTo\": \"n1\"}").status());
        assertEquals(
                List.of("list [n0, 1]", "mark [n1, true]", "mark [n1, false]", "upTo [n1]"), asked);
        assertEquals(422, send("GET", "/api/notifications?limit=201", null).status());
    }

    // CORE-22
    @Test
    public void CORE_22_textsAreReadWrittenRestoredAndPreviewed() throws Exception {
        JsonNode text = send("GET", "/api/dossiers/p1/texts", null).json().at("/items/0");
        assertEquals("context", text.get("source").asText());
        assertEquals("Hello", text.at("/text/en").asText());

        String one = "/api/dossiers/p1/texts/request/mail.deposit";
        String body =
                """
                {"subject": {"fr": "a", "en": "b"}, "text": {"fr": "c", "en": "d"}, "revision": 2}
                """;
        assertEquals(200, send("PUT", one, body).status());
        assertTrue(asked.get(1), asked.get(1).startsWith("write [Spot[context=p1, office=null]"));
        assertTrue(asked.get(1), asked.get(1).endsWith(", 2]"));
        assertEquals(200, send("PUT", one.replace("dossiers/p1", "offices/north"), body).status());
        assertTrue(asked.get(2), asked.get(2).contains("office=north"));
        assertEquals(200, send("DELETE", one + "?revision=3", null).status());
        assertTrue(asked.get(3), asked.get(3).endsWith("null, 3]"));
        assertEquals(200, send("POST", one + "/actions/restore", "{\"revision\": 1}").status());
        JsonNode words = send("POST", one + "/actions/preview", "{\"dossier\": \"d1\"}").json();
        assertEquals("<p>T</p>", words.get("html").asText());
        assertEquals(
                "Anne",
                send("GET", one + "/revisions", null).json().at("/items/0/author").asText());
    }

    // CORE-22
    @Test
    public void CORE_22_aDocumentIsPrintedFromADraftOrWhatIsInForce() throws Exception {
        for (String place : List.of("dossiers/p1", "offices/north")) {
            String print = "/api/" + place + "/texts/request/document.receipt/actions/print";
            Answered pdf = send("POST", print, "{\"dossier\": \"d1\"}");
            assertEquals(200, pdf.status());
            assertEquals("application/pdf", pdf.header("Content-Type"));
            assertTrue(
                    pdf.header("Content-Disposition"),
                    pdf.header("Content-Disposition").contains("document.receipt.pdf"));
            assertEquals(422, send("POST", print, "{\"text\": {\"fr\": \"a\"}}").status());
        }
        assertTrue(asked.get(0), asked.get(0).startsWith("print [Spot[context=p1, office=null]"));
        assertTrue(asked.get(1), asked.get(1).contains("office=north"));
    }

    // CORE-22
    @Test
    public void CORE_22_aTextThatIsNoneIsRefusedWithItsPlace() throws Exception {
        String one = "/api/dossiers/p1/texts/request/mail.deposit";
        Answered wrong = send("PUT", one, "{\"text\": {\"fr\": \"{{x}}\", \"en\": \"e\"}}");
        assertEquals(422, wrong.status());
        assertEquals("/text/fr", wrong.json().at("/errors/0/pointer").asText());
        Answered half = send("PUT", one, "{\"text\": {\"fr\": \"a\", \"de\": \"b\"}}");
        assertEquals(422, half.status());
        assertEquals(422, send("PUT", one, "{}").status());
        assertEquals(422, send("POST", one + "/actions/restore", "{}").status());
    }
}
