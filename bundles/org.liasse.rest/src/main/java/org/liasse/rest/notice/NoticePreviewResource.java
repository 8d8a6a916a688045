package org.liasse.rest.notice;

import java.util.Map;
import java.util.Set;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Key;
import org.liasse.api.notice.Previews;
import org.liasse.api.notice.Previews.Supposed;
import org.liasse.api.people.Caller;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Body;
import org.liasse.rest.notice.PreviewJson.OutlookJson;

/** What would be told if something happened to a dossier; nothing does. */
@Path("dossiers/{id}/notices/actions/preview")
@Produces(MediaType.APPLICATION_JSON)
public final class NoticePreviewResource {

    private final Previews previews;

    public NoticePreviewResource(Previews previews) {
        this.previews = previews;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public OutlookJson preview(
            @Context SecurityContext security, @PathParam("id") String id, Body body) {
        body.only("action", "notice", "inputs", "acknowledged", "by");
        Key action = body.key("action");
        Key notice = body.key("notice");
        Body inputs = body.body("inputs");
        Set<Key> acknowledged = body.keys("acknowledged");
        String by = body.text("by");
        body.verify();
        Caller caller = CallerPrincipal.of(security);
        return OutlookJson.of(
                previews.of(
                        caller,
                        new Supposed(
                                id,
                                action,
                                inputs == null ? Map.of() : inputs.values(),
                                acknowledged,
                                notice,
                                by)),
                caller.language());
    }
}
