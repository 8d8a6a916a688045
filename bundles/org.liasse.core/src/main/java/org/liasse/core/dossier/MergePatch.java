package org.liasse.core.dossier;

import java.util.Map;
import java.util.TreeMap;

/** JSON merge patch (RFC 7396) on plain values. */
final class MergePatch {

    private MergePatch() {}

    /**
     * The target as the patch leaves it; neither is changed. {@code null} in the patch takes a
     * member away.
     */
    static Map<String, Object> apply(Map<String, Object> target, Map<String, Object> patch) {
        Map<String, Object> merged = new TreeMap<>(target);
        patch.forEach(
                (name, value) -> {
                    if (value == null) {
                        merged.remove(name);
                    } else if (value instanceof Map<?, ?> inner) {
                        Object before = merged.get(name);
                        merged.put(
                                name,
                                apply(
                                        before instanceof Map<?, ?> map ? strings(map) : Map.of(),
                                        strings(inner)));
                    } else {
                        merged.put(name, value);
                    }
                });
        return merged;
    }

    /** The patch that makes the one of the other. */
    static Map<String, Object> between(Map<String, Object> before, Map<String, Object> after) {
        Map<String, Object> patch = new TreeMap<>();
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> patch.put(name, null));
        after.forEach(
                (name, value) -> {
                    Object old = before.get(name);
                    if (value instanceof Map<?, ?> map && old instanceof Map<?, ?> was) {
                        Map<String, Object> inner = between(strings(was), strings(map));
                        if (!inner.isEmpty()) {
                            patch.put(name, inner);
                        }
                    } else if (!value.equals(old)) {
                        patch.put(name, value);
                    }
                });
        return patch;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> strings(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }
}
