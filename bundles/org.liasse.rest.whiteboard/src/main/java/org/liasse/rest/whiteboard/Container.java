package org.liasse.rest.whiteboard;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.eclipse.jetty.server.Handler;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Hands {@link ContainerErrors} to the container at the one good moment: as soon as the bundle that
 * makes servers has started, which fails where a handler is there before it, and before it is asked
 * for the first server, which would start again for a handler that comes later. So the first answer
 * that anybody gets is a problem like all others. An activator, because components may be activated
 * too late for that; in this bundle, because the container starts again whenever a handler goes.
 */
public final class Container implements BundleActivator {

    private static final String MAKER = "org.ops4j.pax.web.pax-web-jetty";

    private final ContainerErrors errors = new ContainerErrors();
    private BundleTracker<ServiceRegistration<Handler>> makers;
    private ServiceTracker<Front, Boolean> fronts;

    @Override
    public void start(BundleContext context) {
        fronts =
                new ServiceTracker<>(context, Front.class, null) {
                    @Override
                    public Boolean addingService(ServiceReference<Front> front) {
                        errors.fronted(true);
                        return true;
                    }

                    @Override
                    public void removedService(ServiceReference<Front> front, Boolean was) {
                        errors.fronted(false);
                    }
                };
        fronts.open();
        makers =
                new BundleTracker<>(context, Bundle.ACTIVE, null) {
                    @Override
                    public ServiceRegistration<Handler> addingBundle(
                            Bundle bundle, BundleEvent event) {
                        return MAKER.equals(bundle.getSymbolicName()) ? offer(context) : null;
                    }

                    @Override
                    public void removedBundle(
                            Bundle bundle,
                            BundleEvent event,
                            ServiceRegistration<Handler> handler) {
                        handler.unregister();
                    }
                };
        makers.open();
    }

    private ServiceRegistration<Handler> offer(BundleContext context) {
        Dictionary<String, Object> first = new Hashtable<>(Map.of(Constants.SERVICE_RANKING, 1));
        return context.registerService(Handler.class, errors, first);
    }

    @Override
    public void stop(BundleContext context) {
        makers.close();
        fronts.close();
    }
}
