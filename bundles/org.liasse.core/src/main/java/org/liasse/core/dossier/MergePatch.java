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

    @SuppressWarnings("unchecked")
    private static Map<String, Object> strings(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }
}
