package org.liasse.rest.whiteboard;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The endpoints by address. An address once published stays known: what was taken away answers that
 * it is away, not that it never was.
 */
final class Addresses {

    private final Map<String, Endpoint> byAddress = new ConcurrentHashMap<>();

    Endpoint of(String address) {
        if (!address.matches("/[^?#]*[^/?#]")) {
            throw new IllegalArgumentException(
                    "an address begins with / and does not end with it: " + address);
        }
        return byAddress.computeIfAbsent(address, Endpoint::new);
    }

    /** The endpoint with the longest address that leads to this path, or null. */
    Endpoint leadingTo(String path) {
        String rest = path;
        while (!rest.isEmpty()) {
            Endpoint found = byAddress.get(rest);
            if (found != null) {
                return found;
            }
            rest = rest.substring(0, Math.max(0, rest.lastIndexOf('/')));
        }
        return null;
    }

    /** True where something is served there, or was. */
    boolean isKnown(String address) {
        return byAddress.containsKey(address);
    }

    /** True where requests to this address are let in, or wait a moment for a new server. */
    boolean isServed(String address) {
        Endpoint found = byAddress.get(address);
        return found != null && !found.gate().isClosed();
    }

    Collection<Endpoint> all() {
        return byAddress.values();
    }
}
