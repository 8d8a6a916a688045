package org.liasse.rest.whiteboard;

import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.servlet.ServletException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.AnyService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.http.HttpService;
import org.osgi.service.http.NamespaceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes services as REST resources, by their properties.
 *
 * <ul>
 *   <li>{@code liasse.rest.address}: a JAX-RS resource, served at this address by a CXF server of
 *       its own; an {@code Application} brings several, its singletons;
 *   <li>{@code liasse.rest.type} beside it: the path of the dossier type it is about; companions
 *       join it, and find the value in the request attribute of the same name;
 *   <li>{@code liasse.rest.provider=true}: a filter, mapper, reader or writer for every server.
 *       Nothing is published before a request filter is among them;
 *   <li>{@code liasse.rest.companion=true}: a JAX-RS resource added to every server with a type.
 * </ul>
 *
 * <p>A service that goes is not called any more when its unbinding returns, or five seconds have
 * passed; its address answers 503 from the moment its removal begins. Other addresses are
 * untouched. When providers change, requests wait the moment it takes to make new servers.
 */
@Component(service = {})
public final class Whiteboard {

    private static final Logger LOG = LoggerFactory.getLogger(Whiteboard.class);
    private static final String ADDRESS = "liasse.rest.address";
    private static final String PROVIDER = "(liasse.rest.provider=true)";
    private static final String COMPANION = "(liasse.rest.companion=true)";

    /** What arrives within this time is published together: a bundle brings several services. */
    private static final long GATHERING_MILLIS = 40;

    private final HttpService http;
    private final Servers servers = new Servers();
    private final Addresses addresses = new Addresses();
    private final Map<ServiceReference<?>, Object> providers = new TreeMap<>();
    private final Map<ServiceReference<?>, Object> companions = new TreeMap<>();
    private final ScheduledExecutorService publisher =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread daemon = new Thread(task, "liasse-rest-whiteboard");
                        daemon.setDaemon(true);
                        return daemon;
                    });
    private final ServiceRegistration<Front> there;
    private long generation;
    private boolean scheduled;

    @Activate
    public Whiteboard(BundleContext context, @Reference HttpService http)
            throws ServletException, NamespaceException {
        this.http = http;
        Dictionary<String, String> settings =
                new Hashtable<>(
                        Map.of(
                                "hide-service-list-page", "true",
                                // a stream of events holds no thread
                                "async-supported", "true",
                                "disable-address-updates", "true"));
        Front front = new Front(addresses, servers);
        http.registerServlet("/", front, settings, null);
        there = context.registerService(Front.class, front, null);
    }

    @Deactivate
    void stop() {
        there.unregister();
        publisher.shutdownNow();
        addresses.all().forEach(Endpoint::stop);
        http.unregister("/");
        servers.close();
    }

    @Reference(
            service = AnyService.class,
            target = "(" + ADDRESS + "=*)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void bindResource(ServiceReference<?> reference, Object resource) {
        addresses
                .of((String) reference.getProperty(ADDRESS))
                .add(
                        new Endpoint.Contender(
                                reference, resource, (String) reference.getProperty(Front.TYPE)));
        changed(false);
    }

    void unbindResource(ServiceReference<?> reference, Object resource) {
        addresses.of((String) reference.getProperty(ADDRESS)).remove(resource);
        LOG.info("{} is no longer served", reference.getProperty(ADDRESS));
        changed(false);
    }

    @Reference(
            service = AnyService.class,
            target = PROVIDER,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void bindProvider(ServiceReference<?> reference, Object provider) {
        join(providers, reference, provider);
    }

    void unbindProvider(ServiceReference<?> reference, Object provider) {
        leave(providers, reference);
    }

    @Reference(
            service = AnyService.class,
            target = COMPANION,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void bindCompanion(ServiceReference<?> reference, Object companion) {
        join(companions, reference, companion);
    }

    void unbindCompanion(ServiceReference<?> reference, Object companion) {
        leave(companions, reference);
    }

    private void join(
            Map<ServiceReference<?>, Object> shared,
            ServiceReference<?> reference,
            Object service) {
        synchronized (this) {
            shared.put(reference, service);
        }
        changed(true);
    }

    /** Nobody may be inside a provider when it is taken apart. */
    private void leave(Map<ServiceReference<?>, Object> shared, ServiceReference<?> reference) {
        synchronized (this) {
            shared.remove(reference);
        }
        addresses.all().forEach(Endpoint::hold);
        addresses.all().forEach(endpoint -> endpoint.gate().drain(Endpoint.GRACE));
        changed(true);
    }

    private synchronized void changed(boolean forAll) {
        if (forAll) {
            generation++;
        }
        if (!scheduled && !publisher.isShutdown()) {
            scheduled = true;
            publisher.schedule(this::publish, GATHERING_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void publish() {
        long wanted;
        synchronized (this) {
            scheduled = false;
            wanted = generation;
            servers.provide(strongestFirst(providers), strongestFirst(companions));
        }
        for (Endpoint endpoint : addresses.all()) {
            try {
                endpoint.refresh(wanted, servers);
            } catch (RuntimeException | LinkageError e) {
                endpoint.stop();
                LOG.error("{} cannot be served", endpoint.address(), e);
            }
        }
    }

    private static List<Object> strongestFirst(Map<ServiceReference<?>, Object> services) {
        List<Object> ordered = new ArrayList<>(services.values());
        java.util.Collections.reverse(ordered);
        return ordered;
    }
}
