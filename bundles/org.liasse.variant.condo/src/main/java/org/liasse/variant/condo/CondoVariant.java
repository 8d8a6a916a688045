package org.liasse.variant.condo;

import java.util.Collection;
import java.util.List;
import org.liasse.api.Labels;
import org.liasse.api.spi.DossierVariant;
import org.liasse.api.type.DossierType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Incidents in condominiums: the buildings, and what is reported, ordered, told, asked, claimed.
 */
@Component(service = DossierVariant.class)
public final class CondoVariant implements DossierVariant {

    @Activate
    public CondoVariant(
            @Reference Recipients recipients,
            @Reference SendOrder orders,
            @Reference OrderAccess access,
            @Reference OrderPdf pdf,
            @Reference OrderCover cover,
            @Reference Poster poster,
            @Reference OccupantList occupants,
            @Reference ProviderFile file,
            @Reference ProviderPicking picking) {}

    @Override
    public Collection<DossierType> types() {
        Labels labels = Labels.beside(CondoVariant.class);
        return List.of(
                Building.type(labels),
                Report.type(labels),
                Order.type(labels),
                Info.type(labels),
                Poll.type(labels),
                Claim.type(labels),
                Providers.type(labels));
    }
}
