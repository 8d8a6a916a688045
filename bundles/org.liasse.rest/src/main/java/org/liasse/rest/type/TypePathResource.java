package org.liasse.rest.type;

import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import javax.ws.rs.core.UriInfo;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Types;
import org.liasse.api.dossier.Types.Known;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.dossier.DossierLists;
import org.liasse.rest.http.Parameters;

/**
 * The path of a type, where its variant has no resource of its own there: the list of its dossiers.
 * While the variant is away, everything under that path is.
 */
@Path("{path}")
@Produces(MediaType.APPLICATION_JSON)
public final class TypePathResource {

    private final Types types;
    private final DossierLists lists;

    public TypePathResource(Types types, Dossiers dossiers) {
        this.types = types;
        this.lists = new DossierLists(dossiers);
    }

    @GET
    public Response list(
            @Context SecurityContext security,
            @Context UriInfo uri,
            @PathParam("path") String path) {
        Key type = present(path).type().key();
        return lists.list(CallerPrincipal.of(security), uri, type);
    }

    @GET
    @Path("{rest: .+}")
    public Response get(@PathParam("path") String path) {
        return below(path);
    }

    @POST
    @Path("{rest: .+}")
    public Response post(@PathParam("path") String path) {
        return below(path);
    }

    @PUT
    @Path("{rest: .+}")
    public Response put(@PathParam("path") String path) {
        return below(path);
    }

    @PATCH
    @Path("{rest: .+}")
    public Response patch(@PathParam("path") String path) {
        return below(path);
    }

    @DELETE
    @Path("{rest: .+}")
    public Response delete(@PathParam("path") String path) {
        return below(path);
    }

    /** The variant would answer here; it is away, or has nothing there. */
    private Response below(String path) {
        present(path);
        throw Problem.notFound();
    }

    private Known present(String path) {
        Known known = types.at(Parameters.pathKey(path)).orElseThrow(Problem::notFound);
        if (!known.present()) {
            throw Problem.typeAway(known.type().key());
        }
        return known;
    }
}
