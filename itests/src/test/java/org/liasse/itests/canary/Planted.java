package org.liasse.itests.canary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.liasse.itests.story.Rest;

/** A dossier in a situation, and the words in it, each for certain roles only. */
final class Planted {

    final String id;
    final JsonNode type;
    final Planted context;
    final String situation;

    /** How it is tied to the dossier of which it is a part; null: it is none. */
    final Tie tie;

    final List<String> files = new ArrayList<>();

    /** What was filled in, so that nothing is twice. */
    final Set<String> done = new HashSet<>();

    /** The flags that stood when it had been led there. */
    final Set<String> flags = new TreeSet<>();

    /** Words that are names of people too: whoever may ask who has read is told them. */
    final Set<String> names = new HashSet<>();

    /** What types say of themselves under it, by their keys. */
    final Map<String, JsonNode> told = new ConcurrentHashMap<>();

    private final int number;

    /**
     * @param link of the part
     * @param way in which its openings are chosen from
     * @param guest who was invited by an address, by his name; an account's or {@code came}'s
     * @param came who came by a link; null: the guest has an account
     */
    record Tie(Planted whole, String link, int way, String guest, Rest came) {}

    private final Map<String, JsonNode> words = new LinkedHashMap<>();
    private final Map<String, Set<String>> given = new ConcurrentHashMap<>();

    /**
     * @param number unlike every other's
     * @param context under which it stands, or null: the office
     * @param tie null: it is no part
     */
    Planted(int number, String id, JsonNode type, Planted context, String situation, Tie tie) {
        this.number = number;
        this.id = id;
        this.type = type;
        this.context = context;
        this.situation = situation;
        this.tie = tie;
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

    /** What it is: what stands in one such dossier stands in each. */
    String place() {
        return type.get("key").asText() + (tie == null ? "" : tie.way());
    }

    /** Which option is chosen in its forms. */
    int way() {
        return tie == null ? 0 : tie.way();
    }

    void give(String person, String role) {
        given.computeIfAbsent(person, name -> new ConcurrentSkipListSet<>()).add(role);
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
        String where = tie == null ? situation : situation + ", way " + tie.way();
        return type.get("key").asText() + " (" + where + ")";
    }
}
