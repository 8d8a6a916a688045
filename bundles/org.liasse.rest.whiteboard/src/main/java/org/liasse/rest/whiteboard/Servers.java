package org.liasse.rest.whiteboard;

import java.util.ArrayList;
import java.util.List;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.core.Application;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.jaxrs.lifecycle.SingletonResourceProvider;
import org.apache.cxf.transport.http.DestinationRegistry;
import org.apache.cxf.transport.http.DestinationRegistryImpl;
import org.apache.cxf.transport.http.HTTPTransportFactory;

/**
 * Makes CXF servers, each with all shared providers and a JSON mapper of its own. They stand in a
 * registry that only {@link Front} looks into: no request reaches them past the gates.
 */
final class Servers implements AutoCloseable {

    private final DestinationRegistry registry = new DestinationRegistryImpl();
    private final Bus bus;
    private final HTTPTransportFactory transport;
    private volatile List<Object> providers = List.of();
    private volatile List<Object> companions = List.of();

    Servers() {
        bus = within(() -> BusFactory.newInstance().createBus());
        transport = new HTTPTransportFactory(registry);
    }

    DestinationRegistry registry() {
        return registry;
    }

    Bus bus() {
        return bus;
    }

    /**
     * What every server is made with from now on: filters, mappers, readers; the strongest first.
     */
    void provide(List<Object> newProviders, List<Object> newCompanions) {
        providers = List.copyOf(newProviders);
        companions = List.copyOf(newCompanions);
    }

    /** Without a filter that asks who is there, nothing is published. */
    boolean areGuarded() {
        return providers.stream().anyMatch(ContainerRequestFilter.class::isInstance);
    }

    Server create(String address, Endpoint.Contender contender) {
        return within(
                () -> {
                    JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
                    factory.setBus(bus);
                    factory.setDestinationFactory(transport);
                    factory.setAddress(address);
                    List<Object> resources = new ArrayList<>();
                    if (contender.resource() instanceof Application several) {
                        resources.addAll(several.getSingletons());
                    } else {
                        resources.add(contender.resource());
                    }
                    if (contender.type() != null) {
                        resources.addAll(companions);
                    }
                    factory.setResourceClasses(
                            resources.stream().<Class<?>>map(Object::getClass).toList());
                    for (Object resource : resources) {
                        factory.setResourceProvider(
                                resource.getClass(), new SingletonResourceProvider(resource));
                    }
                    List<Object> all = new ArrayList<>(providers);
                    all.add(Json.provider());
                    factory.setProviders(all);
                    factory.getOutInterceptors().add(new Unread());
                    factory.getOutFaultInterceptors().add(new Unread());
                    return factory.create();
                });
    }

    @Override
    public void close() {
        bus.shutdown(true);
    }

    /** CXF finds its parts through the context class loader. */
    private static <T> T within(java.util.function.Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(JAXRSServerFactoryBean.class.getClassLoader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
