package org.liasse.rest.notice;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.notice.Previews;
import org.liasse.api.people.Caller;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.notice.PreviewJson.ReminderJson;
import org.liasse.rest.notice.PreviewJson.ReminderList;

/** What the clock is to do with a dossier, and whom it would tell. */
@Path("dossiers/{id}/reminders")
@Produces(MediaType.APPLICATION_JSON)
public final class ReminderResource {

    private final Previews previews;

    public ReminderResource(Previews previews) {
        this.previews = previews;
    }

    @GET
    public ReminderList list(@Context SecurityContext security, @PathParam("id") String id) {
        Caller caller = CallerPrincipal.of(security);
        return new ReminderList(
                previews.reminders(caller, id).stream()
                        .map(reminder -> ReminderJson.of(reminder, caller.language()))
                        .toList());
    }
}
