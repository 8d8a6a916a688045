package org.liasse.rest.openapi;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Language;
import org.liasse.api.dossier.Types;
import org.liasse.api.dossier.Types.Known;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.BodyGuard;
import org.liasse.rest.http.Tags;

/** OpenAPI 3 of what is installed at this moment. */
@Path("openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public final class OpenApiResource {

    private final Types types;
    private final Fragments fragments;
    private final Map<Language, Written> written = new ConcurrentHashMap<>();

    public OpenApiResource(Types types, Fragments fragments) {
        this.types = types;
        this.fragments = fragments;
    }

    /** A document and what it was written for. */
    private record Written(List<String> installed, byte[] document, String etag) {}

    @GET
    public Response document(
            @Context SecurityContext security,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        Written now = now(CallerPrincipal.of(security).language());
        return Tags.isKnown(known, now.etag())
                ? Response.notModified().header(HttpHeaders.ETAG, now.etag()).build()
                : Response.ok(now.document()).header(HttpHeaders.ETAG, now.etag()).build();
    }

    private Written now(Language language) {
        List<Known> all = types.all();
        Fragments.Now there = fragments.now();
        List<String> installed =
                Stream.concat(
                                all.stream()
                                        .map(
                                                known ->
                                                        known.type().key()
                                                                + " "
                                                                + known.type().version()
                                                                + " "
                                                                + known.present())
                                        .sorted(),
                                Stream.of("fragments " + there.changes()))
                        .toList();
        Written last = written.get(language);
        if (last != null && last.installed().equals(installed)) {
            return last;
        }
        byte[] document = OpenApi.merged(all, there.fragments(), language);
        var fresh = new Written(installed, document, Tags.etag(BodyGuard.sha256(document)));
        written.put(language, fresh);
        return fresh;
    }
}
