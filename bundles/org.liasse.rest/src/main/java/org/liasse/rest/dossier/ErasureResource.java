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
import org.liasse.api.Problem;
import org.liasse.api.dossier.Oversight;
import org.liasse.api.dossier.Oversight.Erased;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Parameters;

/** What was erased under a context, or in an office: by number, by whom, and when. */
@Path("erasures")
@Produces(MediaType.APPLICATION_JSON)
public final class ErasureResource {

    private final Oversight oversight;

    public ErasureResource(Oversight oversight) {
        this.oversight = oversight;
    }

    @GET
    public Listing<Erased> erased(
            @Context SecurityContext security,
            @QueryParam("context") String context,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("100") String limit) {
        if (context == null || context.isBlank()) {
            throw Problem.invalid(
                    "context",
                    "Il faut nommer un dossier ou un bureau.",
                    "A dossier or an office must be named.");
        }
        int most = Parameters.limit(limit);
        List<Erased> erased = oversight.erased(CallerPrincipal.of(security), context, after, most);
        return Listing.of(erased, most, Erased::id);
    }
}
