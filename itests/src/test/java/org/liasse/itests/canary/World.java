package org.liasse.itests.canary;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.liasse.itests.Platform;
import org.liasse.itests.story.Rest;
import org.liasse.itests.story.Rest.Answer;
import org.liasse.itests.story.Rest.Request;
import org.liasse.itests.story.Town;
import org.liasse.itests.story.Town.Person;

/**
 * An office made out of nothing but what the installed types tell: somebody for each role, and a
 * dossier of each type in each situation, with words planted wherever there is room for them.
 */
final class World implements Asked {

    private static final String NOBODY = "nobody";

    /** Those of a second office, by their names in it. */
    private static final String ELSEWHERE = " elsewhere";

    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, JsonNode> types = new LinkedHashMap<>();
    private final Map<String, JsonNode> workflows = new LinkedHashMap<>();
    private final List<Planted> planted = new ArrayList<>();

    /** Those, and those like them that were made later, by several at once. */
    private final List<Planted> made = new CopyOnWriteArrayList<>();

    private final List<String> jobs = new ArrayList<>();
    private final Rest visitor;
    private final AtomicInteger numbers = new AtomicInteger();

    private World(Platform platform, String key) {
        visitor = Rest.visitor(platform.httpPort());
        Map<String, String> here = new LinkedHashMap<>();
        here.put(NOBODY, "");
        for (JsonNode summary : visitor.read("/api/types")) {
            JsonNode type = visitor.read(summary.get("href").asText());
            if (type.get("present").asBoolean()) {
                types.put(keyOf(type), type);
                workflows.put(
                        keyOf(type), visitor.read(summary.get("href").asText() + "/workflow"));
            }
        }
        types.values().forEach(type -> type.get("roles").forEach(r -> here.put(keyOf(r), "")));
        Set<String> ofOffice = new TreeSet<>();
        types.values().stream()
                .filter(t -> t.get("under").isEmpty())
                .forEach(
                        type -> {
                            type.get("roles")
                                    .forEach(r -> ofOffice.addAll(texts(r.get("inheritedFrom"))));
                            sentences(type).stream()
                                    .filter(s -> s.get("action").asText().equals("open"))
                                    .forEach(s -> ofOffice.addAll(texts(s.get("roles"))));
                        });
        ofOffice.forEach(role -> here.put(role, role));
        Town town = Town.found(platform, key, here);
        here.keySet().forEach(name -> people.put(name, town.person(name)));
        Map<String, String> there = new LinkedHashMap<>();
        ofOffice.forEach(role -> there.put(role, role));
        Town other = Town.found(platform, key + "-elsewhere", there);
        there.keySet().forEach(name -> people.put(name + ELSEWHERE, other.person(name)));
    }

    /** With a dossier of each type in each situation, but for those that are parts of others. */
    static World of(Platform platform, String key) {
        World world = new World(platform, key);
        List<String> open = new ArrayList<>(world.types.keySet());
        open.removeIf(type -> world.isPart(world.types.get(type)));
        while (!open.isEmpty()) {
            List<String> next =
                    open.stream()
                            .filter(
                                    type ->
                                            texts(world.types.get(type).get("under")).stream()
                                                    .noneMatch(open::contains))
                            .toList();
            if (next.isEmpty()) {
                throw new AssertionError("each stands under another: " + open);
            }
            for (String type : next) {
                for (Situation situation : world.situations(type)) {
                    world.planted.add(world.make(type, situation));
                }
            }
            open.removeAll(next);
        }
        world.bulk();
        return world;
    }

    List<Situation> situations(String type) {
        return Situation.of(workflows.get(type));
    }

    private static String keyOf(JsonNode node) {
        return node.get("key").asText();
    }

