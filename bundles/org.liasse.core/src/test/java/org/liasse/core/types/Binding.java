package org.liasse.core.types;

import java.util.Map;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.RoleSource;

/** Binds services by hand, as the component runtime does it. */
public final class Binding {

    private Binding() {}

    public static void bind(RoleSources sources, String type, RoleSource source) {
        sources.add(source, "sample 1.0", Map.of(ActionEffect.TYPE, type));
    }

    public static void bind(Effects effects, String type, ActionEffect effect) {
        effects.add(effect, "sample 1.0", Map.of(ActionEffect.TYPE, type));
    }
}
