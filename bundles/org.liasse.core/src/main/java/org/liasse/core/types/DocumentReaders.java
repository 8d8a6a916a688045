package org.liasse.core.types;

import java.util.List;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.spi.DocumentReader;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The variants' code that reads what is put into their slots. */
@Component(service = DocumentReaders.class)
public final class DocumentReaders {

    private final Bindings<DocumentReader> bindings;

    @Activate
    public DocumentReaders(@Reference Catalogue catalogue) {
        this.bindings = new Bindings<>(catalogue::sourceOf, DocumentReader.SLOT);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addReader(
            DocumentReader reader,
            ServiceReference<DocumentReader> reference,
            Map<String, Object> properties) {
        add(reader, Source.of(reference.getBundle()), properties);
    }

    void add(DocumentReader reader, Source source, Map<String, Object> properties) {
        bindings.add(reader, source, properties);
    }

    void removeReader(DocumentReader reader) {
        bindings.remove(reader);
    }

    /** Whether no slot of any type has a reader, or had one that may come back. */
    public boolean areNone() {
        return bindings.isEmpty();
    }

    /**
     * Those of a slot.
     *
     * @throws org.liasse.api.Problem TYPE_AWAY where one has left, its bundle being on its way
     */
    public List<DocumentReader> of(Key type, Key slot) {
        return bindings.of(type, slot);
    }
}
