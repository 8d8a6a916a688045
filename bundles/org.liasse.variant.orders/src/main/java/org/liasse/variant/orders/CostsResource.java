package org.liasse.variant.orders;

import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.api.rest.RestProperties;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** SERV-21: estimate, actual and difference of an order. */
@Component(
        service = CostsResource.class,
        property = {
            RestProperties.ADDRESS + "=/api/service-orders",
            RestProperties.TYPE + "=service-orders",
            RestProperties.OPENAPI + "=org/liasse/variant/orders/costs.json"
        })
@Path("{id}/costs")
public final class CostsResource {

    private final OrderCosts costs;

    @Activate
    public CostsResource(@Reference Dossiers dossiers) {
        this.costs = new OrderCosts(dossiers);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> costs(
            @Context SecurityContext security, @PathParam("id") String id) {
        return costs.of(CallerPrincipal.of(security), id);
    }
}
