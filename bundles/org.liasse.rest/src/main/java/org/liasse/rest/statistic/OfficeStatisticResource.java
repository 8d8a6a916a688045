package org.liasse.rest.statistic;

import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.api.statistic.Statistics;
import org.liasse.rest.http.Parameters;
import org.liasse.rest.http.Svg;

/** Figures of all dossiers of an office. */
@Path("offices/{office}/statistics")
@Produces(MediaType.APPLICATION_JSON)
public final class OfficeStatisticResource {

    private final Statistics statistics;

    public OfficeStatisticResource(Statistics statistics) {
        this.statistics = statistics;
    }

    @GET
    public StatisticsJson ofOffice(
            @Context SecurityContext security,
            @PathParam("office") String office,
            @QueryParam("type") String type,
            @QueryParam("from") String from,
            @QueryParam("until") String until,
            @QueryParam("per") @DefaultValue("week") String per) {
        return StatisticsJson.of(
                statistics.read(
                        CallerPrincipal.of(security),
                        office,
                        StatisticsJson.wanted(type, from, until, per)));
    }

    /** One of them as an image; it is told to whoever may read the figure. */
    @GET
    @Path("{figure}.svg")
    @Produces(Svg.MEDIA_TYPE)
    public Response chart(
            @Context SecurityContext security,
            @PathParam("office") String office,
            @PathParam("figure") String figure,
            @QueryParam("type") String type,
            @QueryParam("from") String from,
            @QueryParam("until") String until,
            @QueryParam("per") @DefaultValue("week") String per) {
        return StatisticsJson.chart(
                statistics,
                CallerPrincipal.of(security),
                office,
                Parameters.pathKey(figure),
                StatisticsJson.wanted(type, from, until, per));
    }
}
