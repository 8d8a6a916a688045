package org.liasse.rest.dossier;

import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.dossier.AccessDefaults;
import org.liasse.api.dossier.Sharing.Kind;
import org.liasse.api.dossier.Sharing.Part;
import org.liasse.api.dossier.Sharing.Wanted;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Body;
import org.liasse.rest.http.Parameters;
import org.liasse.rest.http.Tags;

/** With which accesses the dossiers of a type begin that will be opened under a context. */
@Path("dossiers/{context}/access-defaults/{type}")
@Produces(MediaType.APPLICATION_JSON)
public final class AccessDefaultResource {

    private static final Wanted AS_USUAL = new Wanted(null, null);

    private final AccessDefaults defaults;

    public AccessDefaultResource(AccessDefaults defaults) {
        this.defaults = defaults;
    }

    @GET
    public List<PartJson> list(
            @Context SecurityContext security,
            @PathParam("context") String context,
            @PathParam("type") String type) {
        return defaults
                .defaults(CallerPrincipal.of(security), context, Parameters.pathKey(type))
                .stream()
                .map(PartJson::of)
                .toList();
    }

    @PUT
    @Path("sections/{section}")
    @Consumes(MediaType.APPLICATION_JSON)
    public void putSection(
            @Context SecurityContext security,
            @PathParam("context") String context,
            @PathParam("type") String type,
            @PathParam("section") String section,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            Body body) {
        Wanted wanted = Audiences.wanted(Kind.SECTION, body);
        keep(security, context, type, part(Kind.SECTION, section), wanted, ifMatch);
    }

    @DELETE
    @Path("sections/{section}")
    public void setBackSection(
            @Context SecurityContext security,
            @PathParam("context") String context,
            @PathParam("type") String type,
            @PathParam("section") String section,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        keep(security, context, type, part(Kind.SECTION, section), AS_USUAL, ifMatch);
    }

    @PUT
    @Path("documents/{slot}")
    @Consumes(MediaType.APPLICATION_JSON)
    public void putSlot(
            @Context SecurityContext security,
            @PathParam("context") String context,
            @PathParam("type") String type,
            @PathParam("slot") String slot,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            Body body) {
        Wanted wanted = Audiences.wanted(Kind.SLOT, body);
        keep(security, context, type, part(Kind.SLOT, slot), wanted, ifMatch);
    }

    @DELETE
    @Path("documents/{slot}")
    public void setBackSlot(
            @Context SecurityContext security,
            @PathParam("context") String context,
            @PathParam("type") String type,
            @PathParam("slot") String slot,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        keep(security, context, type, part(Kind.SLOT, slot), AS_USUAL, ifMatch);
    }

    @PUT
    @Path("threads/{thread}")
    @Consumes(MediaType.APPLICATION_JSON)
    public void putThread(
            @Context SecurityContext security,
            @PathParam("context") String context,
            @PathParam("type") String type,
            @PathParam("thread") String thread,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            Body body) {
        Wanted wanted = Audiences.wanted(Kind.THREAD, body);
        keep(security, context, type, part(Kind.THREAD, thread), wanted, ifMatch);
    }

    @DELETE
    @Path("threads/{thread}")
    public void setBackThread(
            @Context SecurityContext security,
            @PathParam("context") String context,
            @PathParam("type") String type,
            @PathParam("thread") String thread,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        keep(security, context, type, part(Kind.THREAD, thread), AS_USUAL, ifMatch);
    }

    private static Part part(Kind kind, String key) {
        return new Part(kind, Parameters.pathKey(key));
    }

    private void keep(
            SecurityContext security,
            String context,
            String type,
            Part part,
            Wanted wanted,
            String ifMatch) {
        defaults.keep(
                CallerPrincipal.of(security),
                context,
                Parameters.pathKey(type),
                part,
                wanted,
                Tags.expected(ifMatch));
    }
}
