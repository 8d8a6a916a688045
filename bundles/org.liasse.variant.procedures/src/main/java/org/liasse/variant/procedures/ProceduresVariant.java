package org.liasse.variant.procedures;

import java.util.Collection;
import java.util.List;
import org.liasse.api.Labels;
import org.liasse.api.spi.DossierVariant;
import org.liasse.api.type.DossierType;
import org.osgi.service.component.annotations.Component;

/** Administrative procedures: the procedure itself, its groups, and the requests made under it. */
@Component(service = DossierVariant.class)
public final class ProceduresVariant implements DossierVariant {

    @Override
    public Collection<DossierType> types() {
        Labels labels = Labels.beside(ProceduresVariant.class);
        return List.of(Procedure.type(labels), Group.type(labels), ProcedureDossier.type(labels));
    }
}
