package org.liasse.rest.dossier;

import java.util.Set;
import javax.ws.rs.Consumes;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Key;
import org.liasse.api.dossier.Products;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Body;
import org.liasse.rest.http.Parameters;
import org.liasse.rest.http.Tags;

/** What a type makes of a dossier's own data: reports, certificates. */
@Path("dossiers/{id}/products/{product}")
@Produces(MediaType.APPLICATION_JSON)
public final class ProductResource {

    private final Products products;

    public ProductResource(Products products) {
        this.products = products;
    }

    /** Has it made; what was made before stays, as an older version. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response produce(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @PathParam("product") String product,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            Body body) {
        String expected = Tags.expected(ifMatch);
        body.only("acknowledged", "slot");
        Set<Key> acknowledged = body.keys("acknowledged");
        Key slot = body.key("slot");
        body.verify();
        return DocumentResource.deposited(
                id,
                products.produce(
                        CallerPrincipal.of(security),
                        id,
                        Parameters.pathKey(product),
                        acknowledged,
                        expected,
                        slot));
    }
}
