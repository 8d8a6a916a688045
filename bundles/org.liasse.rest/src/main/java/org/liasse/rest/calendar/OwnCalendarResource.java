package org.liasse.rest.calendar;

import java.time.Instant;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.calendar.Calendars;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Created;

/** The address at which programs read one's calendar: made, made anew, and taken back. */
@Path("me/calendar")
@Produces(MediaType.APPLICATION_JSON)
public final class OwnCalendarResource {

    private final Calendars calendars;

    public OwnCalendarResource(Calendars calendars) {
        this.calendars = calendars;
    }

    /**
     * @param madeAt absent where there is none
     */
    record CalendarJson(boolean subscribed, Instant madeAt) {}

    /**
     * @param href told this once
     */
    record SubscribedJson(String href) {}

    @GET
    public CalendarJson read(@Context SecurityContext security) {
        return calendars
                .subscribedAt(CallerPrincipal.of(security))
                .map(madeAt -> new CalendarJson(true, madeAt))
                .orElseGet(() -> new CalendarJson(false, null));
    }

    /** What was read at the address before is read there no more. */
    @POST
    public Response subscribe(@Context SecurityContext security) {
        String href = "/api/calendar/" + calendars.subscribe(CallerPrincipal.of(security)) + ".ics";
        return Created.at(href)
                .entity(new SubscribedJson(href))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @DELETE
    public void unsubscribe(@Context SecurityContext security) {
        calendars.unsubscribe(CallerPrincipal.of(security));
    }
}
