package org.liasse.rest.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
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
import org.liasse.api.Problem;
import org.liasse.api.dossier.Documents;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.Documents.Upload;
import org.liasse.api.dossier.Documents.Version;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.people.Caller;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Body;
import org.liasse.rest.http.Created;
import org.liasse.rest.http.Download;

/**
 * The documents of a dossier. A place is a slot, by its key, or one document in it, by its id: into
 * a slot goes a new document, onto a document its next version.
 */
@Path("dossiers/{id}/documents")
@Produces(MediaType.APPLICATION_JSON)
public final class DocumentResource {

    private final Documents documents;
    private final Dossiers dossiers;
    private final RawBodies raw;

    public DocumentResource(Documents documents, Dossiers dossiers) {
        this.documents = documents;
        this.dossiers = dossiers;
        this.raw = new RawBodies(documents);
    }

    /**
     * @param outside whether what the dossier says no longer calls for its slot
     */
    record DocumentJson(String id, Key slot, List<VersionJson> versions, boolean outside) {

        static DocumentJson of(String dossier, Document document) {
            return new DocumentJson(
                    document.id(),
                    document.slot(),
                    document.versions().stream()
                            .map(v -> VersionJson.of(dossier, document, v))
                            .toList(),
                    document.isOutside());
        }
    }

    record VersionJson(
            int number,
            String document,
            Key slot,
            String name,
            long size,
            String sha256,
            String mediaType,
            Instant depositedAt,
            String depositedBy,
            String review,
            PhotoJson photo,
            List<SignatureJson> signatures,
            String href) {

        static VersionJson of(String dossier, Document document, Version version) {
            return new VersionJson(
                    version.number(),
                    document.id(),
                    document.slot(),
                    version.name(),
                    version.size(),
                    version.sha256(),
                    version.mediaType(),
                    version.depositedAt(),
                    version.depositedBy(),
                    version.review(),
                    PhotoJson.of(version.photo()),
                    SignatureJson.of(version.signatures()),
                    "/api/dossiers/%s/documents/%s/versions/%d"
                            .formatted(dossier, document.id(), version.number()));
        }
    }

    @GET
    public List<DocumentJson> list(@Context SecurityContext security, @PathParam("id") String id) {
        return documents.list(CallerPrincipal.of(security), id).stream()
                .map(document -> DocumentJson.of(id, document))
                .toList();
    }

    /** The bytes themselves, unless they are JSON that names an upload: a file has a name. */
    @POST
    @Path("{place}/versions")
    @Consumes(MediaType.WILDCARD)
    public Response deposit(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @PathParam("place") String place,
            @QueryParam("name") String name,
            @Context HttpHeaders headers,
            InputStream bytes)
            throws IOException {
        Caller caller = CallerPrincipal.of(security);
        Place target = place(caller, id, place);
        if (name == null && isJson(headers)) {
            return attach(caller, id, target, Body.read(bytes));
        }
        Key type = dossiers.read(caller.once(null), id).type().key();
        Upload upload = raw.take(caller, headers, null, type, target.slot(), name, bytes);
        return deposited(
                id,
                documents.deposit(
                        raw.then(caller, upload),
                        id,
                        target.slot(),
                        target.document(),
                        upload.id()));
    }

    private static boolean isJson(HttpHeaders headers) {
        return headers.getMediaType() != null
                && headers.getMediaType().isCompatible(MediaType.APPLICATION_JSON_TYPE);
    }

    private Response attach(Caller caller, String id, Place target, Body body) {
        body.only("upload", "document");
        String upload = body.needText("upload");
        String document = target.document() == null ? body.text("document") : target.document();
        body.verify();
        return deposited(
                id, documents.deposit(body.once(caller), id, target.slot(), document, upload));
    }

    /** What answers that a version was put somewhere. */
    static Response deposited(String id, Document document) {
        List<Version> versions = document.versions();
        VersionJson newest = VersionJson.of(id, document, versions.get(versions.size() - 1));
        return Created.at(newest.href()).entity(newest).build();
    }

    @GET
    @Path("{place}/versions/{number}")
    @Produces(MediaType.WILDCARD)
    public Response content(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @PathParam("place") String place,
            @PathParam("number") String number,
            @Context HttpHeaders headers) {
        Caller caller = CallerPrincipal.of(security);
        return Download.of(
                documents.content(
                        caller, id, document(documents, caller, id, place), version(number)),
                Download.Asked.of(headers));
    }

    /** A small JPEG of a photo, to whom the photo is served. */
    @GET
    @Path("{place}/versions/{number}/thumbnail")
    @Produces(MediaType.WILDCARD)
    public Response thumbnail(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @PathParam("place") String place,
            @PathParam("number") String number,
            @Context HttpHeaders headers) {
        Caller caller = CallerPrincipal.of(security);
        return Download.of(
                documents.thumbnail(
                        caller, id, document(documents, caller, id, place), version(number)),
                Download.Asked.of(headers));
    }

    /** The id of a document, named by it or as the only one of its slot. */
    static String document(Documents documents, Caller caller, String id, String place) {
        if (!Key.isKey(place)) {
            return place;
        }
        Key slot = new Key(place);
        List<Document> there =
                documents.list(caller, id).stream().filter(d -> d.slot().equals(slot)).toList();
        if (there.size() != 1) {
            throw Problem.notFound();
        }
        return there.get(0).id();
    }

    static int version(String number) {
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw Problem.notFound();
        }
        return Integer.parseInt(number);
    }

    /** Accepts or refuses the newest version. */
    @PUT
    @Path("{document}/review")
    @Consumes(MediaType.APPLICATION_JSON)
    public void review(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @PathParam("document") String document,
            Body body) {
        body.only("accepted", "reason");
        Boolean accepted = body.yesNo("accepted");
        if (accepted == null && !body.has("accepted")) {
            body.wrong("accepted", "Ce champ est obligatoire.", "This field is mandatory.");
        }
        String reason = body.text("reason");
        body.verify();
        documents.review(CallerPrincipal.of(security), id, document, accepted, reason);
    }

    private record Place(Key slot, String document) {}

    /** A key is a slot; anything else is the id of a document. */
    private Place place(Caller caller, String id, String place) {
        if (Key.isKey(place)) {
            return new Place(new Key(place), null);
        }
        return documents.list(caller.once(null), id).stream()
                .filter(document -> document.id().equals(place))
                .findFirst()
                .map(document -> new Place(document.slot(), document.id()))
                .orElseThrow(Problem::notFound);
    }
}
