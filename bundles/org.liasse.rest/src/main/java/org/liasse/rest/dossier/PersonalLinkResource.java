package org.liasse.rest.dossier;

import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Key;
import org.liasse.api.dossier.PersonalLinks;
import org.liasse.api.dossier.PersonalLinks.NewLink;
import org.liasse.api.people.Principal;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Body;
import org.liasse.rest.http.Created;
import org.liasse.rest.people.Spoken;

/** Links for people without an account; a link ends as a participant does. */
@Path("dossiers/{id}/links")
@Produces(MediaType.APPLICATION_JSON)
public final class PersonalLinkResource {

    private static final int DAYS = 30;

    private final PersonalLinks links;

    public PersonalLinkResource(PersonalLinks links) {
        this.links = links;
    }

    /**
     * @param principal as participants have it
     */
    record LinkJson(String principal, Key role, String name) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response make(@Context SecurityContext security, @PathParam("id") String id, Body body) {
        body.only("role", "name", "email", "language", "days");
        Integer days = body.integer("days");
        NewLink link =
                new NewLink(
                        body.needKey("role"),
                        body.needText("name"),
                        body.needText("email"),
                        Spoken.in(body, "language"),
                        days == null ? DAYS : days);
        body.verify();
        String made = links.make(CallerPrincipal.of(security), id, link);
        String principal = Principal.link(made).toString();
        return Created.at("/api/dossiers/" + id + "/participants/" + link.role() + "/" + principal)
                .entity(new LinkJson(principal, link.role(), link.name()))
                .build();
    }
}
