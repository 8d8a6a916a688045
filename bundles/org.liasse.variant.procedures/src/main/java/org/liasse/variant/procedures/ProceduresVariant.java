package org.liasse.variant.procedures;

import java.util.Collection;
import java.util.List;
import org.liasse.api.Labels;
import org.liasse.api.spi.DossierVariant;
import org.liasse.api.type.DossierType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Administrative procedures: the procedure itself, its groups, the requests made under it, and what
 * experts say of them.
 */
@Component(service = DossierVariant.class)
public final class ProceduresVariant implements DossierVariant {

    @Activate
    public ProceduresVariant(@Reference InviteExpert experts, @Reference Opinions opinions) {}

    @Override
    public Collection<DossierType> types() {
        Labels labels = Labels.beside(ProceduresVariant.class);
        return List.of(
                Procedure.type(labels),
                Group.type(labels),
                ProcedureDossier.type(labels),
                Opinion.type(labels));
    }
}
