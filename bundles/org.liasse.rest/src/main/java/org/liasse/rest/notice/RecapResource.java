package org.liasse.rest.notice;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.notice.Previews;
import org.liasse.api.people.Caller;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.notice.PreviewJson.RecapList;

/** What the reader's next recaps would say. */
@Path("me/recaps")
@Produces(MediaType.APPLICATION_JSON)
public final class RecapResource {

    private final Previews previews;

    public RecapResource(Previews previews) {
        this.previews = previews;
    }

    @GET
    public RecapList mine(@Context SecurityContext security) {
        Caller caller = CallerPrincipal.of(security);
        return RecapList.of(previews.recaps(caller, null), caller.language());
    }
}
