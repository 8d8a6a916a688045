package org.liasse.variant.skeleton;

import java.util.Collection;
import java.util.List;
import org.liasse.api.Labels;
import org.liasse.api.spi.DossierVariant;
import org.liasse.api.type.DossierType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The types that this bundle brings. It refers to the effects that its types cannot do without, and
 * these to their tables: so the types are offered only when all of it is there, and first of all
 * withdrawn.
 */
@Component(service = DossierVariant.class)
public final class SkeletonVariant implements DossierVariant {

    @Activate
    public SkeletonVariant(@Reference NoteKeywords keywords) {}

    @Override
    public Collection<DossierType> types() {
        return List.of(Note.type(Labels.beside(SkeletonVariant.class)));
    }
}
