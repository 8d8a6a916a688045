package org.liasse.rest.job;

import java.io.IOException;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.DELETE;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.container.AsyncResponse;
import javax.ws.rs.container.Suspended;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.job.Jobs;
import org.liasse.api.job.Jobs.Job;
import org.liasse.api.people.Caller;
import org.liasse.api.people.SignIn;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Authentication;
import org.liasse.rest.http.ClientAddress;
import org.liasse.rest.http.Download;
import org.liasse.rest.http.Parameters;

/** The reader's own jobs. */
@Path("jobs")
@Produces(MediaType.APPLICATION_JSON)
public final class JobResource {

    private final Jobs jobs;
    private final Authentication authentication;
    private final JobStreams streams;

    /**
     * @param streams those of everybody who follows a job; whoever made them closes them
     */
    public JobResource(Jobs jobs, SignIn signIn, JobStreams streams) {
        this.jobs = jobs;
        this.authentication = new Authentication(signIn);
        this.streams = streams;
    }

    /**
     * @param next what {@code after} takes to go on; absent at the end
     */
    record JobList(List<JobJson> items, String next) {}

    @GET
    public JobList list(
            @Context SecurityContext security,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("25") String limit) {
        Caller caller = CallerPrincipal.of(security);
        int most = Parameters.limit(limit);
        List<Job> page = jobs.list(caller, after, most);
        return new JobList(
                page.stream().map(job -> JobJson.of(job, caller.language())).toList(),
                page.size() < most ? null : page.get(most - 1).id());
    }

    @GET
    @Path("{id}")
    public JobJson read(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("1000") String limit) {
        Caller caller = CallerPrincipal.of(security);
        int most = Parameters.integer("limit", limit, 1, 1_000);
        return JobJson.of(jobs.read(caller, id, after, most), caller.language());
    }

    /** The file that an export has made; it is taken as often as one likes, until it expires. */
    @GET
    @Path("{id}/result")
    @Produces(MediaType.WILDCARD)
    public Response result(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @Context HttpHeaders headers) {
        return Download.of(
                jobs.output(CallerPrincipal.of(security), id), Download.Asked.of(headers));
    }

    @DELETE
    @Path("{id}")
    public void cancel(@Context SecurityContext security, @PathParam("id") String id) {
        jobs.cancel(CallerPrincipal.of(security), id);
    }

    /**
     * Tells how the job goes on until it is over; whoever knows its end already is told nothing.
     */
    @GET
    @Path("{id}/events")
    @Produces({MediaType.SERVER_SENT_EVENTS, MediaType.APPLICATION_JSON})
    public void follow(
            @Context SecurityContext security,
            @Context HttpServletRequest request,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam("Last-Event-ID") String told,
            @Suspended AsyncResponse answer)
            throws IOException {
        Caller caller = CallerPrincipal.of(security);
        String source = ClientAddress.now();
        JobTale tale =
                new JobTale(
                        jobs,
                        () -> authentication.caller(authorization, source, caller.language()),
                        id,
                        told);
        String news = tale.next();
        if (tale.isOver() && news == null) {
            answer.resume(Response.noContent().build());
        } else {
            streams.follow(caller, tale, news, request.getAsyncContext());
        }
    }
}
