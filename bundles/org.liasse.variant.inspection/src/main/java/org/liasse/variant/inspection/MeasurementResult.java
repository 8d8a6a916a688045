package org.liasse.variant.inspection;

import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.SectionSource;
import org.liasse.api.workflow.Facts;
import org.osgi.service.component.annotations.Component;

/** The result follows from what was measured and from the thermal study, whichever changes. */
@Component(
        service = {SectionSource.class, MeasurementResult.class},
        property = ActionEffect.TYPE + "=inspection-dossier")
public final class MeasurementResult implements SectionSource {

    @Override
    public Map<Key, Map<String, Object>> sections(Facts facts) {
        return Map.of(
                Key.of(InspectionDossier.Section.RESULT),
                ResultSection.values(Measurement.of(facts.sections())));
    }
}
