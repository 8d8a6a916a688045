package org.liasse.rest.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import org.liasse.api.rest.RestProperties;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** What the product counts about itself, for Prometheus to fetch. */
@Component(service = Metrics.class, property = RestProperties.ADDRESS + "=/metrics")
@Path("")
public final class Metrics {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final ManagedNumbers managed = new ManagedNumbers();

    @Activate
    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    @Deactivate
    void stop() {
        registry.close();
    }

    /**
     * Counts a request.
     *
     * @param operation the template of the path, never the path: ids would make numbers without end
     */
    void answered(String method, String operation, int status, long nanos) {
        registry.timer(
                        "http.server.requests",
                        "method",
                        method,
                        "operation",
                        operation,
                        "status",
                        Integer.toString(status))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** The text format of Prometheus, version 0.0.4. */
    @GET
    @Produces("text/plain;version=0.0.4;charset=utf-8")
    public String text() {
        return new Exposition().registry(registry).numbers(managed.read()).toString();
    }
}
