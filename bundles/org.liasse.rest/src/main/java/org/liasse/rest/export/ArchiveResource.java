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

/** All files of a dossier at once. */
@Path("dossiers/{id}/files.zip")
public final class ArchiveResource {

    private final Parcels parcels;

    /**
     * @param takeaway answers {@code null} while it is away
     */
    public ArchiveResource(Supplier<Takeaway> takeaway) {
        this.parcels = new Parcels(takeaway);
    }

    @GET
    @Produces(MediaType.WILDCARD)
    public Response files(@Context SecurityContext security, @PathParam("id") String id) {
        return Parcels.answer(parcels.desk().files(CallerPrincipal.of(security), id));
    }
}
