package org.liasse.rest.dossier;

import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Key;
import org.liasse.api.dossier.ReadMarks;
import org.liasse.api.people.Caller;
import org.liasse.api.rest.CallerPrincipal;

/** The threads of a dossier, with what in them is unread for the reader. */
@Path("dossiers/{id}/threads")
@Produces(MediaType.APPLICATION_JSON)
public final class ThreadListResource {

    private final ReadMarks marks;

    public ThreadListResource(ReadMarks marks) {
        this.marks = marks;
    }

    record ThreadJson(Key key, String label, int unread, boolean atLeast, String readUpTo) {}

    @GET
    public List<ThreadJson> list(@Context SecurityContext security, @PathParam("id") String id) {
        Caller caller = CallerPrincipal.of(security);
        return marks.threads(caller, id).stream()
                .map(
                        mark ->
                                new ThreadJson(
                                        mark.thread(),
                                        mark.label().in(caller.language()),
                                        mark.unread(),
                                        mark.atLeast(),
                                        mark.readUpTo()))
                .toList();
    }
}
