package org.liasse.rest.http;

import javax.servlet.http.HttpServletRequest;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.apache.cxf.transport.http.AbstractHTTPDestination;

/**
 * Where the request of this thread comes from. Injected fields would be shared by every server that
 * a provider serves; the current message is always the right one.
 */
public final class ClientAddress {

    private ClientAddress() {}

    /** The client's address; what a proxy forwards is the business of the connector. */
    public static String now() {
        Message message = PhaseInterceptorChain.getCurrentMessage();
        Object request = message == null ? null : message.get(AbstractHTTPDestination.HTTP_REQUEST);
        return request instanceof HttpServletRequest http ? http.getRemoteAddr() : "local";
    }
}