    static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }

    private List<JsonNode> sentences(JsonNode type) {
        return StreamSupport.stream(
                        workflows.get(keyOf(type)).get("sentences").spliterator(), false)
                .toList();
    }

    /** Whether it is opened only for a dossier that is named, as an opinion is. */
    private boolean isPart(JsonNode type) {
        return sentences(type).stream()
                .filter(s -> s.get("action").asText().equals("open"))
                .allMatch(s -> s.hasNonNull("ofLink"));
    }

    /** Everybody who reads, by name. */
    Map<String, Rest> readers() {
        Map<String, Rest> readers = new LinkedHashMap<>();
        people.forEach((name, person) -> readers.put(name, person.rest()));
        readers.put("a visitor", visitor);
        return readers;
    }

    List<Planted> planted() {
        return planted;
    }

    Person person(String name) {
        return people.get(name);
    }

    /**
     * The roles that somebody was meant to have: those that he was given there, and those that
     * follow from what he is above.
     */
    Set<String> meant(String person, Planted dossier) {
        Set<String> roles = new TreeSet<>(dossier.given(person));
        Set<String> above =
                dossier.context == null ? Set.of(person) : meant(person, dossier.context);
        for (JsonNode role : dossier.type.get("roles")) {
            if (texts(role.get("inheritedFrom")).stream().anyMatch(above::contains)) {
                roles.add(keyOf(role));
            }
        }
        made.stream()
                .filter(group -> group.context == dossier)
                .forEach(group -> roles.addAll(madeBy(group, group.given(person))));
        return roles;
    }

    /** What somebody is on the context of a group by what he is there. */
    private static Set<String> madeBy(Planted group, Set<String> given) {
        Set<String> roles = new TreeSet<>();
        for (JsonNode role : group.type.get("roles")) {
            if (role.hasNonNull("makes") && given.contains(keyOf(role))) {
                roles.add(role.get("makes").asText());
            }
        }
        return roles;
    }

    /** A dossier of the type that was led there, filled with words on its way. */
    private Planted make(String type, Situation situation) {
        return make(type, situation, Verbs.PLANTED);
    }

    /** One that was led there with no more than what actions ask for. */
    Planted like(Planted dossier) {
        String type = keyOf(dossier.type);
        return situations(type).stream()
                .filter(situation -> situation.name().equals(dossier.situation))
                .map(situation -> make(type, situation, Verbs.NEEDED))
                .findFirst()
                .orElseThrow();
    }

    private Planted make(String type, Situation situation, Set<String> verbs) {
        Planted dossier = open(types.get(type), situation.name());
        made.add(dossier);
        plant(dossier, verbs);
        for (String action : situation.actions()) {
            Performer performer = performer(dossier, action);
            Answer done = perform(dossier, performer.person().rest(), performer.act());
            if (!done.isFine()) {
                throw new AssertionError(dossier + " " + action + ": " + done.text());
            }
            plant(dossier, verbs);
        }
        return dossier;
    }

    private Planted open(JsonNode type, String situation) {
        int number = numbers.getAndIncrement();
        List<String> answers = new ArrayList<>();
        List<Planted> contexts = new ArrayList<>();
        if (type.get("under").isEmpty()) {
            contexts.add(null);
        }
        planted.stream()
                .filter(above -> texts(type.get("under")).contains(keyOf(above.type)))
                .forEach(contexts::add);
        for (Planted context : contexts) {
            for (Map.Entry<String, Person> person : people.entrySet()) {
                if (person.getKey().endsWith(ELSEWHERE)) {
                    continue;
                }
                Map<String, Object> body = new LinkedHashMap<>();
                body.put("type", keyOf(type));
                body.put("title", Planted.word(number, "title"));
                if (context != null) {
                    body.put("context", context.id);
                }
                Answer opened = person.getValue().rest().send("POST", "/api/dossiers", body);
                if (opened.status() == 201) {
                    Planted dossier =
                            new Planted(
                                    number,
                                    opened.json().get("id").asText(),
                                    told(type, context),
                                    context,
                                    situation);
                    dossier.word("title", null);
                    sentences(type).stream()
                            .filter(s -> s.get("action").asText().equals("open"))
                            .flatMap(s -> texts(s.get("granting")).stream())
                            .forEach(role -> dossier.give(person.getKey(), role));
                    return dossier;
                }
                answers.add(person.getKey() + ": " + opened.text());
            }
        }
        throw new AssertionError("nobody opens a " + keyOf(type) + ": " + answers);
    }

    /** The type with what is drawn on the context, as somebody tells it who sees most of it. */
    private JsonNode told(JsonNode type, Planted context) {
        JsonNode most = type;
        for (Person person : context == null ? List.<Person>of() : people.values()) {
            Answer told = person.rest().get("/api/types/" + keyOf(type) + "?context=" + context.id);
            if (told.isFine() && told.text().length() > most.toString().length()) {
                most = told.json();
            }
        }
        return most;
    }

    /** Somebody for whom it is open, and what it asks for. */
    private record Performer(Person person, JsonNode act) {}

    private Performer performer(Planted dossier, String action) {
        for (Person person : people.values()) {
            for (JsonNode act : acts(person.rest(), dossier)) {
                if (act.get("open").asBoolean()
                        && keyOf(act).equals(action)
                        && !act.hasNonNull("object")) {
                    return new Performer(person, act);
                }
            }
        }
        throw new AssertionError("nobody may " + action + " " + dossier);
    }

    /** What somebody is told that he may do there; nothing where it does not exist for him. */
    List<JsonNode> acts(Rest reader, Planted dossier) {
        Answer told = reader.get("/api/dossiers/" + dossier.id + "/actions");
        return told.status() == 200
                ? StreamSupport.stream(told.json().spliterator(), false).toList()
                : List.of();
    }

    /** Performs an action of the type, with words in its inputs that are counted. */
    Answer perform(Planted dossier, Rest actor, JsonNode act) {
        return perform(dossier, actor, act, key -> dossier.word(keyOf(act) + key, null));
    }

    /** Performs an action of the type, with inputs of which nobody speaks again. */
    Answer attempt(Planted dossier, Rest actor, JsonNode act) {
        return perform(dossier, actor, act, key -> "a word");
    }

    private Answer perform(Planted dossier, Rest actor, JsonNode act, UnaryOperator<String> word) {
        return send(
                dossier,
                actor,
                keyOf(act),
                new Filler(
                                key -> key.equals("group") ? groupFor(dossier) : word.apply(key),
                                this::accountFor)
                        .fill(act.path("inputs")));
    }

    /** A new group to which a dossier may be sent. */
    private String groupFor(Planted dossier) {
        for (JsonNode role : dossier.type.get("roles")) {
            if (role.hasNonNull("groups")) {
                Map<String, Object> body =
                        Map.of(
                                "type",
                                role.get("groups").asText(),
                                "title",
                                "A group",
                                "context",
                                dossier.context.id);
                return people.values().stream()
                        .map(person -> person.rest().send("POST", "/api/dossiers", body))
                        .filter(opened -> opened.status() == 201)
                        .map(opened -> opened.json().get("id").asText())
                        .findFirst()
                        .orElseThrow();
            }
        }
        throw new AssertionError(dossier + " is sent to no group");
    }

    Answer send(Planted dossier, Rest actor, String action, Map<String, Object> inputs) {
        return actor.send(
                new Request("POST", "/api/dossiers/" + dossier.id + "/actions/" + action, inputs)
                        .ifMatch("*"));
    }

    private String accountFor(String key) {
        return people.getOrDefault(key, people.get(NOBODY)).account();
    }

    /** Does what these verbs of the core allow, each once, by whoever may. */
    private void plant(Planted dossier, Set<String> verbs) {
        int before;
        do {
            before = dossier.invitations();
            people.forEach(
                    (name, person) -> {
                        if (!name.equals(NOBODY) && !name.endsWith(ELSEWHERE)) {
                            plant(dossier, verbs, person.rest());
                        }
                    });
            // whoever was invited may do something himself
        } while (dossier.invitations() > before);
    }

    private void plant(Planted dossier, Set<String> verbs, Rest actor) {
        for (JsonNode act : acts(actor, dossier)) {
            String verb = keyOf(act) + " " + act.path("object").asText();
            if (act.get("open").asBoolean()
                    && verbs.contains(keyOf(act))
                    && !dossier.done.contains(verb)) {
                Answer done = new Verbs(this, dossier, actor).plant(act);
                if (done != null) {
                    done.expect(done.isFine() ? done.status() : 200);
                    dossier.done.add(verb);
                }
            }
        }
    }

    private void bulk() {
        List<String> ids = planted.stream().map(dossier -> dossier.id).toList();
        for (Person person : people.values()) {
            Answer started =
                    person.rest()
                            .send("POST", "/api/bulk", Map.of("mark", "followed", "dossiers", ids));
            jobs.add(started.expect(202).json().get("id").asText());
        }
    }

    /** Waits until what runs by itself has run. */
    boolean isStill() {
        int i = 0;
        for (Person person : people.values()) {
            JsonNode job = person.rest().read("/api/jobs/" + jobs.get(i++));
            if (!job.hasNonNull("endedAt")) {
                return false;
            }
        }
        return true;
    }

    /** A PDF as far as its media type goes, with a word in it. */
    static byte[] file(String word) {
        return ("%PDF-1.4\n% " + word + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<JsonNode> types() {
        Map<String, JsonNode> told = new LinkedHashMap<>(types);
        planted.forEach(dossier -> told.put(keyOf(dossier.type), dossier.type));
        return List.copyOf(told.values());
    }

    @Override
    public List<String> dossiers() {
        return planted.stream().map(dossier -> dossier.id).toList();
    }

    @Override
    public List<String> files() {
        return planted.stream().flatMap(dossier -> dossier.files.stream()).toList();
    }

    @Override
    public List<String> jobs() {
        return jobs;
    }

    /** One of each place: what holds for a place in one situation holds for it in the others. */
    @Override
    public List<String> words() {
        Map<String, String> ofPlace = new LinkedHashMap<>();
        for (Planted dossier : planted) {
            dossier.words()
                    .forEach(
                            word ->
                                    ofPlace.put(
                                            keyOf(dossier.type) + word.replaceAll("^zq\\d+", ""),
                                            word));
        }
        return List.copyOf(ofPlace.values());
    }
}
