package org.liasse.itests.canary;

import static org.liasse.itests.canary.Installed.keyOf;
import static org.liasse.itests.canary.Installed.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.liasse.itests.Platform;
import org.liasse.itests.story.Rest;
import org.liasse.itests.story.Rest.Answer;
import org.liasse.itests.story.Rest.Request;
import org.liasse.itests.story.Town.Person;

/**
 * An office made out of nothing but what the installed types tell: somebody for each role, and a
 * dossier of each type in each situation, with words planted wherever there is room for them.
 */
final class World implements Asked {

    private final Installed installed;
    private final People people;
    private final Parts parts;
    private final List<Planted> planted = new ArrayList<>();

    /** Those, and those like them that were made later, by several at once. */
    private final List<Planted> made = new CopyOnWriteArrayList<>();

    private final Map<String, Rest> jobs = new LinkedHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();

    private World(Platform platform, String key) {
        installed = Installed.by(Rest.visitor(platform.httpPort()));
        people = new People(platform, key, installed);
        parts = new Parts(this, installed, people);
    }

    /**
     * With a dossier of each type in each situation.
     *
     * @throws AssertionError where nobody can open one, or lead it there
     */
    static World of(Platform platform, String key) {
        World world = new World(platform, key);
        for (String type : world.installed.inOrder()) {
            if (world.installed.isPart(type)) {
                world.parts.plant(type, world.planted);
            } else {
                for (Situation situation : world.installed.situations(type)) {
                    world.planted.add(world.make(type, situation, Verbs.PLANTED));
                }
            }
        }
        world.bulk();
        return world;
    }

    /** Everybody who reads, by name. */
    Map<String, Rest> readers() {
        return people.readers();
    }

    /** The mails that somebody has had. */
    String mailsOf(String reader) {
        return people.mailsOf(reader);
    }

    List<Planted> planted() {
        return planted;
    }

    /** Whether a word is how somebody is called who came by a link. */
    boolean isName(String word) {
        return planted.stream().anyMatch(dossier -> dossier.names.contains(word));
    }

    Person person(String name) {
        return people.person(name);
    }

    /** Whom one names there for a role; null where nobody was thought of. */
    Person personFor(Planted dossier, String role) {
        return people.person(people.nameFor(dossier, role));
    }

    String nameFor(Planted dossier, String role) {
        return people.nameFor(dossier, role);
    }

    int nextNumber() {
        return numbers.getAndIncrement();
    }

    /** The roles that somebody was meant to have there, as its flags stand. */
    Set<String> meant(String person, Planted dossier) {
        return new Meant(made, true).roles(person, dossier);
    }

    /** Those who may be something there, and so may do something. */
    Map<String, Rest> actors(Planted dossier) {
        Meant whatever = new Meant(made, false);
        Map<String, Rest> actors = new LinkedHashMap<>();
        people.all()
                .forEach(
                        (name, person) -> {
                            if (!whatever.roles(name, dossier).isEmpty()) {
                                actors.put(name, person.rest());
                            }
                        });
        if (dossier.tie != null && dossier.tie.came() != null) {
            actors.put(dossier.tie.guest(), dossier.tie.came());
        }
        return actors;
    }

    private Planted make(String type, Situation situation, Set<String> verbs) {
        return led(open(installed.get(type), situation.name()), situation, verbs);
    }

    /** What was opened, led there and filled with words on its way. */
    Planted led(Planted dossier, Situation situation, Set<String> verbs) {
        made.add(dossier);
        plant(dossier, verbs);
        for (String action : situation.actions()) {
            Performer performer = performer(dossier, action);
            Answer done = perform(dossier, performer.rest(), performer.act());
            if (!done.isFine()) {
                throw new AssertionError(dossier + " " + action + ": " + done.text());
            }
            plant(dossier, verbs);
        }
        for (Rest actor : actors(dossier).values()) {
            Answer told = actor.get("/api/dossiers/" + dossier.id);
            if (told.status() == 200) {
                dossier.flags.addAll(texts(told.json().get("flags")));
            }
        }
        return dossier;
    }

