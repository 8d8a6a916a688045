package org.liasse.itests.canary;

import static org.liasse.itests.canary.Installed.keyOf;
import static org.liasse.itests.canary.Installed.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.liasse.itests.canary.Planted.Tie;
import org.liasse.itests.story.Rest;
import org.liasse.itests.story.Rest.Answer;
import org.liasse.itests.story.Town;

/**
 * Dossiers that are opened as parts of others, by whoever may tie them there. In their forms each
 * option is chosen once, and each address in them is somebody's: an account's, or that of a guest
 * who comes by a link.
 */
final class Parts {

    private final World world;
    private final Installed installed;
    private final People people;

    Parts(World world, Installed installed, People people) {
        this.world = world;
        this.installed = installed;
        this.people = people;
    }

    /**
     * What is asked for in opening a part.
     *
     * @param byLink whether who is asked in has no account
     */
    private record Wanted(String type, Situation situation, int way, boolean byLink) {}

    /**
     * A part in each situation and in each way; those of one situation on one whole, those of the
     * next on another, so that who is asked in here is a stranger there.
     *
     * @param planted to which they are added
     * @throws AssertionError where one cannot be opened, or an opening was not come to
     */
    void plant(String type, List<Planted> planted) {
        String ofWhole = installed.linkToWhole(type).get("type").asText();
        List<Planted> wholes = planted.stream().filter(p -> keyOf(p.type).equals(ofWhole)).toList();
        List<Situation> situations = installed.situations(type);
        int ways = 1;
        for (JsonNode section : installed.get(type).get("sections")) {
            ways = Math.max(ways, Filler.ways(section.path("fields")));
        }
        Set<String> flags = new TreeSet<>();
        int next = 0;
        for (int i = 0; i < situations.size(); i++) {
            Planted whole = null;
            for (int way = 0; way < ways; way++) {
                Wanted wanted = new Wanted(type, situations.get(i), way, (i + way) % 2 == 1);
                List<Planted> possible = whole == null ? after(wholes, next) : List.of(whole);
                Planted part = opened(wanted, possible, null);
                whole = part.tie.whole();
                planted.add(world.led(part, wanted.situation(), Verbs.PLANTED));
                flags.addAll(part.flags);
            }
            next = wholes.indexOf(whole) + 1;
        }
        Set<String> never = new TreeSet<>();
        installed.openings(type).forEach(s -> never.addAll(texts(s.path("setting"))));
        never.removeAll(flags);
        if (!never.isEmpty()) {
            throw new AssertionError("no " + type + " is opened with " + never);
        }
    }

    private static List<Planted> after(List<Planted> wholes, int first) {
        List<Planted> turned = new ArrayList<>(wholes);
        Collections.rotate(turned, -first);
        return turned;
    }

    /** One that was led there with no more than what actions ask for, on another whole. */
    Planted like(Planted part, Planted whole) {
        Wanted wanted =
                new Wanted(
                        keyOf(part.type),
                        world.situation(part),
                        part.tie.way(),
                        part.tie.came() != null);
        Planted like = opened(wanted, List.of(whole), part.tie.guest());
        return world.led(like, wanted.situation(), Verbs.NEEDED);
    }

    /**
     * @param guest his name; null: a new one among the readers
     */
    private Planted opened(Wanted wanted, List<Planted> wholes, String guest) {
        List<String> answers = new ArrayList<>();
        for (Planted whole : wholes) {
            for (Map.Entry<String, Rest> opener : world.actors(whole).entrySet()) {
                for (List<JsonNode> filled : fillings(wanted.type())) {
                    Opening opening = new Opening(wanted, whole, filled);
                    Answer opened = opener.getValue().send("POST", "/api/dossiers", opening.body());
                    if (opened.status() == 201) {
                        return opening.done(opened, opener.getKey(), guest);
                    }
                    answers.add(opener.getKey() + " on " + whole + ": " + opened.text());
                }
            }
        }
        throw new AssertionError("nobody opens a " + wanted + ": " + answers);
    }

    /** None of its sections, or one of them: no type tells which are filled as it is opened. */
    private List<List<JsonNode>> fillings(String type) {
        List<List<JsonNode>> fillings = new ArrayList<>();
        fillings.add(List.of());
        installed.get(type).get("sections").forEach(section -> fillings.add(List.of(section)));
        return fillings;
    }

    /** One request to open a part, and the words in it. */
    private final class Opening {

        private final int number = world.nextNumber();
        private final Wanted wanted;
        private final Planted whole;
        private final Map<String, JsonNode> words = new LinkedHashMap<>();
        private final Map<String, Object> sections = new LinkedHashMap<>();
        private final Set<String> names = new TreeSet<>();
        private String address;

        Opening(Wanted wanted, Planted whole, List<JsonNode> filled) {
            this.wanted = wanted;
            this.whole = whole;
            for (JsonNode section : filled) {
                sections.put(
                        keyOf(section),
                        new Filler(
                                        key -> word(section, key),
                                        world::accountFor,
                                        key -> addressed(section, key),
                                        wanted.way())
                                .fill(section.path("fields")));
            }
        }

        private String word(JsonNode section, String key) {
            String place = keyOf(section) + key;
            words.put(place, section.get("seenBy"));
            return Planted.word(number, place);
        }

        private String addressed(JsonNode section, String key) {
            if (wanted.byLink()) {
                String name = word(section, key);
                names.add(name);
                address = name + "@example.org";
            } else {
                address = Town.address(people.person(account()).login());
            }
            return address;
        }

        /** Whoever has the account that bears the name of a role that is given here. */
        private String account() {
            return Installed.ownRoles(installed.get(wanted.type())).iterator().next();
        }

        Map<String, Object> body() {
            return Map.of(
                    "type",
                    wanted.type(),
                    "title",
                    Planted.word(number, "title"),
                    "context",
                    whole.context.id,
                    "sections",
                    sections,
                    "links",
                    List.of(
                            Map.of(
                                    "kind",
                                    keyOf(installed.linkToWhole(wanted.type())),
                                    "dossier",
                                    whole.id)));
        }

        Planted done(Answer opened, String opener, String guest) {
            Tie tie = tie(guest);
            Planted part =
                    world.opened(
                            number,
                            opened,
                            installed.get(wanted.type()),
                            whole.context,
                            wanted.situation().name(),
                            tie,
                            opener);
            words.forEach(part::word);
            part.names.addAll(names);
            if (address != null) {
                Installed.ownRoles(part.type).forEach(role -> part.give(tie.guest(), role));
            }
            return part;
        }

        private Tie tie(String guest) {
            String link = keyOf(installed.linkToWhole(wanted.type()));
            if (address == null || !wanted.byLink()) {
                return new Tie(whole, link, wanted.way(), account(), null);
            }
            String name = guest == null ? "a guest " + number : guest;
            Rest came = guest == null ? people.guest(name, address) : Mails.guest(address);
            return new Tie(whole, link, wanted.way(), name, came);
        }
    }
}
