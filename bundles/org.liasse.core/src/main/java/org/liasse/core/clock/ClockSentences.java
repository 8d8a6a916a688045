package org.liasse.core.clock;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.liasse.api.Key;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Timing;
import org.liasse.core.store.Hash;

/**
 * The sentences of the clock that a type has. Each has a name that it keeps from version to version
 * while its act and its start stay: {@code expire@flag.deposited}. A changed delay is the same
 * sentence.
 */
record ClockSentences(Map<String, Sentence> byName) {

    static ClockSentences of(DossierType type) {
        Map<String, Sentence> byName = new LinkedHashMap<>();
        for (Sentence sentence : type.workflow().sentences()) {
            if (sentence.timing() != null) {
                String name = nameOf(sentence);
                String free = name;
                for (int more = 2; byName.containsKey(free); more++) {
                    free = name + "+" + more;
                }
                byName.put(free, sentence);
            }
        }
        return new ClockSentences(byName);
    }

    private static String nameOf(Sentence sentence) {
        Timing timing = sentence.timing();
        String start =
                switch (timing.start()) {
                    case OPENING -> "opening";
                    case ENTERING_STATE -> "state." + timing.reference();
                    case SETTING_FLAG -> "flag." + timing.reference();
                    case FIELD -> "field." + timing.reference();
                };
        return sentence.act().toString().replace(' ', '-') + "@" + start;
    }

    /** What the name of a sentence says of its act. */
    static String actOf(String name) {
        int end = name.indexOf('@');
        return end < 0 ? name : name.substring(0, end);
    }

    Optional<Sentence> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    /** Whether one of them takes its delay from this field of a context. */
    boolean lookAt(Key section, String field) {
        String place = section + "." + field;
        return byName.values().stream().anyMatch(s -> place.equals(s.timing().overriddenBy()));
    }

    /** Changes with whatever a deadline is reckoned from. */
    String digest(DossierType type) {
        var said = new StringBuilder(type.movedStates().toString());
        byName.forEach(
                (name, sentence) ->
                        said.append('\n')
                                .append(name)
                                .append(sentence.timing())
                                .append(sentence.from()));
        return Hash.of(said.toString());
    }

    static boolean holdsIn(Sentence sentence, Key state) {
        return sentence.from().isEmpty() || sentence.from().contains(state);
    }
}
