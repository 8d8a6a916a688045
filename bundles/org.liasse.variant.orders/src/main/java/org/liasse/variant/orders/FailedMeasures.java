package org.liasse.variant.orders;

import java.util.List;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.SectionSource;
import org.liasse.api.workflow.Facts;
import org.osgi.service.component.annotations.Component;

/** SERV-08: how many measures of a visit are out of their bounds, for lists to show and sort. */
@Component(
        service = {SectionSource.class, FailedMeasures.class},
        property = ActionEffect.TYPE + "=service-visit")
public final class FailedMeasures implements SectionSource {

    /** Empty where all of them are as expected. */
    @Override
    public Map<Key, Map<String, Object>> sections(Facts facts) {
        int failed =
                facts.unexpected().getOrDefault(Key.of(Visit.Section.CHECKS), List.of()).size();
        return Map.of(
                Key.of(Visit.Section.FINDINGS), failed == 0 ? Map.of() : Map.of("failed", failed));
    }
}
