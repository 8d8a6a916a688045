package org.liasse.core.statistic;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.core.store.Json;

/**
 * What one dossier has been counted as at this moment, and since when its measured times run. It
 * stands on the dossier's row, so that what is taken away is always what was added.
 */
final class KeptFigures {

    /** Under a label, this many. */
    record Counted(String label, long n) {}

    /**
     * A time that runs, all in milliseconds.
     *
     * @param began since the epoch
     * @param left how long it stood still
     * @param stopped since when it stands still, or {@code null}
     */
    record Running(long began, long left, Long stopped) {

        /** The same time, standing still or going on from now. */
        Running at(long now, boolean isStopped) {
            if (isStopped) {
                return stopped == null ? new Running(began, left, now) : this;
            }
            return stopped == null ? this : new Running(began, left + now - stopped, null);
        }

        /** How long it has run by now. */
        long until(long now) {
            return now - began - left - (stopped == null ? 0 : now - stopped);
        }
    }

    final Map<Key, Counted> counted = new TreeMap<>();
    final Map<Key, Running> running = new TreeMap<>();

    static KeptFigures of(String text) {
        var figures = new KeptFigures();
        Map<String, Object> read = Json.read(text);
        entries(read, "counted")
                .forEach(
                        (key, parts) ->
                                figures.counted.put(
                                        new Key(key),
                                        new Counted(parts.get(0).toString(), number(parts, 1))));
        entries(read, "running")
                .forEach(
                        (key, parts) ->
                                figures.running.put(
                                        new Key(key),
                                        new Running(
                                                number(parts, 0),
                                                number(parts, 1),
                                                parts.size() > 2 ? number(parts, 2) : null)));
        return figures;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, List<Object>> entries(Map<String, Object> read, String name) {
        return (Map<String, List<Object>>) read.getOrDefault(name, Map.of());
    }

    private static long number(List<Object> parts, int index) {
        return ((Number) parts.get(index)).longValue();
    }

    String text() {
        Map<String, Object> written = new TreeMap<>();
        if (!counted.isEmpty()) {
            Map<String, Object> all = new TreeMap<>();
            counted.forEach((key, c) -> all.put(key.value(), List.of(c.label(), c.n())));
            written.put("counted", all);
        }
        if (!running.isEmpty()) {
            Map<String, Object> all = new TreeMap<>();
            running.forEach(
                    (key, r) ->
                            all.put(
                                    key.value(),
                                    r.stopped() == null
                                            ? List.of(r.began(), r.left())
                                            : List.of(r.began(), r.left(), r.stopped())));
            written.put("running", all);
        }
        return Json.write(written);
    }
}
