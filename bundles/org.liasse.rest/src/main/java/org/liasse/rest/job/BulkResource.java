package org.liasse.rest.job;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
import org.liasse.api.job.Bulk;
import org.liasse.api.job.Bulk.Deed;
import org.liasse.api.job.Jobs;
import org.liasse.api.job.Jobs.Job;
import org.liasse.api.people.Caller;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.dossier.RevisionResource;
import org.liasse.rest.http.Body;

/** One deed on many dossiers. */
@Path("bulk")
@Produces(MediaType.APPLICATION_JSON)
public final class BulkResource {

    private static final List<String> DEEDS =
            List.of("action", "mark", "unmark", "thread", "definition");

    private final Jobs jobs;

    public BulkResource(Jobs jobs) {
        this.jobs = jobs;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response start(@Context SecurityContext security, Body body) {
        Caller caller = CallerPrincipal.of(security);
        Deed deed = deed(body);
        Selection selection = Selection.of(body);
        Bulk bulk = new Bulk(deed, selection.dossiers(), selection.query());
        Job job = jobs.start(caller, bulk);
        return Response.accepted(JobJson.of(job, caller.language()))
                .header(HttpHeaders.LOCATION, JobJson.href(job.id()))
                .build();
    }

    /** Exactly one deed, with what belongs to it and nothing else. */
    private static Deed deed(Body body) {
        List<String> named = DEEDS.stream().filter(body::has).toList();
        if (named.size() != 1) {
            only(
                    body,
                    "action",
                    "inputs",
                    "acknowledged",
                    "mark",
                    "unmark",
                    "thread",
                    "text",
                    "definition");
            body.wrong(
                    "",
                    "Il faut un seul de : action, mark, unmark, thread, definition.",
                    "This takes exactly one of: action, mark, unmark, thread, definition.");
            body.verify();
        }
        String kind = named.get(0);
        return switch (kind) {
            case "action" -> {
                only(body, "action", "inputs", "acknowledged");
                Key action = body.needKey(kind);
                Body inputs = body.body("inputs");
                yield new Bulk.Perform(
                        action,
                        inputs == null ? Map.of() : inputs.values(),
                        body.keys("acknowledged"));
            }
            case "mark" -> {
                only(body, "mark");
                yield new Bulk.Mark(body.needKey(kind));
            }
            case "unmark" -> {
                only(body, "unmark");
                yield new Bulk.Unmark(body.needKey(kind));
            }
            case "definition" -> {
                only(body, "definition", "acknowledged");
                yield new Bulk.Move(
                        RevisionResource.revision(body, kind), RevisionResource.acknowledged(body));
            }
            default -> {
                only(body, "thread", "text");
                yield new Bulk.Write(body.needKey(kind), body.needText("text"));
            }
        };
    }

    private static void only(Body body, String... ofTheDeed) {
        body.only(
                Stream.concat(Stream.of("dossiers", "query"), Stream.of(ofTheDeed))
                        .toArray(String[]::new));
    }
}
