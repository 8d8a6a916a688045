package org.liasse.rest.dossier;

import javax.ws.rs.DELETE;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Parameters;

/** What is personal: followed, archived for me, seen. */
@Path("dossiers/{id}/marks/{mark}")
@Produces(MediaType.APPLICATION_JSON)
public final class MarkResource {

    private final Dossiers dossiers;

    public MarkResource(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    @PUT
    public void put(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @PathParam("mark") String mark) {
        dossiers.mark(CallerPrincipal.of(security), id, Parameters.pathKey(mark));
    }

    @DELETE
    public void remove(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @PathParam("mark") String mark) {
        dossiers.unmark(CallerPrincipal.of(security), id, Parameters.pathKey(mark));
    }
}
