package org.liasse.core.list;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.liasse.core.store.Json;

/**
 * Where a page ended and the next begins.
 *
 * @param driver the query whose rows are gathered as a whole, or {@link #WALK}
 * @param level how many of the leading sort fields are absent here
 * @param anchor the key and the id after which rows are read, or {@code null}: the first
 * @param last the keys and the id of the last row shown, among those that follow the anchor, or
 *     {@code null}
 */
record Cursor(int driver, int level, List<Object> anchor, List<Object> last) {

    static final int WALK = -1;

    Cursor {
        anchor = anchor == null ? null : Collections.unmodifiableList(anchor);
        last = last == null ? null : Collections.unmodifiableList(last);
    }

    static Cursor walk(int level) {
        return new Cursor(WALK, level, null, null);
    }

    Cursor after(Row row) {
        return new Cursor(driver, level, Arrays.asList(row.key(), row.id()), null);
    }

    String text() {
        Map<String, Object> parts = new HashMap<>();
        parts.put("d", driver);
        parts.put("l", level);
        parts.put("a", anchor);
        parts.put("k", last);
        return Json.write(parts);
    }

    @SuppressWarnings("unchecked")
    static Cursor parse(String text) {
        Map<String, Object> parts = Json.read(text);
        return new Cursor(
                (Integer) parts.get("d"),
                (Integer) parts.get("l"),
                (List<Object>) parts.get("a"),
                (List<Object>) parts.get("k"));
    }
}
