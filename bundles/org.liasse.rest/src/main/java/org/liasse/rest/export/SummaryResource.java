package org.liasse.rest.export;

import java.util.function.Supplier;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.export.Takeaway;
import org.liasse.api.rest.CallerPrincipal;

/** A dossier as PDF. */
@Path("dossiers/{id}/summary.pdf")
public final class SummaryResource {

    private final Parcels parcels;

    /**
     * @param takeaway answers {@code null} while it is away
     */
    public SummaryResource(Supplier<Takeaway> takeaway) {
        this.parcels = new Parcels(takeaway);
    }

    @GET
    @Produces(MediaType.WILDCARD)
    public Response summary(@Context SecurityContext security, @PathParam("id") String id) {
        return Parcels.answer(parcels.desk().summary(CallerPrincipal.of(security), id));
    }
}
