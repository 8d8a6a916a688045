package org.liasse.rest.dossier;

import java.time.Instant;
import java.util.List;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Key;
import org.liasse.api.dossier.Oversight;
import org.liasse.api.dossier.Oversight.Access;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Parameters;

/** Who has read a dossier; for its auditors. */
@Path("dossiers/{id}/accesses")
@Produces(MediaType.APPLICATION_JSON)
public final class AccessResource {

    private final Oversight oversight;

    public AccessResource(Oversight oversight) {
        this.oversight = oversight;
    }

    record AccessJson(String id, Instant at, String reader, String name, Key what, String detail) {

        static AccessJson of(Access access) {
            return new AccessJson(
                    access.id(),
                    access.at(),
                    access.reader(),
                    access.name(),
                    Key.of(access.what()),
                    access.detail());
        }
    }

    @GET
    public Listing<AccessJson> accesses(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("100") String limit) {
        int most = Parameters.limit(limit);
        List<AccessJson> accesses =
                oversight.accesses(CallerPrincipal.of(security), id, after, most).stream()
                        .map(AccessJson::of)
                        .toList();
        return Listing.of(accesses, most, AccessJson::id);
    }
}
