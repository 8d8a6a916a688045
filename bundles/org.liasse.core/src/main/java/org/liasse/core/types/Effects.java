package org.liasse.core.types;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.liasse.api.Key;
import org.liasse.api.spi.ActionEffect;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The variants' code that runs in the transactions of acts. */
@Component(service = Effects.class)
public final class Effects {

    private record Bound(ActionEffect effect, List<String> types, List<String> actions) {
        boolean concerns(Key type, Key action) {
            return types.contains(type.value())
                    && (actions.isEmpty() || actions.contains(action.value()));
        }
    }

    private final List<Bound> all = new CopyOnWriteArrayList<>();

    @Activate
    public Effects() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addEffect(ActionEffect effect, Map<String, Object> properties) {
        all.add(
                new Bound(
                        effect,
                        strings(properties.get(ActionEffect.TYPE)),
                        strings(properties.get(ActionEffect.ACTION))));
    }

    void removeEffect(ActionEffect effect) {
        all.removeIf(bound -> bound.effect() == effect);
    }

    /**
     * Runs what is bound to this act; what it throws rolls the transaction back.
     *
     * @return whether anything is bound to it
     */
    public boolean apply(ActionEffect.Performed performed) {
        boolean any = false;
        for (Bound bound : all) {
            if (bound.concerns(performed.type(), performed.act().action())) {
                bound.effect().apply(performed);
                any = true;
            }
        }
        return any;
    }

    static List<String> strings(Object property) {
        if (property == null) {
            return List.of();
        }
        return property instanceof String[] several
                ? List.of(several)
                : List.of(property.toString());
    }
}
