package org.liasse.rest.openapi;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.ProblemType;

/** The page behind the {@code type} of a problem. */
@Path("problems/{kind}")
public final class ProblemResource {

    @GET
    @Produces("text/html;charset=utf-8")
    public String page(@Context SecurityContext security, @PathParam("kind") String kind) {
        Language language = CallerPrincipal.of(security).language();
        ProblemType type = ProblemType.bySlug(kind).orElseThrow(Problem::notFound);
        String title = type.title().in(language);
        return """
        <!DOCTYPE html>
        <html lang="%s">
        <head><meta charset="utf-8"><title>%s</title>
        <meta name="viewport" content="width=device-width"></head>
        <body>
        <h1>%s</h1>
        <p>HTTP %d</p>
        <p>%s</p>
        <p><a href="/api/docs/">API</a></p>
        </body>
        </html>
        """
                .formatted(
                        language.tag(),
                        html(title),
                        html(title),
                        type.status(),
                        html(type.page().in(language)));
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
