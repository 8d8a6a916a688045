package org.liasse.rest.http;

import javax.ws.rs.container.ContainerRequestContext;
import org.apache.cxf.jaxrs.model.ClassResourceInfo;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;

/** Which operation answers: JAX-RS tells filters that many servers share only by injection. */
public final class Operation {

    private Operation() {}

    /** The template of its whole path; {@code unmatched} where there is none. */
    public static String template(ContainerRequestContext request) {
        OperationResourceInfo operation = current();
        if (operation == null) {
            return "unmatched";
        }
        ClassResourceInfo owner = operation.getClassResourceInfo();
        String whole =
                request.getUriInfo().getBaseUri().getPath()
                        + "/"
                        + (owner.getURITemplate() == null ? "" : owner.getURITemplate().getValue())
                        + "/"
                        + (operation.getURITemplate() == null
                                ? ""
                                : operation.getURITemplate().getValue());
        String clean = whole.replaceAll("/+", "/");
        return clean.length() > 1 && clean.endsWith("/")
                ? clean.substring(0, clean.length() - 1)
                : clean;
    }

    static OperationResourceInfo current() {
        Message message = PhaseInterceptorChain.getCurrentMessage();
        return message == null || message.getExchange() == null
                ? null
                : message.getExchange().get(OperationResourceInfo.class);
    }
}
