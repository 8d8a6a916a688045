package org.liasse.core.types;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.spi.ActionEffect;

/**
 * Services that variants bind to their types. Of several versions of a bundle only the one that
 * serves the type is heard; and where a service of that very bundle has left, the bundle is on its
 * way out, or not yet whole again: acts that would miss the service are put off.
 */
final class Bindings<S> {

    private record Bound<S>(S service, Source source, List<String> types, List<String> objects) {
        boolean concerns(Key type, Key object) {
            return types.contains(type.value())
                    && (object == null || objects.isEmpty() || objects.contains(object.value()));
        }
    }

    private final Function<Key, Optional<Source>> serving;
    private final String property;
    private final List<Bound<S>> here = new CopyOnWriteArrayList<>();
    private final List<Bound<Void>> gone = new CopyOnWriteArrayList<>();

    /**
     * @param serving what serves a type at this moment
     */
    Bindings(Function<Key, Optional<Source>> serving) {
        this(serving, ActionEffect.ACTION);
    }

    /**
     * @param property that says to which objects of a type a service is bound
     */
    Bindings(Function<Key, Optional<Source>> serving, String property) {
        this.serving = serving;
        this.property = property;
    }

    /** Whether nothing is bound to any type, and nothing was. */
    boolean isEmpty() {
        return here.isEmpty() && gone.isEmpty();
    }

    /**
     * @param properties types and objects, see {@link ActionEffect}
     */
    void add(S service, Source source, Map<String, Object> properties) {
        List<String> types = strings(properties.get(ActionEffect.TYPE));
        List<String> objects = strings(properties.get(property));
        here.add(new Bound<>(service, source, types, objects));
        gone.remove(new Bound<Void>(null, source, types, objects));
    }

    void remove(S service) {
        for (Bound<S> bound : here) {
            if (bound.service() == service) {
                gone.add(new Bound<>(null, bound.source(), bound.types(), bound.objects()));
                here.remove(bound);
            }
        }
    }

    /**
     * What is bound to this type and object, an action for one ({@code null}: any).
     *
     * @throws Problem TYPE_AWAY where one of the bundle that serves the type has left
     */
    List<S> of(Key type, Key object) {
        Optional<Source> source = serving.apply(type);
        boolean isMissed =
                gone.stream()
                        .filter(bound -> bound.concerns(type, object))
                        .anyMatch(bound -> source.filter(bound.source()::equals).isPresent());
        if (isMissed) {
            throw Problem.typeAway(type);
        }
        return here.stream()
                .filter(bound -> bound.concerns(type, object))
                .filter(bound -> source.filter(bound.source()::isOtherVersionThan).isEmpty())
                .map(Bound::service)
                .toList();
    }

    private static List<String> strings(Object property) {
        if (property == null) {
            return List.of();
        }
        return property instanceof String[] several
                ? List.of(several)
                : List.of(property.toString());
    }
}
