package org.liasse.rest.dossier;

import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Nominations;
import org.liasse.api.dossier.Nominations.Nominee;
import org.liasse.api.dossier.Participants;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Body;
import org.liasse.rest.http.Created;
import org.liasse.rest.http.Parameters;
import org.liasse.rest.http.Tags;
import org.liasse.rest.people.Spoken;

/** Who holds which role on a dossier. */
@Path("dossiers/{id}/participants")
@Produces(MediaType.APPLICATION_JSON)
public final class ParticipantResource {

    private final Participants participants;
    private final Nominations nominations;
    private final Dossiers dossiers;

    public ParticipantResource(
            Participants participants, Nominations nominations, Dossiers dossiers) {
        this.participants = participants;
        this.nominations = nominations;
        this.dossiers = dossiers;
    }

    /**
     * @param principal {@code a:<account>}, {@code l:<link>}, {@code public} or {@code
     *     r:<context>:<role>}
     */
    record ParticipantJson(String principal, Key role, String roleLabel, String name) {}

    @GET
    public List<ParticipantJson> list(
            @Context SecurityContext security, @PathParam("id") String id) {
        Caller caller = CallerPrincipal.of(security);
        var type = dossiers.read(caller, id).type();
        return participants.list(caller, id).stream()
                .map(
                        p ->
                                new ParticipantJson(
                                        p.principal().toString(),
                                        p.role(),
                                        type.role(p.role())
                                                .map(role -> role.label().in(caller.language()))
                                                .orElse(p.role().value()),
                                        p.name()))
                .toList();
    }

    record NominatedJson(String principal, Key role) {}

    /** Gives a role to the owner of an address, who is invited where he has no account yet. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response nominate(
            @Context SecurityContext security, @PathParam("id") String id, Body body) {
        body.only("role", "name", "email", "language");
        Nominee nominee =
                new Nominee(
                        body.needKey("role"),
                        body.needText("name"),
                        body.needText("email"),
                        Spoken.in(body, "language"));
        body.verify();
        String account = nominations.nominate(CallerPrincipal.of(security), id, nominee);
        String principal = Principal.account(account).toString();
        return Created.at(
                        "/api/dossiers/" + id + "/participants/" + nominee.role() + "/" + principal)
                .entity(new NominatedJson(principal, nominee.role()))
                .build();
    }

    @PUT
    @Path("{role}/{principal}")
    public void invite(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @PathParam("role") String role,
            @PathParam("principal") String principal,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        participants.invite(
                CallerPrincipal.of(security),
                id,
                principal(principal),
                Parameters.pathKey(role),
                Tags.expected(ifMatch));
    }

    @DELETE
    @Path("{role}/{principal}")
    public void exclude(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @PathParam("role") String role,
            @PathParam("principal") String principal,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        participants.exclude(
                CallerPrincipal.of(security),
                id,
                principal(principal),
                Parameters.pathKey(role),
                Tags.expected(ifMatch));
    }

    private static Principal principal(String text) {
        try {
            return Principal.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(
                    "principal",
                    "Il faut a:<compte>, l:<lien>, public ou r:<contexte>:<rôle>.",
                    "This must be a:<account>, l:<link>, public or r:<context>:<role>.");
        }
    }
}
