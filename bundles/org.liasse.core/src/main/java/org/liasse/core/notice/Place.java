package org.liasse.core.notice;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.liasse.api.Key;

/**
 * Where the words of a letter are looked for; it goes with the letter's values.
 *
 * @param notice or digest of the type
 * @param context whose administrator may have written them, or {@code null}
 */
record Place(Key type, Key notice, String office, String context) {

    /** The name of the value; no template can name it. */
    static final String VALUE = "of ";

    Map<String, Object> toMap() {
        var map = new HashMap<String, Object>();
        map.put("type", type.value());
        map.put("notice", notice.value());
        map.put("office", office);
        if (context != null) {
            map.put("context", context);
        }
        return map;
    }

    static Optional<Place> in(Map<String, ?> values) {
        return values.get(VALUE) instanceof Map<?, ?> map
                ? Optional.of(
                        new Place(
                                new Key((String) map.get("type")),
                                new Key((String) map.get("notice")),
                                (String) map.get("office"),
                                (String) map.get("context")))
                : Optional.empty();
    }
}
