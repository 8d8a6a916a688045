package org.liasse.rest.dossier;

import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.dossier.Documents;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.Documents.Version;
import org.liasse.api.dossier.Signatures;
import org.liasse.api.dossier.Signatures.Drawn;
import org.liasse.api.people.Caller;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.dossier.DocumentResource.VersionJson;
import org.liasse.rest.http.Body;
import org.liasse.rest.http.Created;

/**
 * Signatures drawn on a screen, of one version of a document. Needs no precondition: the path names
 * the version, and only the newest one is signed.
 */
@Path("dossiers/{id}/documents/{place}/versions/{number}/signatures")
@Produces(MediaType.APPLICATION_JSON)
public final class SignatureResource {

    private final Signatures signatures;
    private final Documents documents;

    public SignatureResource(Signatures signatures, Documents documents) {
        this.signatures = signatures;
        this.documents = documents;
    }

    @GET
    public List<SignatureJson> list(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @PathParam("place") String place,
            @PathParam("number") String number) {
        Caller caller = CallerPrincipal.of(security);
        int version = DocumentResource.version(number);
        String document = DocumentResource.document(documents, caller, id, place);
        return signatures.of(caller, id, document, version).stream()
                .map(SignatureJson::of)
                .toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response sign(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @PathParam("place") String place,
            @PathParam("number") String number,
            Body body) {
        body.only("signatory", "drawing");
        Drawn drawn = new Drawn(body.needText("signatory"), body.needText("drawing"));
        body.verify();
        Caller caller = CallerPrincipal.of(security);
        int version = DocumentResource.version(number);
        String document = DocumentResource.document(documents, caller.once(null), id, place);
        Document signed = signatures.sign(caller, id, document, version, drawn);
        VersionJson json = VersionJson.of(id, signed, version(signed, version));
        return Created.at(json.href() + "/signatures").entity(json).build();
    }

    private static Version version(Document document, int number) {
        return document.versions().stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseThrow();
    }
}
