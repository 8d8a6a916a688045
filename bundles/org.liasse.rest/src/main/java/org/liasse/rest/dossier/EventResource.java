package org.liasse.rest.dossier;

import java.util.List;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.InputError;
import org.liasse.api.Problem;
import org.liasse.api.dossier.EventLog;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Parameters;

/** What happened, from a cursor on. */
@Path("events")
@Produces(MediaType.APPLICATION_JSON)
public final class EventResource {

    private final EventLog events;

    public EventResource(EventLog events) {
        this.events = events;
    }

    /**
     * @param next always there: what {@code after} takes next time, also where nothing was visible
     */
    record Slice(List<EventLog.Event> items, String next) {}

    @GET
    public Slice after(
            @Context SecurityContext security,
            @QueryParam("after") @DefaultValue("0") String after,
            @QueryParam("limit") @DefaultValue("100") String limit) {
        EventLog.Slice slice =
                events.after(
                        CallerPrincipal.of(security), position(after), Parameters.limit(limit));
        return new Slice(slice.events(), Long.toString(slice.next()));
    }

    private static long position(String after) {
        try {
            long position = Long.parseLong(after);
            if (position >= 0) {
                return position;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw Problem.of(
                        Problem.Kind.BAD_REQUEST,
                        "Ce curseur n’a pas été donné par le serveur.",
                        "The server never gave this cursor.")
                .withErrors(List.of(InputError.at("after", "Curseur inconnu.", "Unknown cursor.")));
    }
}
