package org.liasse.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.liasse.api.rest.RestProperties;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.AnyService;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The OpenAPI fragments of the resources that are there at this moment: text from their bundles. No
 * class of theirs is looked at, and nothing of them is kept once they go.
 */
@Component(service = Fragments.class)
public final class Fragments {

    private static final Logger LOG = LoggerFactory.getLogger(Fragments.class);

    private final Map<ServiceReference<?>, JsonNode> byService = new TreeMap<>();
    private final ObjectMapper mapper = new ObjectMapper();
    private long changes;

    @Reference(
            service = AnyService.class,
            target = "(" + RestProperties.OPENAPI + "=*)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void add(ServiceReference<?> reference) {
        Bundle bundle = reference.getBundle();
        String path = Objects.toString(reference.getProperty(RestProperties.OPENAPI));
        URL fragment = bundle == null ? null : bundle.getEntry(path);
        if (fragment == null) {
            LOG.warn("{} has no OpenAPI fragment {}", bundle, path);
            return;
        }
        try (InputStream in = fragment.openStream()) {
            add(reference, mapper.readTree(in));
        } catch (IOException e) {
            LOG.warn("the OpenAPI fragment {} of {} cannot be read", path, bundle, e);
        }
    }

    private synchronized void add(ServiceReference<?> reference, JsonNode fragment) {
        byService.put(reference, fragment);
        changes++;
    }

    synchronized void remove(ServiceReference<?> reference) {
        byService.remove(reference);
        changes++;
    }

    /** What is there now; {@code changes} differs whenever it does. */
    record Now(List<JsonNode> fragments, long changes) {}

    synchronized Now now() {
        return new Now(List.copyOf(byService.values()), changes);
    }
}
