package org.liasse.rest.dossier;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.dossier.Revisions;
import org.liasse.api.dossier.Revisions.Finding;
import org.liasse.api.dossier.Revisions.Outlook;
import org.liasse.api.dossier.Revisions.Reason;
import org.liasse.api.people.Caller;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Body;
import org.liasse.rest.http.Parameters;
import org.liasse.rest.http.Tags;

/** The revision that a dossier pins, what another would bring, and the move to it. */
@Path("dossiers/{id}/definition")
@Produces(MediaType.APPLICATION_JSON)
public final class RevisionResource {

    private final Revisions revisions;

    public RevisionResource(Revisions revisions) {
        this.revisions = revisions;
    }

    /**
     * A dossier before another revision.
     *
     * @param outcome moves, moves-if-acknowledged, refused; there, where it is at that revision
     */
    record OutlookJson(
            String dossier,
            String number,
            int revision,
            int target,
            String outcome,
            List<FindingJson> findings,
            String href) {

        static OutlookJson of(Outlook outlook, Language language) {
            return new OutlookJson(
                    outlook.dossier(),
                    outlook.number(),
                    outlook.revision(),
                    outlook.target(),
                    outcome(outlook),
                    outlook.findings().stream().map(f -> FindingJson.of(f, language)).toList(),
                    "/api/dossiers/" + outlook.dossier() + "/definition");
        }

        private static String outcome(Outlook outlook) {
            if (outlook.revision() == outlook.target()) {
                return "there";
            }
            if (outlook.findings().isEmpty()) {
                return "moves";
            }
            return outlook.isMovable() ? "moves-if-acknowledged" : "refused";
        }
    }

    record FindingJson(Key reason, String pointer, String detail) {
        static FindingJson of(Finding finding, Language language) {
            return new FindingJson(
                    finding.reason().key(),
                    finding.error().pointer(),
                    finding.error().detail().in(language));
        }
    }

    @GET
    public Response preview(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @QueryParam("revision") @DefaultValue("0") String revision) {
        Caller caller = CallerPrincipal.of(security);
        return answer(
                revisions.preview(caller, id, Parameters.revision(revision)), caller.language());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response move(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            Body body) {
        Caller caller = CallerPrincipal.of(security);
        body.only("revision", "acknowledged");
        int revision = revision(body, "revision");
        Set<Reason> acknowledged = acknowledged(body);
        body.verify();
        return answer(
                revisions.move(caller, id, revision, acknowledged, Tags.expected(ifMatch)),
                caller.language());
    }

    /** A revision, 0 for the newest, or where it is absent. */
    public static int revision(Body body, String name) {
        Integer revision = body.integer(name);
        if (revision != null && revision < 0) {
            body.wrong(name, "Au moins 0.", "At least 0.");
        }
        return revision == null ? 0 : revision;
    }

    /** The warnings that a body takes note of; another word is wrong. */
    public static Set<Reason> acknowledged(Body body) {
        Set<Reason> known = EnumSet.noneOf(Reason.class);
        for (Key key : body.keys("acknowledged")) {
            Stream.of(Reason.values())
                    .filter(reason -> reason.isWarning() && reason.key().equals(key))
                    .findFirst()
                    .ifPresentOrElse(
                            known::add,
                            () ->
                                    body.wrong(
                                            "acknowledged",
                                            "On attend incomplete ou put-aside.",
                                            "This takes incomplete or put-aside."));
        }
        return known;
    }

    private static Response answer(Outlook outlook, Language language) {
        return Response.ok(OutlookJson.of(outlook, language))
                .header(HttpHeaders.ETAG, Tags.etag(outlook.tag()))
                .build();
    }
}
