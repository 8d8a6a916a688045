package org.liasse.rest.whiteboard;

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
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Component;

/**
 * Lets the container speak like the rest: what it refuses before any servlet (a malformed request
 * line, an address that cannot be decoded, headers too large) is a problem too. As a handler it is
 * how a bundle gets hold of the server. It stands here, in a bundle that is rarely updated, because
 * the container starts again whenever a handler comes or goes.
 */
@Component(service = Handler.class, property = Constants.SERVICE_RANKING + ":Integer=1")
public final class ContainerErrors extends AbstractHandler {

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Problems problems = new Problems();
        // a running server starts it at once, and then its server is fixed
        problems.setServer(getServer());
        getServer().setErrorHandler(problems);
    }

    /** Nothing but TRACE, which is refused without a word elsewhere; the next handler does. */
    @Override
    public void handle(
            String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getMethod().equals("TRACE") && !base.isHandled()) {
            base.setHandled(true);
            Answers.NOT_ALLOWED.write(request, response);
        }
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
            base.setHandled(true);
            int status = response.getStatus();
            Answers.of(status).write(status, request, response);
        }

        @Override
        public ByteBuffer badMessageError(int status, String reason, HttpFields fields) {
            fields.put(HttpHeader.CONTENT_TYPE, "application/problem+json");
            fields.put(HttpHeader.CACHE_CONTROL, "no-store");
            return ByteBuffer.wrap(Answers.of(status).body(status, false));
        }
    }
}
