package org.liasse.variant.orders;

import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Clock;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.api.rest.RestProperties;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** SERV-17: hours of each person over a period, for the pay sheets. */
@Component(
        service = HoursResource.class,
        property = {
            RestProperties.ADDRESS + "=/api/service-visits",
            RestProperties.TYPE + "=service-visits",
            RestProperties.OPENAPI + "=org/liasse/variant/orders/hours.json"
        })
@Path("hours")
public final class HoursResource {

    private final PaidHours paid;

    @Activate
    public HoursResource(@Reference Dossiers dossiers, @Reference Clock clock) {
        this.paid = new PaidHours(dossiers, clock);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> hours(
            @Context SecurityContext security,
            @QueryParam("from") String from,
            @QueryParam("to") String to) {
        return Map.of(
                "from",
                String.valueOf(from),
                "to",
                String.valueOf(to),
                "persons",
                paid.persons(CallerPrincipal.of(security), from, to));
    }

    @GET
    @Produces("text/csv")
    public String table(
            @Context SecurityContext security,
            @QueryParam("from") String from,
            @QueryParam("to") String to) {
        var table = new StringBuilder("person,hours,visits\r\n");
        for (Map<String, Object> person : paid.persons(CallerPrincipal.of(security), from, to)) {
            table.append(person.get("person"))
                    .append(',')
                    .append(person.get("hours"))
                    .append(',')
                    .append(person.get("visits"))
                    .append("\r\n");
        }
        return table.toString();
    }
}
