package org.liasse.core.types;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.liasse.api.Key;
import org.liasse.api.people.Principal;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.RoleSource;
import org.liasse.api.workflow.Facts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The variants' own answers to "who holds which role here?". */
@Component(service = RoleSources.class)
public final class RoleSources {

    private record Bound(RoleSource source, List<String> types) {}

    private final List<Bound> all = new CopyOnWriteArrayList<>();

    @Activate
    public RoleSources() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(RoleSource source, Map<String, Object> properties) {
        all.add(new Bound(source, Effects.strings(properties.get(ActionEffect.TYPE))));
    }

    void removeSource(RoleSource source) {
        all.removeIf(bound -> bound.source() == source);
    }

    /**
     * By role, exactly who is to hold it besides those whom people named; nothing where no source
     * is bound.
     */
    public Map<Key, Set<Principal>> holders(Key type, String dossier, String context, Facts facts) {
        Map<Key, Set<Principal>> holders = new TreeMap<>();
        for (Bound bound : all) {
            if (bound.types().contains(type.value())) {
                holders.putAll(bound.source().holders(dossier, context, facts));
            }
        }
        return holders;
    }

    public boolean concern(Key type) {
        return all.stream().anyMatch(bound -> bound.types().contains(type.value()));
    }
}
