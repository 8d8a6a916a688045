package org.liasse.core.types;

import java.util.Map;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.RoleSource;

/** Binds services by hand, as the component runtime does it. */
public final class Binding {

    private Binding() {}

    public static void bind(RoleSources sources, String type, RoleSource source) {
        sources.addSource(source, Map.of(ActionEffect.TYPE, type));
    }

    public static void bind(Effects effects, String type, ActionEffect effect) {
        effects.addEffect(effect, Map.of(ActionEffect.TYPE, type));
    }
}
