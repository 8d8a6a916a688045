package org.liasse.rest.whiteboard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.cxf.endpoint.Server;
import org.osgi.framework.ServiceReference;

/**
 * One address: the services that want to be published there, and the server of the one that is. Of
 * two the higher bundle version serves and the other waits, as during an update.
 */
final class Endpoint {

    /** A JAX-RS service and where it comes from. */
    record Contender(ServiceReference<?> reference, Object resource, String type) {}

    /** Once removal begins, requests inside have this long to come to their end. */
    static final Duration GRACE = Duration.ofSeconds(5);

    private static final Comparator<Contender> BEST_FIRST =
            Comparator.comparing(
                            (Contender contender) -> contender.reference().getBundle().getVersion())
                    .thenComparing(Contender::reference)
                    .reversed();

    private final String address;
    private final Gate gate = new Gate();
    private final List<Contender> contenders = new ArrayList<>();
    private Contender published;
    private Server server;
    private long generation = -1;

    Endpoint(String address) {
        this.address = address;
    }

    String address() {
        return address;
    }

    Gate gate() {
        return gate;
    }

    /** The type whose dossiers this address is about, or null; read by every request. */
    synchronized String type() {
        return published == null ? null : published.type();
    }

    synchronized void add(Contender contender) {
        contenders.add(contender);
        contenders.sort(BEST_FIRST);
    }

    /**
     * Takes a service away: it is not called any more once this returns, or the grace has passed.
     */
    void remove(Object resource) {
        boolean serving;
        synchronized (this) {
            serving = published != null && published.resource() == resource;
            contenders.removeIf(contender -> contender.resource() == resource);
            if (serving) {
                gate.close();
            }
        }
        if (serving) {
            gate.drain(GRACE);
            synchronized (this) {
                if (published != null && published.resource() == resource) {
                    destroy();
                }
            }
        }
    }

    /** Lets new requests wait for a server of another generation. */
    void hold() {
        gate.hold();
    }

    /** Publishes the best contender with what the generation brings, unless that is so already. */
    synchronized void refresh(long wanted, Servers servers) {
        Contender best = contenders.isEmpty() ? null : contenders.get(0);
        if (best == published && generation == wanted) {
            return;
        }
        if (best == null || !servers.areGuarded()) {
            gate.close();
            destroy();
            return;
        }
        gate.hold();
        gate.drain(GRACE);
        destroy();
        server = servers.create(address, best);
        published = best;
        generation = wanted;
        gate.open();
    }

    synchronized void stop() {
        gate.close();
        destroy();
    }

    private void destroy() {
        if (server != null) {
            server.destroy();
        }
        server = null;
        published = null;
        generation = -1;
    }
}
