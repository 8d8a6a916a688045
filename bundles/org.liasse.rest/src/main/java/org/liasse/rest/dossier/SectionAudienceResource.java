package org.liasse.rest.dossier;

import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.dossier.Sharing;
import org.liasse.api.dossier.Sharing.Kind;
import org.liasse.rest.http.Body;

/** Who sees a section of one dossier. */
@Path("dossiers/{id}/sections/{section}/audience")
@Produces(MediaType.APPLICATION_JSON)
public final class SectionAudienceResource {

    private final Audiences audiences;

    public SectionAudienceResource(Sharing sharing) {
        this.audiences = new Audiences(sharing, Kind.SECTION);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public void put(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @PathParam("section") String section,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            Body body) {
        audiences.put(security, id, section, ifMatch, body);
    }

    @DELETE
    public void setBack(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @PathParam("section") String section,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        audiences.setBack(security, id, section, ifMatch);
    }
}
