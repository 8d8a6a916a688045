package org.liasse.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.liasse.bench.Filling.Stage;

/**
 * The dossiers there are.
 *
 * @param readable those that instructors see
 * @param deposited those of them that wait for instruction
 */
record Population(List<String> readable, List<String> deposited) {

    /**
     * @param copies ids of copies by id of their pattern
     */
    static Population of(Map<String, Stage> stages, Map<String, List<String>> copies) {
        var readable = new ArrayList<String>();
        var deposited = new ArrayList<String>();
        stages.forEach(
                (id, stage) -> {
                    var all = new ArrayList<>(copies.getOrDefault(id, List.of()));
                    all.add(id);
                    if (stage != Stage.DRAFT) {
                        readable.addAll(all);
                    }
                    if (stage == Stage.DEPOSITED) {
                        deposited.addAll(all);
                    }
                });
        return new Population(List.copyOf(readable), List.copyOf(deposited));
    }
}