    /**
     * One that was led there with no more than what actions ask for; where the reader was asked in
     * by his address, with him and whoever else was.
     */
    Planted like(Planted dossier, String reader) {
        Planted whole = dossier.tie == null ? dossier : dossier.tie.whole();
        Planted newWhole = likeAlone(whole);
        Planted like = newWhole;
        for (Planted part : planted) {
            if (part.tie != null
                    && part.tie.whole() == whole
                    && (part == dossier || isGuest(reader))) {
                Planted newPart = parts.like(part, newWhole);
                like = part == dossier ? newPart : like;
            }
        }
        return like;
    }

    private Planted likeAlone(Planted dossier) {
        String type = keyOf(dossier.type);
        return make(type, situation(dossier), Verbs.NEEDED);
    }

    Situation situation(Planted dossier) {
        return installed.situations(keyOf(dossier.type)).stream()
                .filter(situation -> situation.name().equals(dossier.situation))
                .findFirst()
                .orElseThrow();
    }

    private boolean isGuest(String reader) {
        return planted.stream().anyMatch(p -> p.tie != null && p.tie.guest().equals(reader));
    }

    /** Somebody as he comes there: a guest comes to each dossier by another link. */
    Rest readerThere(String name, Planted dossier) {
        Planted whole = dossier.tie == null ? dossier : dossier.tie.whole();
        return Stream.concat(Stream.of(dossier), made.stream())
                .map(one -> one.tie)
                .filter(tie -> tie != null && tie.whole() == whole && tie.came() != null)
                .filter(tie -> tie.guest().equals(name))
                .map(Planted.Tie::came)
                .findFirst()
                .orElseGet(() -> people.readers().get(name));
    }

    private Planted open(JsonNode type, String situation) {
        int number = nextNumber();
        List<String> answers = new ArrayList<>();
        List<Planted> contexts = new ArrayList<>();
        if (type.get("under").isEmpty()) {
            contexts.add(null);
        }
        planted.stream()
                .filter(above -> texts(type.get("under")).contains(keyOf(above.type)))
                .forEach(contexts::add);
        // what has just begun is open to few
        Collections.rotate(contexts, -1);
        for (String name : people.openers()) {
            for (Planted context : contexts) {
                Map<String, Object> body = new LinkedHashMap<>();
                body.put("type", keyOf(type));
                body.put("title", Planted.word(number, "title"));
                if (context != null) {
                    body.put("context", context.id);
                }
                Answer opened = person(name).rest().send("POST", "/api/dossiers", body);
                if (opened.status() == 201) {
                    return opened(number, opened, type, context, situation, null, name);
                }
                answers.add(name + ": " + opened.text());
            }
        }
        throw new AssertionError("nobody opens a " + keyOf(type) + ": " + answers);
    }

    /** What has just been opened by somebody of this name, with its title. */
    Planted opened(
            int number,
            Answer opened,
            JsonNode type,
            Planted context,
            String situation,
            Planted.Tie tie,
            String opener) {
        Planted dossier =
                new Planted(
                        number,
                        opened.json().get("id").asText(),
                        told(type, context),
                        context,
                        situation,
                        tie);
        dossier.word("title", null);
        installed
                .openings(keyOf(type))
                .flatMap(s -> texts(s.get("granting")).stream())
                .forEach(role -> dossier.give(opener, role));
        return dossier;
    }

    /** The type with what is drawn on the context, as somebody tells it who sees most of it. */
    private JsonNode told(JsonNode type, Planted context) {
        if (context == null) {
            return type;
        }
        String path = "/api/types/" + keyOf(type) + "?context=" + context.id;
        return context.told.computeIfAbsent(
                keyOf(type),
                key ->
                        actors(context).values().stream()
                                .map(actor -> actor.get(path))
                                .filter(Answer::isFine)
                                .map(Answer::json)
                                .reduce(
                                        type,
                                        (one, other) ->
                                                other.toString().length() > one.toString().length()
                                                        ? other
                                                        : one));
    }

    /** Somebody for whom it is open, and what it asks for. */
    private record Performer(Rest rest, JsonNode act) {}

