package org.liasse.rest.dossier;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PATCH;
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
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.DossierView.SectionView;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.people.Caller;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Answer;
import org.liasse.rest.http.Body;
import org.liasse.rest.http.Parameters;
import org.liasse.rest.http.Tags;

/** The sections of a dossier, each with a tag of its own. */
@Path("dossiers/{id}/sections/{section}")
@Produces(MediaType.APPLICATION_JSON)
public final class SectionResource {

    private final Dossiers dossiers;

    public SectionResource(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    @GET
    public Response read(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @PathParam("section") String section,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        SectionView view =
                find(dossiers.read(CallerPrincipal.of(security), id), Parameters.pathKey(section));
        String etag = Tags.etag(view.tag());
        return Tags.isKnown(known, etag)
                ? Response.notModified().header(HttpHeaders.ETAG, etag).build()
                : answer(view);
    }

    /** JSON merge patch (RFC 7396). */
    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Response change(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @PathParam("section") String section,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            Body body) {
        Caller caller = CallerPrincipal.of(security);
        Key key = Parameters.pathKey(section);
        Map<String, Object> patch = new LinkedHashMap<>(body.values());
        return dossiers.edit(caller, new SectionChange(id, key, patch, Tags.expected(ifMatch)))
                .map(view -> answer(find(view, key)))
                .orElseGet(() -> Response.noContent().build());
    }

    private static SectionView find(DossierView dossier, Key section) {
        SectionView view = dossier.sections().get(section);
        if (view == null) {
            throw Problem.notFound();
        }
        return view;
    }

    private static Response answer(SectionView view) {
        return Response.ok(new Answer(view.values()))
                .header(HttpHeaders.ETAG, Tags.etag(view.tag()))
                .build();
    }
}
