package org.liasse.rest.dossier;

import javax.ws.rs.Consumes;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.dossier.ReadMarks;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Body;
import org.liasse.rest.http.Parameters;

/** How far the reader has read a thread. */
@Path("dossiers/{id}/threads/{thread}/read")
@Produces(MediaType.APPLICATION_JSON)
public final class ThreadReadResource {

    private final ReadMarks marks;

    public ThreadReadResource(ReadMarks marks) {
        this.marks = marks;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public void put(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @PathParam("thread") String thread,
            Body body) {
        body.only("message");
        String message = body.needText("message");
        body.verify();
        marks.read(CallerPrincipal.of(security), id, Parameters.pathKey(thread), message);
    }
}
