package org.liasse.rest.whiteboard;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.AbstractHandler;
import org.eclipse.jetty.server.handler.ErrorHandler;

/**
 * Lets the container speak like the rest: what it refuses before any servlet (a malformed request
 * line, an address that cannot be decoded, headers too large) is a problem too. As a handler it is
 * how a bundle gets hold of the server. While {@link Front} is not there yet it says so to
 * everybody: what does not exist, nobody can tell before.
 */
public final class ContainerErrors extends AbstractHandler {

    private volatile boolean fronted;

    /** Whether {@link Front} is there. */
    void fronted(boolean isThere) {
        fronted = isThere;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Problems problems = new Problems();
        // a running server starts it at once, and then its server is fixed
        problems.setServer(getServer());
        getServer().setErrorHandler(problems);
    }

    /**
     * Answers TRACE, which is refused without a word elsewhere, and everybody who comes too early;
     * the next handler does the rest.
     */
    @Override
    public void handle(
            String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (base.isHandled() || (fronted && !request.getMethod().equals("TRACE"))) {
            return;
        }
        base.setHandled(true);
        (fronted ? Answers.NOT_ALLOWED : Answers.AWAY).write(request, response);
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
