package org.liasse.rest.notice;

import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.notice.EditedTexts;
import org.liasse.api.notice.EditedTexts.Spot;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Body;
import org.liasse.rest.http.Parameters;
import org.liasse.rest.notice.TextAnswers.RevisionList;
import org.liasse.rest.notice.TextAnswers.TextJson;
import org.liasse.rest.notice.TextAnswers.TextList;
import org.liasse.rest.notice.TextAnswers.WordsJson;

/** Texts that the administrators of an office change, for all its contexts. */
@Path("offices/{office}/texts")
@Produces(MediaType.APPLICATION_JSON)
public final class OfficeTextResource {

    private final TextAnswers answers;

    public OfficeTextResource(EditedTexts texts) {
        this.answers = new TextAnswers(texts);
    }

    private static Spot spot(String place) {
        return new Spot(null, place);
    }

    @GET
    public TextList list(@Context SecurityContext security, @PathParam("office") String place) {
        return answers.list(CallerPrincipal.of(security), spot(place));
    }

    @GET
    @Path("{type}/{name}")
    public TextJson read(
            @Context SecurityContext security,
            @PathParam("office") String place,
            @PathParam("type") String type,
            @PathParam("name") String name) {
        return answers.read(
                CallerPrincipal.of(security), spot(place), Parameters.pathKey(type), name);
    }

    @PUT
    @Path("{type}/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    public TextJson write(
            @Context SecurityContext security,
            @PathParam("office") String place,
            @PathParam("type") String type,
            @PathParam("name") String name,
            Body body) {
        return answers.write(
                CallerPrincipal.of(security), spot(place), Parameters.pathKey(type), name, body);
    }

    /** The text of the next level is in force again. */
    @DELETE
    @Path("{type}/{name}")
    public TextJson remove(
            @Context SecurityContext security,
            @PathParam("office") String place,
            @PathParam("type") String type,
            @PathParam("name") String name,
            @QueryParam("revision") @DefaultValue("0") String revision) {
        return answers.remove(
                CallerPrincipal.of(security),
                spot(place),
                Parameters.pathKey(type),
                name,
                Parameters.integer("revision", revision, 0, Integer.MAX_VALUE));
    }

    @GET
    @Path("{type}/{name}/revisions")
    public RevisionList revisions(
            @Context SecurityContext security,
            @PathParam("office") String place,
            @PathParam("type") String type,
            @PathParam("name") String name) {
        return answers.revisions(
                CallerPrincipal.of(security), spot(place), Parameters.pathKey(type), name);
    }

    @POST
    @Path("{type}/{name}/actions/restore")
    @Consumes(MediaType.APPLICATION_JSON)
    public TextJson restore(
            @Context SecurityContext security,
            @PathParam("office") String place,
            @PathParam("type") String type,
            @PathParam("name") String name,
            Body body) {
        return answers.restore(
                CallerPrincipal.of(security), spot(place), Parameters.pathKey(type), name, body);
    }

    @POST
    @Path("{type}/{name}/actions/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    public WordsJson preview(
            @Context SecurityContext security,
            @PathParam("office") String place,
            @PathParam("type") String type,
            @PathParam("name") String name,
            Body body) {
        return answers.preview(
                CallerPrincipal.of(security), spot(place), Parameters.pathKey(type), name, body);
    }

    /** What a document says, on paper. */
    @POST
    @Path("{type}/{name}/actions/print")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.WILDCARD)
    public Response print(
            @Context SecurityContext security,
            @PathParam("office") String place,
            @PathParam("type") String type,
            @PathParam("name") String name,
            Body body) {
        return answers.print(
                CallerPrincipal.of(security), spot(place), Parameters.pathKey(type), name, body);
    }
}
