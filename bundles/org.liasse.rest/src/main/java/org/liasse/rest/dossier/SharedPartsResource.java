package org.liasse.rest.dossier;

import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.dossier.Sharing;
import org.liasse.api.rest.CallerPrincipal;

/** Who sees what on a dossier and deposits where, for whoever may change it. */
@Path("dossiers/{id}/access")
@Produces(MediaType.APPLICATION_JSON)
public final class SharedPartsResource {

    private final Sharing sharing;

    public SharedPartsResource(Sharing sharing) {
        this.sharing = sharing;
    }

    @GET
    public List<PartJson> list(@Context SecurityContext security, @PathParam("id") String id) {
        return sharing.access(CallerPrincipal.of(security), id).stream().map(PartJson::of).toList();
    }
}
