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

/**
 * Figures of the dossiers under a context; what its type has made public is read without sign-in.
 * They are no export: there is nothing but JSON, and each as an image.
 */
@Path("dossiers/{context}/statistics")
@Produces(MediaType.APPLICATION_JSON)
public final class StatisticResource {

    private final Statistics statistics;

    public StatisticResource(Statistics statistics) {
        this.statistics = statistics;
    }

    @GET
    public StatisticsJson ofContext(
            @Context SecurityContext security,
            @PathParam("context") String context,
            @QueryParam("type") String type,
            @QueryParam("from") String from,
            @QueryParam("until") String until,
            @QueryParam("per") @DefaultValue("week") String per) {
        return StatisticsJson.of(
                statistics.read(
                        CallerPrincipal.of(security),
                        context,
                        StatisticsJson.wanted(type, from, until, per)));
    }

    /** One of them as an image; it is told to whoever may read the figure. */
    @GET
    @Path("{figure}.svg")
    @Produces(Svg.MEDIA_TYPE)
    public Response chart(
            @Context SecurityContext security,
            @PathParam("context") String context,
            @PathParam("figure") String figure,
            @QueryParam("type") String type,
            @QueryParam("from") String from,
            @QueryParam("until") String until,
            @QueryParam("per") @DefaultValue("week") String per) {
        return StatisticsJson.chart(
                statistics,
                CallerPrincipal.of(security),
                context,
                Parameters.pathKey(figure),
                StatisticsJson.wanted(type, from, until, per));
    }
}