    private Performer performer(Planted dossier, String action) {
        for (Rest actor : actors(dossier).values()) {
            for (JsonNode act : acts(actor, dossier)) {
                if (act.get("open").asBoolean()
                        && keyOf(act).equals(action)
                        && !act.hasNonNull("object")) {
                    return new Performer(actor, act);
                }
            }
        }
        throw new AssertionError("nobody may " + action + " " + dossier);
    }

    /** What somebody is told that he may do there; nothing where it does not exist for him. */
    List<JsonNode> acts(Rest reader, Planted dossier) {
        Answer told = reader.patiently("/api/dossiers/" + dossier.id + "/actions");
        return told.status() == 200 ? Installed.stream(told.json()).toList() : List.of();
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
                return actors(dossier.context).values().stream()
                        .map(actor -> actor.send("POST", "/api/dossiers", body))
                        .filter(opened -> opened.status() == 201)
                        .map(opened -> opened.json().get("id").asText())
                        .findFirst()
                        .orElseThrow();
            }
        }
        throw new AssertionError(dossier + " is sent to no group");
    }

    Answer send(Planted dossier, Rest actor, String action, Map<String, Object> inputs) {
        return actor.patiently(
                new Request("POST", "/api/dossiers/" + dossier.id + "/actions/" + action, inputs)
                        .ifMatch("*"));
    }

    String accountFor(String key) {
        Person person = people.person(key);
        return (person == null ? people.person(People.NOBODY) : person).account();
    }

    /** Does what these verbs of the core allow, each once, by whoever may. */
    private void plant(Planted dossier, Set<String> verbs) {
        int before;
        do {
            before = dossier.invitations();
            actors(dossier).values().forEach(actor -> plant(dossier, verbs, actor));
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
        List<String> ids = dossiers();
        readers()
                .forEach(
                        (name, reader) -> {
                            Answer started =
                                    reader.send(
                                            "POST",
                                            "/api/bulk",
                                            Map.of("mark", "followed", "dossiers", ids));
                            if (people.person(name) != null) {
                                started.expect(202);
                            }
                            if (started.status() == 202) {
                                jobs.put(started.json().get("id").asText(), reader);
                            }
                        });
    }

    /** Waits until what runs by itself has run. */
    boolean isStill() {
        return jobs.entrySet().stream()
                .allMatch(
                        job ->
                                job.getValue()
                                        .read("/api/jobs/" + job.getKey())
                                        .hasNonNull("endedAt"));
    }

    /** A PDF as far as its media type goes, with a word in it. */
    static byte[] file(String word) {
        return ("%PDF-1.4\n% " + word + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<JsonNode> types() {
        Map<String, JsonNode> told = new LinkedHashMap<>();
        installed.all().forEach(type -> told.put(keyOf(type), type));
        planted.forEach(dossier -> told.put(keyOf(dossier.type), dossier.type));
        return List.copyOf(told.values());
    }

    @Override
    public Map<String, List<String>> dossiersByType() {
        Map<String, List<String>> ids = new LinkedHashMap<>();
        planted.forEach(
                dossier ->
                        ids.computeIfAbsent(keyOf(dossier.type), type -> new ArrayList<>())
                                .add(dossier.id));
        return ids;
    }

    @Override
    public List<String> files() {
        return planted.stream().flatMap(dossier -> dossier.files.stream()).toList();
    }

    @Override
    public List<String> jobs() {
        return List.copyOf(jobs.keySet());
    }

    /** One of each place: what holds for a place in one situation holds for it in the others. */
    @Override
    public Map<String, List<String>> wordsByType() {
        Map<String, List<String>> words = new LinkedHashMap<>();
        Set<String> places = new TreeSet<>();
        for (Planted dossier : planted) {
            String type = keyOf(dossier.type);
            for (String word : dossier.words()) {
                if (places.add(dossier.place() + word.replaceAll("^zq\\d+", ""))) {
                    words.computeIfAbsent(type, key -> new ArrayList<>()).add(word);
                }
            }
        }
        return words;
    }
}
