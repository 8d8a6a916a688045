package org.liasse.rest.http;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import javax.annotation.Priority;
import javax.ws.rs.Priorities;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.PreMatching;
import javax.ws.rs.core.HttpHeaders;
import org.liasse.api.InputError;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Caller.Once;
import org.liasse.api.people.SignIn;
import org.liasse.api.rest.RestProperties;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Puts who asks, in which language and under which idempotency key, into the security context. */
@Component(
        service = ContainerRequestFilter.class,
        configurationPid = "org.liasse.rest",
        property = RestProperties.PROVIDER + ":Boolean=true")
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public final class AuthenticationFilter implements ContainerRequestFilter {

    /** Request property: the reader's {@link Language}. */
    static final String LANGUAGE = "liasse.language";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final PublicThrottle throttle;

    /** Absent while the core is: the filter stays, so that no server is ever without it. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile SignIn signIn;

    /** What an operator may set, under the name {@code org.liasse.rest}. */
    @interface Settings {
        /** Requests without a sign-in that one address may send in a minute. */
        int publicPerMinute() default 600;
    }

    @Activate
    public AuthenticationFilter(Settings settings) {
        this(new PublicThrottle(settings.publicPerMinute(), TimeMeter.SYSTEM_NANOTIME), null);
    }

    AuthenticationFilter(PublicThrottle throttle, SignIn signIn) {
        this.throttle = throttle;
        this.signIn = signIn;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Language language = Languages.of(request);
        request.setProperty(LANGUAGE, language);
        RequestGuard.check(request.getUriInfo().getRequestUri());
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        Caller caller = caller(request, authorization, language);
        String key = key(request);
        String scope =
                request.getMethod() + " " + request.getUriInfo().getRequestUri().getRawPath();
        request.setSecurityContext(
                new CallerSecurity(
                        () -> once(caller, scope, key, request.getProperty(BodyGuard.HASH)),
                        authorization == null ? null : authorization.split(" ", 2)[0]));
    }

    private Caller caller(
            ContainerRequestContext request, String authorization, Language language) {
        if (authorization == null || opensASession(request)) {
            // health and metrics are asked all the time by machines
            if (request.getUriInfo().getRequestUri().getPath().startsWith("/api/")) {
                throttle.pass(ClientAddress.now());
            }
            return Caller.visitor(language);
        }
        SignIn door = signIn;
        if (door == null) {
            throw Problem.of(
                            Problem.Kind.UNAVAILABLE,
                            "Le cœur n’est pas encore là.",
                            "The core is not there yet.")
                    .retryAfter(Duration.ofSeconds(5));
        }
        return new Authentication(door).caller(authorization, ClientAddress.now(), language);
    }

    /** There the password is checked once, by the resource. */
    private static boolean opensASession(ContainerRequestContext request) {
        return request.getMethod().equals("POST")
                && request.getUriInfo().getRequestUri().getPath().endsWith("/api/session");
    }

    private static String key(ContainerRequestContext request) {
        String key = request.getHeaderString("Idempotency-Key");
        if (key == null || !request.getMethod().equals("POST")) {
            return null;
        }
        if (!KEY.matcher(key).matches()) {
            throw Problem.of(
                            Problem.Kind.BAD_REQUEST,
                            "La clé d’idempotence est mal formée.",
                            "The idempotency key is malformed.")
                    .withErrors(
                            List.of(
                                    InputError.at(
                                            "Idempotency-Key",
                                            "1 à 200 caractères ASCII visibles",
                                            "1 to 200 visible ASCII characters")));
        }
        return key;
    }

    private static Caller once(Caller caller, String scope, String key, Object hash) {
        return key == null
                ? caller
                : caller.once(new Once(scope, key, hash instanceof String known ? known : ""));
    }
}
