package org.liasse.rest.http;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import javax.ws.rs.NotAllowedException;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.liasse.api.Problem;
import org.liasse.api.Text;
import org.liasse.api.rest.RestProperties;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever was thrown into a problem. What nobody foresaw becomes an incident number for the
 * client and a stack trace for the log.
 */
@Component(service = ExceptionMapper.class, property = RestProperties.PROVIDER + ":Boolean=true")
public final class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    @Override
    public Response toResponse(Throwable thrown) {
        Problem problem = find(Problem.class, thrown);
        if (problem != null) {
            if (problem.kind() == Problem.Kind.UNAVAILABLE && problem.getCause() != null) {
                LOG.warn("answered 503", problem);
            }
            return respond(ProblemAnswer.of(problem)).build();
        }
        WebApplicationException web = find(WebApplicationException.class, thrown);
        if (web != null && web.getResponse().getStatus() < 500) {
            return respond(web);
        }
        if (Unreachable.isCauseOf(thrown)) {
            LOG.warn("answered 503: {}", thrown.toString());
            return respond(
                            ProblemAnswer.of(
                                            ProblemType.UNAVAILABLE,
                                            new Text(
                                                    "La base de données n’a pas répondu ;"
                                                            + " réessayez.",
                                                    "The database did not answer; try again."))
                                    .retryAfter(A_WHILE))
                    .build();
        }
        if (find(EOFException.class, thrown) != null || isCutOff(thrown)) {
            return respond(
                            ProblemAnswer.of(
                                    ProblemType.BAD_REQUEST,
                                    new Text(
                                            "Le corps s’est arrêté avant sa fin.",
                                            "The body stopped before its end.")))
                    .build();
        }
        return respond(incident(thrown)).build();
    }

    private static ProblemAnswer incident(Throwable thrown) {
        String incident = UUID.randomUUID().toString().substring(0, 13);
        LOG.error("incident {}", incident, thrown);
        return ProblemAnswer.of(
                        ProblemType.INCIDENT,
                        new Text(
                                "Incident " + incident + " : l’exploitant en a le détail.",
                                "Incident " + incident + ": the operator has the details."))
                .with("incident", incident);
    }

    /** A client that goes away in the midst of its body is no incident. */
    private static boolean isCutOff(Throwable thrown) {
        IOException io = find(IOException.class, thrown);
        return io != null && io.getClass().getName().startsWith("org.eclipse.jetty.");
    }

    private static Response respond(WebApplicationException web) {
        Response given = web.getResponse();
        Response.ResponseBuilder answer = respond(ProblemAnswer.of(given.getStatus()));
        if (web instanceof NotAllowedException
                || given.getHeaderString(HttpHeaders.ALLOW) != null) {
            answer.header(HttpHeaders.ALLOW, given.getHeaderString(HttpHeaders.ALLOW));
        }
        return answer.build();
    }

    private static Response.ResponseBuilder respond(ProblemAnswer problem) {
        Response.ResponseBuilder answer =
                Response.status(problem.status())
                        .entity(problem)
                        .type(ProblemAnswer.MEDIA_TYPE)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Liasse\"");
            answer.header(
                    HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Liasse\", charset=\"UTF-8\"");
        }
        if (problem.retryAfter() != null) {
            answer.header(HttpHeaders.RETRY_AFTER, problem.retrySeconds());
        }
        return answer;
    }

    private static <T> T find(Class<T> kind, Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (kind.isInstance(cause)) {
                return kind.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }
}
