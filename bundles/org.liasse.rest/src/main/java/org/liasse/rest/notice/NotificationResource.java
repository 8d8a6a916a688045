package org.liasse.rest.notice;

import java.time.Instant;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Key;
import org.liasse.api.notice.Notifications;
import org.liasse.api.notice.Notifications.Notification;
import org.liasse.api.notice.Notifications.Page;
import org.liasse.api.people.Caller;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Body;
import org.liasse.rest.http.Parameters;

/** What was told to the reader. */
@Path("notifications")
@Produces(MediaType.APPLICATION_JSON)
public final class NotificationResource {

    private final Notifications notifications;

    public NotificationResource(Notifications notifications) {
        this.notifications = notifications;
    }

    record Subject(String id, String number, String title, String href) {}

    record NotificationJson(
            String id,
            Instant at,
            Key type,
            Key notice,
            String label,
            Subject dossier,
            String actor,
            Instant readAt) {

        static NotificationJson of(Notification told, Caller caller) {
            return new NotificationJson(
                    told.id(),
                    told.at(),
                    told.type(),
                    told.notice(),
                    told.label().in(caller.language()),
                    new Subject(
                            told.dossier(),
                            told.number(),
                            told.title(),
                            "/api/dossiers/" + told.dossier()),
                    told.actor(),
                    told.readAt());
        }
    }

    /**
     * @param next what {@code after} takes to go on; absent at the end
     * @param atLeast whether there are more unread ones than that
     */
    record NotificationPage(
            List<NotificationJson> items, String next, long unread, boolean atLeast) {}

    @GET
    public NotificationPage list(
            @Context SecurityContext security,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("25") String limit) {
        Caller caller = CallerPrincipal.of(security);
        Page page = notifications.list(caller, after, Parameters.limit(limit));
        return new NotificationPage(
                page.items().stream().map(told -> NotificationJson.of(told, caller)).toList(),
                page.next(),
                page.unread(),
                page.isMore());
    }

    @PUT
    @Path("{id}/marks/read")
    public void read(@Context SecurityContext security, @PathParam("id") String id) {
        notifications.mark(CallerPrincipal.of(security), id, true);
    }

    @DELETE
    @Path("{id}/marks/read")
    public void unread(@Context SecurityContext security, @PathParam("id") String id) {
        notifications.mark(CallerPrincipal.of(security), id, false);
    }

    /** All up to one, or all that there are. */
    @POST
    @Path("actions/read")
    @Consumes(MediaType.APPLICATION_JSON)
    public void readUpTo(@Context SecurityContext security, Body body) {
        body.only("upTo");
        String last = body.text("upTo");
        body.verify();
        notifications.readUpTo(CallerPrincipal.of(security), last);
    }
}
