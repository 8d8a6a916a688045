package org.liasse.rest.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import javax.ws.rs.core.UriInfo;
import org.liasse.api.Problem;

/** Swagger UI, from this bundle alone: nothing is fetched from elsewhere. */
@Path("docs")
public final class DocsResource {

    private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/5.17.14/";

    /** What may be asked for, its media type and where it lies. */
    private enum File {
        PAGE("index.html", "text/html;charset=utf-8", "docs/index.html"),
        START("start.js", "text/javascript;charset=utf-8", "docs/start.js"),
        SCRIPT("swagger-ui-bundle.js", "text/javascript;charset=utf-8", null),
        STYLE("swagger-ui.css", "text/css;charset=utf-8", null),
        ICON("favicon-32x32.png", "image/png", null);

        private final String path;
        private final String mediaType;
        private final String resource;

        File(String path, String mediaType, String ownResource) {
            this.path = path;
            this.mediaType = mediaType;
            this.resource = ownResource == null ? WEBJAR + path : ownResource;
        }
    }

    private static final Map<String, File> FILES =
            Stream.of(File.values())
                    .collect(Collectors.toUnmodifiableMap(file -> file.path, file -> file));

    @GET
    @Produces(MediaType.WILDCARD)
    public Response page(@Context UriInfo uri) {
        // relative addresses in the page need the slash
        return uri.getRequestUri().getPath().endsWith("/")
                ? send(File.PAGE)
                : Response.status(308)
                        .header(HttpHeaders.LOCATION, uri.getRequestUri().getPath() + "/")
                        .build();
    }

    @GET
    @Path("{file}")
    @Produces(MediaType.WILDCARD)
    public Response file(@PathParam("file") String file) {
        File found = FILES.get(file);
        if (found == null) {
            throw Problem.notFound();
        }
        return send(found);
    }

    private static Response send(File file) {
        StreamingOutput bytes =
                out -> {
                    try (InputStream in = open(file)) {
                        in.transferTo(out);
                    }
                };
        return Response.ok(bytes)
                .type(file.mediaType)
                .header(HttpHeaders.CACHE_CONTROL, "max-age=3600")
                .header(
                        "Content-Security-Policy",
                        "default-src 'self'; img-src 'self' data:; style-src 'self'"
                                + " 'unsafe-inline'; frame-ancestors 'none'")
                .build();
    }

    private static InputStream open(File file) throws IOException {
        InputStream in = DocsResource.class.getResourceAsStream(file.resource);
        if (in == null) {
            throw new IOException("the bundle lacks " + file.resource);
        }
        return in;
    }
}
