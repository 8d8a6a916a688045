package org.liasse.rest.job;

import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.job.Export;
import org.liasse.api.job.Jobs;
import org.liasse.api.job.Jobs.Job;
import org.liasse.api.people.Caller;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.dossier.DossierQueries;
import org.liasse.rest.http.Body;

/** Many dossiers in one file, which a job makes. */
@Path("exports")
@Produces(MediaType.APPLICATION_JSON)
public final class ExportResource {

    /** As many as a spreadsheet is looked at with. */
    private static final int MOST_COLUMNS = 500;

    private final Jobs jobs;

    public ExportResource(Jobs jobs) {
        this.jobs = jobs;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response start(@Context SecurityContext security, Body body) {
        Caller caller = CallerPrincipal.of(security);
        body.only("format", "dossiers", "query", "columns");
        Key format = body.needKey("format");
        List<String> named = body.texts("columns");
        if (named.size() > MOST_COLUMNS) {
            body.wrong(
                    "columns",
                    "Pas plus de " + MOST_COLUMNS + " colonnes.",
                    "No more than " + MOST_COLUMNS + " columns.");
        }
        Selection selection = Selection.of(body);
        List<DossierQuery.Path> columns =
                named.stream().map(name -> DossierQueries.path("/columns", name)).toList();
        Job job =
                jobs.start(
                        caller,
                        new Export(format, selection.dossiers(), selection.query(), columns));
        return Response.accepted(JobJson.of(job, caller.language()))
                .header(HttpHeaders.LOCATION, JobJson.href(job.id()))
                .build();
    }
}
