package org.liasse.variant.inspection;

import java.util.Collection;
import java.util.List;
import org.liasse.api.Labels;
import org.liasse.api.spi.DossierVariant;
import org.liasse.api.type.DossierType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Inspections of buildings: the clients of an inspection office, and a dossier for each building.
 */
@Component(service = DossierVariant.class)
public final class InspectionVariant implements DossierVariant {

    @Activate
    public InspectionVariant(
            @Reference StudyFile studies,
            @Reference PointTable points,
            @Reference MeasurementResult results,
            @Reference MeasurementReport report,
            @Reference RegulationReport regulation,
            @Reference QuoteSums sums,
            @Reference QuoteDocument quote) {}

    @Override
    public Collection<DossierType> types() {
        Labels labels = Labels.beside(InspectionVariant.class);
        return List.of(Client.type(labels), InspectionDossier.type(labels));
    }
}
