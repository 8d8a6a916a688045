package org.liasse.core.types;

import java.util.Map;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.api.spi.SectionSource;
import org.liasse.api.workflow.Facts;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The variants' own answers to "what follows from the rest?". */
@Component(service = SectionSources.class)
public final class SectionSources {

    private final Bindings<SectionSource> bindings;

    @Activate
    public SectionSources(@Reference Catalogue catalogue) {
        this.bindings = new Bindings<>(catalogue::sourceOf);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(
            SectionSource source,
            ServiceReference<SectionSource> reference,
            Map<String, Object> properties) {
        add(source, Source.of(reference.getBundle()), properties);
    }

    void add(SectionSource source, Source from, Map<String, Object> properties) {
        bindings.add(source, from, properties);
    }

    void removeSource(SectionSource source) {
        bindings.remove(source);
    }

    public boolean concern(Key type) {
        return !bindings.isEmpty() && !bindings.of(type, null).isEmpty();
    }

    /** By section, all that it is to hold. */
    public Map<Key, Map<String, Object>> sections(Key type, Facts facts) {
        Map<Key, Map<String, Object>> sections = new TreeMap<>();
        bindings.of(type, null).forEach(source -> sections.putAll(source.sections(facts)));
        return sections;
    }
}
