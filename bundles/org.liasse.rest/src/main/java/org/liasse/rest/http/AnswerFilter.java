package org.liasse.rest.http;

import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import org.liasse.api.Language;
import org.liasse.api.rest.RestProperties;
import org.osgi.service.component.annotations.Component;

/** Gives every answer its common headers, and every problem the reader's language. */
@Component(
        service = ContainerResponseFilter.class,
        property = RestProperties.PROVIDER + ":Boolean=true")
public final class AnswerFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Language language = language(request);
        MultivaluedMap<String, Object> headers = response.getHeaders();
        if (response.getEntity() instanceof ProblemAnswer problem) {
            response.setEntity(
                    new Answer(problem.in(language)),
                    null,
                    MediaType.valueOf(ProblemAnswer.MEDIA_TYPE));
            headers.putSingle(HttpHeaders.CONTENT_LANGUAGE, language.tag());
        } else if (response.getStatus() >= 400 && !response.hasEntity()) {
            ProblemAnswer problem = ProblemAnswer.of(response.getStatus());
            response.setEntity(
                    new Answer(problem.in(language)),
                    null,
                    MediaType.valueOf(ProblemAnswer.MEDIA_TYPE));
        }
        headers.putSingle(HttpHeaders.VARY, "Authorization, Accept-Language");
        headers.putSingle("X-Content-Type-Options", "nosniff");
        if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
    }

    private static Language language(ContainerRequestContext request) {
        return request.getProperty(AuthenticationFilter.LANGUAGE) instanceof Language known
                ? known
                : Languages.of(request);
    }
}
