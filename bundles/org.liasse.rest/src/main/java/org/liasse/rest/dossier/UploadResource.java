package org.liasse.rest.dossier;

import java.io.IOException;
import java.io.InputStream;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
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
import org.liasse.api.rest.CallerPrincipal;

/** Bytes sent ahead of what they are for. */
@Path("uploads")
@Produces(MediaType.APPLICATION_JSON)
public final class UploadResource {

    private final RawBodies raw;

    public UploadResource(Documents documents) {
        this.raw = new RawBodies(documents);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public Response upload(
            @Context SecurityContext security,
            @QueryParam("for") String target,
            @QueryParam("name") String name,
            @QueryParam("id") String id,
            @Context HttpHeaders headers,
            InputStream bytes)
            throws IOException {
        String[] parts = target == null ? new String[0] : target.split("/", -1);
        if (parts.length != 2 || !Key.isKey(parts[0]) || !Key.isKey(parts[1])) {
            throw Problem.invalid(
                    "for",
                    "Il faut {type}/{casier ou fil}.",
                    "This must be {type}/{slot or thread}.");
        }
        return Response.status(201)
                .entity(
                        raw.take(
                                CallerPrincipal.of(security),
                                headers,
                                id,
                                new Key(parts[0]),
                                new Key(parts[1]),
                                name,
                                bytes))
                .build();
    }
}
