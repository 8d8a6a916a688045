package org.liasse.variant.inspection;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.DocumentReader;
import org.liasse.variant.inspection.thermal.ThermalStudyReader;
import org.liasse.variant.inspection.thermal.UnreadableStudyException;
import org.osgi.service.component.annotations.Component;

/** Reads the XML of the thermal study when it is deposited. */
@Component(
        service = {DocumentReader.class, StudyFile.class},
        property = {
            ActionEffect.TYPE + "=inspection-dossier",
            DocumentReader.SLOT + "=xml",
        })
public final class StudyFile implements DocumentReader {

    @Override
    public Map<Key, Map<String, Object>> read(Given given) throws IOException {
        try {
            return Map.of(
                    Key.of(InspectionDossier.Section.THERMAL),
                    ThermalSection.values(ThermalStudyReader.read(given.bytes()), given.sha256()));
        } catch (UnreadableStudyException e) {
            List<InputError> errors =
                    e.faults().stream().map(fault -> new InputError("", fault.told())).toList();
            throw Problem.invalid(errors).because("unreadable-study");
        }
    }
}
