package org.liasse.rest.type;

import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import javax.ws.rs.core.UriInfo;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Types;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.api.rest.RestProperties;
import org.liasse.rest.dossier.DossierLists;
import org.liasse.rest.http.Parameters;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stands beside the resources of a variant at the path of its type: the list of its dossiers. */
@Component(service = TypeListResource.class, property = RestProperties.COMPANION + ":Boolean=true")
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class TypeListResource {

    private final Types types;
    private final DossierLists lists;

    @Activate
    public TypeListResource(@Reference Types types, @Reference Dossiers dossiers) {
        this.types = types;
        this.lists = new DossierLists(dossiers);
    }

    @GET
    public Response list(
            @Context SecurityContext security,
            @Context UriInfo uri,
            @Context HttpServletRequest request) {
        String path = String.valueOf(request.getAttribute(RestProperties.TYPE));
        var known = types.at(Parameters.pathKey(path)).orElseThrow(Problem::notFound);
        return lists.list(CallerPrincipal.of(security), uri, known.type().key());
    }
}
