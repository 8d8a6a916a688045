package org.liasse.console;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** A framework with the services that a test puts there, and nothing else. */
final class Framework {

    private record Offer(Object service, Map<String, Object> properties) {}

    private final Map<Class<?>, List<ServiceReference<?>>> references = new LinkedHashMap<>();
    private final Map<ServiceReference<?>, Offer> offers = new LinkedHashMap<>();

    <T> Framework with(Class<T> door, T service, Object... properties) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < properties.length; i += 2) {
            named.put((String) properties[i], properties[i + 1]);
        }
        ServiceReference<?> reference =
                fake(
                        ServiceReference.class,
                        (method, arguments) ->
                                method.equals("getProperty") ? named.get(arguments[0]) : null);
        references.computeIfAbsent(door, any -> new ArrayList<>()).add(reference);
        offers.put(reference, new Offer(service, named));
        return this;
    }

    BundleContext context() {
        return fake(
                BundleContext.class,
                (method, arguments) -> {
                    List<ServiceReference<?>> found =
                            references.getOrDefault(
                                    arguments[0] instanceof Class<?> door ? door : Void.class,
                                    List.of());
                    return switch (method) {
                        case "getServiceReference" -> found.isEmpty() ? null : found.get(0);
                        case "getServiceReferences" -> found;
                        case "getService" -> offers.get(arguments[0]).service();
                        default -> throw new UnsupportedOperationException(method);
                    };
                });
    }

    /** Lets a fake throw what its method declares. */
    @SuppressWarnings("unchecked")
    static <E extends Throwable> RuntimeException sneaky(Throwable failure) throws E {
        throw (E) failure;
    }

    /** What a fake answers. */
    interface Answer {
        Object to(String method, Object[] arguments);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static <T> T fake(Class<T> type, Answer answer) {
        return (T)
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class[] {type},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "equals" -> proxy == arguments[0];
                                    case "hashCode" -> System.identityHashCode(proxy);
                                    case "toString" -> "a fake " + type.getSimpleName();
                                    default -> answer.to(method.getName(), arguments);
                                });
    }
}
