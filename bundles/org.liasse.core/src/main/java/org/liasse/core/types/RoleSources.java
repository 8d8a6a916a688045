package org.liasse.core.types;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.api.people.Principal;
import org.liasse.api.spi.RoleSource;
import org.liasse.api.workflow.Facts;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The variants' own answers to "who holds which role here?". */
@Component(service = RoleSources.class)
public final class RoleSources {

    private final Bindings<RoleSource> bindings;

    @Activate
    public RoleSources(@Reference Catalogue catalogue) {
        this.bindings = new Bindings<>(catalogue::sourceOf);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(
            RoleSource source,
            ServiceReference<RoleSource> reference,
            Map<String, Object> properties) {
        add(source, Source.of(reference.getBundle()), properties);
    }

    void add(RoleSource source, Source from, Map<String, Object> properties) {
        bindings.add(source, from, properties);
    }

    void removeSource(RoleSource source) {
        bindings.remove(source);
    }

    /**
     * By role, exactly who is to hold it besides those whom people named; nothing where no source
     * is bound.
     */
    public Map<Key, Set<Principal>> holders(Key type, String dossier, String context, Facts facts) {
        Map<Key, Set<Principal>> holders = new TreeMap<>();
        for (RoleSource source : bindings.of(type, null)) {
            holders.putAll(source.holders(dossier, context, facts));
        }
        return holders;
    }

    public boolean concern(Key type) {
        return !bindings.of(type, null).isEmpty();
    }
}
