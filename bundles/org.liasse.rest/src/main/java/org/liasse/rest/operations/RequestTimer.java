package org.liasse.rest.operations;

import javax.annotation.Priority;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.container.PreMatching;
import org.liasse.api.rest.RestProperties;
import org.liasse.rest.http.Operation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Times every request up to its answer; what is streamed after is not counted. */
@Component(
        service = ContainerRequestFilter.class,
        property = RestProperties.PROVIDER + ":Boolean=true")
@PreMatching
@Priority(1)
public final class RequestTimer implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String BEGUN = "liasse.begun";

    private final Metrics metrics;

    @Activate
    public RequestTimer(@Reference Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(BEGUN, System.nanoTime());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(BEGUN) instanceof Long begun) {
            metrics.answered(
                    request.getMethod(),
                    Operation.template(request),
                    response.getStatus(),
                    System.nanoTime() - begun);
        }
    }
}
