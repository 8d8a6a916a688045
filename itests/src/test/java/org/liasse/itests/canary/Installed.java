package org.liasse.itests.canary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.liasse.itests.story.Rest;

/** The types that are there, as they tell of themselves. */
final class Installed {

    private final Map<String, JsonNode> types = new LinkedHashMap<>();
    private final Map<String, JsonNode> workflows = new LinkedHashMap<>();

    private Installed() {}

    static Installed by(Rest visitor) {
        Installed installed = new Installed();
        for (JsonNode summary : visitor.read("/api/types")) {
            String href = summary.get("href").asText();
            JsonNode type = visitor.read(href);
            if (type.get("present").asBoolean()) {
                installed.types.put(keyOf(type), type);
                installed.workflows.put(keyOf(type), visitor.read(href + "/workflow"));
            }
        }
        return installed;
    }

    static String keyOf(JsonNode node) {
        return node.get("key").asText();
    }

    static List<String> texts(JsonNode list) {
        return stream(list).map(JsonNode::asText).toList();
    }

    static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    List<JsonNode> all() {
        return List.copyOf(types.values());
    }

    JsonNode get(String type) {
        return types.get(type);
    }

    List<Situation> situations(String type) {
        return Situation.of(workflows.get(type));
    }

    Stream<JsonNode> sentences(String type) {
        return stream(workflows.get(type).get("sentences"));
    }

    /** The sentences by which it is opened. */
    Stream<JsonNode> openings(String type) {
        return sentences(type).filter(s -> s.get("action").asText().equals("open"));
    }

    /** Whether it is opened only for a dossier that is named, as a part of it. */
    boolean isPart(String type) {
        return openings(type).allMatch(s -> s.hasNonNull("ofLink"));
    }

    /** The link by which a part is tied to its whole. */
    JsonNode linkToWhole(String type) {
        Set<String> links = new TreeSet<>();
        openings(type).forEach(s -> links.add(s.get("ofLink").asText()));
        return stream(types.get(type).get("links"))
                .filter(link -> links.contains(keyOf(link)))
                .findFirst()
                .orElseThrow();
    }

    /** How many types are opened by whoever holds a role of this name. */
    int opened(String role) {
        return (int)
                types.keySet().stream()
                        .filter(
                                type ->
                                        openings(type)
                                                .anyMatch(
                                                        s -> texts(s.get("roles")).contains(role)))
                        .count();
    }

    /** Those without which none of it is opened, each before what needs it. */
    List<String> inOrder() {
        List<String> ordered = new ArrayList<>();
        List<String> open = new ArrayList<>(types.keySet());
        while (!open.isEmpty()) {
            List<String> next =
                    open.stream().filter(t -> needed(t).noneMatch(open::contains)).toList();
            if (next.isEmpty()) {
                throw new AssertionError("each needs another: " + open);
            }
            ordered.addAll(next);
            open.removeAll(next);
        }
        return ordered;
    }

    private Stream<String> needed(String type) {
        Stream<String> contexts = texts(types.get(type).get("under")).stream();
        return isPart(type)
                ? Stream.concat(contexts, Stream.of(linkToWhole(type).get("type").asText()))
                : contexts;
    }

    /** The roles that are held on an office and count here. */
    Set<String> rolesOfOffices() {
        Set<String> roles = new TreeSet<>();
        types.forEach(
                (key, type) -> {
                    if (type.get("under").isEmpty()) {
                        type.get("roles").forEach(r -> roles.addAll(texts(r.get("inheritedFrom"))));
                        openings(key).forEach(s -> roles.addAll(texts(s.get("roles"))));
                    }
                });
        return roles;
    }

    /** The roles that can be given to somebody on a dossier, by an invitation or an opening. */
    Set<String> rolesToGive() {
        Set<String> roles = new TreeSet<>();
        for (String type : types.keySet()) {
            sentences(type)
                    .forEach(
                            s -> {
                                roles.addAll(texts(s.path("granting")));
                                if (s.get("action").asText().equals("invite")) {
                                    roles.add(s.get("object").asText());
                                }
                            });
        }
        return roles;
    }

    /** The roles of a type that follow from no other: they are given by name. */
    static Set<String> ownRoles(JsonNode type) {
        Set<String> roles = new TreeSet<>();
        for (JsonNode role : type.get("roles")) {
            if (!role.hasNonNull("link") && role.get("inheritedFrom").isEmpty()) {
                roles.add(keyOf(role));
            }
        }
        return roles;
    }

    /** Whether those who are named here are thereby something on the context. */
    static boolean isGroup(JsonNode type) {
        return stream(type.get("roles")).anyMatch(role -> role.hasNonNull("makes"));
    }
}
