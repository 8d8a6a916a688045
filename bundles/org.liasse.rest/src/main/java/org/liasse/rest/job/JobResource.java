package org.liasse.rest.job;

import java.util.List;
import javax.ws.rs.DELETE;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.job.Jobs;
import org.liasse.api.job.Jobs.Job;
import org.liasse.api.people.Caller;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Parameters;

/** The reader's own jobs. */
@Path("jobs")
@Produces(MediaType.APPLICATION_JSON)
public final class JobResource {

    private final Jobs jobs;

    public JobResource(Jobs jobs) {
        this.jobs = jobs;
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

    @DELETE
    @Path("{id}")
    public void cancel(@Context SecurityContext security, @PathParam("id") String id) {
        jobs.cancel(CallerPrincipal.of(security), id);
    }
}
