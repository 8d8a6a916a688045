package org.liasse.rest.calendar;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.calendar.Calendars;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.people.SignIn;
import org.liasse.rest.Doors;
import org.liasse.rest.http.TestServer;
import org.liasse.rest.http.TestServer.Answered;

/** Calendars over HTTP. */
public class CalendarResourceTest {

    private static final String SECRET = "5f0c9a5d".repeat(8);
    private static final Caller ZOE =
            new Caller(
                    "acc-1",
                    "Zoé",
                    Set.of(Principal.PUBLIC, Principal.account("acc-1")),
                    Language.EN,
                    null);

    private final AtomicReference<String> calendar = new AtomicReference<>("BEGIN:VCALENDAR\r\n");
    private final AtomicReference<Instant> madeAt = new AtomicReference<>();
    private TestServer server;

    @Before
    public void start() throws Exception {
        Calendars calendars =
                new Doors()
                        .on(
                                "subscribe",
                                a -> {
                                    madeAt.set(Instant.EPOCH);
                                    return SECRET;
                                })
                        .on("subscribedAt", a -> Optional.ofNullable(madeAt.get()))
                        .on(
                                "unsubscribe",
                                a -> {
                                    madeAt.set(null);
                                    return null;
                                })
                        .on(
                                "read",
                                a -> {
                                    if (!a[0].equals(SECRET)) {
                                        throw Problem.notFound();
                                    }
                                    return calendar.get();
                                })
                        .as(Calendars.class);
        server =
                new TestServer(new Doors().on("bearer", a -> ZOE).as(SignIn.class), 1000)
                        .at(
                                "/api",
                                Set.of(
                                        new OwnCalendarResource(calendars),
                                        new CalendarResource(calendars)));
    }

    @After
    public void stop() {
        server.close();
    }

    private Answered mine(String method) throws Exception {
        return server.send(method, "/api/me/calendar", (String) null, "Authorization", "Bearer t");
    }

    // CORE-21
    @Test
    public void CORE_21_theAddressIsToldOnceAndTakenBack() throws Exception {
        assertFalse(mine("GET").json().get("subscribed").asBoolean());
        Answered made = mine("POST");
        assertEquals(201, made.status());
        assertEquals("/api/calendar/" + SECRET + ".ics", made.json().get("href").asText());
        assertTrue(made.header("Location").endsWith("/api/calendar/" + SECRET + ".ics"));
        assertEquals("no-store", made.header("Cache-Control"));
        Answered there = mine("GET");
        assertTrue(there.json().get("subscribed").asBoolean());
        assertEquals("1970-01-01T00:00:00Z", there.json().get("madeAt").asText());
        assertFalse(there.text(), there.text().contains(SECRET));
        assertEquals(204, mine("DELETE").status());
        assertFalse(mine("GET").json().get("subscribed").asBoolean());
    }

    // CORE-21
    @Test
    public void CORE_21_aProgramReadsTheCalendarWithoutASignInAndAgainWhenItChanges()
            throws Exception {
        String path = "/api/calendar/" + SECRET + ".ics";
        Answered read = server.get(path);
        assertEquals(200, read.status());
        assertEquals("text/calendar;charset=utf-8", read.header("Content-Type"));
        assertEquals("BEGIN:VCALENDAR\r\n", read.text());
        String etag = read.header("ETag");
        assertEquals(304, server.get(path, "If-None-Match", etag).status());
        calendar.set("BEGIN:VCALENDAR\r\nX:1\r\n");
        assertEquals(200, server.get(path, "If-None-Match", etag).status());
        assertEquals(200, server.get(path, "Accept", "text/html").status());
        assertEquals(404, server.get("/api/calendar/" + "0".repeat(64) + ".ics").status());
        assertEquals(404, server.get("/api/calendar/x.ics").status());
    }
}
