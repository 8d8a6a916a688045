package org.liasse.variant.condo;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.SectionSource;
import org.liasse.api.workflow.Facts;
import org.osgi.service.component.annotations.Component;

/**
 * COND-19: an order tells its provider of the building's sheet, of which he sees nothing else, how
 * to come in and whom to ask for; once it is over it tells it no more.
 */
@Component(
        service = {SectionSource.class, OrderAccess.class},
        property = ActionEffect.TYPE + "=condo-order")
public final class OrderAccess implements SectionSource {

    /** Of the sheet, what it tells. */
    static final Set<String> TOLD = Set.of("address", "accessCode", "contact");

    private static final Set<Key> UNDER_WAY = Key.allOf(Order.State.SENT, Order.State.CONFIRMED);

    @Override
    public Map<Key, Map<String, Object>> sections(Facts facts) {
        Map<String, Object> access = new TreeMap<>();
        if (UNDER_WAY.contains(facts.state())) {
            facts.context()
                    .ifPresent(
                            building ->
                                    access.putAll(
                                            building.section(Key.of(Building.Section.SHEET))));
            access.keySet().retainAll(TOLD);
        }
        return Map.of(Key.of(Order.Section.ACCESS), access);
    }
}
