package org.liasse.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.liasse.bench.Filling.Stage;

/**
 * The dossiers there are.
 *
 * @param readable those that instructors see
 * @param movable those of them that wait for instruction and that nobody has moved yet
 */
record Population(List<String> readable, List<String> movable) {

    /**
     * @param before those that were there, or {@code null} where the patterns are all there is
     * @param copies new ones, by id of their pattern
     */
    static Population of(
            Population before, Map<String, Stage> stages, Map<String, List<String>> copies) {
        var readable = new ArrayList<String>();
        var movable = new ArrayList<String>();
        if (before != null) {
            readable.addAll(before.readable());
        }
        stages.forEach(
                (pattern, stage) -> {
                    List<String> made =
                            before == null
                                    ? List.of(pattern)
                                    : copies.getOrDefault(pattern, List.of());
                    if (stage != Stage.DRAFT) {
                        readable.addAll(made);
                    }
                    if (stage == Stage.DEPOSITED) {
                        movable.addAll(made);
                    }
                });
        return new Population(List.copyOf(readable), List.copyOf(movable));
    }
}
