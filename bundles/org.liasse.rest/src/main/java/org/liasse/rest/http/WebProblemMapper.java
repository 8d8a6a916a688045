package org.liasse.rest.http;

import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.liasse.api.rest.RestProperties;
import org.osgi.service.component.annotations.Component;

/**
 * For what JAX-RS itself throws: frameworks have a mapper of their own for it, nearer than ours.
 */
@Component(service = ExceptionMapper.class, property = RestProperties.PROVIDER + ":Boolean=true")
public final class WebProblemMapper implements ExceptionMapper<WebApplicationException> {

    private final ProblemMapper problems = new ProblemMapper();

    @Override
    public Response toResponse(WebApplicationException thrown) {
        return problems.toResponse(thrown);
    }
}
