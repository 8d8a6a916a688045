package org.liasse.rest.dossier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import javax.ws.rs.core.UriInfo;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Dossiers.ActionRequest;
import org.liasse.api.dossier.Dossiers.Entry;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.Dossiers.Tie;
import org.liasse.api.people.Caller;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.api.view.Views;
import org.liasse.rest.http.Body;
import org.liasse.rest.http.Created;
import org.liasse.rest.http.Parameters;
import org.liasse.rest.http.Tags;

/** Dossiers: opened, listed, read, acted upon. */
@Path("dossiers")
@Produces(MediaType.APPLICATION_JSON)
public final class DossierResource {

    private final Dossiers dossiers;
    private final Views views;
    private final DossierLists lists;

    public DossierResource(Dossiers dossiers, Views views) {
        this.dossiers = dossiers;
        this.views = views;
        this.lists = new DossierLists(dossiers);
    }

    @GET
    public Response list(@Context SecurityContext security, @Context UriInfo uri) {
        Caller caller = CallerPrincipal.of(security);
        String view = uri.getQueryParameters().getFirst("view");
        return view == null
                ? lists.list(caller, uri, null)
                : lists.shown(caller, uri, views.read(caller, view).usable());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response open(@Context SecurityContext security, Body body) {
        Caller caller = CallerPrincipal.of(security);
        body.only("id", "type", "context", "office", "title", "sections", "links");
        Map<Key, Map<String, Object>> sections = new LinkedHashMap<>();
        body.bodiesByKey("sections").forEach((key, section) -> sections.put(key, section.values()));
        List<Tie> ties = new ArrayList<>();
        for (Body link : body.bodies("links")) {
            link.only("kind", "dossier");
            Key kind = link.needKey("kind");
            String other = link.needText("dossier");
            if (kind != null && other != null) {
                ties.add(new Tie(kind, other));
            }
        }
        var dossier =
                new NewDossier(
                        body.text("id"),
                        body.needKey("type"),
                        body.text("context"),
                        body.text("office"),
                        body.needText("title"),
                        sections,
                        ties);
        body.verify();
        DossierView view = dossiers.open(caller, dossier);
        return answer(Created.at("/api/dossiers/" + view.id()), view, caller);
    }

    @GET
    @Path("{id}")
    public Response read(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known,
            @QueryParam("at") String at) {
        Caller caller = CallerPrincipal.of(security);
        if (at != null) {
            var past = dossiers.readAt(caller, id, Parameters.instant("at", at));
            return Response.ok(PastJson.of(past, caller.language())).build();
        }
        DossierView view = dossiers.read(caller, id);
        String etag = DossierJson.etag(view, caller.language());
        return Tags.isKnown(known, etag)
                ? Response.notModified().header(HttpHeaders.ETAG, etag).build()
                : answer(Response.ok(), view, caller);
    }

    private static Response answer(
            Response.ResponseBuilder answer, DossierView view, Caller caller) {
        return answer.entity(DossierJson.of(view, caller.language()))
                .header(HttpHeaders.ETAG, DossierJson.etag(view, caller.language()))
                .build();
    }

    @GET
    @Path("{id}/actions")
    public List<ActJson> actions(@Context SecurityContext security, @PathParam("id") String id) {
        Caller caller = CallerPrincipal.of(security);
        var type = dossiers.read(caller, id).type();
        return dossiers.actions(caller, id).stream()
                .map(explained -> ActJson.of(id, type, explained, caller.language()))
                .toList();
    }

    @POST
    @Path("{id}/actions/{action}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response perform(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @PathParam("action") String action,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            Body body) {
        Caller caller = CallerPrincipal.of(security);
        String expected = Tags.expected(ifMatch);
        var inputs = new LinkedHashMap<>(body.values());
        inputs.remove("acknowledged");
        var acknowledged = body.keys("acknowledged");
        body.verify();
        return dossiers.perform(
                        caller,
                        new ActionRequest(id, action(action), inputs, acknowledged, expected))
                .map(view -> answer(Response.ok(), view, caller))
                .orElseGet(() -> Response.noContent().build());
    }

    /** What has not the shape of a key is no action. */
    private static Key action(String action) {
        if (!Key.isKey(action)) {
            throw Problem.of(
                    Problem.Kind.UNKNOWN_ACTION,
                    "Cet acte n’existe pas.",
                    "There is no such action.");
        }
        return new Key(action);
    }

    @GET
    @Path("{id}/timeline")
    public Listing<Entry> timeline(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("100") String limit) {
        int most = Parameters.limit(limit);
        List<Entry> entries = dossiers.timeline(CallerPrincipal.of(security), id, after, most);
        return Listing.of(entries, most, Entry::id);
    }
}
