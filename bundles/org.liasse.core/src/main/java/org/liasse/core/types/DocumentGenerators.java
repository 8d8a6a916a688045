package org.liasse.core.types;

import java.util.Map;
import java.util.Optional;
import org.liasse.api.Key;
import org.liasse.api.spi.DocumentGenerator;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The variants' code that writes the products of their types. */
@Component(service = DocumentGenerators.class)
public final class DocumentGenerators {

    private final Bindings<DocumentGenerator> bindings;

    @Activate
    public DocumentGenerators(@Reference Catalogue catalogue) {
        this.bindings = new Bindings<>(catalogue::sourceOf, DocumentGenerator.PRODUCT);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addGenerator(
            DocumentGenerator generator,
            ServiceReference<DocumentGenerator> reference,
            Map<String, Object> properties) {
        add(generator, Source.of(reference.getBundle()), properties);
    }

    void add(DocumentGenerator generator, Source source, Map<String, Object> properties) {
        bindings.add(generator, source, properties);
    }

    void removeGenerator(DocumentGenerator generator) {
        bindings.remove(generator);
    }

    /**
     * The one that writes a product; of several, the first that came. Empty where there is none.
     *
     * @throws org.liasse.api.Problem TYPE_AWAY where it has left, its bundle being on its way
     */
    public Optional<DocumentGenerator> of(Key type, Key product) {
        return bindings.of(type, product).stream().findFirst();
    }
}
