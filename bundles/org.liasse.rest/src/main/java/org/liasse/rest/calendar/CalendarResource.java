package org.liasse.rest.calendar;

import java.nio.charset.StandardCharsets;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import org.liasse.api.calendar.CalendarText;
import org.liasse.api.calendar.Calendars;
import org.liasse.rest.http.BodyGuard;
import org.liasse.rest.http.Tags;

/** A calendar as programs subscribe to it: they sign in nowhere, so the secret is the address. */
@Path("calendar")
@Produces({CalendarText.MEDIA_TYPE + ";charset=utf-8", "*/*;qs=0.1"})
public final class CalendarResource {

    private final Calendars calendars;

    public CalendarResource(Calendars calendars) {
        this.calendars = calendars;
    }

    @GET
    @Path("{secret: [0-9a-f]+}.ics")
    public Response read(
            @PathParam("secret") String secret,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        byte[] calendar = calendars.read(secret).getBytes(StandardCharsets.UTF_8);
        String etag = Tags.etag(BodyGuard.sha256(calendar).substring(0, 20));
        return Tags.isKnown(known, etag)
                ? Response.notModified().header(HttpHeaders.ETAG, etag).build()
                : Response.ok(calendar, CalendarText.MEDIA_TYPE + ";charset=utf-8")
                        .header(HttpHeaders.ETAG, etag)
                        .build();
    }
}
