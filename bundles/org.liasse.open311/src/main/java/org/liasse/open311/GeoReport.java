package org.liasse.open311;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import javax.ws.rs.core.UriInfo;
import org.liasse.api.Clock;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Types;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Offices;
import org.liasse.api.people.SignIn;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.api.rest.RestProperties;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/**
 * GeoReport v2 of Open311, as XML and as JSON. Whoever is signed in is a stranger here like all
 * others; answers are bytes, so that no writer keeps a class of ours.
 */
@Component(
        service = GeoReport.class,
        configurationPid = "org.liasse.open311",
        configurationPolicy = ConfigurationPolicy.OPTIONAL,
        property = {
            RestProperties.ADDRESS + "=/api/open311/v2",
            RestProperties.OPENAPI + "=org/liasse/open311/openapi.json"
        })
@Path("/")
public final class GeoReport {

    private static final String FORMAT = ".{format:xml|json}";

    private final ServiceDesk desk;
    private final Counter counter;

    /** What an operator may set, under the name {@code org.liasse.open311}. */
    @interface Settings {
        /** Requests that one key may send in an hour. */
        int perHour() default 60;
    }

    @Activate
    public GeoReport(
            @Reference Dossiers dossiers,
            @Reference Types types,
            @Reference Offices offices,
            @Reference SignIn signIn,
            @Reference Clock clock,
            Settings settings) {
        this.desk = new ServiceDesk(dossiers, types, offices, clock);
        this.counter = new Counter(desk, dossiers, signIn, settings.perHour());
    }

    GeoReport(ServiceDesk desk, Counter counter) {
        this.desk = desk;
        this.counter = counter;
    }

    @GET
    @Path("services" + FORMAT)
    public Response services(
            @Context SecurityContext security,
            @Context UriInfo uri,
            @PathParam("format") String format) {
        return answer(
                security, format, "services", () -> desk.services(asked(uri), language(security)));
    }

    @GET
    @Path("services/{code:[^/]+}" + FORMAT)
    public Response definition(
            @Context SecurityContext security,
            @Context UriInfo uri,
            @PathParam("code") String code,
            @PathParam("format") String format) {
        return answer(
                security,
                format,
                "service_definition",
                () -> desk.definition(code, asked(uri), language(security)));
    }

    @GET
    @Path("requests" + FORMAT)
    public Response requests(
            @Context SecurityContext security,
            @Context UriInfo uri,
            @PathParam("format") String format) {
        return answer(
                security,
                format,
                "service_requests",
                () -> desk.requests(asked(uri), language(security)));
    }

    @GET
    @Path("requests/{id:[^/]+}" + FORMAT)
    public Response request(
            @Context SecurityContext security,
            @Context UriInfo uri,
            @PathParam("id") String id,
            @PathParam("format") String format) {
        return answer(
                security,
                format,
                "service_requests",
                () -> desk.request(id, asked(uri), language(security)));
    }

    /** A key stands in the body only, as addresses are logged. */
    @POST
    @Path("requests" + FORMAT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response submit(
            @Context SecurityContext security,
            @PathParam("format") String format,
            MultivaluedMap<String, String> form) {
        Caller sender = CallerPrincipal.of(security);
        Asked asked = new Asked(form);
        return answer(
                security,
                format,
                "service_requests",
                () -> {
                    try {
                        return counter.submit(asked, sender);
                    } catch (Problem problem) {
                        throw Refusal.of(problem, counter.names(asked, sender));
                    }
                });
    }

    private static Asked asked(UriInfo uri) {
        return new Asked(uri.getQueryParameters());
    }

    private static Language language(SecurityContext security) {
        return CallerPrincipal.of(security).language();
    }

    private static Response answer(
            SecurityContext security, String format, String root, Supplier<Object> work) {
        try {
            return written(Response.ok(), format, root, work.get()).build();
        } catch (Refusal refusal) {
            return refused(refusal, security, format);
        } catch (Problem problem) {
            return refused(Refusal.of(problem, Map.of()), security, format);
        }
    }

    private static Response refused(Refusal refusal, SecurityContext security, String format) {
        Response.ResponseBuilder answer =
                written(
                                Response.status(refusal.status()),
                                format,
                                "errors",
                                refusal.errors(language(security)))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store");
        Duration wait = refusal.retryAfter();
        if (wait != null) {
            answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, (wait.toMillis() + 999) / 1000));
        }
        return answer.build();
    }

    private static Response.ResponseBuilder written(
            Response.ResponseBuilder answer, String format, String root, Object value) {
        boolean isXml = format.equals("xml");
        return answer.entity(isXml ? Spark.xml(root, value) : Spark.json(value))
                .type((isXml ? "text/xml" : "application/json") + "; charset=utf-8");
    }
}
