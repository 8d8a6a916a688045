package org.liasse.rest.whiteboard;

import java.io.IOException;
import java.util.function.Predicate;
import javax.servlet.ServletConfig;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;

/**
 * Takes every request, leads it through the gate of its address and from there to the CXF server
 * behind.
 */
final class Front extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** The request attribute that names the type an address is about, for companions. */
    static final String TYPE = "liasse.rest.type";

    /** The request attribute that says of an address whether it is served, for whoever asks. */
    static final String SERVED = "liasse.rest.served";

    /** Where the core stands. */
    private static final String CORE = "/api";

    private final transient Addresses addresses;
    private final CXFNonSpringServlet cxf;

    /**
     * Makes it.
     *
     * @param addresses the endpoints
     * @param servers where the servers behind stand
     */
    Front(Addresses addresses, Servers servers) {
        this.addresses = addresses;
        this.cxf = new CXFNonSpringServlet(servers.registry(), false);
        this.cxf.setBus(servers.bus());
    }

    @Override
    public void init(ServletConfig config) throws ServletException {
        super.init(config);
        cxf.init(config);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Endpoint endpoint = addresses.leadingTo(pathOf(request));
        if (endpoint == null) {
            // before the core has been there, nobody can say what does not exist
            (addresses.isKnown(CORE) ? Answers.NOT_FOUND : Answers.AWAY).write(request, response);
            return;
        }
        Gate.Pass pass = endpoint.gate().enter(Endpoint.GRACE);
        if (pass == null) {
            Answers.AWAY.write(request, response);
            return;
        }
        try (pass) {
            through(endpoint, pass, request, response);
        }
    }

    private void through(
            Endpoint endpoint,
            Gate.Pass pass,
            HttpServletRequest request,
            HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute(TYPE, endpoint.type());
        request.setAttribute(SERVED, (Predicate<String>) addresses::isServed);
        RevocableResponse revocable = new RevocableResponse(response, pass::isRevoked);
        try {
            cxf.service(request, revocable);
        } catch (ServletException | RuntimeException e) {
            if (!pass.isRevoked() || response.isCommitted()) {
                throw e;
            }
            response.reset();
            Answers.AWAY.write(request, response);
            return;
        }
        if (revocable.wasSwallowed()) {
            Answers.AWAY.write(request, response);
        }
    }

    private static String pathOf(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : info;
    }

    @Override
    public void destroy() {
        cxf.destroy();
    }
}
