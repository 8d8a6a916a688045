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
import org.liasse.rest.notice.PreviewJson.RecapList;

/** What somebody's next recaps would say, for an administrator of his office. */
@Path("accounts/{account}/recaps")
@Produces(MediaType.APPLICATION_JSON)
public final class AccountRecapResource {

    private final Previews previews;

    public AccountRecapResource(Previews previews) {
        this.previews = previews;
    }

    @GET
    public RecapList of(@Context SecurityContext security, @PathParam("account") String account) {
        Caller caller = CallerPrincipal.of(security);
        return RecapList.of(previews.recaps(caller, account), caller.language());
    }
}
