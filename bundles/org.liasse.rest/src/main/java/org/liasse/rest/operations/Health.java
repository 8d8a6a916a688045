package org.liasse.rest.operations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.apache.felix.hc.api.ResultLog;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckSelector;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.rest.RestProperties;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Whether the process lives, and whether it can serve. A warning names what is wrong and stays
 * ready: one variant's trouble is no reason to send everybody away.
 */
@Component(service = Health.class, property = RestProperties.ADDRESS + "=/health")
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class Health {

    private static final String TAG = "liasse";
    private static final String CORE = "/api";

    /** Request attribute of the whiteboard: a predicate that says which addresses are served. */
    static final String SERVED = "liasse.rest.served";

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile HealthCheckExecutor executor;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Dossiers core;

    @Activate
    public Health() {
        // bound by fields, which follow what comes and goes
    }

    Health(HealthCheckExecutor executor, Dossiers core) {
        this.executor = executor;
        this.core = core;
    }

    record HealthJson(String status, List<CheckJson> checks) {}

    record CheckJson(String name, String status, List<String> findings) {}

    @GET
    @Path("live")
    public HealthJson live() {
        return new HealthJson("ok", List.of());
    }

    @GET
    @Path("ready")
    public HealthJson ready(@Context HttpServletRequest request) {
        List<CheckJson> checks = new ArrayList<>();
        checks.add(
                core == null
                        ? new CheckJson("core", "critical", List.of("the core is not there"))
                        : new CheckJson("core", "ok", List.of()));
        checks.add(
                isServed(request, CORE)
                        ? new CheckJson("rest", "ok", List.of())
                        : new CheckJson(
                                "rest", "unavailable", List.of(CORE + " is not served yet")));
        HealthCheckExecutor running = executor;
        if (running == null) {
            checks.add(new CheckJson("checks", "critical", List.of("no health check can be run")));
        } else {
            running.execute(HealthCheckSelector.tags(TAG)).forEach(r -> checks.add(json(r)));
        }
        boolean isReady = checks.stream().allMatch(c -> isServing(c.status()));
        if (!isReady) {
            throw unready(checks);
        }
        boolean isFine = checks.stream().allMatch(check -> check.status().equals("ok"));
        return new HealthJson(isFine ? "ok" : "warn", checks);
    }

    private static boolean isServed(HttpServletRequest request, String address) {
        return request.getAttribute(SERVED) instanceof Predicate<?> served
                && asPredicate(served).test(address);
    }

    @SuppressWarnings("unchecked") // the whiteboard says that it takes addresses
    private static Predicate<String> asPredicate(Predicate<?> served) {
        return (Predicate<String>) served;
    }

    private static boolean isServing(String status) {
        return status.equals("ok") || status.equals("warn");
    }

    private static Problem unready(List<CheckJson> checks) {
        List<String> reasons =
                checks.stream()
                        .filter(check -> !isServing(check.status()))
                        .map(check -> check.name() + ": " + String.join("; ", check.findings()))
                        .toList();
        String all = String.join(" / ", reasons);
        return Problem.of(Problem.Kind.UNAVAILABLE, "Pas prêt. " + all, "Not ready. " + all)
                .with(
                        "checks",
                        checks.stream()
                                .map(
                                        c ->
                                                Map.of(
                                                        "name",
                                                        c.name(),
                                                        "status",
                                                        c.status(),
                                                        "findings",
                                                        c.findings()))
                                .toList())
                .retryAfter(Duration.ofSeconds(5));
    }

    private static CheckJson json(HealthCheckExecutionResult executed) {
        Result result = executed.getHealthCheckResult();
        List<String> findings =
                StreamSupport.stream(result.spliterator(), false)
                        .filter(entry -> entry.getStatus().ordinal() > Status.OK.ordinal())
                        .map(ResultLog.Entry::getMessage)
                        .toList();
        return new CheckJson(
                executed.getHealthCheckMetadata().getTitle(), status(result.getStatus()), findings);
    }

    private static String status(Status status) {
        return switch (status) {
            case OK -> "ok";
            case WARN -> "warn";
            case TEMPORARILY_UNAVAILABLE -> "unavailable";
            case CRITICAL, HEALTH_CHECK_ERROR -> "critical";
        };
    }
}
