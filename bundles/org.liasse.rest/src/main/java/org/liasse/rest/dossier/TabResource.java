package org.liasse.rest.dossier;

import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Dossiers.TabCount;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Parameters;

/** The tabs of a type, with what they count for the reader. */
@Path("tabs")
@Produces(MediaType.APPLICATION_JSON)
public final class TabResource {

    private final Dossiers dossiers;

    public TabResource(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    @GET
    public List<TabCount> tabs(
            @Context SecurityContext security,
            @QueryParam("type") String type,
            @QueryParam("context") String context) {
        return dossiers.tabs(
                CallerPrincipal.of(security), Parameters.needKey("type", type), context);
    }
}
