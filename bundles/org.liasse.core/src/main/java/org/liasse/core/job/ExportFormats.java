package org.liasse.core.job;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.liasse.api.Key;
import org.liasse.api.export.ExportFormat;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The formats that are there at the moment. */
@Component(service = ExportFormats.class)
public final class ExportFormats {

    private final List<ExportFormat> formats = new CopyOnWriteArrayList<>();

    @Activate
    public ExportFormats() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bind(ExportFormat arriving) {
        formats.add(arriving);
    }

    void unbind(ExportFormat leaving) {
        formats.remove(leaving);
    }

    Optional<ExportFormat> find(Key key) {
        return formats.stream().filter(format -> format.key().equals(key)).findFirst();
    }

    /** Their keys, in alphabetical order. */
    List<Key> keys() {
        return formats.stream().map(ExportFormat::key).sorted().distinct().toList();
    }
}
