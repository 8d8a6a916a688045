package org.liasse.itests.canary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A dossier in a situation, and the words in it, each for certain roles only. */
final class Planted {

    final String id;
    final JsonNode type;
    final Planted context;
    final String situation;
    final List<String> files = new ArrayList<>();

    /** What was filled in, so that nothing is twice. */
    final Set<String> done = new HashSet<>();

    private final int number;
    private final Map<String, JsonNode> words = new LinkedHashMap<>();
    private final Map<String, Set<String>> given = new HashMap<>();

    /**
     * @param number unlike every other's
     * @param context under which it stands, or null: the office
     */
    Planted(int number, String id, JsonNode type, Planted context, String situation) {
        this.number = number;
        this.id = id;
        this.type = type;
        this.context = context;
        this.situation = situation;
    }

    static String word(int number, String place) {
        return "zq%04dx%s".formatted(number, place.replaceAll("[^A-Za-z0-9]", ""));
    }

    /**
     * A word that stands nowhere else.
     *
     * @param seenBy the seats of its audience; null: whoever has a role here
     */
    String word(String place, JsonNode seenBy) {
        String word = word(number, place);
        words.put(word, seenBy);
        return word;
    }

    Set<String> words() {
        return words.keySet();
    }

    void give(String person, String role) {
        given.computeIfAbsent(person, name -> new TreeSet<>()).add(role);
    }

    /** How many people were given a role. */
    int invitations() {
        return given.size();
    }

    /** The roles that somebody was given on this very dossier. */
    Set<String> given(String person) {
        return given.getOrDefault(person, Set.of());
    }

    /** The words that somebody with these roles may read while these flags stand. */
    Set<String> visible(Set<String> roles, Set<String> flags) {
        Set<String> visible = new TreeSet<>();
        words.forEach(
                (word, seenBy) -> {
                    if (!roles.isEmpty() && isFor(seenBy, roles, flags)) {
                        visible.add(word);
                    }
                });
        return visible;
    }

    private static boolean isFor(JsonNode seenBy, Set<String> roles, Set<String> flags) {
        if (seenBy == null) {
            return true;
        }
        for (JsonNode seat : seenBy) {
            String role = seat.get("role").asText();
            if ((role.equals("anyone") || roles.contains(role))
                    && (!seat.hasNonNull("when") || flags.contains(seat.get("when").asText()))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return type.get("key").asText() + " (" + situation + ")";
    }
}
