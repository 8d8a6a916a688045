package org.liasse.rest.operations;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.AbstractHandler;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.liasse.api.Language;
import org.liasse.rest.http.Json;
import org.liasse.rest.http.Languages;
import org.liasse.rest.http.ProblemAnswer;
import org.osgi.service.component.annotations.Component;

/**
 * Lets the container speak like the rest: what it refuses before any servlet (a malformed request
 * line, an address that cannot be decoded, headers too large) is a problem too. As a handler it
 * handles nothing; it is how a bundle gets hold of the server.
 */
@Component(service = Handler.class)
public final class ContainerErrors extends AbstractHandler {

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Problems problems = new Problems();
        // a running server starts it at once, and then its server is fixed
        problems.setServer(getServer());
        getServer().setErrorHandler(problems);
    }

    @Override
    public void handle(
            String target, Request base, HttpServletRequest request, HttpServletResponse response) {
        // nothing: the next handler does
    }

    /** Writes problems instead of pages. */
    static final class Problems extends ErrorHandler {

        @Override
        public void handle(
                String target,
                Request base,
                HttpServletRequest request,
                HttpServletResponse response)
                throws IOException {
            write(base, request, response);
        }

        static void write(Request base, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            base.setHandled(true);
            Language language =
                    Languages.of(request.getHeader(HttpHeader.ACCEPT_LANGUAGE.asString()));
            byte[] body = Json.bytes(ProblemAnswer.of(response.getStatus()).in(language));
            response.setContentType(ProblemAnswer.MEDIA_TYPE);
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }

        @Override
        public ByteBuffer badMessageError(int status, String reason, HttpFields fields) {
            fields.put(HttpHeader.CONTENT_TYPE, ProblemAnswer.MEDIA_TYPE);
            fields.put(HttpHeader.CACHE_CONTROL, "no-store");
            return ByteBuffer.wrap(Json.bytes(ProblemAnswer.of(status).in(Language.FR)));
        }
    }
}
