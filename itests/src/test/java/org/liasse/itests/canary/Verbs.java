package org.liasse.itests.canary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.itests.story.Rest;
import org.liasse.itests.story.Rest.Answer;
import org.liasse.itests.story.Rest.Request;
import org.liasse.itests.story.Town.Person;

/** The verbs of the core, as somebody does them in a dossier. */
final class Verbs {

    /** Those that leave words behind. */
    static final Set<String> PLANTED =
            Set.of("edit", "deposit-in", "add-slot", "write-in", "invite", "draw");

    /** Those without which actions are not ready. */
    static final Set<String> NEEDED = Set.of("edit", "invite", "draw");

    private final World world;
    private final Planted dossier;
    private final Rest actor;

    Verbs(World world, Planted dossier, Rest actor) {
        this.world = world;
        this.dossier = dossier;
        this.actor = actor;
    }

    /** Does it with words that are counted; null where there is nothing to be done. */
    Answer plant(JsonNode act) {
        String object = act.get("object").asText();
        switch (act.get("key").asText()) {
            case "edit":
                JsonNode section = part("sections", object);
                return actor.send(
                        new Request(
                                        "PATCH",
                                        path("/sections/" + object),
                                        new Filler(
                                                        key ->
                                                                dossier.word(
                                                                        object + key,
                                                                        section.get("seenBy")),
                                                        world::accountFor,
                                                        key ->
                                                                dossier.word(
                                                                                object + key,
                                                                                section.get(
                                                                                        "seenBy"))
                                                                        + "@example.org",
                                                        dossier.way())
                                                .fill(section.path("fields")))
                                .ifMatch("*"));
            case "deposit-in":
                return deposit(object, part("slots", object).get("seenBy"));
            case "add-slot":
                JsonNode seenBy = part("slots", object).get("seenBy");
                return addSlot(object, dossier.word("slot" + object, seenBy));
            case "write-in":
                return write(object, part("threads", object).get("seenBy"));
            case "invite":
                String invited = world.nameFor(dossier, object);
                if (world.person(invited) == null) {
                    return null;
                }
                Answer answer = attempt(act);
                dossier.give(invited, object);
                return answer;
            case "draw":
                return attempt(act);
            default:
                return null;
        }
    }

    private Answer deposit(String slot, JsonNode seenBy) {
        Answer deposited =
                actor.send(
                        Request.raw(
                                "POST",
                                path("/documents/" + slot + "/versions?name=")
                                        + dossier.word(slot + "name", seenBy)
                                        + ".pdf",
                                World.file(dossier.word(slot + "bytes", seenBy))));
        if (deposited.status() == 201) {
            dossier.files.add(
                    path("/documents/")
                            + deposited.json().get("document").asText()
                            + "/versions/1");
        }
        return deposited;
    }

    private Answer addSlot(String like, String name) {
        return actor.send("POST", path("/slots"), Map.of("like", like, "name", name));
    }

    private Answer write(String thread, JsonNode seenBy) {
        String upload =
                actor.send(
                                Request.raw(
                                        "POST",
                                        "/api/uploads?for="
                                                + dossier.type.get("key").asText()
                                                + "/"
                                                + thread
                                                + "&name="
                                                + dossier.word(thread + "attachment", seenBy)
                                                + ".pdf",
                                        World.file(dossier.word(thread + "attached", seenBy))))
                        .expect(201)
                        .json()
                        .get("id")
                        .asText();
        Answer written =
                actor.send(
                        "POST",
                        path("/threads/" + thread + "/messages"),
                        Map.of(
                                "text",
                                dossier.word(thread + "text", seenBy),
                                "attachments",
                                List.of(upload)));
        if (written.status() == 201) {
            dossier.files.add(
                    path("/threads/" + thread + "/messages/")
                            + written.json().get("id").asText()
                            + "/attachments/1");
        }
        return written;
    }

    private JsonNode part(String kind, String key) {
        for (JsonNode part : dossier.type.get(kind)) {
            if (part.get("key").asText().equals(key)) {
                return part;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    /** Does it with what anybody might send; null where there is nothing to be sent. */
    Answer attempt(JsonNode act) {
        String object = act.get("object").asText();
        switch (act.get("key").asText()) {
            case "edit":
                return actor.send(
                        new Request(
                                        "PATCH",
                                        path("/sections/" + object),
                                        new Filler(key -> "a word", world::accountFor)
                                                .fill(part("sections", object).path("fields")))
                                .ifMatch("*"));
            case "deposit-in":
                return actor.send(
                        Request.raw(
                                "POST",
                                path("/documents/" + object + "/versions?name=a.pdf"),
                                World.file("a word")));
            case "add-slot":
                return addSlot(object, "a word");
            case "write-in":
                return actor.send(
                        "POST", path("/threads/" + object + "/messages"), Map.of("text", "a word"));
            case "mark":
                return actor.send("PUT", path("/marks/" + object), null);
            case "invite":
            case "exclude":
                Person person = whom(act, object);
                return person == null
                        ? null
                        : actor.send(
                                new Request(
                                                act.get("method").asText(),
                                                path("/participants/" + object + "/")
                                                        + person.principal(),
                                                null)
                                        .ifMatch("*"));
            case "share":
                String href = act.get("href").asText();
                return actor.send(new Request("PUT", href, Map.of()).ifMatch("*"));
            case "share-new":
                return actor.send(
                        new Request("PUT", shared(act.get("href").asText()), Map.of())
                                .ifMatch("*"));
            case "draw":
                return actor.send("POST", path("/definitions"), drawing(object));
            case "produce":
                return actor.send(
                        new Request("POST", path("/products/" + object), Map.of()).ifMatch("*"));
            default:
                return null;
        }
    }

    /** Where nobody else may come in, it is asked with somebody else. */
    private Person whom(JsonNode act, String role) {
        String name = world.nameFor(dossier, role);
        boolean isThere = dossier.given(name).contains(role);
        return act.get("key").asText().equals("invite") && isThere && !act.get("open").asBoolean()
                ? world.person(People.NOBODY)
                : world.person(name);
    }

    /** The first part that the actor shares beforehand, or any at all where there is none. */
    private String shared(String href) {
        JsonNode parts = actor.read(href);
        if (parts.isEmpty()) {
            return href + "/sections/any";
        }
        String kind =
                switch (parts.get(0).get("kind").asText()) {
                    case "section" -> "/sections/";
                    case "slot" -> "/documents/";
                    default -> "/threads/";
                };
        return href + kind + parts.get(0).get("key").asText();
    }

    /** A form for each section that is drawn, with a text and a number in it. */
    private Map<String, Object> drawing(String type) {
        Map<String, Object> forms = new LinkedHashMap<>();
        for (JsonNode known : world.types()) {
            if (known.get("key").asText().equals(type)) {
                for (JsonNode section : known.get("sections")) {
                    if (section.path("drawn").asBoolean()) {
                        forms.put(
                                section.get("key").asText(),
                                Map.of(
                                        "fields",
                                        List.of(
                                                Map.of(
                                                        "key", "word",
                                                        "kind", "text",
                                                        "label", "Word"),
                                                Map.of(
                                                        "key", "count",
                                                        "kind", "integer",
                                                        "label", "Count"))));
                    }
                }
            }
        }
        return Map.of("forms", forms, "slots", List.of(), "texts", Map.of());
    }

    private String path(String rest) {
        return "/api/dossiers/" + dossier.id + rest;
    }
}
