package org.liasse.core.types;

import java.util.List;
import java.util.Map;
import org.liasse.api.Problem;
import org.liasse.api.spi.ActionEffect;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The variants' code that runs in the transactions of acts. */
@Component(service = Effects.class)
public final class Effects {

    private final Bindings<ActionEffect> bindings;

    @Activate
    public Effects(@Reference Catalogue catalogue) {
        this.bindings = new Bindings<>(catalogue::sourceOf);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addEffect(
            ActionEffect effect,
            ServiceReference<ActionEffect> reference,
            Map<String, Object> properties) {
        add(effect, Source.of(reference.getBundle()), properties);
    }

    void add(ActionEffect effect, Source source, Map<String, Object> properties) {
        bindings.add(effect, source, properties);
    }

    void removeEffect(ActionEffect effect) {
        bindings.remove(effect);
    }

    /**
     * Runs what is bound to this act; what it throws rolls the transaction back.
     *
     * @return whether anything is bound to it
     * @throws Problem TYPE_AWAY where what was bound to it has left, its bundle being on its way
     */
    public boolean apply(ActionEffect.Performed performed) {
        List<ActionEffect> bound = bindings.of(performed.type(), performed.act().action());
        bound.forEach(effect -> effect.apply(performed));
        return !bound.isEmpty();
    }
}
