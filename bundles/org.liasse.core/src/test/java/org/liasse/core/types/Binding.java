package org.liasse.core.types;

import java.util.Map;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.DocumentGenerator;
import org.liasse.api.spi.DocumentReader;
import org.liasse.api.spi.RoleSource;
import org.liasse.api.spi.SectionSource;

/** Binds services by hand, as the component runtime does it. */
public final class Binding {

    private Binding() {}

    /** A bundle that was never changed. */
    public static Source from(String name, String version) {
        return new Source(name, version, 0);
    }

    public static void bind(RoleSources sources, String type, RoleSource source) {
        sources.add(source, from("sample", "1.0"), Map.of(ActionEffect.TYPE, type));
    }

    public static void bind(Effects effects, String type, ActionEffect effect) {
        effects.add(effect, from("sample", "1.0"), Map.of(ActionEffect.TYPE, type));
    }

    public static void bind(Effects effects, String type, String action, ActionEffect effect) {
        effects.add(
                effect,
                from("sample", "1.0"),
                Map.of(ActionEffect.TYPE, type, ActionEffect.ACTION, action));
    }

    public static void bind(SectionSources sources, String type, SectionSource source) {
        sources.add(source, from("sample", "1.0"), Map.of(ActionEffect.TYPE, type));
    }

    public static void bind(
            DocumentReaders readers, String type, String slot, DocumentReader reader) {
        readers.add(
                reader,
                from("sample", "1.0"),
                Map.of(ActionEffect.TYPE, type, DocumentReader.SLOT, slot));
    }

    public static void bind(
            DocumentGenerators generators,
            String type,
            String product,
            DocumentGenerator generator) {
        generators.add(
                generator,
                from("sample", "1.0"),
                Map.of(ActionEffect.TYPE, type, DocumentGenerator.PRODUCT, product));
    }

    public static void unbind(DocumentGenerators generators, DocumentGenerator generator) {
        generators.removeGenerator(generator);
    }
}
