package org.liasse.rest.type;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.type.Declarations.State;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Sentence;

/**
 * The states of a workflow in layers (the fewest moves from an opening), and within a layer in the
 * order that crosses few arrows: the mean place of those that lead there.
 */
record StateGraph(Map<Key, Node> byState, List<Edge> edges) {

    /**
     * @param place within the layer, from 0
     * @param staying labels of what is done there without leaving
     */
    record Node(
            Key state,
            String label,
            int layer,
            int place,
            boolean opening,
            boolean last,
            List<String> staying) {}

    /** All that moves from one state to another. */
    record Edge(Key from, Key to, List<String> labels) {}

    static StateGraph of(DossierType type, Language language) {
        List<Key> states = type.states().stream().map(State::key).toList();
        List<Edge> edges = edges(type, states, language);
        Set<Key> openings =
                type.workflow().sentences().stream()
                        .filter(s -> s.act().equals(Act.OPEN))
                        .map(Sentence::to)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<Key, Integer> layers = layers(states, openings, edges);
        Map<Key, Integer> places = places(states, layers, edges);
        var nodes = new LinkedHashMap<Key, Node>();
        for (State state : type.states()) {
            nodes.put(
                    state.key(),
                    new Node(
                            state.key(),
                            state.label() == null
                                    ? state.key().value()
                                    : state.label().in(language),
                            layers.get(state.key()),
                            places.get(state.key()),
                            openings.contains(state.key()),
                            state.last(),
                            staying(type, state.key(), language)));
        }
        return new StateGraph(nodes, edges);
    }

    private static List<Edge> edges(DossierType type, List<Key> states, Language language) {
        var labels = new LinkedHashMap<List<Key>, Set<String>>();
        for (Sentence sentence : type.workflow().sentences()) {
            if (sentence.act().equals(Act.OPEN) || sentence.to() == null) {
                continue;
            }
            Collection<Key> from = sentence.from().isEmpty() ? states : sentence.from();
            for (Key state : from) {
                if (!state.equals(sentence.to())) {
                    labels.computeIfAbsent(
                                    List.of(state, sentence.to()), pair -> new LinkedHashSet<>())
                            .add(label(type, sentence, language));
                }
            }
        }
        return labels.entrySet().stream()
                .map(
                        entry ->
                                new Edge(
                                        entry.getKey().get(0),
                                        entry.getKey().get(1),
                                        List.copyOf(entry.getValue())))
                .toList();
    }

    private static String label(DossierType type, Sentence sentence, Language language) {
        return ActLabels.of(type, sentence.act()).in(language);
    }

    private static List<String> staying(DossierType type, Key state, Language language) {
        return type.workflow().sentences().stream()
                .filter(s -> s.to() == null || s.to().equals(state))
                .filter(s -> !s.act().equals(Act.OPEN) && s.act().verb().isEmpty())
                .filter(s -> s.from().isEmpty() || s.from().contains(state))
                .map(s -> label(type, s, language))
                .distinct()
                .toList();
    }

    private static Map<Key, Integer> layers(List<Key> states, Set<Key> openings, List<Edge> edges) {
        var layers = new HashMap<Key, Integer>();
        var queue = new ArrayDeque<Key>(openings);
        openings.forEach(state -> layers.put(state, 0));
        while (!queue.isEmpty()) {
            Key state = queue.remove();
            for (Edge edge : edges) {
                if (edge.from().equals(state) && !layers.containsKey(edge.to())) {
                    layers.put(edge.to(), layers.get(state) + 1);
                    queue.add(edge.to());
                }
            }
        }
        // what nothing leads to stands below the rest
        int bottom = layers.values().stream().mapToInt(layer -> layer).max().orElse(-1) + 1;
        states.forEach(state -> layers.putIfAbsent(state, bottom));
        return layers;
    }

    private static Map<Key, Integer> places(
            List<Key> states, Map<Key, Integer> layers, List<Edge> edges) {
        var places = new HashMap<Key, Integer>();
        int depth = layers.values().stream().mapToInt(layer -> layer).max().orElse(0);
        for (int layer = 0; layer <= depth; layer++) {
            int current = layer;
            var row = new ArrayList<>(states);
            row.removeIf(state -> layers.get(state) != current);
            row.sort(Comparator.comparingDouble(state -> centre(state, places, edges)));
            for (int i = 0; i < row.size(); i++) {
                places.put(row.get(i), i);
            }
        }
        return places;
    }

    private static double centre(Key state, Map<Key, Integer> places, List<Edge> edges) {
        return edges.stream()
                .filter(edge -> edge.to().equals(state) && places.containsKey(edge.from()))
                .mapToInt(edge -> places.get(edge.from()))
                .average()
                .orElse(0);
    }

    Collection<Node> nodes() {
        return byState.values();
    }

    Node node(Key state) {
        return byState.get(state);
    }

    boolean hasEdge(Key from, Key to) {
        return edges.stream().anyMatch(e -> e.from().equals(from) && e.to().equals(to));
    }

    int layers() {
        return nodes().stream().mapToInt(Node::layer).max().orElse(0) + 1;
    }

    int inLayer(int layer) {
        return (int) nodes().stream().filter(node -> node.layer() == layer).count();
    }

    int widest() {
        return nodes().stream().mapToInt(node -> inLayer(node.layer())).max().orElse(1);
    }
}
