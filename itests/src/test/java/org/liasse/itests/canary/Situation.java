package org.liasse.itests.canary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a dossier can stand: in a state, or in one with a flag that an action has set, and the
 * actions that lead there from its opening. Found in the workflow that the type tells.
 *
 * @param name of the state, and of the action where a flag was set
 */
record Situation(String name, List<String> actions) {

    /** All that people can bring about. */
    static List<Situation> of(JsonNode workflow) {
        Map<String, List<String>> ways = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>();
        for (JsonNode sentence : workflow.get("sentences")) {
            if (sentence.get("action").asText().equals("open")) {
                ways.putIfAbsent(sentence.get("to").asText(), List.of());
            }
        }
        open.addAll(ways.keySet());
        while (!open.isEmpty()) {
            String state = open.remove();
            for (JsonNode sentence : workflow.get("sentences")) {
                String to = sentence.path("to").asText("");
                if (isAnAction(sentence)
                        && !to.isEmpty()
                        && holdsIn(sentence, state)
                        && !ways.containsKey(to)) {
                    ways.put(to, with(ways.get(state), sentence));
                    open.add(to);
                }
            }
        }
        List<Situation> situations = new ArrayList<>();
        ways.forEach((state, way) -> situations.add(new Situation(state, way)));
        for (JsonNode sentence : workflow.get("sentences")) {
            if (isAnAction(sentence)
                    && !sentence.hasNonNull("to")
                    && !sentence.path("setting").isEmpty()) {
                ways.keySet().stream()
                        .filter(state -> holdsIn(sentence, state))
                        .findFirst()
                        .ifPresent(
                                state ->
                                        situations.add(
                                                new Situation(
                                                        state
                                                                + ", "
                                                                + sentence.get("action").asText(),
                                                        with(ways.get(state), sentence))));
            }
        }
        return situations;
    }

    private static boolean isAnAction(JsonNode sentence) {
        return !sentence.get("action").asText().equals("open")
                && !sentence.hasNonNull("object")
                && !sentence.hasNonNull("after");
    }

    private static boolean holdsIn(JsonNode sentence, String state) {
        for (JsonNode from : sentence.path("from")) {
            if (from.asText().equals(state)) {
                return true;
            }
        }
        return sentence.path("from").isEmpty();
    }

    private static List<String> with(List<String> way, JsonNode sentence) {
        List<String> longer = new ArrayList<>(way);
        longer.add(sentence.get("action").asText());
        return List.copyOf(longer);
    }
}
